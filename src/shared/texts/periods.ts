import { addDays, lastDayOfMonth, type BusinessDay } from '../business-day.ts'
import { count, type Lang } from './format.ts'

const NARROW = '\u202f'
const locales: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' }
const formats = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  column: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  dayOnly: { day: 'numeric', month: 'long' },
  monthOnly: { month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
const made = new Map<string, Intl.DateTimeFormat>()

/** A business day is a name, not an instant: no zone may move it. */
function written(day: string, lang: Lang, how: keyof typeof formats): string {
  const key = `${lang} ${how}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(locales[lang], { ...formats[how], timeZone: 'UTC' })
  made.set(key, known)
  const text = known.format(Date.parse(`${day}T00:00:00Z`))
  return lang === 'fr' ? text.replace(/\b1 (?=\p{L})/u, '1er ') : text
}

/** `24 novembre 2026` */
export const longDay = (day: string, lang: Lang): string => written(day, lang, 'long')
/** `24 nov. 2026` */
export const mediumDay = (day: string, lang: Lang): string => written(day, lang, 'short')
/** `mardi 24 novembre 2026` */
export const fullDay = (day: string, lang: Lang): string => written(day, lang, 'full')

/** A period in the width of a column: `lun. 23 nov. 2026`, a month by its name, or its two ends. */
export function shortPeriod(from: BusinessDay, to: BusinessDay, lang: Lang): string {
  return from === to ? written(from, lang, 'column') : periodName(from, to, lang)
}

/** A month by its number, from 1: `novembre`. */
export function monthName(month: number, lang: Lang): string {
  return written(`2026-${String(month).padStart(2, '0')}-01`, lang, 'monthOnly')
}

/** The last day of a month of every year: `31 mars`; February has its 28 days. */
export function monthEnd(month: number, lang: Lang): string {
  return written(lastDayOfMonth(`2026-${String(month).padStart(2, '0')}-01` as BusinessDay), lang, 'dayOnly')
}

/** A period as people say it: a day, a whole month by its name, or its two ends. */
export function periodName(from: BusinessDay, to: BusinessDay, lang: Lang): string {
  if (from === to) return fullDay(from, lang)
  const isMonth = from.endsWith('-01') && lastDayOfMonth(from) === to
  if (isMonth) return written(from, lang, 'month')
  const isYear = from.slice(5) === '01-01' && to === addDays(`${nextYear(from)}-01-01` as BusinessDay, -1)
  if (isYear) return from.slice(0, 4)
  return `${mediumDay(from, lang)} – ${mediumDay(to, lang)}`
}

function nextYear(day: BusinessDay): string {
  return String(Number(day.slice(0, 4)) + 1)
}

/** The size of a file, in the units that people know. */
export function fileSize(bytes: number, lang: Lang): string {
  const units = lang === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'KB', 'MB', 'GB']
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** power
  const figure = count(Number(value.toFixed(value < 10 && power > 0 ? 1 : 0)), lang)
  return `${figure}${lang === 'fr' ? NARROW : ' '}${units[power] ?? ''}`
}

/** How long something took, to what matters: `0,4 s`, `12 s`, `2 min 05 s`. */
export function duration(ms: number, lang: Lang): string {
  const seconds = ms / 1000
  if (seconds < 10) return `${count(Number(Math.max(0.1, seconds).toFixed(1)), lang)} s`
  if (seconds < 60) return `${count(Math.round(seconds), lang)} s`
  const whole = Math.round(seconds)
  return `${count(Math.floor(whole / 60), lang)} min ${String(whole % 60).padStart(2, '0')} s`
}
