import { accountRefusals, type TakeInput, type tenders as tendersContract } from '../../shared/contracts/tenders.ts'
import { Defect } from '../../shared/assert.ts'
import { coverable } from '../../shared/coverable.ts'
import { zCustomerId, zVoucherId } from '../../shared/ids.ts'
import { cents, plus, smaller, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import {
  AMOUNT_MAX_CENTS,
  CASH_MAX_CENTS,
  FOREIGN_CASH_MAX_CENTS,
  type OpenTicket,
  type Tender,
  type TenderKind,
} from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { OpenSession } from '../tickets/index.ts'
import type { Accounts } from '../accounts/index.ts'
import type { Vouchers } from '../vouchers/index.ts'
import { billOf } from './bills.ts'
import { mayPayMeal } from './meal.ts'
import { applyPieces } from './rules.ts'
import { createSettling, type SettlingParts } from './settling.ts'

export { createBills, type Bills } from './bills.ts'
export { mealRuleOf, zMealRules, type MealRules } from './meal.ts'
export { createBillStore, tendersTrack } from './store.ts'

export { createSellingApart, type SellApart, type SoldApart } from './apart.ts'
export { createSettling } from './settling.ts'

type Parts = SettlingParts & {
  readonly eventLog: EventLog
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  readonly session: () => OpenSession | undefined
  readonly vouchers: Pick<Vouchers, 'mayTake' | 'issueSold'>
  readonly accounts: Pick<Accounts, 'mayCharge'>
}

const ofAccount: ReadonlySet<string> = new Set(accountRefusals)
const isOfAccount = (code: string): code is (typeof accountRefusals)[number] => ofAccount.has(code)

export function tenderHandlers(parts: Parts): Handlers<typeof tendersContract> {
  const { tickets, printing, eventLog, bills, session } = parts
  const settle = createSettling(parts)

  /** What a form that moves a balance needs besides: whose, enough of it, and something that it may pay. */
  function mayMove(
    ticket: OpenTicket,
    { kind, ref }: Pick<TakeInput, 'kind' | 'ref'>,
    amountCents: Cents,
    overLimit: boolean,
    context: CommandContext,
  ) {
    const of = tenderRule(kind).owed
    if (of === null) return ref === undefined ? ok(null) : refuse('TENDER_REF_WRONG')
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    const mostCents = coverable(of, ticket.lines, ticket.tenders)
    if (amountCents > mostCents) return refuse('TENDER_NOT_FOR_THIS', { kind, mostCents: Math.max(0, mostCents) })
    const voucher = zVoucherId.safeParse(ref)
    if (of === 'voucher')
      return voucher.success ? parts.vouchers.mayTake(voucher.data, amountCents, context) : refuse('TENDER_REF_WRONG')
    const customer = zCustomerId.safeParse(ref)
    return customer.success
      ? parts.accounts.mayCharge(customer.data, amountCents, overLimit)
      : refuse('TENDER_REF_WRONG')
  }

  /** What titres may pay of it at the most; nothing to say for any other form. */
  function mostOf(ticket: OpenTicket, { kind, offeredCents, restDayConfirmed }: TakeInput, pieces: number) {
    if (!tenderRule(kind).meal || !ticket.meal) return ok(undefined)
    return mayPayMeal(ticket.meal, {
      kind,
      offeredCents: cents(smaller(offeredCents, cents(AMOUNT_MAX_CENTS)) * pieces),
      restDayConfirmed: restDayConfirmed === true || ticket.tenders.some((taken) => tenderRule(taken.kind).meal),
    })
  }

  /** What the law lets be paid in cash of the bill, and what of it was. */
  function cashOf(ticket: OpenTicket) {
    const bill = bills.of(ticket)
    const cash = ticket.tenders.filter((taken) => isCash(taken.kind)).map(({ amountCents }) => amountCents)
    return {
      cashCents: plus(bill.cashCents, sum(cash)),
      cashMaxCents: cents(bill.foreignPayer ? FOREIGN_CASH_MAX_CENTS : CASH_MAX_CENTS),
    }
  }

  function takeTender(input: TakeInput, overLimit: boolean, context: CommandContext) {
    const { nowMs } = context
    const { kind, offeredCents } = input
    if (!session()) return refuse('DAY_NOT_OPEN')
    const ticket = tickets.inHand(nowMs, context.caller.station)
    if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
    if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
    if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
    if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
    if (ticket.dueCents !== input.dueCents) return refuse('TICKET_CHANGED', { dueCents: ticket.dueCents })
    const tenderIds = [input.tenderId, ...(input.moreTenderIds ?? [])]
    if (new Set(tenderIds).size < tenderIds.length || tenderIds.some(tickets.knowsTender)) return refuse('ID_REUSED')
    if (!parts.used().includes(kind)) return refuse('TENDER_NOT_USED', { kind })
    const most = mostOf(ticket, input, tenderIds.length)
    if (!most.ok) return most
    const decision = applyPieces(
      { dueCents: ticket.dueCents, ...cashOf(ticket), ...(most.value !== undefined && { mostCents: most.value }) },
      kind,
      { faceCents: offeredCents, pieces: tenderIds.length, lostCents: input.lostCents ?? ZERO },
    )
    if (!decision.ok) return decision
    const amountCents = sum(decision.value.map((one) => one.amountCents))
    const may = mayMove(ticket, input, amountCents, overLimit, context)
    if (!may.ok) return may

    const taken = decision.value.map((one, n): Tender => ({
      tenderId: tenderIds[n] ?? input.tenderId,
      kind,
      amountCents: one.amountCents,
      tenderedCents: offeredCents,
      changeCents: one.changeCents,
      takenAtMs: nowMs,
      ...(input.ref === undefined ? {} : { ref: input.ref }),
    }))
    const settled = decision.value.at(-1)?.stillDueCents === 0
    const changeCents = sum(taken.map((one) => one.changeCents))
    // The drawer's pulse is queued first: it never waits behind the receipt of its own sale.
    if (tenderRule(kind).opensDrawer) printing.kickDrawer(context)
    if (settled) {
      settle({ ...ticket, tenders: [...ticket.tenders, ...taken], dueCents: ZERO }, input.printReceipt, context)
    } else for (const one of taken) tickets.addTender(ticket.ticketId, one)
    context.announce('tickets.changed')
    if (input.ref !== undefined) context.announce('customers.changed')
    return ok({ settled, changeCents, counter: tickets.counter(nowMs, context.caller.station) })
  }

  return {
    take: (input, context) => takeTender(input, false, context),
    takeOverLimit(input, context) {
      const taken = takeTender(input, true, context)
      if (taken.ok) return taken
      const { code, detail } = taken
      if (isOfAccount(code)) return refuse(code, detail)
      throw new Defect(`an account without a limit is not refused for ${code}`)
    },

    allowForeignCash({ ticketId, proof }, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== ticketId) return refuse('TICKET_NOT_OPEN')
      bills.allowForeignCash(ticket)
      eventLog.record('foreign-cash-allowed', context, {
        ticketId: billOf(ticket),
        sessionId: session()?.sessionId ?? null,
        totalCents: ticket.totalCents,
        proof,
        approvedBy: context.approvedBy ?? null,
      })
      context.announce('tickets.changed')
      return ok(null)
    },

    settleFree(input, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
      if (ticket.dueCents !== 0) return refuse('SOMETHING_DUE', { dueCents: ticket.dueCents })
      settle(ticket, false, context)
      context.announce('tickets.changed')
      return ok(tickets.counter(context.nowMs, context.caller.station))
    },

    takeBack(input, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      const tender = ticket.tenders.find((taken) => taken.tenderId === input.tenderId)
      if (!tender) return refuse('TENDER_UNKNOWN')
      tickets.removeTender(tender.tenderId)
      eventLog.record('tender-taken-back', context, {
        ticketId: ticket.ticketId,
        sessionId: session()?.sessionId ?? null,
        kind: tender.kind,
        amountCents: tender.amountCents,
      })
      if (tenderRule(tender.kind).opensDrawer) printing.kickDrawer(context)
      context.announce('tickets.changed')
      return ok(tickets.counter(context.nowMs, context.caller.station))
    },
  }
}
