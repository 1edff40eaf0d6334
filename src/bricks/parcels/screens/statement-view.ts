import { addDays, addMonths, daysBetween, lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { cents, isCents, sum, type Cents } from '../../../shared/money.ts'
import { monthName } from '../../../shared/texts/periods.ts'
import type { Lang } from '../../../shared/texts/index.ts'

const STRIP = 6
const MINUTE_S = 60
const HOUR_MIN = 60

const monthOfDay = (day: BusinessDay): string => day.slice(0, 7)
const shifted = (month: string, by: number): string => monthOfDay(addMonths(`${month}-01` as BusinessDay, by))

/** Six months with the chosen one among them; none that has not begun. */
export function monthStrip(chosen: string, today: BusinessDay): readonly string[] {
  const now = monthOfDay(today)
  const last = shifted(chosen, STRIP - 1) > now ? now : shifted(chosen, 2)
  const end = last > now ? now : last
  return Array.from({ length: STRIP }, (_, n) => shifted(end, n - STRIP + 1))
}
export const moved = (month: string, by: number, today: BusinessDay): string => {
  const next = shifted(month, by)
  return next > monthOfDay(today) ? monthOfDay(today) : next
}
export const thisMonth = monthOfDay

const shortNames: Record<Lang, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
}
/** « nov. » in the strip, with the year where it begins. */
export function shortMonth(month: string, lang: Lang): string {
  const name = shortNames[lang].format(Date.parse(`${month}-01T00:00:00Z`))
  return month.endsWith('-01') ? `${name} ${month.slice(0, 4)}` : name
}
export function longMonth(month: string, lang: Lang): string {
  const [year, number] = month.split('-')
  return `${monthName(Number(number), lang)} ${year}`
}

/** « 3 h 20 », « 45 min ». */
export function spell(seconds: number): string {
  const minutes = Math.max(seconds > 0 ? 1 : 0, Math.round(seconds / MINUTE_S))
  const [hours, left] = [Math.floor(minutes / HOUR_MIN), minutes % HOUR_MIN]
  return hours === 0 ? `${left} min` : `${hours} h ${String(left).padStart(2, '0')}`
}

/** « 38 % » of the visits; nothing to divide by is nothing. */
export function share(part: number, of: number, lang: Lang): string {
  const percent = of === 0 ? 0 : Math.round((part * 100) / of)
  return lang === 'fr' ? `${percent}\u202f%` : `${percent}%`
}

/** What somebody typed as an amount; null for nothing, undefined where it is none. */
export function readEuros(text: string): Cents | null | undefined {
  const plain = text.replaceAll(/[\s€\u202f]/g, '')
  if (plain === '') return null
  const [whole = '', part = '', ...more] = plain.split(/[.,]/)
  if (more.length > 0 || !/^\d{1,7}$/.test(whole) || !/^\d{0,2}$/.test(part)) return undefined
  const value = Number(`${whole}${part.padEnd(2, '0')}`)
  return isCents(value) ? cents(value) : undefined
}

/** A table as it was pasted: a line is a line, whatever stands between its cells. */
export const linesOf = (pasted: string): readonly string[] =>
  pasted
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll('\t', ';').trim())
    .filter((line) => line !== '')

type Row = {
  readonly counts: Readonly<Record<'received' | 'handedOver' | 'droppedOff' | 'returned', number>>
  readonly totals: { readonly htCents: Cents }
  readonly beside: { readonly salesCents: Cents }
}
/** The last line of the table. */
export function inAll(rows: readonly Row[]) {
  const add = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    received: add(({ counts }) => counts.received),
    handedOver: add(({ counts }) => counts.handedOver),
    droppedOff: add(({ counts }) => counts.droppedOff),
    returned: add(({ counts }) => counts.returned),
    htCents: sum(rows.map(({ totals }) => totals.htCents)),
    besideCents: sum(rows.map(({ beside }) => beside.salesCents)),
  }
}

type DayCount = {
  readonly day: BusinessDay
  readonly carrier: string
  readonly handedOver: number
  readonly droppedOff: number
}
/** Every day of a month, with what went over the counter; of one carrier, or of all. */
export function daysOf(month: string, counts: readonly DayCount[], carrier: string | undefined) {
  const first = `${month}-01` as BusinessDay // the first of a month is a day
  const days = Array.from({ length: daysBetween(first, lastDayOfMonth(first)) + 1 }, (_, n) => addDays(first, n))
  return days.map((day) => {
    const same = counts.filter((one) => one.day === day && (carrier === undefined || one.carrier === carrier))
    return {
      day,
      handedOver: same.reduce((total, one) => total + one.handedOver, 0),
      droppedOff: same.reduce((total, one) => total + one.droppedOff, 0),
    }
  })
}
