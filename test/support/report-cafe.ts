import type { CommandContext } from '../../src/main/hosts/handlers.ts'
import { inTransaction } from '../../src/main/db/open.ts'
import {
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli, ONE } from '../../src/shared/money.ts'
import type { ServiceLine } from '../../src/shared/service-line.ts'
import type { Sale } from '../../src/main/tickets/index.ts'
import type { Counter, DiscountReason, RefundReason, TenderKind, VoidReason } from '../../src/shared/ticket.ts'
import { instantOf } from '../../src/shared/wall-clock.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { openCore } from './core-till.ts'

export const ZONE = 'Europe/Paris'

export type SealedEntry = {
  readonly seq: number
  readonly kind: string
  readonly operator: string
  readonly payload: Sale
}
type Result = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string }

/** A core whose clock and cashier the test chooses, with everything that a ticket can hold. */
export function openReportCafe(folder: string) {
  let nowMs = Date.UTC(2020, 0, 1)
  let operator = 'opr_1' as OperatorId
  const core = openCore(folder, () => (nowMs += 1))
  const { handlers, addOwed, addService } = core.parts

  /** One command as the host runs it; a refusal changes nothing. Says whether it was done. */
  function press<In>(handler: (input: never, context: CommandContext) => unknown, input: In): boolean {
    const after: (() => void)[] = []
    const context: CommandContext = {
      commandId: newCommandId(),
      nowMs: (nowMs += 1),
      caller: { station: 'counter' },
      operator,
      approvedBy: undefined,
      announce: () => undefined,
      afterCommit: (work) => void after.push(work),
    }
    const refused = new Error('refused')
    try {
      inTransaction(core.db, () => {
        const result = handler({ ...input, commandId: context.commandId } as never, context) as Result
        if (!result.ok) throw refused
      })
    } catch (error) {
      if (error !== refused) throw error
      return false
    }
    for (const work of after) work()
    return true
  }

  const inHand = () =>
    (handlers.tickets.counter({}, { nowMs, caller: { station: 'counter' } }) as Counter).ticket ?? undefined
  const entries = (): readonly SealedEntry[] =>
    core.db
      .prepare<[], string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq`)
      .pluck()
      .all()
      .map((entry) => JSON.parse(entry) as SealedEntry)

  return {
    core,
    entries,
    inHand,
    /** The wall's clock; minutes may go beyond the day's end. */
    clockTo: (day: BusinessDay, minute: number): void => void (nowMs = Math.max(nowMs, instantOf(day, minute, ZONE))),
    nowMs: () => nowMs,
    cashier: (id: string): void => void (operator = id as OperatorId),
    add: (
      ticketId: TicketId,
      productId: string,
      quantity = 1,
      parts?: readonly { slotId: string; productId: string }[],
    ) =>
      press(handlers.tickets.addLine, {
        ticketId,
        lineId: newLineId(),
        productId: productId as ProductId,
        quantityMilli: milli(quantity * 1000),
        optionIds: [],
        place: 'on-site',
        ...(parts === undefined ? {} : { parts: parts.map((part) => ({ ...part, optionIds: [] })) }),
      }),
    addService: (ticketId: TicketId, label: string, amount: number, service: ServiceLine) =>
      press(
        (input: { ticketId: TicketId; place: 'on-site' }, context) => {
          const line = { lineId: newLineId(), label, priceCents: cents(amount), quantityMilli: ONE, service }
          return addService(input, [line], context)
        },
        { ticketId, place: 'on-site' },
      ),
    addTip: (ticketId: TicketId, amount: number) =>
      press(
        (input: { ticketId: TicketId; place: 'on-site' }, context) =>
          addOwed({ ...input, lineId: newLineId() }, { kind: 'tip', ref: operator }, cents(amount), context),
        { ticketId, place: 'on-site' },
      ),
    /** Everything that the parts of the till take, under their names. */
    press,
    closeDay: (sessionId: string, countedCents: number) =>
      press(handlers.cashSessions.close, { sessionId, countedCents, explanation: 'unknown' }),
    voidLine(ticketId: TicketId, reason?: VoidReason): boolean {
      const lineId = inHand()?.lines[0]?.lineId
      return press(handlers.tickets.removeLine, { ticketId, lineId, ...(reason && { reason }) })
    },
    voidTicket: (ticketId: TicketId, reason?: VoidReason) =>
      press(handlers.tickets.voidTicket, { ticketId, ...(reason && { reason }) }),
    discount: (ticketId: TicketId, hundredths: number, reason: DiscountReason = 'gesture') =>
      press(handlers.tickets.discountTicketFreely, {
        ticketId,
        discount: { kind: 'percent', hundredths, reason },
      }),
    pay(ticketId: TicketId, kind: TenderKind, share = 1): boolean {
      const due = inHand()?.dueCents ?? cents(0)
      const offered = share === 1 ? due : cents(Math.max(1, Math.floor(due * share)))
      return press(handlers.tenders.take, {
        ticketId,
        tenderId: newTenderId(),
        kind,
        offeredCents: offered,
        dueCents: due,
        printReceipt: false,
      })
    },
    refund: (
      number: number,
      position: number,
      quantityMilli: number,
      kind: TenderKind,
      reason: RefundReason = 'mistake',
    ) =>
      press(handlers.corrections.refund, {
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number,
        lines: [{ position, quantityMilli: milli(quantityMilli) }],
        kind,
        reason,
        printReceipt: false,
      }),
    changeTender: (number: number, from: TenderKind, to: TenderKind, amountCents: number) =>
      press(handlers.corrections.changeTender, {
        ticketId: newTicketId(),
        tenderIds: [newTenderId(), newTenderId()],
        number,
        from,
        to,
        amountCents: cents(amountCents),
      }),
    /** Whatever is in hand goes, so that the next ticket can begin. */
    drop(): void {
      const ticket = inHand()
      if (!ticket) return
      for (const { tenderId } of ticket.tenders)
        press(handlers.tenders.takeBack, { ticketId: ticket.ticketId, tenderId })
      press(handlers.tickets.voidTicket, { ticketId: ticket.ticketId })
    },
    reports: handlers.reports,
    asks: (atMs: number) => ({ nowMs: atMs, caller: { station: 'counter' } as const }),
  }
}
export type ReportCafe = ReturnType<typeof openReportCafe>
