import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import type { Scanned } from './contract/deliveries.ts'
import { newIncidentId, newParcelId, type CarrierCode } from './ids.ts'
import type { Candidate } from './labels/recognise.ts'
import type { DeliveryHandlers, ParcelsParts } from './parts.ts'
import { suggestedFor } from './placing.ts'
import { asParcelCode, choicesOf, nameOfCarrier, type ParcelCode } from './reading.ts'
import { UNITS, type Terms } from './rules/carrier.ts'
import { deadlineOf } from './rules/deadline.ts'
import { limitPassed, type Delivery } from './rules/delivery.ts'
import type { Parcel } from './rules/parcel.ts'
import { readScan } from './rules/reading.ts'
import { isHere } from './rules/states.ts'
import type { Suggestion } from './rules/suggest.ts'

type ScanIn = Parameters<DeliveryHandlers['scanIn']>[0]
type Label = Pick<Candidate, 'code' | 'shipment' | 'parcelNo' | 'parcelCount' | 'check'>
type Whose = { readonly carrier: CarrierCode; readonly label: Label; readonly isRepaired: boolean }
type Refusal =
  | 'ARTICLE_SCANNED'
  | 'SORTING_SCANNED'
  | 'NOT_A_LABEL'
  | 'PLACE_UNKNOWN'
  | 'CARRIER_UNKNOWN'
  | 'NO_TERMS'
  | 'PARCEL_NOT_SO'

/** One scan of a round, from what was read to where it lies. */
export function createReception(parts: ParcelsParts) {
  const { carriers, register, deliveries, shelf, doors } = parts

  /** Whose it is and what it is called, or what has to be asked first. */
  function whose(delivery: Delivery, input: ScanIn): Result<Whose | Scanned, Refusal> {
    const all = carriers.carriers()
    const carrier = input.carrier ?? delivery.carrier
    if (!all.some(({ code }) => code === carrier)) return refuse('CARRIER_UNKNOWN')
    const { text, aim } = input
    const found = asParcelCode(readScan(text, { carriers: all, carrier, ...(aim !== undefined && { aim }) }))
    if (!found.ok) return found
    const label = labelOf(found.value)
    const isRepaired = found.value.kind !== 'unknown' && found.value.repaired
    const seems = found.value.kind === 'label' ? found.value.label.carrier : undefined
    const isOurs = found.value.kind === 'label' && (seems === undefined || seems === carrier)
    if (!isOurs && input.carrier === undefined) return ok(asked(delivery, found.value))
    if (label.check.kind === 'wrong' && input.forcedReason === undefined) {
      const { expected, read } = label.check
      return ok({ kind: 'asks-key', code: label.code, expected, read })
    }
    return ok({ carrier, label, isRepaired })
  }

  function asked(delivery: Delivery, found: ParcelCode): Scanned {
    const all = carriers.carriers()
    if (found.kind === 'unknown') {
      return { kind: 'asks-format', code: found.code, choices: choicesOf(all, [delivery.carrier]) }
    }
    const candidates = found.kind === 'label' ? [found.label] : found.candidates
    const theirs = candidates.map(({ carrier }) => carrier)
    const choices = choicesOf(all, [delivery.carrier, ...theirs])
    const names = theirs.flatMap((code) => (code === undefined ? [] : [nameOfCarrier(parts, code)]))
    return {
      kind: 'asks-carrier',
      code: candidates[0]?.code ?? '',
      seems: names.join(' · '),
      choices: choices.filter(({ carrier }) => [delivery.carrier, ...theirs].includes(carrier)),
    }
  }

  /** Where it is laid: where somebody said, else where it is suggested. */
  function placeFor(carrier: CarrierCode, name: string, { place, size }: ScanIn): Result<Suggestion, 'PLACE_UNKNOWN'> {
    if (place !== undefined) {
      const known = carriers.setup().places.find(({ label }) => label === place)
      if (!known) return refuse('PLACE_UNKNOWN', { place })
      return ok({ place, isFull: (register.taken().get(place)?.units ?? 0) + UNITS[size] > known.units })
    }
    const found = suggestedFor(parts, { carrier, name, size })
    return found ? ok(found) : refuse('PLACE_UNKNOWN', { place: '' })
  }

  function termsFor(carrier: CarrierCode, delivery: Delivery, nowMs: number): Terms | undefined {
    const day = doors.today(nowMs)
    return carriers.termsOn(carrier, day) ?? carriers.termsOn(delivery.carrier, day)
  }

  /** More came today of this carrier than was agreed; counted with the one in hand. */
  function overLimit(carrier: CarrierCode, terms: Terms, nowMs: number) {
    const { zone, cutOffHour } = doors.cafe().settings
    const count = deliveries.receivedSince(carrier, instantOf(doors.today(nowMs), cutOffHour * 60, zone))
    const limit = limitPassed(count, terms.dailyLimit)
    return limit === undefined || terms.dailyLimit === null ? null : { count, limit }
  }

  function laidDown(
    delivery: Delivery,
    input: ScanIn,
    { carrier, label, isRepaired }: Whose,
    context: CommandContext,
  ): Result<Scanned, Refusal> {
    const { nowMs } = context
    const known = register.activeAt(carrier, label.shipment, label.parcelNo ?? 1)
    if (known && isHere(known.state)) return ok({ kind: 'already-here', parcel: known })
    if (known?.state === 'missing') {
      const back = register.happen(known, 'find', { delivery: delivery.deliveryId }, context)
      return back.ok ? ok({ kind: 'found', parcel: back.value }) : back
    }
    const terms = termsFor(carrier, delivery, nowMs)
    if (!terms) return refuse('NO_TERMS', { carrier: nameOfCarrier(parts, carrier) })
    const parcel: Parcel = {
      ...(known ?? blank(carrier, label)),
      check: input.forcedReason !== undefined && label.check.kind === 'wrong' ? 'forced' : checkOf(label),
      forcedReason: label.check.kind === 'wrong' ? (input.forcedReason ?? '') : '',
      size: input.size,
      deliveryId: delivery.deliveryId,
    }
    if (input.reserve !== undefined) return refuseAtDock(parcel, input.reserve, context)
    const place = placeFor(carrier, parcel.name, input)
    if (!place.ok) return place
    const deadline = deadlineOf(doors.today(nowMs), terms.holdDays, terms.dayKind)
    const laid = { ...parcel, place: place.value.place, receivedAtMs: nowMs, deadline }
    const facts = { delivery: delivery.deliveryId, place: place.value.place, deadline, check: parcel.check }
    const stored = register.happen(laid, 'receive', facts, context)
    if (!stored.ok) return stored
    const listed = deliveries.listed(delivery.deliveryId)
    return ok({
      kind: 'stored',
      parcel: stored.value,
      isUnexpected: listed.size > 0 && !listed.has(stored.value.parcelId),
      isFull: place.value.isFull,
      isRepaired,
      over: overLimit(carrier, terms, nowMs),
    })
  }

  /** The driver takes it back: an end, with the café's reserve. */
  function refuseAtDock(parcel: Parcel, note: string, context: CommandContext): Result<Scanned, 'PARCEL_NOT_SO'> {
    const facts = { delivery: parcel.deliveryId, reason: 'damaged' }
    const gone = register.happen({ ...parcel, place: null, deadline: null }, 'refuse-at-dock', facts, context)
    if (!gone.ok) return gone
    const { parcelId } = gone.value
    const { nowMs: atMs, operator: by } = context
    const incident = { incidentId: newIncidentId(), parcelId, atMs, by, note, claimRef: '', amountCents: null }
    shelf.saveIncident({ ...incident, kind: 'refused' })
    return ok({ kind: 'refused', parcel: gone.value })
  }

  return {
    refuseAtDock,
    /** What a scan of a round comes to; nothing is written where it asks. */
    scan(delivery: Delivery, input: ScanIn, context: CommandContext): Result<Scanned, Refusal> {
      const found = whose(delivery, input)
      if (!found.ok) return found
      return 'kind' in found.value ? ok(found.value) : laidDown(delivery, input, found.value, context)
    },
  }
}

const checkOf = ({ check }: Label): Parcel['check'] => (check.kind === 'ok' ? 'ok' : 'none')

function labelOf(found: ParcelCode): Label {
  const first = found.kind === 'label' ? found.label : found.kind === 'ambiguous' ? found.candidates[0] : undefined
  if (found.kind === 'label' && first) return first
  const code = found.kind === 'unknown' ? found.code : (first?.code ?? '')
  return { code, shipment: code, check: { kind: 'none' } }
}

/** A parcel of which nothing is known but what its label says. */
export function blank(
  carrier: CarrierCode,
  label: Pick<Label, 'shipment' | 'parcelNo' | 'parcelCount'>,
  parcelId = newParcelId(),
): Parcel {
  return {
    parcelId,
    direction: 'in',
    carrier,
    code: label.shipment,
    parcelNo: label.parcelNo ?? 1,
    parcelCount: label.parcelCount ?? 1,
    check: 'none',
    forcedReason: '',
    name: '',
    phone: '',
    size: 'S',
    weightG: null,
    place: null,
    state: 'announced',
    before: null,
    receivedAtMs: null,
    deadline: null,
    leftAtMs: null,
    commissionCents: null,
    deliveryId: null,
    manifestId: null,
    proofId: null,
    number: '',
    local: null,
  }
}
