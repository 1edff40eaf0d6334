import { eanCheckDigit } from '../../shared/barcodes.ts'
import {
  canBePart,
  isAlcoholic,
  saysTheSameOfAlcohol,
  type Category,
  type OptionGroup,
  type Product,
} from '../../shared/catalogue.ts'
import type { ProductRefusal } from '../../shared/contracts/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { alcoholRule, type PriceList } from '../../shared/price-list.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'

type ProductOf = (productId: ProductId) => Product | undefined

/** What is known of the catalogue while a product is looked at. */
export type Known = {
  readonly product: ProductOf
  readonly category: (id: string) => Category | undefined
  readonly group: (id: string) => OptionGroup | undefined
  readonly ownerOf: (barcode: string) => Product | undefined
  readonly formulesWith: (productId: ProductId) => readonly Product[]
}

/** Whether a product may be as it is written, by itself; what its price does to lists with hours is `pricesRefused`. */
export function productRefused(product: Product, known: Known): Result<null, ProductRefusal> {
  const named = { product: product.label }
  if (!known.category(product.categoryId)) return refuse('CATEGORY_UNKNOWN')
  if (Math.max(product.priceCents, product.takeawayPriceCents ?? 0) > AMOUNT_MAX_CENTS)
    return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
  if (!saysTheSameOfAlcohol(product)) return refuse('ALCOHOL_GROUP', named)
  if (isFreeAlcohol(product)) return refuse('OPEN_BAR_FORBIDDEN')
  for (const code of product.barcodes ?? []) {
    const owner = known.ownerOf(code)
    if (owner && owner.id !== product.id) return refuse('BARCODE_TAKEN', { product: owner.label })
  }
  if (product.optionGroups?.some((id) => !known.group(id))) return refuse('OPTION_GROUP_UNKNOWN')
  const bad = badChoice(product, known.product)
  if (bad) return refuse('FORMULE_PART', { product: bad.label })
  const menu = product.withdrawn || !canBePart(product) ? known.formulesWith(product.id)[0] : undefined
  return menu ? refuse('PART_OF_FORMULE', { ...named, formule: menu.label }) : ok(null)
}

/** The first choice of a set menu that cannot be one, by its name or its id; none of a product that is no set menu. */
export function badChoice(product: Product, productOf: ProductOf): { readonly label: string } | undefined {
  return (product.formule ?? [])
    .flatMap(({ choices }) => choices)
    .map(({ productId }) => ({ productId, choice: productOf(productId) }))
    .filter(({ productId, choice }) => !choice || choice.withdrawn || !canBePart(choice) || productId === product.id)
    .map(({ productId, choice }) => ({ label: choice?.label ?? productId }))[0]
}

/** Alcohol is never free (CSP L3322-9); an open price is typed, and its own figure means nothing. */
export function isFreeAlcohol(product: Product): boolean {
  const isFree = product.priceCents === 0 || product.takeawayPriceCents === 0
  return isAlcoholic(product) && !product.openPrice && isFree
}

/**
 * The lists that were lawful and would not be any more once all of these products are as they are now written: what a list
 * with hours takes off is counted from the catalogue's price (CSP L3323-1).
 */
export function listsBroken(
  changed: readonly Product[],
  lists: readonly PriceList[],
  productOf: ProductOf,
): readonly { readonly list: PriceList; readonly refused: ReturnType<typeof alcoholRule> }[] {
  const now = new Map(changed.map((product) => [product.id, product]))
  const after: ProductOf = (id) => now.get(id) ?? productOf(id)
  return lists
    .filter(({ items }) => items.some(({ productId }) => now.has(productId)))
    .map((list) => ({ list, refused: alcoholRule(list, after) }))
    .filter(({ list, refused }) => !refused.ok && alcoholRule(list, productOf).ok)
}

export function pricesRefused(
  changed: readonly Product[],
  lists: readonly PriceList[],
  productOf: ProductOf,
): Result<null, 'HAPPY_HOUR_ALCOHOL_ONLY' | 'OPEN_BAR_FORBIDDEN'> {
  const [broken] = listsBroken(changed, lists, productOf)
  if (!broken || broken.refused.ok) return ok(null)
  return refuse(broken.refused.code, { ...broken.refused.detail, list: broken.list.label })
}

/** What an event tells of a changed product: never its words, which the list of the catalogue has. */
export type FieldChanges = { readonly productId: ProductId; readonly fields: readonly (keyof Product)[] }

/** The fields in which two states of a product differ. */
export function fieldsChanged(before: Product, after: Product): readonly (keyof Product)[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  // Both are products, so their keys are a product's.
  return ([...keys] as (keyof Product)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

export function isRepriced(before: Product, after: Product): boolean {
  return before.priceCents !== after.priceCents || before.takeawayPriceCents !== after.takeawayPriceCents
}

type Tiles = readonly (ProductId | null)[]

/** A product takes the first hole, or a place behind the others; undefined where the plan is full. */
export function withTile(tiles: Tiles, productId: ProductId, max: number): Tiles | undefined {
  const hole = tiles.indexOf(null)
  if (hole >= 0) return tiles.with(hole, productId)
  return tiles.length < max ? [...tiles, productId] : undefined
}

/** The largest number that a prefix has given so far. */
export function lastOwnNumber(prefix: string, taken: Iterable<string>): number {
  let last = 0
  for (const code of taken)
    if (code.length === 13 && code.startsWith(prefix)) last = Math.max(last, Number(code.slice(prefix.length, 12)))
  return last
}

export function ownCode(prefix: string, number: number): string {
  const body = `${prefix}${String(number).padStart(12 - prefix.length, '0')}`
  return `${body}${eanCheckDigit(body)}`
}

/** 29 is the loyalty cards'. Codes of a scale are read by the café's own table: none of its prefixes is given. */
export function ownPrefix(scalePrefixes: readonly string[]): string | undefined {
  return ['28', '27', '26', '25', '24', '23', '22', '21', '20'].find(
    (prefix) => !scalePrefixes.some((taken) => prefix.startsWith(taken)),
  )
}
