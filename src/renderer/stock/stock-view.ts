import type { ItemNow } from '../../shared/contracts/stock.ts'
import { AMOUNT_MAX, type StockItem, type StockUnit } from '../../shared/stock.ts'
import { count, withMinus } from '../../shared/texts/format.ts'
import type { Lang } from '../../shared/texts/index.ts'

/** `30`, `0,75`, `1.5`: litres, kilos or pieces, as thousandths; undefined where it is no such figure. */
export function readThousandths(text: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d{1,6})(?:[.,](\d{0,3}))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, '')) ?? []
  if (whole === '') return undefined
  const value = Number(`${whole}${part.padEnd(3, '0')}`)
  return value <= AMOUNT_MAX ? value : undefined
}

/** What a recipe takes: millilitres and grams as they are, pieces with their comma. */
export function readTaken(text: string, unit: StockUnit): number | undefined {
  const thousandths = readThousandths(text)
  if (thousandths === undefined || unit === 'piece') return thousandths
  return thousandths % 1000 === 0 ? thousandths / 1000 : undefined
}

export const typedThousandths = (amount: number): string => String(amount / 1000).replace('.', ',')
export const typedTaken = (amount: number, unit: StockUnit): string =>
  unit === 'piece' ? typedThousandths(amount) : String(amount)

const BIG = { piece: '', ml: 'l', g: 'kg' } as const satisfies Record<StockUnit, string>
export const bigUnit = (unit: StockUnit): string => BIG[unit]

/** An amount as it is read: `29,25 l`, `850 g`, `12`. */
export function shownAmount(amount: number, unit: StockUnit, lang: Lang): string {
  const isSmall = unit !== 'piece' && Math.abs(amount) < 1000
  const figure = withMinus(count(isSmall ? amount : amount / 1000, lang))
  const word = isSmall && amount !== 0 ? unit : BIG[unit]
  return word === '' ? figure : `${figure}\u00a0${word}`
}

/** How many of its usual package that is, rounded down to a tenth: `1,6`. */
export function inPackages({ packages }: Pick<StockItem, 'packages'>, amount: number, lang: Lang): string {
  const size = packages[0]?.amount ?? 1
  return count(Math.trunc((amount * 10) / size) / 10, lang)
}

/** Letters without their accents, for what somebody looks for. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function matches(text: string, ...fields: readonly string[]): boolean {
  const words = plain(text).split(/\s+/).filter(Boolean)
  const all = plain(fields.join(' '))
  return words.every((word) => all.includes(word))
}

export function shelvesOf(items: readonly ItemNow[]): readonly string[] {
  const shelves = items.flatMap(({ item }) => (item.active && item.shelf !== '' ? [item.shelf] : []))
  return [...new Set(shelves)].toSorted((a, b) => a.localeCompare(b))
}
