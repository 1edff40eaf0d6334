import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ok, refuse } from '../../shared/result.ts'
import { dayOfAct, yearOfAct, type CounterParts, type DriverHandlers } from './counter-parts.ts'
import { manifestFacts, orderPaper } from './counter-papers.ts'
import { commissionOf } from './rules/commission.ts'
import { lateDaysOf, type Manifest, type ManifestReason } from './rules/counter.ts'
import type { Parcel } from './rules/parcel.ts'
import { manifestPdf } from './papers/manifest-pdf.ts'

type Give = Parameters<DriverHandlers['giveToDriver']>[0]
const RECENT = 12

/** Why a parcel leaves with the driver; undefined for one that still waits for somebody. */
export function reasonFor(parcel: Parcel, lateDays: number | null): ManifestReason | undefined {
  if (parcel.state === 'dropped-off') return 'dropped-off'
  if (lateDays === null) return undefined
  return lateDays > 0 ? 'expired' : 'refused'
}

/** What a driver takes along, and signs for. */
export function driverHandlers(parts: CounterParts): DriverHandlers {
  const { register, carriers, counter, doors } = parts
  const reasonOf = (parcel: Parcel, nowMs: number) => reasonFor(parcel, lateDaysOf(parcel, doors.today(nowMs)))

  function shown(parcel: Parcel, reason: ManifestReason) {
    const { parcelId, code, parcelNo, parcelCount, number, place, size } = parcel
    return { parcelId, code, parcelNo, parcelCount, number, place, size, reason }
  }

  /** A parcel whose time ended before anybody looked is expired first: it leaves as what it is. */
  function ready(parcel: Parcel, context: CommandContext) {
    return parcel.state === 'stored' ? register.happen(parcel, 'expire', { reason: 'deadline' }, context) : ok(parcel)
  }

  function give(parcel: Parcel, number: string, { manifestId, carrier }: Give, context: CommandContext) {
    const isReturn = parcel.direction === 'in'
    const terms = carriers.termsOn(carrier, dayOfAct(parts, context.nowMs))
    const commissionCents = isReturn ? commissionOf('returned', terms, parcel.weightG) : parcel.commissionCents
    const facts = { manifest: manifestId, number, ...(isReturn && { commissionCents }) }
    return register.happen({ ...parcel, place: null, manifestId, commissionCents }, 'give-to-driver', facts, context)
  }

  return {
    forDrivers(_input, { nowMs }) {
      const here = register.here()
      return {
        carriers: carriers.carriers().flatMap(({ code: carrier, name, to }) => {
          const parcels = here.flatMap((parcel) => {
            const reason = parcel.carrier === carrier ? reasonOf(parcel, nowMs) : undefined
            return reason ? [shown(parcel, reason)] : []
          })
          const isOver = to !== null && to < dayOfAct(parts, nowMs)
          return parcels.length > 0 || !isOver ? [{ carrier, name, isOver, parcels }] : []
        }),
        recent: counter.manifests(RECENT).map(({ manifestId, number, carrier, atMs, items, driver, signature }) => ({
          manifestId,
          number,
          name: carriers.carrier(carrier)?.name ?? carrier,
          atMs,
          count: items.length,
          driver,
          isSigned: signature !== '',
        })),
      }
    },

    giveToDriver(asked, context) {
      const { nowMs } = context
      if (!carriers.carrier(asked.carrier)) return refuse('CARRIER_UNKNOWN')
      if (counter.manifest(asked.manifestId)) return refuse('MANIFEST_EXISTS')
      const items: Manifest['items'][number][] = []
      const leaving: Parcel[] = []
      for (const parcelId of new Set(asked.parcelIds)) {
        const parcel = register.parcel(parcelId)
        if (!parcel) return refuse('PARCEL_UNKNOWN')
        if (parcel.carrier !== asked.carrier) return refuse('OTHER_CARRIERS_PARCEL', { code: parcel.code })
        const reason = reasonOf(parcel, nowMs)
        if (!reason || !['stored', 'to-return', 'dropped-off'].includes(parcel.state)) {
          return refuse('PARCEL_NOT_SO', { state: parcel.state })
        }
        const { place: _place, size: _size, ...item } = shown(parcel, reason)
        items.push(item)
        leaving.push(parcel)
      }
      if (asked.signature === '' && asked.unsignedReason === '') return refuse('MANIFEST_UNSIGNED')
      const number = counter.nextNumber('manifest', yearOfAct(parts, nowMs))
      for (const parcel of leaving) {
        const gone = ready(parcel, context)
        const left = gone.ok ? give(gone.value, number, asked, context) : gone
        if (!left.ok) return left
      }
      const { manifestId, carrier, driver, signature } = asked
      const unsignedReason = signature === '' ? asked.unsignedReason : ''
      const by = doors.nameOf(context.operator)
      const manifest: Manifest = {
        manifestId,
        number,
        carrier,
        atMs: nowMs,
        by,
        driver,
        signature,
        unsignedReason,
        items,
      }
      counter.addManifest(manifest)
      if (asked.print) orderPaper(parts, { paper: 'manifest', manifestId }, context)
      context.announce('services.changed')
      return ok(manifest)
    },

    printManifest({ manifestId }, context) {
      if (!counter.manifest(manifestId)) return refuse('MANIFEST_UNKNOWN')
      const copyNumber = orderPaper(parts, { paper: 'manifest', manifestId }, context)
      return copyNumber === undefined ? refuse('NO_PRINTER') : ok({ copyNumber })
    },

    async manifestPdf({ manifestId }) {
      const manifest = counter.manifest(manifestId)
      if (!manifest) return null
      const bytes = await manifestPdf(manifestFacts(parts, manifest))
      return { name: `bordereau-${manifest.number}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}
