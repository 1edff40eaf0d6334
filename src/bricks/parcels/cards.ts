import { wallTime } from '../../shared/business-day.ts'
import { minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import type { CounterParts } from './counter-parts.ts'
import { isOpened } from './counter-store.ts'
import type { ParcelsParts } from './parts.ts'
import { lateDaysOf, type Card, type Gone } from './rules/counter.ts'
import type { Parcel } from './rules/parcel.ts'
import { seenOf } from './rules/proof.ts'
import { plain } from './register.ts'

/** What nobody has paid yet of what a shop wants for it, and what lies on no ticket. */
export function leftToPay({ doors: { services } }: Pick<ParcelsParts, 'doors'>, { parcelId, local }: Parcel): Cents {
  if (!local || local.toPayCents === 0) return ZERO
  const onTickets = services
    .openOf(parcelId)
    .flatMap(({ nature, priceCents }) => (nature === 'agency' ? [priceCents] : []))
  const left = minus(local.toPayCents, sum([services.balanceOf(parcelId, 'agency'), ...onTickets]))
  return left > 0 ? left : ZERO
}

/** A parcel as the counter shows it. */
export function cardOf(parts: CounterParts, parcel: Parcel, nowMs: number): Card {
  const { carriers, counter, doors } = parts
  const carrier = carriers.carrier(parcel.carrier)
  const { parcelId, direction, code, parcelNo, parcelCount, name, phone, size, place, state } = parcel
  const { receivedAtMs, deadline, number, local } = parcel
  const kept = local && counter.codeOf(parcelId)
  return {
    parcelId,
    direction,
    carrier: parcel.carrier,
    code,
    parcelNo,
    parcelCount,
    name,
    phone,
    size,
    place,
    state,
    receivedAtMs,
    deadline,
    number,
    carrierName: carrier?.name ?? parcel.carrier,
    lateDays: lateDaysOf(parcel, doors.today(nowMs)),
    rule: {
      kind: carrier?.kind ?? 'carrier',
      proof: carrier?.proof ?? 'id',
      thirdPerson: carrier?.thirdPerson ?? 'refused',
      isSigned: carrier?.isSigned ?? false,
      lateHandOver: carrier?.lateHandOver ?? false,
    },
    local: local && {
      note: local.note,
      toPayCents: local.toPayCents,
      leftCents: leftToPay(parts, parcel),
      notifiedAtMs: local.notifiedAtMs,
      hasCode: kept !== undefined && kept !== null,
      isOpen: isOpened(kept ?? undefined, nowMs),
    },
  }
}

/** What became of a parcel that is not here to be handed over. */
export function goneOf(parts: CounterParts, parcel: Parcel, nowMs: number): Gone {
  const { register, carriers, counter, doors } = parts
  const last = register.events(parcel.parcelId).at(-1)
  const proof = parcel.proofId === null ? undefined : counter.proof(parcel.proofId)
  const isToday = parcel.leftAtMs !== null && doors.today(parcel.leftAtMs) === doors.today(nowMs)
  return {
    parcelId: parcel.parcelId,
    carrierName: carriers.carrier(parcel.carrier)?.name ?? parcel.carrier,
    code: parcel.code,
    name: parcel.name,
    state: parcel.state,
    atMs: last?.atMs ?? null,
    by: last ? doors.nameOf(last.by) : '',
    seen: proof ? seenOf(proof) : 'nothing',
    thirdPerson: proof?.thirdPerson?.name ?? '',
    mayUndo: parcel.state === 'picked-up' && isToday,
  }
}

/** « 21/11 » and « 17:42 », by the café's own clock: what a sentence says of an instant. */
export function saidAt(
  { zone }: Pick<ParcelsParts, 'zone'>,
  atMs: number,
): { readonly day: string; readonly time: string } {
  const { day, minute } = wallTime(atMs, zone())
  const [, month = '', date = ''] = day.split('-')
  const two = (figure: number) => String(figure).padStart(2, '0')
  return { day: `${date}/${month}`, time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` }
}

/** « Martin Léa » and « LÉA MARTIN » are one person; whoever has no name is nobody else. */
export const personOf = (name: string): string =>
  plain(name)
    .split(/[\s-]+/)
    .filter(Boolean)
    .toSorted()
    .join(' ')
