import { addCash } from '../../shared/cash.ts'
import { addDays, daysBetween, lastDayOfMonth, nextDay, type BusinessDay } from '../../shared/business-day.ts'
import type { FamilySales, PeriodFigures } from '../../shared/contracts/closures.ts'
import { sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

/**
 * So many days seal themselves: a weekly rest, a feast, a machine that stood still for a few days. A clock that is ahead
 * would name every later day and close months that are not over, so more wait for somebody to have looked at it.
 */
const DAYS_BY_ITSELF_MAX = 7

/** Whether days that are over wait for somebody to look at the clock: many of them, or a month's end that nobody saw. */
export function waitForClock(over: readonly BusinessDay[], lastTraded: BusinessDay | undefined): boolean {
  const unseen = over.filter((day) => lastTraded === undefined || day > lastTraded)
  return over.length > DAYS_BY_ITSELF_MAX || unseen.some(endsMonth)
}

/** The days that are over and not sealed yet, in order. */
export function daysOver(next: BusinessDay, today: BusinessDay): readonly BusinessDay[] {
  return Array.from({ length: Math.max(0, daysBetween(next, today)) }, (_, index) => addDays(next, index))
}

/** Whether somebody may seal this day now, by hand. Days are sealed in their order, and none before it came. */
export function mayCloseDay(
  asked: BusinessDay,
  known: { readonly next: BusinessDay; readonly today: BusinessDay; readonly sessionOpen: boolean },
): Result<null, 'DAY_ALREADY_CLOSED' | 'DAY_NOT_OVER' | 'DAY_OUT_OF_ORDER' | 'SESSION_OPEN'> {
  if (asked < known.next) return refuse('DAY_ALREADY_CLOSED', { day: asked })
  if (asked > known.today) return refuse('DAY_NOT_OVER', { day: asked })
  if (asked !== known.next) return refuse('DAY_OUT_OF_ORDER', { day: known.next })
  return known.sessionOpen && asked === known.today ? refuse('SESSION_OPEN') : ok(null)
}

export function endsMonth(day: BusinessDay): boolean {
  return lastDayOfMonth(day) === day
}

/** A fiscal year ends with a month, which need not be December. */
export function endsFiscalYear(day: BusinessDay, endMonth: number): boolean {
  return endsMonth(day) && Number(day.slice(5, 7)) === endMonth
}

/** Where the fiscal year of a day begins, when no year was closed yet. */
export function fiscalYearStart(day: BusinessDay, endMonth: number): BusinessDay {
  const [year, month] = day.split('-').map(Number)
  const endYear = (month ?? 1) > endMonth ? (year ?? 0) : (year ?? 0) - 1
  return nextDay(lastDayOfMonth(`${endYear}-${String(endMonth).padStart(2, '0')}-01` as BusinessDay))
}

export const NO_FIGURES: PeriodFigures = {
  saleCount: 0,
  refundCount: 0,
  tenderChangeCount: 0,
  lineCount: 0,
  salesCents: ZERO,
  refundsCents: ZERO,
  turnoverCents: ZERO,
  htCents: ZERO,
  vatCents: ZERO,
  agencyCents: ZERO,
  vat: [],
  tenders: [],
  families: [],
  supplies: [],
  cashOverCents: ZERO,
  cashShortCents: ZERO,
  zCount: 0,
  cashMovements: [],
}

/** A month is the sum of its days and a year the sum of its months, figure by figure (checklist F-22). */
export function addFigures(parts: readonly PeriodFigures[]): PeriodFigures {
  const count = (of: (part: PeriodFigures) => number) => parts.reduce((total, part) => total + of(part), 0)
  const total = (of: (part: PeriodFigures) => Cents) => sum(parts.map(of))
  return {
    saleCount: count((part) => part.saleCount),
    refundCount: count((part) => part.refundCount),
    tenderChangeCount: count((part) => part.tenderChangeCount),
    lineCount: count((part) => part.lineCount),
    salesCents: total((part) => part.salesCents),
    refundsCents: total((part) => part.refundsCents),
    turnoverCents: total((part) => part.turnoverCents),
    htCents: total((part) => part.htCents),
    vatCents: total((part) => part.vatCents),
    agencyCents: total((part) => part.agencyCents),
    vat: [
      ...Map.groupBy(
        parts.flatMap((part) => part.vat),
        (row) => row.rate,
      ),
    ]
      .map(([rate, rows]) => ({ rate, ...amounts(rows) }))
      .sort((a, b) => a.rate - b.rate),
    tenders: [
      ...Map.groupBy(
        parts.flatMap((part) => part.tenders),
        (row) => row.kind,
      ),
    ]
      .map(([kind, rows]) => ({
        kind,
        count: rows.reduce((all, row) => all + row.count, 0),
        amountCents: sum(rows.map((row) => row.amountCents)),
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    families: addFamilies(parts.flatMap((part) => part.families)),
    supplies: [
      ...Map.groupBy(
        parts.flatMap((part) => part.supplies),
        (row) => row.supply,
      ),
    ]
      .map(([supply, rows]) => ({ supply, ticketCount: rows.reduce((all, row) => all + row.ticketCount, 0) }))
      .sort((a, b) => (a.supply < b.supply ? -1 : 1)),
    cashOverCents: total((part) => part.cashOverCents),
    cashShortCents: total((part) => part.cashShortCents),
    zCount: count((part) => part.zCount),
    cashMovements: addCash(parts.flatMap((part) => part.cashMovements)),
  }
}

/** A closing is written as it always was where no cash moved without a sale. */
export function sealedFigures({ cashMovements, ...always }: PeriodFigures) {
  return { ...always, ...(cashMovements.length > 0 && { cashMovements }) }
}

/** One row for each family, nature, supply and rate, in a fixed order. */
export function addFamilies(rows: readonly FamilySales[]): FamilySales[] {
  const keyOf = (row: FamilySales) =>
    [row.family, row.nature, row.supply, String(row.rate).padStart(4, '0'), row.owed ?? ''].join('\t')
  return [...Map.groupBy(rows, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same
      if (!first) return []
      const { family, nature, supply, rate, owed } = first
      return [{ family, nature, ...(owed && { owed }), supply, rate, ...amounts(same) }]
    })
}

type Amounts = { readonly ttcCents: Cents; readonly htCents: Cents; readonly vatCents: Cents }

function amounts(rows: readonly Amounts[]): Amounts {
  return {
    ttcCents: sum(rows.map((row) => row.ttcCents)),
    htCents: sum(rows.map((row) => row.htCents)),
    vatCents: sum(rows.map((row) => row.vatCents)),
  }
}
