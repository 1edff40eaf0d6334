import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { minus, plus, sum, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

/** Open for longer than this, a session deserves a word on the screen; it never blocks a sale. */
export const OVERDUE_AFTER_MS = 24 * 3_600_000

/**
 * A café that opens so long after its last closing either was shut for a season or has a wrong clock. A day opened under a
 * clock that is ahead would name every later day, since days never go back.
 */
export const CLOCK_AHEAD_MS = 60 * 24 * 3_600_000

/** Whole days between the last closing and now, where somebody should look at the clock first. */
export function daysAhead(lastClosedAtMs: number | undefined, nowMs: number): number | undefined {
  if (lastClosedAtMs === undefined || nowMs - lastClosedAtMs <= CLOCK_AHEAD_MS) return undefined
  return Math.floor((nowMs - lastClosedAtMs) / (24 * 3_600_000))
}

/** What the drawer should hold: its float, the cash of settled tickets, and cash on a ticket that is still open. */
export function expectedInDrawer(floatCents: Cents, tenders: Reading['tenders'], openCash: readonly Cents[]): Cents {
  const cash = tenders.filter((tender) => tender.kind === 'cash').map((tender) => tender.amountCents)
  return plus(floatCents, sum([...cash, ...openCash]))
}

/** Over when positive, short when negative. */
export function overShort(countedCents: Cents, expectedCents: Cents): Cents {
  return minus(countedCents, expectedCents)
}

/** What a reading needs of a sealed sale; cents. */
export type SoldTicket = {
  readonly number: number
  readonly turnoverCents: Cents
  readonly htCents: Cents
  readonly vatCents: Cents
  readonly agencyCents: Cents
  readonly lines: readonly { readonly category: string; readonly quantityMilli: Milli; readonly ttcCents: Cents }[]
  readonly vat: readonly {
    readonly rate: VatRate
    readonly ttcCents: Cents
    readonly htCents: Cents
    readonly vatCents: Cents
  }[]
  readonly tenders: readonly { readonly kind: TenderKind; readonly amountCents: Cents }[]
}
export type SessionSums = Pick<
  Reading,
  | 'ticketCount'
  | 'firstTicket'
  | 'lastTicket'
  | 'lineCount'
  | 'turnoverCents'
  | 'htCents'
  | 'vatCents'
  | 'agencyCents'
  | 'vat'
  | 'tenders'
  | 'categories'
>

/**
 * What the tickets of a session add up to. Every figure is a sum of figures that the tickets themselves bear: VAT is never
 * computed again from a day's total (brief fiscal §4.3).
 */
export function sumTickets(tickets: readonly SoldTicket[]): SessionSums {
  const numbers = tickets.map((ticket) => ticket.number)
  const total = (of: (ticket: SoldTicket) => Cents) => sum(tickets.map(of))
  const byRate = Map.groupBy(
    tickets.flatMap((ticket) => ticket.vat),
    (row) => row.rate,
  )
  const byKind = Map.groupBy(
    tickets.flatMap((ticket) => ticket.tenders),
    (tender) => tender.kind,
  )
  const byCategory = Map.groupBy(
    tickets.flatMap((ticket) => ticket.lines),
    (line) => line.category,
  )
  return {
    ticketCount: tickets.length,
    firstTicket: tickets.length === 0 ? null : Math.min(...numbers),
    lastTicket: tickets.length === 0 ? null : Math.max(...numbers),
    lineCount: tickets.reduce((count, ticket) => count + ticket.lines.length, 0),
    turnoverCents: total((ticket) => ticket.turnoverCents),
    htCents: total((ticket) => ticket.htCents),
    vatCents: total((ticket) => ticket.vatCents),
    agencyCents: total((ticket) => ticket.agencyCents),
    vat: [...byRate]
      .map(([rate, rows]) => ({
        rate,
        ttc: sum(rows.map((row) => row.ttcCents)),
        ht: sum(rows.map((row) => row.htCents)),
        vat: sum(rows.map((row) => row.vatCents)),
      }))
      .sort((a, b) => a.rate - b.rate),
    tenders: [...byKind]
      .map(([kind, taken]) => ({ kind, count: taken.length, amountCents: sum(taken.map((t) => t.amountCents)) }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    categories: [...byCategory]
      .map(([label, lines]) => ({
        label,
        quantityMilli: lines.reduce((quantity, line) => quantity + line.quantityMilli, 0),
        ttcCents: sum(lines.map((line) => line.ttcCents)),
      }))
      .sort((a, b) => b.ttcCents - a.ttcCents || (a.label < b.label ? -1 : 1)),
  }
}
