import { normaliseEan } from '../../shared/barcodes.ts'
import type { Catalogue, Category, OptionGroup, Place, Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'

export const TILES_A_PAGE = 24 // six by four, at every size of screen

const INSIDE_MIN = 3 // a shorter piece is inside of everything
const LONG_WORD = 10

export type Accent = Category['accent'] | NonNullable<Product['accent']>
export type TilePage = readonly (Product | null)[]
export type CategoryView = { readonly category: Category; readonly pages: readonly TilePage[] }

/** The catalogue as the counter uses it: built once, then only looked up. */
export type CatalogueView = {
  readonly categories: readonly CategoryView[]
  readonly products: ReadonlyMap<ProductId, Product>
  readonly optionGroups: ReadonlyMap<string, OptionGroup>
  readonly byBarcode: ReadonlyMap<string, Product>
  readonly accents: ReadonlyMap<string, Accent>
  readonly search: readonly SearchEntry[]
}
type SearchEntry = { readonly product: Product; readonly words: readonly string[]; readonly whole: string }

export function catalogueView(catalogue: Catalogue): CatalogueView {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const plans = new Map(catalogue.tilePlans.map((plan) => [plan.categoryId, plan.tiles]))
  return {
    categories: catalogue.categories.map((category) => ({
      category,
      pages: tilePages((plans.get(category.id) ?? []).map((id) => (id && products.get(id)) ?? null)),
    })),
    products,
    optionGroups: new Map(catalogue.optionGroups.map((group) => [group.id, group])),
    byBarcode: new Map(
      catalogue.products.flatMap((product) => (product.barcodes ?? []).map((code) => [code, product])),
    ),
    accents: new Map(catalogue.categories.map((category) => [category.id, category.accent])),
    search: catalogue.products.map(searchEntry),
  }
}

/** Cuts a plan into full pages; holes stay where the café put them, so that a tile never moves. */
export function tilePages(tiles: TilePage): readonly TilePage[] {
  const pages = Math.max(1, Math.ceil(tiles.length / TILES_A_PAGE))
  return Array.from({ length: pages }, (_, page) =>
    Array.from({ length: TILES_A_PAGE }, (__, place) => tiles[page * TILES_A_PAGE + place] ?? null),
  )
}

/** A word that the narrowest tile could not hold in its ordinary size. */
export function hasLongWord(name: string): boolean {
  return name.split(' ').some((word) => word.length >= LONG_WORD)
}

export function priceAt(product: Product, place: Place): Cents {
  return place === 'takeaway' ? (product.takeawayPriceCents ?? product.priceCents) : product.priceCents
}

export function accentOf(product: Product, view: CatalogueView): Accent {
  return product.accent ?? view.accents.get(product.categoryId) ?? 'c1'
}

export function findByBarcode(view: CatalogueView, code: string): Product | undefined {
  const ean = normaliseEan(code)
  return ean === undefined ? undefined : view.byBarcode.get(ean)
}

/** Products whose words begin with the words typed: whole names first, then by where the match is; then price, then code. */
export function searchProducts(view: CatalogueView, typed: string, limit: number): readonly Product[] {
  const wanted = plain(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  const found = view.search.flatMap((entry) => {
    const rank = matchRank(entry, wanted)
    return rank === undefined ? [] : [{ rank, entry }]
  })
  found.sort((a, b) => a.rank - b.rank || a.entry.whole.localeCompare(b.entry.whole))
  return found.slice(0, limit).map(({ entry }) => entry.product)
}

/** Lower is better; undefined is no match. */
function matchRank({ words, whole, product }: SearchEntry, wanted: readonly string[]): number | undefined {
  if (whole.startsWith(wanted.join(' '))) return 0
  if (wanted.every((want) => words.some((word) => word.startsWith(want)))) return 1
  if (wanted.every((want) => want.length >= INSIDE_MIN && whole.includes(want))) return 2
  const [only, ...others] = wanted
  if (!only || others.length > 0) return undefined
  const digits = only.replace(/\D/g, '')
  if (digits && Number(digits) === product.priceCents && /^\d+([.,]\d*)?$/.test(only)) return 3
  return digits.length >= 4 && product.barcodes?.some((code) => code.startsWith(digits)) ? 4 : undefined
}

function searchEntry(product: Product): SearchEntry {
  const whole = plain(`${product.label} ${product.shortLabel ?? ''}`)
  return { product, words: whole.split(' ').filter(Boolean), whole }
}

/** Without accents, case or punctuation: `Thé glacé` is found by `the gla`. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d.,]+/gu, ' ')
    .trim()
}
