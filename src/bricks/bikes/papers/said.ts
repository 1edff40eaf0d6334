import type { Cents } from '../../../shared/money.ts'
import type { Language, Quote } from '../rental.ts'

/** How each language of the contract writes figures, days and hours. */
const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB', de: 'de-DE', nl: 'nl-NL' }

type Piece = Quote['lines'][number]['pieces'][number]
type Units = {
  readonly hour: string
  readonly halfDay: string
  readonly day: string
  readonly days: string
  readonly week: string
}
const units: Readonly<Record<Language, Units>> = {
  fr: { hour: 'heure', halfDay: 'demi-journée', day: 'jour', days: 'jours', week: 'semaine' },
  en: { hour: 'hour', halfDay: 'half-day', day: 'day', days: 'days', week: 'week' },
  de: { hour: 'Stunde', halfDay: 'Halbtag', day: 'Tag', days: 'Tage', week: 'Woche' },
  nl: { hour: 'uur', halfDay: 'halve dag', day: 'dag', days: 'dagen', week: 'week' },
}

function unitOf({ unit, days }: Piece, words: Units): string {
  if (unit === 'hour') return words.hour
  if (unit === 'half-day') return words.halfDay
  if (days === 1) return words.day
  return days === 7 ? words.week : `${days} ${words.days}`
}

/** What a price is made of: « semaine + jour », « 3 × heure ». */
export function combination(pieces: readonly Piece[], language: Language): string {
  return pieces
    .map((piece) => {
      const unit = unitOf(piece, units[language])
      return piece.count === 1 ? unit : `${piece.count} × ${unit}`
    })
    .join(' + ')
}

/** `1 280,00 €`, as the language writes it; no-break spaces keep it together. */
export function money(amount: Cents, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'EUR' }).format(amount / 100)
}

/** A day and an hour as the wall of the café shows them. */
export function instant(atMs: number, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: zone,
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(atMs)
}

/** A day of the calendar; it is a name, so no zone moves it. */
export function dayOf(day: string, language: Language): string {
  const form = { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' } as const
  return new Intl.DateTimeFormat(locales[language], form).format(Date.parse(`${day}T00:00:00Z`))
}

/** Hundredths of a percent: `50 %`. */
export function percent(hundredths: number, language: Language): string {
  const form = { style: 'percent', maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(locales[language], form).format(hundredths / 10_000)
}

/** A name before what it names: French sets its colon apart. */
export function named(name: string, what: string, language: Language): string {
  return language === 'fr' ? `${name}\u00a0: ${what}` : `${name}: ${what}`
}
