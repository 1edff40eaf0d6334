import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { ServiceInput } from '../../main/tickets/index.ts'
import { newLineId } from '../../shared/ids.ts'
import { sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { cardOf, leftToPay, personOf, saidAt } from './cards.ts'
import { dayOfAct, SERVICE, type CounterHandlers, type CounterParts } from './counter-parts.ts'
import { isOpened } from './counter-store.ts'
import { commissionOf } from './rules/commission.ts'
import type { Carrier } from './rules/carrier.ts'
import { lateDaysOf, type LateReason } from './rules/counter.ts'
import type { Parcel } from './rules/parcel.ts'
import { seenOf, suffices } from './rules/proof.ts'

type Asked = Parameters<CounterHandlers['handOver']>[0]
type Handlers = Pick<CounterHandlers, 'handOver' | 'handOverLate' | 'undoHandOver' | 'customerRefuses'>
type Wanted = { readonly parcel: Parcel; readonly carrier: Carrier }

/** Parcels into somebody's hands, and back where that was a mistake. */
export function handOverHandlers(parts: CounterParts): Handlers {
  const { register, carriers, counter, doors } = parts

  /** Why a parcel that was asked for is not handed over: it was, by whom and when; or what it is. */
  function notHere(parcel: Parcel) {
    if (parcel.state !== 'picked-up') return refuse('PARCEL_NOT_SO', { state: parcel.state })
    const last = register.events(parcel.parcelId).findLast(({ kind }) => kind === 'hand-over')
    const proof = parcel.proofId === null ? undefined : counter.proof(parcel.proofId)
    return refuse('ALREADY_HANDED_OVER', {
      ...saidAt(parts, last?.atMs ?? parcel.leftAtMs ?? 0),
      by: last ? doors.nameOf(last.by) : '',
      seen: proof ? seenOf(proof) : 'nothing',
    })
  }

  function wanted({ parcelIds }: Asked) {
    const found: Wanted[] = []
    for (const parcelId of new Set(parcelIds)) {
      const parcel = register.parcel(parcelId)
      const carrier = parcel && carriers.carrier(parcel.carrier)
      if (!parcel || !carrier) return refuse('PARCEL_UNKNOWN')
      if (parcel.state !== 'stored' && parcel.state !== 'to-return') return notHere(parcel)
      found.push({ parcel, carrier })
    }
    const people = new Set(found.flatMap(({ parcel }) => (parcel.name === '' ? [] : [personOf(parcel.name)])))
    return people.size > 1 ? refuse('NOT_ONE_PERSON') : ok(found)
  }

  /** The first whose time is over although its carrier does not want it handed over any more. */
  function tooLate(found: readonly Wanted[], nowMs: number) {
    for (const { parcel, carrier } of found) {
      const days = lateDaysOf(parcel, doors.today(nowMs))
      if (days !== null && !carrier.lateHandOver) return refuse('LATE_NOT_ALLOWED', { days, carrier: carrier.name })
    }
    return ok(null)
  }

  /** Each by the rule of its own carrier. A code of ours is believed only where it was tried and right. */
  function proved(found: readonly Wanted[], { proof }: Asked, nowMs: number) {
    for (const { parcel, carrier } of found) {
      const codeOk = carrier.kind === 'local' ? isOpened(counter.codeOf(parcel.parcelId), nowMs) : proof.codeOk
      const enough = suffices(carrier, { ...proof, codeOk })
      if (!enough.ok) return enough
    }
    return ok(null)
  }

  /** What a shop is to be paid is collected for it: no turnover of the café (`agency`). */
  function collect(found: readonly Wanted[], { ticket }: Asked, context: CommandContext) {
    const due = found.flatMap(({ parcel, carrier }) => {
      const cents = leftToPay(parts, parcel)
      return cents > 0 ? [{ parcel, carrier, cents }] : []
    })
    if (due.length === 0) return ok<Cents>(ZERO)
    if (ticket === null) return refuse('TO_PAY_FIRST')
    const lines = due.map(({ parcel, carrier, cents }, n): ServiceInput => {
      const label = [carrier.name, parcel.local?.note, parcel.number].filter(Boolean).join(' · ')
      return {
        lineId: n === 0 ? ticket.lineId : newLineId(),
        label: label.slice(0, 80),
        priceCents: cents,
        service: { service: SERVICE, ref: parcel.parcelId, nature: 'agency', family: carrier.name },
      }
    })
    const added = doors.addService(ticket, lines, context)
    return added.ok ? ok(sum(due.map(({ cents }) => cents))) : added
  }

  function handOver(found: readonly Wanted[], asked: Asked, lateReason: LateReason | null, context: CommandContext) {
    const { nowMs } = context
    if (counter.proof(asked.proof.proofId)) return refuse('PROOF_USED')
    const enough = proved(found, asked, nowMs)
    if (!enough.ok) return enough
    const onTicket = collect(found, asked, context)
    if (!onTicket.ok) return onTicket

    const isOurs = found.some(({ carrier }) => carrier.kind === 'local' && carrier.proof.includes('code'))
    const { proofId, idType, codeOk, thirdPerson, signature } = asked.proof
    const parcelIds = found.map(({ parcel }) => parcel.parcelId)
    counter.addProof({ proofId, parcelIds, atMs: nowMs, idType, codeOk: codeOk || isOurs, thirdPerson, signature })
    const handed: Parcel[] = []
    for (const { parcel } of found) {
      const terms = carriers.termsOn(parcel.carrier, dayOfAct(parts, nowMs))
      const commissionCents = commissionOf('handed-over', terms, parcel.weightG)
      const facts = {
        proof: proofId,
        commissionCents,
        place: parcel.place,
        ...(asked.seconds !== null && { seconds: Math.round(asked.seconds / found.length) }),
        ...(lateReason !== null && { reason: lateReason }),
      }
      const gone = register.happen({ ...parcel, place: null, proofId, commissionCents }, 'hand-over', facts, context)
      if (!gone.ok) return gone
      handed.push(gone.value)
    }
    context.announce('services.changed')
    return ok({ parcels: handed.map((parcel) => cardOf(parts, parcel, nowMs)), onTicketCents: onTicket.value })
  }

  /** Where it lay when it was handed over. */
  function placeBefore(parcelId: Parcel['parcelId']): string | null {
    const place = register.events(parcelId).findLast(({ kind }) => kind === 'hand-over')?.facts['place']
    return typeof place === 'string' ? place : null
  }

  return {
    handOver(asked, context) {
      const found = wanted(asked)
      if (!found.ok) return found
      const late = tooLate(found.value, context.nowMs)
      return late.ok ? handOver(found.value, asked, null, context) : late
    },
    handOverLate({ reason, ...asked }, context) {
      const found = wanted(asked)
      return found.ok ? handOver(found.value, asked, reason, context) : found
    },

    undoHandOver({ parcelId, reason }, context) {
      const { nowMs } = context
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      if (parcel.state !== 'picked-up') return refuse('PARCEL_NOT_SO', { state: parcel.state })
      if (parcel.leftAtMs === null || doors.today(parcel.leftAtMs) !== doors.today(nowMs)) return refuse('NOT_TODAY')
      if (register.activeAt(parcel.carrier, parcel.code, parcel.parcelNo)) return refuse('CAME_BACK')
      if (doors.services.isOnTicket(parcelId)) return refuse('LINE_ON_TICKET')
      const facts = { proof: parcel.proofId, commissionCents: 0, reason }
      const place = placeBefore(parcelId)
      const back = register.happen(
        { ...parcel, place, proofId: null, commissionCents: null },
        'undo-hand-over',
        facts,
        context,
      )
      if (!back.ok) return back
      context.announce('services.changed')
      return ok(cardOf(parts, back.value, nowMs))
    },

    customerRefuses({ parcelId }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const back = register.happen(parcel, 'expire', { reason: 'refused' }, context)
      if (!back.ok) return back
      context.announce('services.changed')
      return ok(cardOf(parts, back.value, context.nowMs))
    },
  }
}
