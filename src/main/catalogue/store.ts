import {
  offeredGroups,
  type Catalogue,
  type Category,
  type Option,
  type OptionGroup,
  type Product,
} from '../../shared/catalogue.ts'
import { assert } from '../../shared/assert.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'
import { catalogueReader } from './reading.ts'
import { catalogueWriter } from './writing.ts'

/**
 * The catalogue's tables, and the whole catalogue in memory: a café's fits, and a tap must not wait for a query. Except
 * for `replace`, what is in memory follows after the commit, with `reload`.
 */
export function createCatalogueStore(db: WriteDb) {
  const read = catalogueReader(db)
  const writer = catalogueWriter(db)
  const setPrice = db.prepare<[number, number | null, ProductId]>(
    'UPDATE products SET price_cents = ?, takeaway_price_cents = ? WHERE product_id = ?',
  )
  const prices = db
    .prepare(
      `SELECT product_id, price_cents, takeaway_price_cents, vat_class, open_price FROM products
       UNION ALL SELECT option_id, price_cents, NULL, '', 0 FROM options ORDER BY 1`,
    )
    .raw()
  let inMemory = indexed(read())

  return {
    /** Puts a whole catalogue in place of the one before. Inside a transaction of the caller's. */
    replace(catalogue: Catalogue): void {
      writer.replace(catalogue)
      inMemory = indexed(read())
    },
    /** Behind all others. */
    add: (product: Product): void => writer.put([product], () => undefined),
    /** Writes products as they are now: those that are known change, the others come behind all. */
    put(products: readonly Product[]): void {
      writer.put(products, (id) => inMemory.products.get(id))
    },
    putGroup: (group: OptionGroup): void => writer.putGroup(group, !inMemory.groups.has(group.id)),
    removeGroup: (groupId: string): void => writer.removeGroup(groupId),
    putCategories: (categories: readonly Category[]): void => writer.putCategories(categories),
    putTiles: (categoryId: string, tiles: readonly (ProductId | null)[]): void => writer.putTiles(categoryId, tiles),
    changePrice(productId: ProductId, priceCents: Cents, takeawayPriceCents: Cents | null): void {
      assert(setPrice.run(priceCents, takeawayPriceCents, productId).changes === 1, 'one product changes its price')
    },
    /** What every article costs and which class of VAT it is in, as it lies in the file now, for its digest. */
    storedPrices: (): string => JSON.stringify(prices.all()),
    reload(): void {
      inMemory = indexed(read())
    },
    all: (): Catalogue => inMemory.catalogue,
    product: (id: ProductId): Product | undefined => inMemory.products.get(id),
    category: (id: string): Category | undefined => inMemory.categories.get(id),
    group: (id: string): OptionGroup | undefined => inMemory.groups.get(id),
    /** Whichever article that is sold has this number as one of its codes. */
    byBarcode(code: string): Product | undefined {
      const product = inMemory.byBarcode.get(code)
      return product?.withdrawn ? undefined : product
    },
    /** Whose number it is, sold or withdrawn. */
    ownerOf: (code: string): Product | undefined => inMemory.byBarcode.get(code),
    option: (id: OptionId): (Option & { readonly groupId: string; readonly max: number }) | undefined =>
      inMemory.options.get(id),
    /** The option groups that a product offers, its category's included. */
    groupsOf: (product: Product): readonly OptionGroup[] =>
      offeredGroups(product, inMemory.categories.get(product.categoryId)).flatMap(
        (groupId) => inMemory.groups.get(groupId) ?? [],
      ),
    categoryLabel: (categoryId: string): string => inMemory.categories.get(categoryId)?.label ?? categoryId,
    /** The set menus that are sold and that this product may be a part of. */
    formulesWith: (productId: ProductId): readonly Product[] =>
      inMemory.formules.filter(
        (product) =>
          !product.withdrawn &&
          product.formule?.some(({ choices }) => choices.some((choice) => choice.productId === productId)),
      ),
  }
}
export type CatalogueStore = ReturnType<typeof createCatalogueStore>

function indexed(catalogue: Catalogue) {
  return {
    catalogue,
    products: new Map(catalogue.products.map((product) => [product.id, product])),
    formules: catalogue.products.filter((product) => product.formule),
    byBarcode: new Map(
      catalogue.products.flatMap((product) => (product.barcodes ?? []).map((code) => [code, product] as const)),
    ),
    categories: new Map(catalogue.categories.map((category) => [category.id, category])),
    groups: new Map(catalogue.optionGroups.map((group) => [group.id, group])),
    options: new Map(
      catalogue.optionGroups.flatMap((group) =>
        group.options.map((option) => [option.id, { ...option, groupId: group.id, max: group.max }] as const),
      ),
    ),
  }
}
