import { addDays, daysBetween, wallTime } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import type { BooksParts } from './months.ts'
import { registerFile } from './papers/register-file.ts'
import type { RecordHandlers } from './parts.ts'
import type { NameStore } from './name-store.ts'
import type { Parcel } from './rules/parcel.ts'
import { erasedOn } from './rules/retention.ts'
import { zParcelState } from './rules/states.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { plain } from './register.ts'

const YEAR_DAYS = 366

/** The register as it is searched, told and handed over. */
export function recordHandlers(parts: BooksParts & { readonly names: NameStore }): RecordHandlers {
  const { acts, register, carriers, doors, zone, names } = parts
  const nameOf = (code: Parcel['carrier']) => carriers.carrier(code)?.name ?? code
  const dayOf = (atMs: number) => wallTime(atMs, zone()).day

  return {
    searchRegister: ({ text, carrier, limit }) =>
      acts
        .search({ text: plain(text), carrier: carrier ?? '', limit })
        .map(({ parcelId, carrier: of, code, parcelNo, parcelCount, number, name, state, place, ...times }) => ({
          parcelId,
          carrier: of,
          carrierName: nameOf(of),
          code,
          parcelNo,
          parcelCount,
          number,
          name,
          state,
          place,
          atMs: times.leftAtMs ?? times.receivedAtMs,
        })),

    history({ parcelId }) {
      const parcel = acts.parcel(parcelId)
      if (!parcel) return null
      const { carrier, code, parcelNo, parcelCount, name, state, place, deadline, commissionCents, leftAtMs } = parcel
      return {
        parcelId,
        carrierName: nameOf(carrier),
        code,
        parcelNo,
        parcelCount,
        name,
        state,
        place,
        deadline,
        commissionCents,
        erasedOn: leftAtMs === null ? null : erasedOn(dayOf(leftAtMs), carriers.setup().keptMonths),
        events: register.events(parcelId).map(({ seq, atMs, by, kind, facts }) => ({
          seq,
          atMs,
          by: doors.nameOf(by),
          kind,
          to: zParcelState.safeParse(facts['to']).data ?? null,
          reason: String(facts['reason'] ?? ''),
        })),
        claims: names.claims(parcelId),
      }
    },

    closeClaim({ incidentId }, { nowMs, operator, announce }) {
      if (!names.knowsClaim(incidentId)) return refuse('CLAIM_UNKNOWN')
      names.closeClaim(incidentId, nowMs, operator)
      announce('services.changed')
      return ok(null)
    },

    registerState() {
      const last = acts.last()
      return {
        events: last?.seq ?? 0,
        lastHash: last?.hash ?? '',
        brokenAt: register.brokenAt() ?? null,
        keptMonths: carriers.setup().keptMonths,
        ...names.standing(),
      }
    },

    async registerFile({ from, to, as }, { nowMs }) {
      if (to < from || daysBetween(from, to) > YEAR_DAYS) return null
      const events = acts.recorded(instantOf(from, 0, zone()), instantOf(addDays(to, 1), 0, zone()))
      const rows = events.map((event) => ({ ...event, by: doors.nameOf(event.by), carrierName: nameOf(event.carrier) }))
      const site = siteOnPaper(doors.cafe())
      const chain = { last: acts.last(), brokenAt: register.brokenAt() }
      return registerFile({ rows, from, to, site, zone: zone(), nowMs, chain }, as)
    },
  }
}
