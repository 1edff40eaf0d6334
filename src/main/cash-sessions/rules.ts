import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { minus, plus, sum, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderKind } from '../../shared/ticket.ts'

/** Open for longer than this, a session deserves a word on the screen; it never blocks a sale. */
export const OVERDUE_AFTER_MS = 24 * 3_600_000

export type TenderAmount = { readonly kind: TenderKind; readonly amountCents: Cents }

/** Money taken on tickets that are still open, by tender. */
export function advancesOf(tenders: readonly TenderAmount[]): readonly TenderAmount[] {
  return [...Map.groupBy(tenders, (tender) => tender.kind)]
    .map(([kind, taken]) => ({ kind, amountCents: sum(taken.map((tender) => tender.amountCents)) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

/**
 * What the drawer should hold: its float, the cash of tickets settled in the session, and how the cash on open tickets
 * moved meanwhile. What such a ticket had received before the session is not in this drawer's count a second time.
 */
export function expectedInDrawer(
  floatCents: Cents,
  settled: readonly TenderAmount[],
  advances: readonly TenderAmount[],
  advancesBefore: readonly TenderAmount[],
): Cents {
  const cashOf = (tenders: readonly TenderAmount[]) =>
    sum(tenders.filter((tender) => tender.kind === 'cash').map((tender) => tender.amountCents))
  return minus(plus(floatCents, plus(cashOf(settled), cashOf(advances))), cashOf(advancesBefore))
}

/** Over when positive, short when negative. */
export function overShort(countedCents: Cents, expectedCents: Cents): Cents {
  return minus(countedCents, expectedCents)
}

type SoldLine = { readonly category: string; readonly quantityMilli: Milli; readonly ttcCents: Cents }

/** What was sold of each category, the best first. */
export function sumCategories(lines: readonly SoldLine[]): Reading['categories'] {
  return [...Map.groupBy(lines, (line) => line.category)]
    .map(([label, sold]) => ({
      label,
      quantityMilli: sold.reduce((quantity, line) => quantity + line.quantityMilli, 0),
      ttcCents: sum(sold.map((line) => line.ttcCents)),
    }))
    .sort((a, b) => b.ttcCents - a.ttcCents || (a.label < b.label ? -1 : 1))
}
