import { assert } from '../../shared/assert.ts'
import { newLineId, type CustomerId } from '../../shared/ids.ts'
import { milli } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { VatClass } from '../../shared/catalogue.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import type { ServiceInput } from '../../main/tickets/index.ts'
import { draftOf, type Draft } from './drafts.ts'
import type { InvoiceHandlers, MealsParts } from './parts.ts'
import type { BilledMeal, BillLine } from './rules/billing.ts'
import type { MealInvoice } from './rules/invoice.ts'
import { firstDayOf, lastDayOf, type Month } from './rules/month.ts'
import type { MealsSetup } from './rules/setup.ts'
import { lineLabel } from './papers/line-labels.ts'

/** What closings and the sales journal add deliveries up under. */
const FAMILY = 'Portage de repas'
export const SERVICE = 'meals'

/** What a sealed line calls a person's month: no name, and the same for whatever is taken back of it. */
export const refOf = (personId: CustomerId, month: Month): string => `mth_${personId.slice(4)}_${month}`

/** One person's month in the transaction of the command that asks: sale, invoice and meals, or nothing of them. */
export function issueHandler(parts: MealsParts): InvoiceHandlers['issueBill'] {
  const { doors, people, orders, invoices } = parts
  return ({ personId, month }, context) => {
    const file = people.person(personId)
    if (!file) return refuse('BILLED_NOBODY')
    const existing = invoices.standing(personId, month)
    if (existing) return refuse('MONTH_ISSUED', { number: existing.number })
    const ofMonth = orders.ofPerson(personId, firstDayOf(month), lastDayOf(month))
    const today = doors.today(context.nowMs)
    const draft = draftOf(parts, file, month, { orders: ofMonth, today })
    const [problem] = draft.problems
    if (problem) return problem
    const sold = doors.sellApart(
      {
        tenders: draft.parts.map((part) => ({ kind: 'account' as const, ...part })),
        place: 'takeaway',
        lines: draft.lines.map((line) => serviceLine(line, draft, month, parts.setups.setup())),
        receiptAsked: null,
      },
      context,
    )
    if (!sold.ok) return sold
    const invoice = sealed(parts, draft, { month, ticketNumber: sold.value.number }, context)
    const { ticketNumber, seq, number } = invoice
    return ok({ ticketNumber, seq, number, totalCents: draft.totalCents })
  }
}

function serviceLine(line: BillLine, { file }: Draft, month: Month, setup: MealsSetup): ServiceInput {
  const asService = line.part === 'delivery' && setup.vat.delivery === 'service'
  const vatClass: VatClass = setup.vat.meal
  return {
    lineId: newLineId(),
    label: lineLabel(line, month, setup),
    priceCents: line.unitCents,
    quantityMilli: milli(line.quantity * 1000),
    vatClass: asService ? SERVICE_AT_HOME : vatClass,
    service: {
      service: SERVICE,
      ref: refOf(file.personId, month),
      nature: 'own',
      ...(asService ? {} : { supply: 'goods' as const }),
      family: FAMILY,
    },
  }
}
/** Declared services to persons bear 10 %, which the till's table of rates knows as that of a dish (brief §3.1). */
const SERVICE_AT_HOME: VatClass = 'dish'

/** The invoice of the sale, kept with all that its paper says; its meals bear the ticket from now on. */
function sealed(
  { doors, orders, invoices, trail }: MealsParts,
  draft: Draft,
  { month, ticketNumber }: { readonly month: Month; readonly ticketNumber: number },
  context: CommandContext,
): MealInvoice {
  const { file, buyer, meals } = draft
  assert(buyer, 'a month without a buyer is not issued')
  const { seq, number } = doors.invoices.makeFor(ticketNumber, buyer, file.personId, context)
  const invoice: MealInvoice = {
    ticketNumber,
    personId: file.personId,
    month,
    seq,
    number,
    issuedAtMs: context.nowMs,
    day: doors.today(context.nowMs),
    meals: [...meals],
    payers: file.payers,
    shares: [...draft.month.shares],
    parts: [...draft.parts],
    credits: [],
  }
  invoices.save(invoice)
  mark(orders, meals, { billedOn: ticketNumber }, context)
  trail.tell(
    { what: 'billed', ref: refOf(file.personId, month), value: { ticketNumber, number, totalCents: draft.totalCents } },
    context,
  )
  context.announce('services.changed')
  context.announce('customers.changed')
  return invoice
}

/** Writes behind meals which ticket billed them, or that it was taken back. */
export function mark(
  orders: MealsParts['orders'],
  meals: readonly Pick<BilledMeal, 'orderId'>[],
  change: { readonly billedOn?: number | null; readonly credited?: boolean },
  { nowMs }: CommandContext,
): void {
  for (const { orderId } of meals) {
    const order = orders.order(orderId)
    assert(order, 'a meal that is billed is kept')
    orders.save({ ...order, ...change, changedAtMs: nowMs })
  }
}
