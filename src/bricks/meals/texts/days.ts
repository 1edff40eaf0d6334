import type { Lang } from '../../../shared/texts/index.ts'

const locales: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' }
const named = {
  fr: new Intl.DateTimeFormat(locales.fr, { weekday: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(locales.en, { weekday: 'long', timeZone: 'UTC' }),
}
/** 1 January 2024 was a Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

/** « vendredi »; nothing where no day is known. */
export function weekdayName(day: string, lang: Lang): string {
  const atMs = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(atMs) ? '' : named[lang].format(atMs)
}
/** « lundi » for 1. */
export function nameOfWeekday(weekday: number, lang: Lang): string {
  return named[lang].format(MONDAY_MS + (weekday - 1) * DAY_MS)
}
/** « 30/11 », as it is read in both languages here. */
export function dayMonth(day: string): string {
  const [, month = '', date = ''] = day.split('-')
  return `${date}/${month}`
}
/** « 10:00 » of the minutes since midnight. */
export function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
