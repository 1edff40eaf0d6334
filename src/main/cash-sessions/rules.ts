import { intoDrawer, piecesTotal, type CashSum, type CountedPieces, type Explanation } from '../../shared/cash.ts'
import type { CashDifference, DifferenceSums, Reading } from '../../shared/contracts/cash-sessions.ts'
import type { OperatorId } from '../../shared/ids.ts'
import { absolute, cents, minus, sum, type Cents, type Milli } from '../../shared/money.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
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
 * What the drawer should hold: its float, the cash of tickets settled in the session, what moved without a sale, and how
 * the cash on open tickets moved meanwhile. What such a ticket had received before the session is not in this drawer's
 * count a second time.
 */
export function expectedInDrawer(
  floatCents: Cents,
  settled: readonly TenderAmount[],
  advances: readonly TenderAmount[],
  advancesBefore: readonly TenderAmount[],
  movements: readonly CashSum[] = [],
): Cents {
  const cashOf = (tenders: readonly TenderAmount[]) =>
    sum(tenders.filter((tender) => isCash(tender.kind)).map((tender) => tender.amountCents))
  const came = sum([floatCents, cashOf(settled), cashOf(advances), intoDrawer(movements)])
  return minus(came, cashOf(advancesBefore))
}

type Paper = { readonly kind: TenderKind; readonly tenderedCents: Cents; readonly takenAtMs: number }

/**
 * The papers that came into the drawer since an instant, less those that were handed back: how many, and by face value,
 * since that is what is handed in for them.
 */
export function papersSince(sinceMs: number, tenders: readonly Paper[]): Reading['papers'] {
  const papers = tenders.filter((one) => one.takenAtMs >= sinceMs && tenderRule(one.kind).counted === 'papers')
  return [...Map.groupBy(papers, ({ kind }) => kind)]
    .map(([kind, same]) => ({
      kind,
      count: same.reduce((count, { tenderedCents }) => count + Math.sign(tenderedCents), 0),
      faceCents: sum(same.map(({ tenderedCents }) => tenderedCents)),
    }))
    .filter(({ count, faceCents }) => count !== 0 || faceCents !== 0)
    .toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
}

/** A Z is written as it always was where nothing of the newer kind happened: only what there is, is sealed. */
export function sealedReading(reading: Reading) {
  const { movements, safeCents, openingReasons, drawer, papers, owed, tips, ...always } = reading
  return {
    ...always,
    ...(movements.length > 0 && { movements }),
    ...(safeCents !== 0 && { safeCents }),
    ...(openingReasons.length > 0 && { openingReasons }),
    ...(drawer && { drawer }),
    ...(papers.length > 0 && { papers }),
    ...(owed.length > 0 && { owed }),
    ...(tips.length > 0 && { tips }),
  }
}

/** Whether a count by notes and coins comes to the amount that was given with it. */
export function isSumOf(pieces: CountedPieces | undefined, countedCents: Cents): boolean {
  return pieces === undefined || piecesTotal(pieces) === countedCents
}

/** How often a blind count may be given: once, and once more. */
export const BLIND_COUNTS_MAX = 2

export function needsExplanation(
  differenceCents: Cents,
  limitCents: Cents,
  explanation: Explanation | undefined,
): boolean {
  return absolute(differenceCents) > limitCents && explanation === undefined
}

type Difference = Pick<CashDifference, 'overShortCents'>

export function sumDifferences(found: readonly Difference[]): DifferenceSums {
  const amounts = found.map((one) => one.overShortCents)
  return {
    count: found.length,
    wrong: amounts.filter((amount) => amount !== 0).length,
    overCents: sum(amounts.filter((amount) => amount > 0)),
    shortCents: cents(0 - sum(amounts.filter((amount) => amount < 0))),
    netCents: sum(amounts),
  }
}

/** The same for each person who counted, the largest differences first. */
export function sumByPerson(
  found: readonly (Difference & { readonly operatorId: OperatorId })[],
): (DifferenceSums & { readonly operatorId: OperatorId })[] {
  const wrongBy = (sums: DifferenceSums) => sums.overCents + sums.shortCents
  return [...Map.groupBy(found, (one) => one.operatorId)]
    .map(([operatorId, own]) => ({ operatorId, ...sumDifferences(own) }))
    .sort((a, b) => wrongBy(b) - wrongBy(a) || (a.operatorId < b.operatorId ? -1 : 1))
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
