import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import type { ReportRow, ReportTable } from '../../shared/contracts/reports.ts'
import type { DayRange, ReportBy } from '../../shared/reports.ts'
import { shortDay } from '../../shared/texts/format.ts'
import type { Lang } from '../../shared/texts/index.ts'
import type { Bar } from './charts/Bars.tsx'

/** From so many days on, a bar is a month. */
const MONTHS_FROM_DAYS = 93
/** From so many days on, a bar's day is told by its number. */
const SHORT_FROM_DAYS = 10

export type ChartOf = { readonly by: ReportBy; readonly title: 'hour' | 'day' | 'month' }

/** One day is told by the hour, some weeks by the day, more by the month. */
export function chartOf({ from, to }: DayRange): ChartOf {
  if (from === to) return { by: 'hour', title: 'hour' }
  return { by: 'day', title: daysBetween(from, to) >= MONTHS_FROM_DAYS ? 'month' : 'day' }
}

/** Bars without a gap: hours from the first to the last that sold, every day of the range, every month. */
export function barsOf({ rows }: ReportTable, { title }: ChartOf, range: DayRange, lang: Lang): readonly Bar[] {
  switch (title) {
    case 'hour':
      return hourBars(rows, lang)
    case 'day': {
      const known = new Map(rows.map((row) => [row.key, row]))
      const days = daysBetween(range.from, range.to) + 1
      return Array.from({ length: days }, (_, n) => {
        const day = addDays(range.from, n)
        const row = known.get(day)
        const label = days >= SHORT_FROM_DAYS ? String(Number(day.slice(8))) : shortDay(day, lang)
        return { label, now: row?.ttcCents ?? 0, before: row?.beforeCents ?? 0 }
      })
    }
    case 'month':
      return [...Map.groupBy(rows, (row) => row.key.slice(0, 7))].map(([month, same]) => {
        const first = `${month}-01` as BusinessDay // of a month that has days
        return {
          label: monthLabel(first, lang),
          now: same.reduce((sum, row) => sum + row.ttcCents, 0),
          before: same.reduce((sum, row) => sum + row.beforeCents, 0),
        }
      })
  }
}

const monthNames = new Map<Lang, Intl.DateTimeFormat>()
function monthLabel(day: BusinessDay, lang: Lang): string {
  const format =
    monthNames.get(lang) ??
    new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { month: 'short', timeZone: 'UTC' })
  monthNames.set(lang, format)
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

/** Rows are in the order of the trading day, which may end after midnight. */
function hourBars(rows: readonly ReportRow[], lang: Lang): readonly Bar[] {
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) return []
  const from = Number(first.key)
  const length = ((Number(last.key) - from + 24) % 24) + 1
  const known = new Map(rows.map((row) => [Number(row.key), row]))
  return Array.from({ length }, (_, n) => {
    const hour = (from + n) % 24
    const row = known.get(hour)
    return {
      label: lang === 'fr' ? `${hour} h` : `${String(hour).padStart(2, '0')}:00`,
      now: row?.ttcCents ?? 0,
      before: row?.beforeCents ?? 0,
    }
  })
}

/** How far a bar of an objective goes, in percent; a full bar is full. */
export function filled(now: number, goal: number): number {
  return goal <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((now * 100) / goal)))
}

/** `2`, `2,5`, `2.5`: minutes in tenths; undefined where it is none. */
export function readTenths(text: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:[.,](\d))?$/.exec(text.trim()) ?? []
  const tenths = whole === '' ? 0 : Number(whole) * 10 + Number(part === '' ? 0 : part)
  return tenths > 0 ? tenths : undefined
}
