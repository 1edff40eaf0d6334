import { addDays, daysBetween } from '../../shared/business-day.ts'
import type {
  ActivityRow,
  BeforeSpan,
  Compared,
  HeldRow,
  ReasonRow,
  ReportRow,
  ReportTable,
  Services,
  Summary,
} from '../../shared/contracts/reports.ts'
import { cents, divideHalfUp, sum, ZERO, type Cents } from '../../shared/money.ts'
import { daysBack, weekdayOf, type Against, type DayRange, type ReportBy } from '../../shared/reports.ts'
import type { Worked } from '../../shared/service-line.ts'
import type { SoldCosts } from '../stock/index.ts'
import type { Counted, Figures, HeldSums } from './figures.ts'
import { createMargins } from './margins.ts'
import type { ReportSettings } from './settings.ts'
import { lastDayOf, spanBefore, wholeDays, type Moment, type Span } from './spans.ts'

const COUNTER = 'counter'
const OWED_OR_SERVICE = /^prd_(?:service|owed)-/

export type AnswerParts = {
  readonly figures: Figures
  readonly settings: ReportSettings
  /** The hour at which a trading day begins. */
  readonly startHour: () => number
  readonly nameOf: (operatorId: string) => string
  /** What each service did, by its key, where it counts that itself: a month of parcels is paid once. */
  readonly worked: (range: DayRange) => ReadonlyMap<string, Worked>
  /** The services that are one of several, as the café calls them. */
  readonly several: () => readonly { readonly key: string; readonly name: string }[]
  readonly soldCosts: SoldCosts
  readonly reasons: (range: DayRange) => readonly Omit<ReasonRow, 'name'>[]
}

/** What the screens and the papers ask, made of the tables by day. */
export function createAnswers(parts: AnswerParts) {
  const { figures, settings, startHour, nameOf, worked: workedIn, several, soldCosts, reasons } = parts

  /** What each of several services is called now. */
  const namesNow = () => new Map(several().map(({ key, name }) => [key, name]))

  function compared(range: DayRange, against: Against, moment: Moment): Compared {
    const span = spanBefore(range, against, moment)
    const sums = figures.sums(span)
    const whole = span.cut ? figures.sums(wholeDays({ from: span.from, to: span.cut.day })) : sums
    return { ...told(span), sums, wholeCents: whole.turnoverCents }
  }

  /** What the weekdays of a range should bring together; null where none of them has an objective. */
  function objectiveOf({ from, to }: DayRange): Cents | null {
    const objectives = settings.objectives()
    const days = daysBetween(from, to) + 1
    const wanted = Array.from({ length: days }, (_, n) => objectives[weekdayOf(addDays(from, n)) - 1] ?? null)
    return wanted.every((one) => one === null) ? null : sum(wanted.map((one) => one ?? ZERO))
  }

  function summary(range: DayRange, moment: Moment): Summary {
    const span = wholeDays(range)
    const held = figures.held(span)
    const of = (nature: HeldSums['nature'], money: (row: HeldSums) => Cents) =>
      sum(held.filter((row) => row.nature === nature).map(money))
    return {
      today: moment.today,
      sums: figures.sums(span),
      objectiveCents: objectiveOf(range),
      week: compared(range, 'week', moment),
      year: compared(range, 'year', moment),
      agencyCents: of('agency', (row) => cents(row.inCents - row.outCents)),
      heldInCents: of('liability', (row) => row.inCents),
      heldOutCents: of('liability', (row) => row.outCents),
    }
  }

  function table(by: ReportBy, range: DayRange, against: Against, moment: Moment): ReportTable {
    const span = spanBefore(range, against, moment)
    const where = { zone: moment.zone, startHour: startHour() }
    const now = figures.by(by, wholeDays(range), where)
    const then = figures.by(by, span, where)
    // A day is told beside the day so many days before it.
    const back = by === 'day' ? daysBack(range, against) : 0
    const nameOfRow = (row: Counted) => (by === 'day' ? addDays(row.key as DayRange['from'], back) : row.key) // a day's key
    const idOf = (key: string, nature: string) => `${nature} ${key}`
    const before = new Map(then.map((row) => [idOf(nameOfRow(row), row.nature), row]))
    const known = new Set(now.map((row) => idOf(row.key, row.nature)))
    const gone = then.filter((row) => !known.has(idOf(nameOfRow(row), row.nature)))
    const rows: readonly ReportRow[] = [
      ...now.map((row) => ({ ...row, beforeCents: before.get(idOf(row.key, row.nature))?.ttcCents ?? ZERO })),
      ...gone.map((row) => ({ ...nothingOf(row), key: nameOfRow(row), beforeCents: row.ttcCents })),
    ]
    const names = namesNow()
    return { by, before: told(span), rows: inOrder(by, rows, where.startHour).map(named) }

    function named(row: ReportRow): ReportRow {
      if (by === 'server') return { ...row, label: nameOf(row.key) }
      const service = by === 'product' ? names.get(row.key.replace(OWED_OR_SERVICE, '')) : undefined
      return service === undefined ? row : { ...row, label: service }
    }
  }

  function services(range: DayRange, against: Against, moment: Moment): Services {
    const span = spanBefore(range, against, moment)
    const now = wholeDays(range)
    return { before: told(span), activities: activities(range, now, span), held: heldRows(now, span) }
  }

  function activities(range: DayRange, now: Span, span: Span): ActivityRow[] {
    const minutes = settings.minutes()
    const names = namesNow()
    const pieces = figures.piecesOf(now)
    const worked = workedIn(range)
    const before = new Map(figures.services(span).map((row) => [row.service, row]))
    const sold = new Map(figures.services(now).map((row) => [row.service, row]))
    // What is done without being sold costs its time all the same.
    const busy = [...worked].filter(([, { times }]) => times > 0).map(([service]) => service)
    const rows = [...new Set([...sold.keys(), ...before.keys(), ...busy])].map((service): ActivityRow => {
      const row = sold.get(service)
      const activity = service === '' ? COUNTER : service
      const done = worked.get(service)
      const operations = service === '' ? figures.sums(now).saleCount : (done?.times ?? pieces.get(service) ?? 0)
      const htCents = row?.htCents ?? ZERO
      const minuteTenths = minutes.get(activity) ?? null
      const spent = (done?.minutes ?? 0) * 10 + (operations - (done?.timed ?? 0)) * (minuteTenths ?? 0)
      return {
        activity,
        family: names.get(service) ?? row?.family ?? before.get(service)?.family ?? '',
        operations,
        ttcCents: row?.ttcCents ?? ZERO,
        htCents,
        beforeCents: before.get(service)?.ttcCents ?? ZERO,
        minuteTenths,
        spentTenths: spent > 0 ? spent : null,
        perHourCents: perHour(htCents, spent),
      }
    })
    const byWorth = (a: ActivityRow, b: ActivityRow) =>
      b.ttcCents - a.ttcCents || b.beforeCents - a.beforeCents || (b.spentTenths ?? 0) - (a.spentTenths ?? 0)
    return rows.toSorted((a, b) => byWorth(a, b) || b.operations - a.operations)
  }

  function heldRows(now: Span, span: Span): HeldRow[] {
    const idOf = ({ nature, productId, family }: HeldSums) => `${nature} ${productId} ${family}`
    const names = namesNow()
    const about = ({ productId }: HeldSums) => productId.replace(OWED_OR_SERVICE, '')
    const before = new Map(figures.held(span).map((row) => [idOf(row), row]))
    return figures.held(now).map((row) => {
      const then = before.get(idOf(row))
      return {
        nature: row.nature,
        about: about(row),
        name: names.get(about(row)) ?? '',
        family: row.family,
        quantityMilli: row.quantityMilli,
        inCents: row.inCents,
        outCents: row.outCents,
        beforeCents: then ? cents(then.inCents - then.outCents) : ZERO,
      }
    })
  }

  return {
    summary,
    table,
    services,
    margins: createMargins({ figures, soldCosts, namesNow }),
    reasons: (range: DayRange): ReasonRow[] => reasons(range).map((row) => ({ ...row, name: nameOf(row.operatorId) })),
  }
}
export type Answers = ReturnType<typeof createAnswers>

/** Own sales HT for an hour of work that took so many tenths of a minute; null where nobody said how long it takes. */
export function perHour(htCents: Cents, spentTenths: number): Cents | null {
  if (spentTenths === 0) return null
  return cents(Number(divideHalfUp(BigInt(htCents) * 600n, BigInt(spentTenths))))
}

function told(span: Span): BeforeSpan {
  return { from: span.from, to: lastDayOf(span), untilMs: span.cut?.untilMs ?? null }
}

/** What was sold before and is not any more. */
function nothingOf(row: Counted): Counted {
  const none = (figure: number | null) => (figure === null ? null : 0)
  return {
    ...row,
    count: none(row.count),
    quantityMilli: none(row.quantityMilli),
    ttcCents: ZERO,
    htCents: row.htCents === null ? null : ZERO,
    vatCents: row.vatCents === null ? null : ZERO,
    backCents: row.backCents === null ? null : ZERO,
  }
}

/** Time goes on; all else begins with what brought most. What is collected for others comes behind what is sold. */
function inOrder(by: ReportBy, rows: readonly ReportRow[], startHour: number): readonly ReportRow[] {
  const place = (row: ReportRow): number => {
    if (by === 'hour') return (Number(row.key) - startHour + 24) % 24
    return by === 'weekday' || by === 'vat' ? Number(row.key) : 0
  }
  const byKey = (a: ReportRow, b: ReportRow) => (a.key < b.key ? -1 : 1)
  const byWorth = (a: ReportRow, b: ReportRow) =>
    Number(a.nature !== 'own') - Number(b.nature !== 'own') ||
    b.ttcCents - a.ttcCents ||
    b.beforeCents - a.beforeCents ||
    byKey(a, b)
  const inTime = by === 'day' ? byKey : (a: ReportRow, b: ReportRow) => place(a) - place(b)
  return rows.toSorted(by === 'day' || by === 'hour' || by === 'weekday' || by === 'vat' ? inTime : byWorth)
}
