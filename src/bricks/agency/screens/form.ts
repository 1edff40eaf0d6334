import { cents, isCents, type Cents } from '../../../shared/money.ts'
import { amount } from '../../../shared/texts/format.ts'
import type { Lang } from '../../../shared/texts/index.ts'

/** What somebody typed as an amount; null for nothing, undefined where it is none. */
export function readEuros(text: string): Cents | null | undefined {
  const plain = text.replaceAll(/[\s€\u202f]/g, '')
  if (plain === '') return null
  const found = /^(\d{1,6})(?:[.,](\d{0,2}))?$/.exec(plain)
  const value = found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : NaN
  return isCents(value) ? cents(value) : undefined
}

/** « 5,5 » of a hundred is 550; nothing is nought. */
export function readPercent(text: string): number | undefined {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim() === '' ? '0' : text.trim())
  const value = found ? Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`) : NaN
  return Number.isInteger(value) && value <= 10_000 ? value : undefined
}

export function readCount(text: string, most: number): number | undefined {
  const value = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN
  return Number.isInteger(value) && value >= 1 && value <= most ? value : undefined
}

/** As a field shows it: without its currency; nothing for nothing. */
export const inField = (value: Cents | null, lang: Lang): string => (value === null ? '' : amount(value, lang))
export const percentInField = (hundredths: number, lang: Lang): string =>
  hundredths === 0 ? '' : String(hundredths / 100).replace('.', lang === 'fr' ? ',' : '.')
