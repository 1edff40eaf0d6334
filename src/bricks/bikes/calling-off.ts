import { planGivingBack } from '../../main/corrections/index.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { sum } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { advanceFate } from './advance.ts'
import { paidWith, totalOf } from './dues.ts'
import { dueLines, moneyOf, putOnTicket } from './out-parts.ts'
import type { AdvanceHandlers, BikesParts } from './parts.ts'
import type { AdvanceEnd, RentalState } from './rental.ts'
import type { KeptRental } from './store.ts'

type Fate = AdvanceEnd['fate']

/** Frees whatever a rental keeps and has not taken out, and says what has become of it; in the transaction of the asker. */
export function freed(
  { rentals, calendar }: Pick<BikesParts, 'rentals' | 'calendar'>,
  rental: KeptRental,
  state: Extract<RentalState, 'cancelled' | 'expired' | 'no-show'>,
  nowMs: number,
): KeptRental {
  for (const block of calendar.ofRef(rental.rentalId)) {
    if (block.state !== 'held' && block.state !== 'confirmed') continue
    const done = calendar.release(block.blockId, nowMs)
    assert(done.ok, 'what is not out can be released')
  }
  const kept: KeptRental = { ...rental, state }
  rentals.save(kept)
  return kept
}

/** Advances: paid before the hire begins, and kept or given back where it never does. */
export function advanceHandlers(parts: BikesParts): AdvanceHandlers {
  const { rentals, doors, setup, shown } = parts

  /** A refund of the lines that it came in with; nothing where nothing was paid. */
  function giveBack(kept: KeptRental, context: CommandContext) {
    const plans = planGivingBack(doors, kept.rentalId, 'own', true)
    if (!plans.ok) return plans
    for (const plan of plans.value) doors.refunds.seal(plan, context.approvedBy ?? null, context)
    return ok(sum(plans.value.map(({ totalCents }) => totalCents)))
  }

  function callOff(kept: KeptRental, fate: Fate, reason: string, context: CommandContext) {
    if (kept.state !== 'held' && kept.state !== 'confirmed') return refuse('RENTAL_GONE', { state: kept.state })
    if (doors.services.isOnTicket(kept.rentalId)) return refuse('ADVANCE_ON_TICKET')
    const paidCents = doors.services.balanceOf(kept.rentalId, 'own')
    if (paidCents > 0 && fate === 'give-back') {
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const given = giveBack(kept, context)
      if (!given.ok) return given
    }
    const ended = paidCents > 0 ? { advance: endOf(fate, paidCents, reason, context) } : {}
    const off = freed(parts, { ...kept, ...ended }, 'cancelled', context.nowMs)
    context.announce('services.changed')
    return ok(shown(off))
  }

  return {
    takeAdvance({ rentalId, amountCents, ...wanted }, context) {
      const kept = rentals.rental(rentalId)
      if (!kept) return refuse('RENTAL_UNKNOWN')
      if (kept.state !== 'confirmed') return refuse('RENTAL_GONE', { state: kept.state })
      const { left } = moneyOf(parts, kept)
      const leftCents = totalOf(left)
      if (amountCents > leftCents) return refuse('ADVANCE_TOO_MUCH', { leftCents })
      const lines = dueLines(rentalId, paidWith(left, amountCents).paid, wanted.lineId).map((line) => ({
        ...line,
        label: `Acompte · ${line.label}`.slice(0, 60),
      }))
      const put = putOnTicket(parts, wanted, lines, context)
      if (!put.ok) return put
      context.announce('services.changed')
      return ok(shown(kept))
    },
    cancel({ rentalId }, context) {
      const kept = rentals.rental(rentalId)
      if (!kept) return refuse('RENTAL_UNKNOWN')
      const { startMs } = kept
      const fate = advanceFate(setup().advance, { startMs, atMs: context.nowMs, how: 'called-off' })
      return callOff(kept, fate, '', context)
    },
    cancelOtherwise({ rentalId, fate, reason }, context) {
      const kept = rentals.rental(rentalId)
      return kept ? callOff(kept, fate, reason.trim(), context) : refuse('RENTAL_UNKNOWN')
    },
    giveAdvanceBack({ rentalId, reason }, context) {
      const kept = rentals.rental(rentalId)
      if (!kept) return refuse('RENTAL_UNKNOWN')
      if (kept.state !== 'no-show' && kept.state !== 'cancelled') return refuse('RENTAL_GONE', { state: kept.state })
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const given = giveBack(kept, context)
      if (!given.ok) return given
      if (given.value <= 0) return refuse('NOTHING_TO_GIVE_BACK')
      const ended: KeptRental = { ...kept, advance: endOf('give-back', given.value, reason.trim(), context) }
      rentals.save(ended)
      context.announce('services.changed')
      return ok(shown(ended))
    },
  }
}

/** What became of an advance, by whom and why; the reason is empty where the café's rule said so. */
function endOf(
  fate: Fate,
  cents: AdvanceEnd['cents'],
  reason: string,
  { nowMs, operator }: CommandContext,
): AdvanceEnd {
  return { fate, cents, reason, atMs: nowMs, by: operator }
}

/** Nobody came: what was paid before is kept, or waits to be given back, as the rule says. */
export function missed(parts: BikesParts, kept: KeptRental, nowMs: number): KeptRental {
  const paidCents = parts.doors.services.balanceOf(kept.rentalId, 'own')
  const { advance: rules } = parts.setup()
  const fate = advanceFate(rules, { startMs: kept.startMs, atMs: nowMs, how: 'no-show' })
  // Money is handed back by a person: until then it is one of the items of the day.
  const isDone = paidCents > 0 && fate === 'keep'
  const ended = isDone
    ? { advance: { fate, cents: paidCents, reason: '', atMs: nowMs, by: kept.createdBy } as const }
    : {}
  return freed(parts, { ...kept, ...ended }, 'no-show', nowMs)
}
