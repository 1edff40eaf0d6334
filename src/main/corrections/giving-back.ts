import { newTenderId, newTicketId } from '../../shared/ids.ts'
import { milli, minus, smaller, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { ServiceMove, ServiceStore } from '../services/index.ts'
import type { Tickets } from '../tickets/index.ts'
import type { RefundPlan, Refunds } from './refunds.ts'

type NotGiven = 'DAY_NOT_OPEN' | 'CARD_PAYMENT_OPEN' | 'REFUND_REFUSED'
type Doors = {
  readonly services: Pick<ServiceStore, 'movesOf'>
  readonly tickets: Pick<Tickets, 'sealed' | 'refundedOf'>
  readonly refunds: Pick<Refunds, 'standsPaid' | 'plan'>
}
type Given = { readonly kind: TenderKind; readonly amountCents: Cents }

/**
 * Refunds of every line of one nature that came in for a thing of a service and did not go back, looked at before anything
 * is sealed: a deposit (`liability`), an advance (`own`).
 */
export function planGivingBack(
  { services, tickets, refunds }: Doors,
  ref: string,
  nature: ServiceMove['nature'],
  printReceipt: boolean,
): Result<readonly RefundPlan[], NotGiven> {
  const plans: RefundPlan[] = []
  const taken = services.movesOf(ref).filter((move) => move.nature === nature && move.ttcCents > 0)
  for (const [number, same] of Map.groupBy(taken, (move) => move.number)) {
    const sealed = tickets.sealed(number)
    if (sealed?.kind !== 'sale') continue
    const before = tickets.refundedOf(number)
    const left = same.flatMap(({ position }) => {
      const line = sealed.body.lines[position]
      const back = before.get(position)
      const leftMilli = line ? line.quantityMilli - (back?.quantityMilli ?? 0) : 0
      if (!line || leftMilli <= 0) return []
      return [{ position, quantityMilli: milli(leftMilli), cents: minus(line.ttcCents, back?.ttcCents ?? ZERO) }]
    })
    if (left.length === 0) continue
    const amountCents = sum(left.map(({ cents }) => cents))
    const [first, ...others] = formsOf(refunds.standsPaid({ number, sale: sealed.body }), amountCents)
    const plan = refunds.plan({
      ticketId: newTicketId(),
      tenderId: newTenderId(),
      number,
      lines: left.map(({ position, quantityMilli }) => ({ position, quantityMilli })),
      kind: first.kind,
      besides: others.map((other) => ({ ...other, tenderId: newTenderId() })),
      reason: 'returned',
      printReceipt,
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
 * In cash, where as much was paid in cash; else in another form that paid as much: who paid by card is not handed notes for
 * it, and the law limits those. Where no form paid as much, each gives what it paid, cash first: a card is never given more
 * than it was charged. What is left over, for a tender of another day, is given in cash.
 */
export function formsOf(paid: readonly Given[], amountCents: Cents): readonly [Given, ...Given[]] {
  const own = paid
    .filter(({ kind, amountCents: of }) => of > 0 && tenderRule(kind).owed === null)
    .toSorted((a, b) => Number(isCash(b.kind)) - Number(isCash(a.kind)))
  const enough = own.find((one) => one.amountCents >= amountCents)
  if (enough) return [{ kind: enough.kind, amountCents }]
  let left = amountCents
  const shares = own.flatMap(({ kind, amountCents: of }) => {
    const share = smaller(of, left)
    left = minus(left, share)
    return share > 0 ? [{ kind, amountCents: share }] : []
  })
  const [first, ...others] = shares
  if (!first) return [{ kind: 'cash', amountCents }]
  return [{ ...first, amountCents: sum([first.amountCents, left]) }, ...others]
}
