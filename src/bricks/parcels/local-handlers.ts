import { randomInt } from 'node:crypto'
import { sum } from '../../shared/money.ts'
import { addDays } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { cardOf } from './cards.ts'
import { yearOfAct, SERVICE, type CounterParts, type LocalHandlers } from './counter-parts.ts'
import { toCall } from './calls.ts'
import { orderPaper } from './counter-papers.ts'
import { placeRefused, runningContract } from './drop-off.ts'
import { suggestedFor } from './placing.ts'
import { blank } from './reception.ts'
import { deadlineOf } from './rules/deadline.ts'
import { OWN_CODE_DIGITS, waitAfter } from './rules/own-code.ts'
import type { Parcel } from './rules/parcel.ts'
import { codeOfNumber } from './rules/series.ts'

const MINUTE_MS = 60_000
/** How far back what was collected for shops is added up. */
const OWED_DAYS = 31
const isWaiting = ({ state }: Parcel): boolean => state === 'stored' || state === 'to-return'

/** What the shops of the village leave here for people: a basket, a bag of the pharmacy, what was cleaned. */
export function localHandlers(parts: CounterParts): LocalHandlers {
  const { register, carriers, counter, doors } = parts
  const isLocal = ({ carrier }: Parcel): boolean => carriers.carrier(carrier)?.kind === 'local'

  /** What left for a shop and comes back: it is for whom it was, under the same number. */
  function comingBack({ backOf, carrier }: Parameters<LocalHandlers['depositLocal']>[0]) {
    if (backOf === null) return ok(undefined)
    const parcel = register.parcel(backOf)
    if (!parcel || parcel.carrier !== carrier) return refuse('PARCEL_UNKNOWN')
    if (parcel.direction !== 'out' || parcel.state !== 'handed-over')
      return refuse('PARCEL_NOT_SO', { state: parcel.state })
    if (register.activeAt(carrier, parcel.code, parcel.parcelNo)) return refuse('ALREADY_HERE', { place: '' })
    return ok(parcel)
  }

  function localParcel(parcelId: Parcel['parcelId']) {
    const parcel = register.parcel(parcelId)
    if (!parcel) return refuse('PARCEL_UNKNOWN')
    return isLocal(parcel) ? ok(parcel) : refuse('NOT_A_LOCAL_SHOP')
  }

  const wantsCode = ({ carrier }: Parcel): boolean => (carriers.carrier(carrier)?.proof ?? '').includes('code')

  return {
    depositLocal(asked, context) {
      const { nowMs } = context
      const contract = runningContract(parts, asked.carrier, nowMs)
      if (!contract.ok) return contract
      const { carrier, terms } = contract.value
      if (carrier.kind !== 'local') return refuse('NOT_A_LOCAL_SHOP')
      const before = comingBack(asked)
      if (!before.ok) return before
      const name = asked.name || (before.value?.name ?? '')
      if (name === '') return refuse('NAME_NEEDED')
      const noPlace = placeRefused(parts, asked.place)
      if (noPlace) return noPlace
      const number = before.value?.number ?? counter.nextNumber('local', yearOfAct(parts, nowMs))
      const deadline = deadlineOf(doors.today(nowMs), terms.holdDays, terms.dayKind)
      const { size } = asked
      const place = asked.place ?? suggestedFor(parts, { carrier: asked.carrier, name, size })?.place ?? null
      const parcel: Parcel = {
        ...blank(asked.carrier, { shipment: before.value?.code ?? codeOfNumber(number) }),
        parcelId: asked.parcelId,
        name,
        phone: asked.phone || (before.value?.phone ?? ''),
        size,
        place,
        receivedAtMs: nowMs,
        deadline,
        number,
        local: {
          note: asked.note || (before.value?.local?.note ?? ''),
          toPayCents: asked.toPayCents,
          notifiedAtMs: null,
        },
      }
      const facts = { number, deadline, place, reason: before.value ? 'back' : 'left-by-shop' }
      const here = register.happen(parcel, 'receive', facts, context)
      if (!here.ok) return here
      if (asked.printSlip) orderPaper(parts, { paper: 'slip', parcelId: asked.parcelId }, context)
      context.announce('services.changed')
      return ok(cardOf(parts, here.value, nowMs))
    },

    localWork(_input, { nowMs }) {
      const shops = carriers.carriers().filter(({ kind }) => kind === 'local')
      const today = doors.today(nowMs)
      const moves = doors.services.between(SERVICE, addDays(today, -OWED_DAYS), today)
      const collected = (code: string) =>
        sum(
          moves.flatMap(({ nature, ref, ttcCents }) =>
            nature === 'agency' && register.parcel(ref as Parcel['parcelId'])?.carrier === code ? [ttcCents] : [],
          ),
        )
      return {
        shops: shops.map(({ code: carrier, name, to, proof }) => ({
          carrier,
          name,
          isOver: to !== null && to < today,
          hasCode: proof.includes('code'),
        })),
        here: register
          .here(['stored', 'to-return', 'dropped-off'])
          .flatMap((parcel) => (isLocal(parcel) ? [cardOf(parts, parcel, nowMs)] : [])),
        away: shops.flatMap(({ code }) => counter.awayFor(code).map((parcel) => cardOf(parts, parcel, nowMs))),
        owed: shops.flatMap(({ code: carrier, name }) => {
          const collectedCents = collected(carrier)
          return collectedCents === 0 ? [] : [{ carrier, name, collectedCents }]
        }),
      }
    },

    callPerson({ parcelId }, context) {
      const found = localParcel(parcelId)
      if (!found.ok) return found
      const parcel = found.value
      if (!isWaiting(parcel) || !parcel.local) return refuse('PARCEL_NOT_SO', { state: parcel.state })
      const code = wantsCode(parcel) ? String(randomInt(10 ** OWN_CODE_DIGITS)).padStart(OWN_CODE_DIGITS, '0') : null
      if (code !== null) counter.keepCode(parcelId, code)
      const called: Parcel = { ...parcel, local: { ...parcel.local, notifiedAtMs: context.nowMs } }
      register.amend(called)
      context.announce('services.changed')
      return ok({ card: cardOf(parts, called, context.nowMs), code })
    },

    tryCode({ parcelId, code }, context) {
      const { nowMs } = context
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const kept = counter.codeOf(parcelId)
      if (!kept) return refuse('NO_CODE')
      const free = carriers.setup().codeTries
      const restsUntilMs = kept.triedAtMs + waitAfter(kept.tries, free)
      if (restsUntilMs > nowMs) return refuse('CODE_RESTS', { minutes: Math.ceil((restsUntilMs - nowMs) / MINUTE_MS) })
      const isRight = counter.isCode(parcelId, code)
      const tries = isRight ? 0 : kept.tries + 1
      counter.noteTry(parcelId, { tries, triedAtMs: nowMs, openedAtMs: isRight ? nowMs : null })
      context.announce('services.changed')
      const waitMs = waitAfter(tries, free)
      return ok({
        isRight,
        triesLeft: Math.max(0, free - tries),
        restsUntilMs: waitMs > 0 ? nowMs + waitMs : null,
      })
    },

    printSlip({ parcelId }, context) {
      const found = localParcel(parcelId)
      if (!found.ok) return found
      const order = orderPaper(parts, { paper: 'slip', parcelId }, context)
      return order === undefined ? refuse('NO_PRINTER') : ok(null)
    },

    printCalls(_input, context) {
      if (toCall(parts).length === 0) return refuse('NOBODY_TO_CALL')
      return orderPaper(parts, { paper: 'calls' }, context) === undefined ? refuse('NO_PRINTER') : ok(null)
    },
  }
}
