import type { Cents, Milli } from '../money.ts'
import type { VatRate } from '../vat.ts'

export type Lang = 'fr' | 'en'

const locales: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' }
const amounts = each((locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
const numbers = each((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }))
const days = each(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
)

const shortDays = each(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
)

/** Cents as they are read: `22,40` in French, `22.40` in English. */
export function amount(cents: Cents, lang: Lang): string {
  return amounts[lang].format(cents / 100)
}

/** An amount with its currency: `22,40 €`, `€22.40`. */
export function euros(cents: Cents, lang: Lang): string {
  const figure = amount(cents, lang)
  if (lang === 'fr') return `${figure}\u202f€`
  return figure.startsWith('-') ? `-€${figure.slice(1)}` : `€${figure}`
}

/** A difference always wears its sign. */
export function signedEuros(cents: Cents, lang: Lang): string {
  return cents > 0 ? `+${euros(cents, lang)}` : euros(cents, lang).replace('-', '\u2212')
}

/** A figure below zero with the sign that is as wide as its digits. */
export function withMinus(figure: string): string {
  return figure.replace('-', '\u2212')
}

/** Whole euros as on a bank note: `5 €`. */
export function noteValue(cents: Cents, lang: Lang): string {
  const figure = numbers[lang].format(cents / 100)
  return lang === 'fr' ? `${figure}\u202f€` : `€${figure}`
}

export function quantity(milli: Milli, lang: Lang): string {
  return numbers[lang].format(milli / 1000)
}

export function count(value: number, lang: Lang): string {
  return numbers[lang].format(value)
}

export function rate(value: VatRate, lang: Lang): string {
  return lang === 'fr' ? `${numbers.fr.format(value / 100)}\u202f%` : `${numbers.en.format(value / 100)}%`
}

/** An instant as the café's clock shows it, wherever the screen stands. */
export function time(atMs: number, lang: Lang, zone: string): string {
  return clock(lang, zone, { hour: '2-digit', minute: '2-digit' }).format(atMs)
}

export function dayAndTime(atMs: number, lang: Lang, zone: string): string {
  return clock(lang, zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(atMs)
}

/** A business day in words; it is a name, not an instant, so no zone may move it. */
export function dayName(businessDay: string, lang: Lang): string {
  return days[lang].format(Date.parse(`${businessDay}T00:00:00Z`))
}

export function shortDay(businessDay: string, lang: Lang): string {
  return shortDays[lang].format(Date.parse(`${businessDay}T00:00:00Z`))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than a sale; a till knows one zone. */
function clock(lang: Lang, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${lang} ${timeZone} ${Object.keys(parts).length}`
  const known = clocks.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[lang], { ...parts, timeZone })
  clocks.set(name, made)
  return made
}

function each<Format>(make: (locale: string) => Format): Record<Lang, Format> {
  return { fr: make(locales.fr), en: make(locales.en) }
}
