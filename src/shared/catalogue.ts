import { z } from 'zod'
import { normaliseEan } from './barcodes.ts'
import { zText } from './free-text.ts'
import { zOptionId, zProductId } from './ids.ts'
import { isCents, type Cents } from './money.ts'

/** What a product is for VAT. The rate follows from the class, the place of consumption, the territory and the date. */
export const vatClasses = [
  'hot-drink',
  'soft-drink',
  'alcohol',
  'dish',
  'keepable-food',
  'bread',
  'confectionery',
  'book',
  'standard',
  'press-agency',
] as const
export const zVatClass = z.enum(vatClasses)
export type VatClass = z.infer<typeof zVatClass>

/** Where the customer consumes; it decides the rate and the nature of the supply. */
export const zPlace = z.enum(['on-site', 'takeaway'])
export type Place = z.infer<typeof zPlace>

/** Drink groups of the public-health code (CSP L3321-1); group 2 no longer exists. */
export const drinkGroups = ['1', '3', '4', '5'] as const
export const zDrinkGroup = z.enum(drinkGroups)

/** The fourteen allergens of EU regulation 1169/2011, annex II. */
export const allergens = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const
export const zAllergen = z.enum(allergens)
export type Allergen = z.infer<typeof zAllergen>

/** The lucide pictures a category may wear; the renderer draws them. */
export const categoryIcons = [
  'coffee',
  'cup-soda',
  'beer',
  'wine',
  'utensils',
  'sandwich',
  'store',
  'newspaper',
] as const

/** The accents of the design tokens that a category may wear. */
export const categoryAccents = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const
/** Those of a tile of its own: the counter's coffee has a darker one. */
export const tileAccents = ['c1', 'c1b', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'] as const

export const zPriceCents = z.custom<Cents>((value) => isCents(value) && value >= 0, 'not a price in cents')
export const zEan = z.string().refine((code) => normaliseEan(code) === code, 'the check digit is wrong')

/** The name of a thing of the catalogue that is no product: a category, an option group, a place of a set menu. */
export const zSlug = z.string().regex(/^[a-z0-9-]{1,60}$/)

export const zOption = z.strictObject({
  id: zOptionId,
  label: z.string().min(1).max(24),
  /** Added to the unit price, TTC. */
  priceCents: zPriceCents,
})

export const zOptionGroup = z.strictObject({
  id: zSlug,
  label: z.string().min(1).max(24),
  /** How many options must be chosen before the product goes on a ticket. */
  min: z.int().min(0).max(10).default(0),
  /** How many options may be chosen at the most. */
  max: z.int().min(1).max(10),
  options: z.array(zOption).min(1).max(24),
})

export const zCategory = z.strictObject({
  id: zSlug,
  label: z.string().min(1).max(12),
  icon: z.enum(categoryIcons),
  /** One of the category accents of the design tokens. */
  accent: z.enum(categoryAccents),
  /** Option groups of every product of the category, after the product's own. */
  optionGroups: z.array(z.string()).optional(),
})

/** One of the choices of a set menu, and what it costs more than the others. */
export const zFormuleChoice = z.strictObject({ productId: zProductId, supplementCents: zPriceCents })

/** A place of a set menu (starter, main, dessert, drink): one choice at the most, and one at least where `min` is 1. */
export const zFormuleSlot = z.strictObject({
  id: zSlug,
  label: z.string().min(1).max(24),
  min: z.int().min(0).max(1),
  choices: z.array(zFormuleChoice).min(1).max(40),
})

export const MEAT_ORIGIN_MAX = 160

export const zProduct = z.strictObject({
  id: zProductId,
  label: z.string().min(1).max(32),
  /** What a tile shows where the label is too long for it. */
  shortLabel: z.string().min(1).max(18).optional(),
  /**
   * What it is one size or sort of (`Blonde` of `Demi` and `Pinte`): those of one name in one category stand on one tile,
   * which asks which. Each is a product whole, with a price, codes and a recipe of its own.
   */
  variantOf: z.string().min(1).max(18).optional(),
  categoryId: z.string(),
  /** TTC. */
  priceCents: zPriceCents,
  /** TTC when taken away, where it differs. */
  takeawayPriceCents: zPriceCents.optional(),
  vatClass: zVatClass,
  /** An accent of its own, where the tile should not wear its category's. */
  accent: z.enum(tileAccents).optional(),
  drinkGroup: zDrinkGroup.optional(),
  allergens: z.array(zAllergen),
  barcodes: z.array(zEan).optional(),
  optionGroups: z.array(z.string()).optional(),
  /** A set menu: it is sold by what was chosen for each of its places, each part at its own rate. */
  formule: z.array(zFormuleSlot).min(1).max(8).optional(),
  /** The price may be typed at the counter (by weight, loose sale). */
  openPrice: z.boolean().optional(),
  /**
   * Where the meat was born, reared and slaughtered, as the guest must be told it (décret 2002-1465 for beef, extended to
   * pork, sheep and poultry by 2022-65). Of nothing but dishes with meat.
   */
  meatOrigin: z.string().min(1).max(MEAT_ORIGIN_MAX).optional(),
  /** Sold no more: off the tiles, the search and the scans, and kept because old tickets name it. */
  withdrawn: z.boolean().optional(),
  /** The version of its picture, which is asked for apart; none where it has no picture. */
  picture: z.int().min(1).optional(),
})

/** A product as somebody writes it: what only a key of its own changes is not in it, and its texts are lines of text. */
export const zWrittenProduct = zProduct.omit({ withdrawn: true, picture: true }).extend({
  label: zText(32, 1),
  shortLabel: zText(18, 1).optional(),
  variantOf: zText(18, 1).optional(),
  categoryId: zSlug,
  meatOrigin: zText(MEAT_ORIGIN_MAX, 1).optional(),
  barcodes: z.array(zEan).max(12).optional(),
  optionGroups: z.array(zSlug).max(12).optional(),
  formule: z
    .array(zFormuleSlot.extend({ label: zText(24, 1) }))
    .min(1)
    .max(8)
    .optional(),
})

export const TILES_MAX = 96
/** Places of a category's tiles: product ids, read row by row, `null` for a hole. Never reflows. */
export const zTilePlan = z.strictObject({
  categoryId: z.string(),
  tiles: z.array(zProductId.nullable()).max(TILES_MAX),
})

/** As many keys as the counter has in one row. */
export const CATEGORIES_MAX = 8

export const zCatalogue = z.strictObject({
  categories: z.array(zCategory).max(CATEGORIES_MAX),
  optionGroups: z.array(zOptionGroup),
  products: z.array(zProduct),
  tilePlans: z.array(zTilePlan),
})

/** What is sold in its package, as whoever stands before it would call it: each is a class of VAT, drinks a group. */
export const goodsKinds = ['drink', 'grocery', 'sweets', 'beer-wine', 'spirits', 'book', 'other'] as const
export const zGoodsKind = z.enum(goodsKinds)
export type GoodsKind = z.infer<typeof zGoodsKind>

/** Spirits are taken for the strictest group: a licence that allows them allows all others. */
export const goodsOf: Readonly<Record<GoodsKind, Pick<Product, 'vatClass' | 'drinkGroup'>>> = {
  drink: { vatClass: 'soft-drink', drinkGroup: '1' },
  grocery: { vatClass: 'keepable-food' },
  sweets: { vatClass: 'confectionery' },
  'beer-wine': { vatClass: 'alcohol', drinkGroup: '3' },
  spirits: { vatClass: 'alcohol', drinkGroup: '5' },
  book: { vatClass: 'book' },
  other: { vatClass: 'standard' },
}

/** Beer, wine, spirits: what the public-health code's rules on alcohol are about. */
export function isAlcoholic({ drinkGroup }: Pick<Product, 'drinkGroup'>): boolean {
  return drinkGroup !== undefined && drinkGroup !== '1'
}

/**
 * What may be a part of a set menu: what the café itself sells at a price of its own; nothing weighed, nothing of others,
 * and no set menu inside another.
 */
export function canBePart(product: Pick<Product, 'formule' | 'openPrice' | 'vatClass'>): boolean {
  return !product.formule && !product.openPrice && product.vatClass !== 'book' && product.vatClass !== 'press-agency'
}

/** The class of VAT and the drink group say the same of alcohol: one without the other would sell it as something else. */
export function saysTheSameOfAlcohol(product: Pick<Product, 'vatClass' | 'drinkGroup'>): boolean {
  return (product.vatClass === 'alcohol') === isAlcoholic(product)
}

/** The option groups that a product offers: its own, then its category's. */
export function offeredGroups(product: Product, category: Category | undefined): readonly string[] {
  return [...new Set([...(product.optionGroups ?? []), ...(category?.optionGroups ?? [])])]
}

export type FormuleSlot = z.infer<typeof zFormuleSlot>
export type Option = z.infer<typeof zOption>
export type OptionGroup = z.infer<typeof zOptionGroup>
export type Category = z.infer<typeof zCategory>
export type Product = z.infer<typeof zProduct>
export type WrittenProduct = z.infer<typeof zWrittenProduct>
export type Catalogue = z.infer<typeof zCatalogue>
