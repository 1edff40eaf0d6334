import type { Catalogue, Category, OptionGroup, Place, Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'

export const TILES_A_PAGE = 24 // six by four, at every size of screen

const INSIDE_MIN = 3 // a shorter piece is inside of everything
const LONG_WORD = 10
const CODE_MIN = 4

export type Accent = Category['accent'] | NonNullable<Product['accent']>
export type TilePage = readonly (Product | null)[]
export type CategoryView = { readonly category: Category; readonly pages: readonly TilePage[] }

/** The catalogue as the counter uses it: built once, then only looked up. */
export type CatalogueView = {
  readonly categories: readonly CategoryView[]
  /** Those that were withdrawn as well: tickets name them. */
  readonly products: ReadonlyMap<ProductId, Product>
  readonly optionGroups: ReadonlyMap<string, OptionGroup>
  /** Of each product that is sold in several variants: all of them, in the catalogue's order. */
  readonly variants: ReadonlyMap<ProductId, readonly Product[]>
  readonly byBarcode: ReadonlyMap<string, Product>
  readonly accents: ReadonlyMap<string, Accent>
  readonly search: readonly SearchEntry[]
}
/** `whole` begins with a space, as each of its words does. */
type SearchEntry = { readonly product: Product; readonly whole: string }

export function catalogueView(catalogue: Catalogue): CatalogueView {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const sold = catalogue.products.filter((product) => !product.withdrawn)
  const variants = variantsOf(sold)
  const plans = new Map(catalogue.tilePlans.map((plan) => [plan.categoryId, plan.tiles]))
  return {
    categories: catalogue.categories.map((category) => ({
      category,
      pages: tilePages(
        oneTileAFamily(
          (plans.get(category.id) ?? []).map((id) => tileOf(id && products.get(id))),
          variants,
        ),
      ),
    })),
    products,
    variants,
    optionGroups: new Map(catalogue.optionGroups.map((group) => [group.id, group])),
    byBarcode: new Map(sold.flatMap((product) => (product.barcodes ?? []).map((code) => [code, product]))),
    accents: new Map(catalogue.categories.map((category) => [category.id, category.accent])),
    search: sold.map(searchEntry).toSorted((a, b) => (a.whole < b.whole ? -1 : a.whole > b.whole ? 1 : 0)),
  }
}

/** What is withdrawn leaves a hole, in which it will stand again. */
const tileOf = (product: Product | null | undefined): Product | null => (product && !product.withdrawn ? product : null)

/** Those of one family and one category; a product that is alone has no variants. */
function variantsOf(sold: readonly Product[]): ReadonlyMap<ProductId, readonly Product[]> {
  const families = Map.groupBy(sold, ({ variantOf, categoryId }) =>
    variantOf === undefined ? undefined : `${categoryId} ${plain(variantOf)}`,
  )
  families.delete(undefined)
  return new Map(
    [...families.values()].flatMap((family) =>
      family.length > 1 ? family.map(({ id }) => [id, family] as const) : [],
    ),
  )
}

/** The first tile of a family stands for all of it; where another of it would stand is a hole. */
function oneTileAFamily(tiles: TilePage, variants: CatalogueView['variants']): TilePage {
  const seen = new Set<readonly Product[]>()
  return tiles.map((product) => {
    const family = product && variants.get(product.id)
    if (!family) return product
    if (seen.has(family)) return null
    seen.add(family)
    return product
  })
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

/** The first of the least price; one whose price is typed only where all are. */
export function cheapest(family: readonly Product[], priceOf: (product: Product) => Cents): Product {
  const rank = (product: Product) => (product.openPrice ? Infinity : priceOf(product))
  return family.reduce((one, other) => (rank(other) < rank(one) ? other : one))
}

export function accentOf(product: Product, view: CatalogueView): Accent {
  return product.accent ?? view.accents.get(product.categoryId) ?? 'c1'
}

/**
 * Products whose words begin with the words typed: whole names first, then by where the match is; then price, then code.
 * Entries lie in the order of their names, so that the first few of each rank are the answer and nothing is sorted.
 */
export function searchProducts(view: CatalogueView, typed: string, limit: number): readonly Product[] {
  const wanted = plain(typed).split(' ').filter(Boolean)
  if (wanted.length === 0) return []
  const rankOf = ranking(wanted)
  const ranks: Product[][] = [[], [], [], [], []]
  for (const entry of view.search) {
    const rank = rankOf(entry)
    const found = rank === undefined ? undefined : ranks[rank]
    if (found && found.length < limit) found.push(entry.product)
    if (rank === 0 && found?.length === limit) break
  }
  return ranks.flat().slice(0, limit)
}

/** Lower is better; undefined is no match. What does not hold the words at all is left after one look. */
function ranking(wanted: readonly string[]): (entry: SearchEntry) => number | undefined {
  const beginning = ` ${wanted.join(' ')}`
  const words = wanted.map((want) => ` ${want}`)
  const inside = wanted.every((want) => want.length >= INSIDE_MIN)
  const figures = figuresOf(wanted)
  return ({ whole, product }) => {
    if (wanted.every((want) => whole.includes(want))) {
      if (whole.startsWith(beginning)) return 0
      if (words.every((word) => whole.includes(word))) return 1
      if (inside) return 2
    }
    if (figures === undefined) return undefined
    if (figures.priceCents === product.priceCents) return 3
    return figures.code && product.barcodes?.some((code) => code.startsWith(figures.code)) ? 4 : undefined
  }
}

/** A price or the beginning of a code, where nothing but one figure was typed. */
function figuresOf([only, ...others]: readonly string[]) {
  const digits = only === undefined || others.length > 0 ? '' : only.replace(/\D/g, '')
  if (digits === '') return undefined
  return {
    priceCents: /^\d+([.,]\d*)?$/.test(only ?? '') ? Number(digits) : undefined,
    code: digits.length >= CODE_MIN ? digits : '',
  }
}

function searchEntry(product: Product): SearchEntry {
  return { product, whole: ` ${plain(`${product.label} ${product.shortLabel ?? ''}`)}` }
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
