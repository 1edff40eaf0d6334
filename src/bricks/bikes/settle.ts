import { planGivingBack } from '../../main/corrections/index.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { newLineId } from '../../shared/ids.ts'
import { sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { saved } from './back.ts'
import { checkKept } from './damages.ts'
import { inOrderOfKeeping, keepable, paidWith, totalOf } from './dues.ts'
import { dueLines, moneyOf, putOnTicket } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { Deposit } from './rental.ts'
import type { KeptRental } from './store.ts'

type Settle = Parameters<OutHandlers['settle']>[0]

/**
 * What pays for what is kept. Cash: the whole deposit goes back as a refund of its line, and so much comes in again. A cheque
 * goes back to its owner, who writes one for what is kept; of a card hold the terminal takes that part.
 */
const paidBy: Readonly<Record<Exclude<Deposit['kind'], 'none'>, TenderKind>> = {
  cash: 'cash',
  cheque: 'cheque',
  'card-hold': 'card',
}

/** The end of a rental, in one transaction: the deposit goes back, what is kept of it is a sale, the rest is on a ticket. */
export function settleHandler(parts: BikesParts): OutHandlers['settle'] {
  const { rentals, doors } = parts

  function mayEnd(kept: KeptRental) {
    const { state } = kept
    if (state === 'returned' || state === 'stolen') return ok(null)
    return refuse(state === 'out' ? 'BIKES_STILL_OUT' : 'RENTAL_CLOSED', { state })
  }

  return (input, context) => {
    const kept = rentals.rental(input.rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    const may = mayEnd(kept)
    if (!may.ok) return may
    if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
    const money = moneyOf(parts, kept)
    if (money.depositOnTicketCents > 0) return refuse('DEPOSIT_ON_TICKET')
    const { deposit } = kept
    const isHeld = deposit?.state === 'held'
    // What was never paid into the drawer is not given back from it.
    const heldCents = !isHeld ? ZERO : deposit.kind === 'cash' ? money.depositCents : deposit.amountCents
    const split = checkKept(heldCents, totalOf(keepable(money.left)), input.keptCents)
    if (!split.ok) return split
    const inOrder = paidWith(inOrderOfKeeping(money.left), input.keptCents)

    const plans = planGivingBack(doors, kept.rentalId, 'liability', input.printReceipt)
    if (!plans.ok) return plans
    for (const plan of plans.value) doors.refunds.seal(plan, null, context)
    if (inOrder.paid.length > 0 && deposit && deposit.kind !== 'none') {
      const kind = paidBy[deposit.kind]
      const lines = dueLines(kept.rentalId, inOrder.paid, newLineId())
      const tenders = [{ kind, amountCents: sum(lines.map((line) => line.priceCents)) }]
      const sold = doors.sellApart({ tenders, place: input.place, lines, receiptAsked: input.printReceipt }, context)
      if (!sold.ok) return sold
    }
    // A cheque that goes back lies in the drawer.
    if (isHeld && deposit.kind === 'cheque') doors.printing.kickDrawer(context)
    const put = putOnTicket(parts, input, dueLines(kept.rentalId, inOrder.left, input.lineId), context)
    if (!put.ok) return put
    return saved(
      parts,
      { ...kept, state: 'closed', deposit: deposit && ended(deposit, heldCents, input, context) },
      context,
    )
  }
}

function ended(deposit: Deposit, heldCents: Cents, { keptCents }: Settle, { nowMs }: CommandContext): Deposit {
  if (deposit.state !== 'held') return deposit
  const state = keptCents === 0 ? 'released' : keptCents < heldCents ? 'part-kept' : 'kept'
  return { ...deposit, state, keptCents, settledAtMs: nowMs }
}
