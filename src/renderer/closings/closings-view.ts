import { addDays, nextDay, type BusinessDay } from '../../shared/business-day.ts'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { ClosureLevel, PeriodState, SealedClosure } from '../../shared/contracts/closures.ts'
import { cents, minus, plus, sum, type Cents } from '../../shared/money.ts'
import type { Nature, TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

export type Level = 'z' | ClosureLevel

/** A closing as the list and its side show it, whether it closed a drawer or a period. */
export type Closing = {
  readonly level: Level
  readonly number: number
  /** What it is printed by: a Z's number, the place of a period in the journal. */
  readonly print: number
  readonly from: BusinessDay
  readonly to: BusinessDay
  readonly closedAtMs: number
  /** Undefined for a Z: it is always made by hand. */
  readonly automatic: boolean | undefined
  readonly saleCount: number
  readonly refundCount: number
  readonly tenderChangeCount: number
  readonly firstTicket: number | null
  readonly lastTicket: number | null
  readonly salesCents: Cents
  readonly refundsCents: Cents
  readonly turnoverCents: Cents
  readonly htCents: Cents
  readonly vatCents: Cents
  readonly agencyCents: Cents
  readonly vat: readonly VatRow[]
  readonly tenders: readonly { readonly kind: TenderKind; readonly count: number; readonly amountCents: Cents }[]
  readonly families: readonly FamilyRow[]
  readonly drawer: Drawer
  readonly advancesCents: Cents
  readonly carriedOver: SealedClosure['carriedOver']
  readonly fiscalYearCents: Cents | undefined
  readonly perpetual: SealedClosure['perpetual']
  readonly headCode: string
}
export type VatRow = {
  readonly rate: VatRate
  readonly htCents: Cents
  readonly vatCents: Cents
  readonly ttcCents: Cents
}
export type FamilyRow = { readonly label: string; readonly nature: Nature; readonly ttcCents: Cents }
export type Drawer =
  | {
      readonly kind: 'counted'
      readonly floatCents: Cents
      readonly expectedCents: Cents
      readonly countedCents: Cents
      readonly differenceCents: Cents
    }
  | { readonly kind: 'sum'; readonly overCents: Cents; readonly shortCents: Cents; readonly zCount: number }

export function closingOfZ(z: ZReport): Closing {
  const { reading } = z
  return {
    level: 'z',
    number: z.number,
    print: z.number,
    from: reading.businessDay,
    to: reading.businessDay,
    closedAtMs: z.closedAtMs,
    automatic: undefined,
    saleCount: reading.ticketCount,
    refundCount: reading.refundCount,
    tenderChangeCount: reading.tenderChangeCount,
    firstTicket: reading.firstTicket,
    lastTicket: reading.lastTicket,
    salesCents: plus(reading.turnoverCents, reading.refundsCents),
    refundsCents: reading.refundsCents,
    turnoverCents: reading.turnoverCents,
    htCents: reading.htCents,
    vatCents: reading.vatCents,
    agencyCents: reading.agencyCents,
    vat: reading.vat.map(({ rate, ht, vat, ttc }) => ({ rate, htCents: ht, vatCents: vat, ttcCents: ttc })),
    tenders: reading.tenders,
    families: byWorth(reading.categories.map(({ label, ttcCents }) => ({ label, nature: 'own', ttcCents }))),
    drawer: {
      kind: 'counted',
      floatCents: reading.floatCents,
      expectedCents: reading.expectedCents,
      countedCents: z.countedCents,
      differenceCents: z.overShortCents,
    },
    advancesCents: minus(sumOf(reading.advances), sumOf(reading.advancesBefore)),
    carriedOver: [],
    fiscalYearCents: undefined,
    perpetual: z.perpetual,
    headCode: z.headCode,
  }
}

export function closingOfPeriod(closure: SealedClosure): Closing {
  const { figures, ...rest } = closure
  return {
    level: rest.level,
    number: rest.number,
    print: rest.seq,
    from: rest.from,
    to: rest.to,
    closedAtMs: rest.closedAtMs,
    automatic: rest.automatic,
    saleCount: figures.saleCount,
    refundCount: figures.refundCount,
    tenderChangeCount: figures.tenderChangeCount,
    firstTicket: rest.firstTicket,
    lastTicket: rest.lastTicket,
    salesCents: figures.salesCents,
    refundsCents: figures.refundsCents,
    turnoverCents: figures.turnoverCents,
    htCents: figures.htCents,
    vatCents: figures.vatCents,
    agencyCents: figures.agencyCents,
    vat: figures.vat,
    tenders: figures.tenders,
    families: familyRows(figures.families),
    drawer: {
      kind: 'sum',
      overCents: figures.cashOverCents,
      shortCents: figures.cashShortCents,
      zCount: figures.zCount,
    },
    advancesCents: sumOf(rest.advances),
    carriedOver: rest.carriedOver,
    fiscalYearCents: rest.fiscalYearCents,
    perpetual: rest.perpetual,
    headCode: rest.headCode,
  }
}

/** A family is sold at several rates, on the spot and to take away: one row for all of them, the largest first. */
function familyRows(families: SealedClosure['figures']['families']): readonly FamilyRow[] {
  const grouped = Map.groupBy(families, ({ family, nature }) => `${nature} ${family}`)
  return byWorth(
    [...grouped.values()].flatMap((rows) => {
      const [first] = rows
      if (!first) return []
      return [{ label: first.family, nature: first.nature, ttcCents: sum(rows.map((row) => row.ttcCents)) }]
    }),
  )
}

function byWorth(rows: readonly FamilyRow[]): readonly FamilyRow[] {
  return rows.toSorted((a, b) => b.ttcCents - a.ttcCents || a.label.localeCompare(b.label))
}

function sumOf(amounts: readonly { readonly amountCents: Cents }[]): Cents {
  return amounts.length === 0 ? cents(0) : sum(amounts.map(({ amountCents }) => amountCents))
}

/** Whether there is a day to close by hand, and what stands in its way. */
export type DayStep = {
  readonly kind: 'wait-clock' | 'count-first' | 'closable' | 'done'
  /** The day that would be closed, or that was closed last. */
  readonly day: BusinessDay
  /** The one that later sales count for. */
  readonly next: BusinessDay
}

export function dayStep({ next, today, waitsForClock }: PeriodState, sessionOpen: boolean): DayStep {
  if (waitsForClock) return { kind: 'wait-clock', day: today, next }
  if (next > today) return { kind: 'done', day: addDays(next, -1), next }
  const kind = sessionOpen && next === today ? 'count-first' : 'closable'
  return { kind, day: next, next: nextDay(next) }
}
