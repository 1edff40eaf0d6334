import { z } from 'zod'
import {
  offeredGroups,
  zCatalogue,
  zFormuleSlot,
  type Catalogue,
  type Category,
  type FormuleSlot,
  type Option,
  type OptionGroup,
  type Product,
} from '../../shared/catalogue.ts'
import { assert } from '../../shared/assert.ts'
import type { OptionId, ProductId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'

type ProductRow = {
  product_id: ProductId
  label: string
  short_label: string | null
  category_id: string
  price_cents: number
  takeaway_price_cents: number | null
  vat_class: Product['vatClass']
  accent: NonNullable<Product['accent']> | null
  drink_group: NonNullable<Product['drinkGroup']> | null
  open_price: number
}

const zWithoutProducts = zCatalogue.omit({ products: true })
const zSlots = z.array(zFormuleSlot)

const TABLES = [
  'formule_choices',
  'formule_slots',
  'category_option_groups',
  'tile_places',
  'product_option_groups',
  'product_barcodes',
  'product_allergens',
  'products',
  'options',
  'option_groups',
  'categories',
]

/** The catalogue's tables, and the whole catalogue in memory: a café's fits, and a tap must not wait for a query. */
export function createCatalogueStore(db: WriteDb) {
  const insertCategory = db.prepare('INSERT INTO categories VALUES (?, ?, ?, ?, ?)')
  const insertGroup = db.prepare('INSERT INTO option_groups VALUES (?, ?, ?, ?, ?)')
  const insertOption = db.prepare('INSERT INTO options VALUES (?, ?, ?, ?, ?)')
  const insertProduct = db.prepare('INSERT INTO products VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertAllergen = db.prepare('INSERT INTO product_allergens VALUES (?, ?, ?)')
  const insertBarcode = db.prepare('INSERT INTO product_barcodes VALUES (?, ?, ?)')
  const insertProductGroup = db.prepare('INSERT INTO product_option_groups VALUES (?, ?, ?)')
  const insertCategoryGroup = db.prepare('INSERT INTO category_option_groups VALUES (?, ?, ?)')
  const insertSlot = db.prepare('INSERT INTO formule_slots VALUES (?, ?, ?, ?, ?)')
  const insertChoice = db.prepare('INSERT INTO formule_choices VALUES (?, ?, ?, ?, ?)')
  const insertTile = db.prepare('INSERT INTO tile_places VALUES (?, ?, ?)')
  const setPrice = db.prepare<[number, number | null, ProductId]>(
    'UPDATE products SET price_cents = ?, takeaway_price_cents = ? WHERE product_id = ?',
  )
  const lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM products').pluck()
  const prices = db
    .prepare(
      `SELECT product_id, price_cents, takeaway_price_cents, vat_class, open_price FROM products
       UNION ALL SELECT option_id, price_cents, NULL, '', 0 FROM options ORDER BY 1`,
    )
    .raw()
  const selectProducts = db.prepare<[], ProductRow>(
    `SELECT product_id, label, short_label, category_id, price_cents, takeaway_price_cents, vat_class, accent, drink_group,
       open_price FROM products ORDER BY position`,
  )
  let inMemory = indexed(read())

  function read(): Catalogue {
    // What `replace` wrote was read as a catalogue before: with twenty thousand products, reading it so again would be
    // most of the work.
    const allergens = listsOf<Product['allergens'][number]>('product_allergens', 'allergen')
    const barcodes = listsOf<string>('product_barcodes', 'barcode')
    const groups = listsOf<string>('product_option_groups', 'group_id')
    const formules = readFormules()
    const products = selectProducts.all().map((row): Product => {
      const id = row.product_id
      const product: Product = {
        id,
        label: row.label,
        categoryId: row.category_id,
        priceCents: cents(row.price_cents),
        vatClass: row.vat_class,
        allergens: allergens.get(id) ?? [],
      }
      if (row.short_label !== null) product.shortLabel = row.short_label
      if (row.takeaway_price_cents !== null) product.takeawayPriceCents = cents(row.takeaway_price_cents)
      if (row.accent !== null) product.accent = row.accent
      if (row.drink_group !== null) product.drinkGroup = row.drink_group
      if (row.open_price === 1) product.openPrice = true
      const [codes, offered, formule] = [barcodes.get(id), groups.get(id), formules.get(id)]
      if (codes) product.barcodes = codes
      if (offered) product.optionGroups = offered
      if (formule) product.formule = formule
      return product
    })
    const categoryGroups = Map.groupBy(
      db
        .prepare<[], { category_id: string; group_id: string }>(
          'SELECT category_id, group_id FROM category_option_groups ORDER BY category_id, position',
        )
        .all(),
      (row) => row.category_id,
    )
    const categories = db
      .prepare<[], { id: string }>('SELECT category_id AS id, label, icon, accent FROM categories ORDER BY position')
      .all()
      .map((row) =>
        withoutNulls({ ...row, optionGroups: categoryGroups.get(row.id)?.map((group) => group.group_id) ?? null }),
      )
    const options = db
      .prepare<[], { group_id: string }>(
        'SELECT group_id, option_id AS id, label, price_cents AS priceCents FROM options ORDER BY group_id, position',
      )
      .all()
    const optionGroups = db
      .prepare<[], { id: string }>(
        'SELECT group_id AS id, label, min_options AS min, max_options AS max FROM option_groups ORDER BY position',
      )
      .all()
      .map((group) => ({
        ...group,
        options: options.filter((o) => o.group_id === group.id).map(({ group_id: _, ...option }) => option),
      }))
    const tiles = Map.groupBy(
      db
        .prepare<[], { category_id: string; product_id: string | null }>(
          'SELECT category_id, product_id FROM tile_places ORDER BY category_id, position',
        )
        .all(),
      (row) => row.category_id,
    )
    const tilePlans = [...tiles].map(([categoryId, rows]) => ({ categoryId, tiles: rows.map((row) => row.product_id) }))
    return { ...zWithoutProducts.parse({ categories, optionGroups, tilePlans }), products }
  }

  /** What each product has of a list, in its order. */
  function listsOf<Value>(table: string, column: string): ReadonlyMap<ProductId, Value[]> {
    const rows = db
      .prepare<[], { product_id: ProductId; value: Value }>(
        `SELECT product_id, ${column} AS value FROM ${table} ORDER BY product_id, position`,
      )
      .all()
    const lists = new Map<ProductId, Value[]>()
    for (const { product_id: id, value } of rows) {
      const list = lists.get(id)
      if (list) list.push(value)
      else lists.set(id, [value])
    }
    return lists
  }

  function readFormules() {
    const choices = Map.groupBy(
      db
        .prepare<[], { product_id: string; slot_id: string; productId: string; supplementCents: number }>(
          `SELECT product_id, slot_id, choice_id AS productId, supplement_cents AS supplementCents
           FROM formule_choices ORDER BY product_id, slot_id, position`,
        )
        .all(),
      (row) => `${row.product_id} ${row.slot_id}`,
    )
    const slots = db
      .prepare<[], { product_id: ProductId; id: string; label: string; min: number }>(
        `SELECT product_id, slot_id AS id, label, min_choices AS min FROM formule_slots ORDER BY product_id, position`,
      )
      .all()
      .map(({ product_id, ...slot }) => ({
        product_id,
        slot: {
          ...slot,
          choices: choices
            .get(`${product_id} ${slot.id}`)
            ?.map(({ productId, supplementCents }) => ({ productId, supplementCents })),
        },
      }))
    const byProduct = Map.groupBy(slots, (row) => row.product_id)
    return new Map([...byProduct].map(([productId, rows]) => [productId, zSlots.parse(rows.map(({ slot }) => slot))]))
  }

  return {
    /** Puts a whole catalogue in place of the one before. Inside a transaction of the caller's. */
    replace(catalogue: Catalogue): void {
      checkFormules(catalogue)
      for (const table of TABLES) db.exec(`DELETE FROM ${table}`)
      catalogue.categories.forEach((c: Category, i) => insertCategory.run(c.id, i, c.label, c.icon, c.accent))
      catalogue.optionGroups.forEach((group, i) => {
        insertGroup.run(group.id, i, group.label, group.max, group.min)
        group.options.forEach((o, n) => insertOption.run(o.id, group.id, n, o.label, o.priceCents))
      })
      for (const c of catalogue.categories)
        c.optionGroups?.forEach((groupId, n) => insertCategoryGroup.run(c.id, n, groupId))
      catalogue.products.forEach((p, i) => insertWhole(p, i))
      for (const p of catalogue.products) if (p.formule) insertFormule(p.id, p.formule)
      for (const plan of catalogue.tilePlans) plan.tiles.forEach((id, n) => insertTile.run(plan.categoryId, n, id))
      inMemory = indexed(read())
    },
    /** Behind all others; what is in memory follows after the commit, with `reload`. */
    add: (product: Product): void => insertWhole(product, (lastPosition.get() ?? -1) + 1),
    /** What is in memory follows after the commit, with `reload`. */
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
    /** Whichever article has this number as one of its codes. */
    byBarcode: (code: string): Product | undefined => inMemory.byBarcode.get(code),
    option: (id: OptionId): (Option & { readonly groupId: string; readonly max: number }) | undefined =>
      inMemory.options.get(id),
    /** The option groups that a product offers, its category's included. */
    groupsOf: (product: Product): readonly OptionGroup[] =>
      offeredGroups(product, inMemory.categories.get(product.categoryId)).flatMap(
        (groupId) => inMemory.groups.get(groupId) ?? [],
      ),
    categoryLabel: (categoryId: string): string => inMemory.categories.get(categoryId)?.label ?? categoryId,
  }

  function insertWhole(p: Product, position: number): void {
    insertProduct.run(
      p.id,
      position,
      p.label,
      p.shortLabel ?? null,
      p.categoryId,
      p.priceCents,
      p.takeawayPriceCents ?? null,
      p.vatClass,
      p.accent ?? null,
      p.drinkGroup ?? null,
      p.openPrice ? 1 : 0,
    )
    p.allergens.forEach((allergen, n) => insertAllergen.run(p.id, n, allergen))
    p.barcodes?.forEach((code, n) => insertBarcode.run(code, p.id, n))
    p.optionGroups?.forEach((groupId, n) => insertProductGroup.run(p.id, n, groupId))
  }

  function insertFormule(productId: ProductId, slots: readonly FormuleSlot[]): void {
    slots.forEach((slot, n) => {
      insertSlot.run(productId, n, slot.id, slot.label, slot.min)
      slot.choices.forEach((c, i) => insertChoice.run(productId, slot.id, i, c.productId, c.supplementCents))
    })
  }
}
export type CatalogueStore = ReturnType<typeof createCatalogueStore>

function indexed(catalogue: Catalogue) {
  return {
    catalogue,
    products: new Map(catalogue.products.map((product) => [product.id, product])),
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

/** A set menu is made of what the café itself sells at a price of its own: nothing weighed, nothing of others. */
function checkFormules({ products }: Catalogue): void {
  const known = new Map(products.map((product) => [product.id, product]))
  for (const { productId } of products.flatMap((p) => p.formule ?? []).flatMap((slot) => slot.choices)) {
    const choice = known.get(productId)
    assert(
      choice && !choice.formule && !choice.openPrice && !['book', 'press-agency'].includes(choice.vatClass),
      `${productId} can be a part of a set menu`,
    )
  }
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
