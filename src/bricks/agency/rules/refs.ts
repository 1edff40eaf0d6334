import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zArticleCode, zItemId, zServiceCode, type ArticleCode, type ItemId, type ServiceCode } from '../ids.ts'

/** The name of this brick in lines of tickets. */
export const SERVICE = 'agency'

/** What a sealed line of this brick is about. Whoever reads only the sealed tickets knows the service by it. */
export type Ref =
  /** Taken for the partner, or sold by the café itself; `day` where a day's total was typed later. */
  | {
      readonly way: 'collected' | 'paid-out' | 'own'
      readonly service: ServiceCode
      readonly article: ArticleCode
      readonly day: BusinessDay | null
    }
  /** What is lent with what was sold and goes back against its bulletin. */
  | { readonly way: 'deposit'; readonly service: ServiceCode; readonly bulletin: string }
  /** What is looked after for somebody. */
  | { readonly way: 'item'; readonly service: ServiceCode; readonly itemId: ItemId }
  /** The commission of a month, invoiced to the partner. */
  | { readonly way: 'commission'; readonly service: ServiceCode; readonly month: string }

const prefixes = {
  collected: 'agc',
  'paid-out': 'agp',
  own: 'ags',
  deposit: 'agd',
  item: 'agi',
  commission: 'agm',
} as const satisfies Record<Ref['way'], string>

/** As it is written on a bottle's paper, with hyphens instead of anything else: a part of a ref. */
export const zBulletin = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/)
export const bulletinOf = (typed: string): string =>
  typed
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 20)

export function refOf(ref: Ref): string {
  const start = `${prefixes[ref.way]}_${ref.service}`
  switch (ref.way) {
    case 'collected':
    case 'paid-out':
    case 'own':
      return `${start}_${ref.article}${ref.day === null ? '' : `_${ref.day}`}`
    case 'deposit':
      return `${start}_${ref.bulletin}`
    case 'item':
      return `${start}_${ref.itemId.slice(4)}`
    case 'commission':
      return `${start}_${ref.month}`
  }
}

/** What a ref says; undefined for one that this brick never wrote. */
export function readRef(text: string): Ref | undefined {
  const [prefix = '', code, rest = '', last] = text.split('_')
  const service = zServiceCode.safeParse(code).data
  if (!service) return undefined
  switch (prefix) {
    case 'agc':
    case 'agp':
    case 'ags': {
      const article = zArticleCode.safeParse(rest).data
      const day = last === undefined ? null : zBusinessDay.safeParse(last).data
      const way = prefix === 'agc' ? 'collected' : prefix === 'agp' ? 'paid-out' : 'own'
      return article && day !== undefined ? { way, service, article, day } : undefined
    }
    case 'agd':
      return { way: 'deposit', service, bulletin: rest }
    case 'agi': {
      const itemId = zItemId.safeParse(`itm_${rest}`).data
      return itemId && { way: 'item', service, itemId }
    }
    case 'agm':
      return { way: 'commission', service, month: rest }
    default:
      return undefined
  }
}
