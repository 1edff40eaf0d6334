import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { cardOf } from './cards.ts'
import { dayOfAct, yearOfAct, type CounterHandlers, type CounterParts } from './counter-parts.ts'
import { orderPaper } from './counter-papers.ts'
import type { CarrierCode, ParcelId } from './ids.ts'
import type { Candidate } from './labels/recognise.ts'
import { suggestedFor } from './placing.ts'
import { asParcelCode } from './reading.ts'
import { blank } from './reception.ts'
import type { Carrier, Terms } from './rules/carrier.ts'
import { commissionOf } from './rules/commission.ts'
import { deadlineOf } from './rules/deadline.ts'
import type { Parcel } from './rules/parcel.ts'
import { readScan } from './rules/reading.ts'
import { codeOfNumber } from './rules/series.ts'

type DropOff = Parameters<CounterHandlers['dropOff']>[0]
type Labelled = Pick<DropOff, 'aim' | 'carrier' | 'forcedReason' | 'name' | 'size'> & {
  readonly parcelId: ParcelId
  readonly text: string
}
type Handlers = Pick<CounterHandlers, 'registerNow' | 'dropOff' | 'printDropOff'>

/** Whoever runs a contract today; what may come in is what was agreed for this day. */
export function runningContract(
  parts: CounterParts,
  code: CarrierCode,
  nowMs: number,
): Result<
  { readonly carrier: Carrier; readonly terms: Terms },
  'CARRIER_UNKNOWN' | 'CONTRACT_OVER' | 'CONTRACT_NOT_BEGUN' | 'NO_TERMS'
> {
  const { carriers } = parts
  const carrier = carriers.carrier(code)
  if (!carrier) return refuse('CARRIER_UNKNOWN')
  const today = dayOfAct(parts, nowMs)
  if (carrier.to !== null && carrier.to < today) return refuse('CONTRACT_OVER', { to: carrier.to })
  if (carrier.from > today) return refuse('CONTRACT_NOT_BEGUN', { from: carrier.from })
  const terms = carriers.termsOn(code, today)
  return terms ? ok({ carrier, terms }) : refuse('NO_TERMS', { carrier: carrier.name })
}

/** Where the café says that it lies; any place, where it says nothing. */
export function placeRefused({ carriers }: CounterParts, place: string | null) {
  const isKnown = place === null || carriers.setup().places.some(({ label }) => label === place)
  return isKnown ? undefined : refuse('PLACE_UNKNOWN', { place: place ?? '' })
}

/** What comes in over the counter: from somebody who sends it, or found without ever having been scanned. */
export function dropOffHandlers(parts: CounterParts): Handlers {
  const { register, carriers, counter, doors } = parts

  /** The parcel that a label names, as long as nothing of it is here. A wrong key wants a reason. */
  function labelled({ parcelId, text, aim, carrier, forcedReason, name, size }: Labelled) {
    const all = carriers.carriers()
    const found = asParcelCode(readScan(text, { carriers: all, carrier, ...(aim !== undefined && { aim }) }))
    if (!found.ok) return found
    const label = labelFor(carrier, found.value)
    const { check } = label
    if (check.kind === 'wrong' && forcedReason === '') {
      return refuse('CHECK_WRONG', { expected: check.expected, read: check.read })
    }
    const known = register.activeAt(carrier, label.shipment, label.parcelNo ?? 1)
    const isExpected = known?.state === 'announced' || known?.state === 'not-received'
    if (known && !isExpected) return refuse('ALREADY_HERE', { place: known.place ?? '' })
    const parcel: Parcel = {
      ...(known ?? { ...blank(carrier, label), parcelId }),
      check: check.kind === 'wrong' ? 'forced' : check.kind,
      forcedReason: check.kind === 'wrong' ? forcedReason : '',
      size,
    }
    return ok({ parcel: name === '' ? parcel : { ...parcel, name }, isExpected })
  }

  /** For what has no label, its number is its code. */
  function unlabelled({ parcelId, carrier, name, size }: DropOff, number: string): Parcel {
    return { ...blank(carrier, { shipment: codeOfNumber(number) }), parcelId, name, size }
  }

  function drop(asked: DropOff, context: CommandContext) {
    const { nowMs } = context
    const { text, carrier: code, measures } = asked
    const contract = runningContract(parts, code, nowMs)
    if (!contract.ok) return contract
    const { carrier, terms } = contract.value
    if (text === null && carrier.kind !== 'local') return refuse('LABEL_NEEDED')
    if (text === null && asked.name === '') return refuse('NAME_NEEDED')
    const noPlace = placeRefused(parts, asked.place)
    if (noPlace) return noPlace
    const over = passedLimit(terms, measures)
    if (over && !asked.limitConfirmed) return refuse('OVER_LIMITS', over)
    const label = text === null ? undefined : labelled({ ...asked, text })
    if (label && !label.ok) return label
    const number = counter.nextNumber('drop-off', yearOfAct(parts, nowMs))
    const isLocal = carrier.kind === 'local'
    const commissionCents = commissionOf('dropped-off', terms, measures.weightG)
    const left = label?.ok ? label.value.parcel : unlabelled(asked, number)
    const place = asked.place ?? suggestedFor(parts, left)?.place ?? null
    const parcel: Parcel = {
      ...left,
      direction: 'out',
      phone: asked.phone,
      weightG: measures.weightG,
      place,
      receivedAtMs: nowMs,
      commissionCents,
      number,
      local: isLocal ? { note: asked.note, toPayCents: ZERO, notifiedAtMs: null } : null,
    }
    const facts = {
      number,
      commissionCents,
      place,
      check: parcel.check,
      ...(asked.seconds !== null && { seconds: asked.seconds }),
      ...(over && { overLimit: over.what }),
    }
    return register.happen(parcel, 'drop-off', facts, context)
  }

  return {
    registerNow(asked, context) {
      const { nowMs } = context
      const contract = runningContract(parts, asked.carrier, nowMs)
      if (!contract.ok) return contract
      const label = labelled(asked)
      if (!label.ok) return label
      const { holdDays, dayKind } = contract.value.terms
      const deadline = deadlineOf(doors.today(nowMs), holdDays, dayKind)
      const { weightG = label.value.parcel.weightG } = asked
      const place = suggestedFor(parts, label.value.parcel)?.place ?? null
      const parcel = { ...label.value.parcel, weightG, place, receivedAtMs: nowMs, deadline }
      const facts = { deadline, place, check: parcel.check, reason: 'at-hand-over' }
      const here = register.happen(parcel, 'receive', facts, context)
      if (!here.ok) return here
      context.announce('services.changed')
      return ok(cardOf(parts, here.value, nowMs))
    },

    dropOff(asked, context) {
      const dropped = drop(asked, context)
      if (!dropped.ok) return dropped
      const { parcelId } = dropped.value
      if (asked.printReceipt) orderPaper(parts, { paper: 'drop-off', parcelId }, context)
      context.announce('services.changed')
      return ok(cardOf(parts, dropped.value, context.nowMs))
    },

    printDropOff({ parcelId }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel || parcel.direction !== 'out') return refuse('PARCEL_UNKNOWN')
      const copyNumber = orderPaper(parts, { paper: 'drop-off', parcelId }, context)
      return copyNumber === undefined ? refuse('NO_PRINTER') : ok({ copyNumber })
    },
  }
}

type Label = Pick<Candidate, 'shipment' | 'parcelNo' | 'parcelCount' | 'check'>

/** What the code says if it is this carrier's. */
function labelFor(carrier: CarrierCode, found: Extract<ReturnType<typeof asParcelCode>, { ok: true }>['value']): Label {
  if (found.kind === 'unknown') return { shipment: found.code, check: { kind: 'none' } }
  const candidates = found.kind === 'label' ? [found.label, ...found.others] : found.candidates
  const mine = candidates.find((one) => one.carrier === carrier)
  const [first] = candidates
  return mine ?? { shipment: first?.code ?? '', check: { kind: 'none' } }
}

/** What the carrier takes at the most, and what somebody wants to leave. */
function passedLimit({ mostG, longestCm, sumCm }: Terms, measures: DropOff['measures']) {
  const isOver = (value: number | null, most: number | null | undefined): most is number =>
    value !== null && most !== null && most !== undefined && value > most
  if (isOver(measures.weightG, mostG)) return { what: 'weight', value: measures.weightG ?? 0, most: mostG }
  if (isOver(measures.longestCm, longestCm)) return { what: 'longest', value: measures.longestCm ?? 0, most: longestCm }
  if (isOver(measures.sumCm, sumCm)) return { what: 'sum', value: measures.sumCm ?? 0, most: sumCm }
  return undefined
}
