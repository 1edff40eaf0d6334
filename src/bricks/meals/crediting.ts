import { assert } from '../../shared/assert.ts'
import { newTenderId, newTicketId, type CustomerId } from '../../shared/ids.ts'
import { milli, minus, smaller, sum, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { MealOrderId } from './ids.ts'
import { mark, refOf } from './issuing.ts'
import type { InvoiceHandlers, MealsParts } from './parts.ts'
import { billLines, onLines, type BilledMeal } from './rules/billing.ts'
import { isCredited, standingMeals, type MealInvoice } from './rules/invoice.ts'
import { givenBack, partsOf, shareMonth, type Part } from './rules/sharing.ts'

/** What each account still bears of an invoice: its part less what credit notes took back. */
export function borneParts({ parts, credits }: Pick<MealInvoice, 'parts' | 'credits'>): readonly Part[] {
  const backOf = (ref: CustomerId): readonly Cents[] =>
    credits.flatMap((credit) => credit.parts.flatMap((part) => (part.ref === ref ? [part.amountCents] : [])))
  return parts.map(({ ref, amountCents }) => ({ ref, amountCents: minus(amountCents, sum(backOf(ref))) }))
}

/** What an account is given back: less of a debt as far as it owes something, and the rest in money. */
type Back = Part & { readonly moneyCents: Cents }

/** The meals that are asked for and what each account is given back for them. */
function backsOf({ doors }: MealsParts, invoice: MealInvoice, orderIds: readonly MealOrderId[] | null) {
  const standing = standingMeals(invoice)
  const taken = standing.filter(({ orderId }) => orderIds?.includes(orderId) ?? true)
  const backs = sharesBack(invoice, standing, taken).map(({ ref, amountCents }): Back => {
    const owedCents = smaller(amountCents, doors.accounts.mayLessen(ref))
    return { ref, amountCents, moneyCents: minus(amountCents, owedCents) }
  })
  return { taken, backs }
}

export function creditSharesHandler(parts: MealsParts): InvoiceHandlers['creditShares'] {
  return ({ ticketNumber, orderIds }) => {
    const invoice = parts.invoices.byTicket(ticketNumber)
    if (!invoice) return []
    const { backs } = backsOf(parts, invoice, orderIds)
    return backs.map((back) => ({ ...back, name: nameOf(parts, back.ref) }))
  }
}

/**
 * Takes back meals of an issued month: a refund of the sale's lines, each account given what it bore of them. Whoever has
 * paid already and owes less than that is given the rest in money.
 */
export function creditHandler(parts: MealsParts): InvoiceHandlers['creditBill'] {
  const { doors, invoices } = parts
  return ({ ticketNumber, orderIds, reason, money = [] }, context) => {
    const invoice = invoices.byTicket(ticketNumber)
    if (!invoice) return refuse('MEAL_INVOICE_UNKNOWN')
    if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
    const { taken, backs } = backsOf(parts, invoice, orderIds)
    if (taken.length === 0) return refuse('NOTHING_TO_CREDIT')
    const kindOf = (ref: CustomerId) => money.find((one) => one.ref === ref)?.kind
    const paid = backs.find(({ ref, moneyCents }) => moneyCents > 0 && !kindOf(ref))
    if (paid) return refuse('CREDIT_PAID_ALREADY', paidAlready(parts, paid))
    const besides = backs.flatMap(({ ref, moneyCents }) => {
      const kind = kindOf(ref)
      return kind && moneyCents > 0 ? [{ tenderId: newTenderId(), kind, amountCents: moneyCents }] : []
    })
    const plan = doors.refunds.plan({
      ticketId: newTicketId(),
      tenderId: newTenderId(),
      number: ticketNumber,
      lines: onLines(taken, billLines(invoice.meals)).map(({ position, quantity }) => ({
        position,
        quantityMilli: milli(quantity * 1000),
      })),
      kind: 'account',
      shares: backs
        .map(({ ref, amountCents, moneyCents }) => ({ ref, amountCents: minus(amountCents, moneyCents) }))
        .filter((share) => share.amountCents > 0),
      besides,
      reason,
      printReceipt: besides.length > 0,
    })
    if (!plan.ok)
      return plan.code === 'DAY_NOT_OPEN' ? refuse('DAY_NOT_OPEN') : refuse('CREDIT_REFUSED', { why: plan.code })
    const refund = doors.refunds.seal(plan.value, context.approvedBy ?? null, context)
    const note = doors.invoices.ofTicket(refund.number)
    assert(note, 'a refund of an invoiced sale makes its credit note')
    const { seq, number } = note
    const amountCents = plan.value.totalCents
    kept(
      parts,
      invoice,
      {
        ticketNumber: refund.number,
        seq,
        number,
        atMs: context.nowMs,
        amountCents,
        parts: backs.map(({ ref, amountCents: backCents }) => ({ ref, amountCents: backCents })),
        orderIds: taken.map(({ orderId }) => orderId),
      },
      context,
    )
    return ok({ seq, number, amountCents, moneyCents: sum(besides.map((one) => one.amountCents)) })
  }
}

/** Worked out anew without them, by the rules of the day of issue; what is left last goes back to the last cent. */
function sharesBack(
  invoice: MealInvoice,
  standing: readonly BilledMeal[],
  taken: readonly BilledMeal[],
): readonly Part[] {
  const left = standing.filter((meal) => !taken.includes(meal))
  const after = partsOf(invoice.personId, shareMonth(left, invoice.payers))
  return givenBack(borneParts(invoice), after)
}

const nameOf = ({ doors }: MealsParts, ref: CustomerId): string => doors.customers.byId(ref)?.name ?? ''

function paidAlready(parts: MealsParts, { ref, amountCents, moneyCents }: Back) {
  return { name: nameOf(parts, ref), owesCents: minus(amountCents, moneyCents), amountCents: moneyCents }
}

/** One that is taken back as a whole frees its month: the meals that stood until now may be billed again. */
function kept(
  { orders, invoices, trail }: MealsParts,
  invoice: MealInvoice,
  credit: MealInvoice['credits'][number],
  context: CommandContext,
): void {
  const next = { ...invoice, credits: [...invoice.credits, credit] }
  invoices.save(next)
  const meals = credit.orderIds.map((orderId) => ({ orderId }))
  mark(orders, meals, isCredited(next) ? { billedOn: null } : { credited: true }, context)
  const { number, amountCents } = credit
  trail.tell({ what: 'credited', ref: refOf(invoice.personId, invoice.month), value: { number, amountCents } }, context)
  context.announce('services.changed')
  context.announce('customers.changed')
  context.announce('tickets.settled')
}
