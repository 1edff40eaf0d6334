import { absolute, sum, type Cents } from '../../shared/money.ts'
import { addTips, tipShares, zOwedKind, type OwedKind, type TipShare } from '../../shared/owed.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'
import type { Sale, SealedTicket } from './sale.ts'

/** What sealed tickets add up to; cents, refunds deducted except where they are named. */
export type TicketSums = {
  readonly saleCount: number
  readonly refundCount: number
  readonly tenderChangeCount: number
  readonly firstTicket: number | null
  readonly lastTicket: number | null
  readonly lineCount: number
  readonly salesCents: Cents
  readonly refundsCents: Cents
  readonly turnoverCents: Cents
  readonly htCents: Cents
  readonly vatCents: Cents
  readonly agencyCents: Cents
  readonly vat: readonly {
    readonly rate: VatRate
    readonly ttcCents: Cents
    readonly htCents: Cents
    readonly vatCents: Cents
  }[]
  readonly tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amountCents: Cents }[]
}

/** What is owed rather than sold, given back deducted; and the tips, by person and form. */
export type OwedSums = {
  readonly owed: readonly { readonly kind: OwedKind; readonly count: number; readonly amountCents: Cents }[]
  readonly tips: readonly TipShare<TenderKind>[]
}
export function sumOwed(tickets: readonly SealedTicket[]): OwedSums {
  const lines = tickets.flatMap((ticket) => ticket.body.lines)
  return {
    owed: zOwedKind.options.flatMap((kind) => {
      const same = lines.filter((line) => line.owed?.kind === kind)
      const amountCents = sum(same.map((line) => line.ttcCents))
      return same.length === 0 ? [] : [{ kind, count: same.length, amountCents }]
    }),
    tips: addTips(tickets.flatMap(({ body }) => tipShares(body.lines, body.tenders))),
  }
}

/**
 * The one way to add tickets up, for a reading as for a closing. Every figure is a sum of figures that the tickets
 * themselves bear: VAT is never computed again from a day's total (brief fiscal §4.3).
 */
export function sumTickets(tickets: readonly SealedTicket[]): TicketSums {
  const numbers = tickets.map((ticket) => ticket.number)
  const ofKind = (kind: SealedTicket['kind']) => tickets.filter((ticket) => ticket.kind === kind)
  const total = (of: (body: Sale) => Cents, among = tickets) => sum(among.map((ticket) => of(ticket.body)))
  const byRate = Map.groupBy(
    tickets.flatMap((ticket) => ticket.body.vat),
    (row) => row.rate,
  )
  const byKind = Map.groupBy(
    tickets.flatMap((ticket) => ticket.body.tenders),
    (tender) => tender.kind,
  )
  return {
    saleCount: ofKind('sale').length,
    refundCount: ofKind('refund').length,
    tenderChangeCount: ofKind('tender-change').length,
    firstTicket: numbers.length === 0 ? null : numbers.reduce((a, b) => Math.min(a, b)),
    lastTicket: numbers.length === 0 ? null : numbers.reduce((a, b) => Math.max(a, b)),
    lineCount: tickets.reduce((count, ticket) => count + ticket.body.lines.length, 0),
    salesCents: total((body) => body.turnoverCents, ofKind('sale')),
    refundsCents: absolute(total((body) => body.turnoverCents, ofKind('refund'))),
    turnoverCents: total((body) => body.turnoverCents),
    htCents: total((body) => body.htCents),
    vatCents: total((body) => body.vatCents),
    agencyCents: total((body) => body.agencyCents),
    vat: [...byRate]
      .map(([rate, rows]) => ({
        rate,
        ttcCents: sum(rows.map((row) => row.ttcCents)),
        htCents: sum(rows.map((row) => row.htCents)),
        vatCents: sum(rows.map((row) => row.vatCents)),
      }))
      .sort((a, b) => a.rate - b.rate),
    tenders: [...byKind]
      .map(([kind, taken]) => ({ kind, count: taken.length, amountCents: sum(taken.map((t) => t.amountCents)) }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
  }
}
