import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { RefundPlan } from '../../main/corrections/index.ts'
import { newLineId, newTenderId, newTicketId } from '../../shared/ids.ts'
import { milli, negate, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash } from '../../shared/tenders.ts'
import type { Tender, TenderKind } from '../../shared/ticket.ts'
import { saved } from './back.ts'
import { checkKept } from './damages.ts'
import { inOrderOfKeeping, keepable, paidWith, totalOf } from './dues.ts'
import { dueLines, moneyOf, putOnTicket } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import type { Deposit } from './rental.ts'
import type { KeptRental } from './store.ts'

type Settle = Parameters<OutHandlers['settle']>[0]
type NotGiven = 'DAY_NOT_OPEN' | 'CARD_PAYMENT_OPEN' | 'REFUND_REFUSED'

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

    const plans = planRefunds(parts, kept, input)
    if (!plans.ok) return plans
    for (const plan of plans.value) doors.refunds.seal(plan, null, context)
    if (inOrder.paid.length > 0 && deposit && deposit.kind !== 'none') {
      const kind = paidBy[deposit.kind]
      const lines = dueLines(kept.rentalId, inOrder.paid, newLineId())
      const sold = doors.sellApart({ kind, place: input.place, lines, receiptAsked: input.printReceipt }, context)
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

/** The refund of every deposit in cash that lies in the drawer, looked at before anything is sealed. */
function planRefunds({ doors }: BikesParts, kept: KeptRental, input: Settle): Result<readonly RefundPlan[], NotGiven> {
  const plans: RefundPlan[] = []
  const taken = doors.services.movesOf(kept.rentalId).filter((move) => move.nature === 'liability' && move.ttcCents > 0)
  for (const { number, position } of taken) {
    const sealed = doors.tickets.sealed(number)
    const line = sealed?.body.lines[position]
    if (sealed?.kind !== 'sale' || !line) continue
    const before = doors.tickets.refundedOf(number).get(position)
    const leftMilli = line.quantityMilli - (before?.quantityMilli ?? 0)
    if (leftMilli <= 0) continue
    const amountCents = sum([line.ttcCents, negate(before?.ttcCents ?? ZERO)])
    const kind = formOf(doors.refunds.mayGiveBack({ number, sale: sealed.body }), sealed.body.tenders, amountCents)
    const plan = doors.refunds.plan({
      ticketId: newTicketId(),
      tenderId: newTenderId(),
      number,
      lines: [{ position, quantityMilli: milli(leftMilli) }],
      kind,
      reason: 'returned',
      printReceipt: input.printReceipt,
    })
    if (!plan.ok) {
      const { code } = plan
      return code === 'DAY_NOT_OPEN' || code === 'CARD_PAYMENT_OPEN'
        ? refuse(code)
        : refuse('REFUND_REFUSED', { why: code, amountCents })
    }
    plans.push(plan.value)
  }
  return ok(plans)
}

/**
 * In cash, where as much was paid in cash. Else in another form that the ticket was paid in: who paid a deposit by card is
 * not handed notes for it, and the law limits those.
 */
function formOf(
  may: readonly { readonly kind: TenderKind; readonly amountCents: Cents }[],
  tenders: readonly Tender[],
  amountCents: Cents,
): TenderKind {
  const enough = may.filter((one) => one.amountCents >= amountCents).map(({ kind }) => kind)
  const cashCents = sum(tenders.flatMap((one) => (isCash(one.kind) ? [one.amountCents] : [])))
  if (enough.includes('cash') && cashCents >= amountCents) return 'cash'
  const own = tenders.map(({ kind }) => kind).filter((kind) => !isCash(kind) && enough.includes(kind))
  return own[0] ?? 'cash'
}
