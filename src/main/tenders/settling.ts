import type { OpenTicket } from '../../shared/ticket.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { Loyalty } from '../loyalty/index.ts'
import type { DraftTicket, Tickets } from '../tickets/index.ts'
import type { Vouchers } from '../vouchers/index.ts'
import { billOf, type Bills } from './bills.ts'

export type SettlingParts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly bills: Bills
  readonly vouchers: Pick<Vouchers, 'issueSold'>
  /** Stamps that a customer is given for it, and those that it costs. */
  readonly stamps: Pick<Loyalty, 'counting'>
  /** Whatever the kitchen and the bar were not told yet, they hear when it is paid. */
  readonly tellKitchenAll: (draft: DraftTicket, context: CommandContext) => void
}

/** A ticket whose tenders cover its total becomes a sale, whoever brought the last of them. */
export function createSettling({ tickets, printing, bills, vouchers, stamps, tellKitchenAll }: SettlingParts) {
  /** Answers its number. `receiptAsked` is null where no receipt is wanted, whatever the café prints by itself. */
  return function settle(ticket: OpenTicket, receiptAsked: boolean | null, context: CommandContext): number {
    const draft = tickets.find(ticket.ticketId)
    if (draft) tellKitchenAll(draft, context)
    const countStamps = stamps.counting(ticket)
    const { number, sale } = tickets.settle(ticket, context)
    if (countStamps({ number, nowMs: context.nowMs })) context.announce('customers.changed')
    bills.settled(ticket, tickets.find(billOf(ticket)) === undefined)
    if (receiptAsked !== null) printing.afterSale({ number, sale, receiptAsked }, context)
    vouchers.issueSold(sale, context)
    if (sale.lines.some((line) => line.owed)) context.announce('customers.changed')
    context.announce('tickets.settled')
    return number
  }
}
