import { canBePart, type Catalogue, type Category, type OptionGroup, type Product } from '../../shared/catalogue.ts'
import { assert } from '../../shared/assert.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { WriteDb } from '../db/open.ts'

/** In an order in which nothing that is still needed goes. */
const TABLES = [
  'formule_choices',
  'formule_slots',
  'category_option_groups',
  'tile_places',
  'product_option_groups',
  'product_barcodes',
  'product_allergens',
  'product_pictures',
  'products',
  'options',
  'option_groups',
  'categories',
]
/** What hangs on a product and is written anew with it. */
const PARTS = ['formule_choices', 'formule_slots', 'product_option_groups', 'product_barcodes', 'product_allergens']

/** Writes into the catalogue's tables; inside a transaction of the caller's. What it is given was checked before. */
export function catalogueWriter(db: WriteDb) {
  const insertCategory = db.prepare('INSERT INTO categories VALUES (?, ?, ?, ?, ?)')
  const insertGroup = db.prepare('INSERT INTO option_groups VALUES (?, ?, ?, ?, ?)')
  const updateGroup = db.prepare(
    'UPDATE option_groups SET label = ?, max_options = ?, min_options = ? WHERE group_id = ?',
  )
  const insertOption = db.prepare('INSERT INTO options VALUES (?, ?, ?, ?, ?)')
  const insertProduct = db.prepare(
    `INSERT INTO products (label, short_label, category_id, price_cents, takeaway_price_cents, vat_class, accent,
       drink_group, open_price, meat_origin, withdrawn, variant_of, product_id, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const updateProduct = db.prepare(
    `UPDATE products SET label = ?, short_label = ?, category_id = ?, price_cents = ?, takeaway_price_cents = ?,
       vat_class = ?, accent = ?, drink_group = ?, open_price = ?, meat_origin = ?, withdrawn = ?, variant_of = ?
     WHERE product_id = ?`,
  )
  const insertAllergen = db.prepare('INSERT INTO product_allergens VALUES (?, ?, ?)')
  const insertBarcode = db.prepare('INSERT INTO product_barcodes VALUES (?, ?, ?)')
  const insertProductGroup = db.prepare('INSERT INTO product_option_groups VALUES (?, ?, ?)')
  const insertCategoryGroup = db.prepare('INSERT INTO category_option_groups VALUES (?, ?, ?)')
  const insertSlot = db.prepare('INSERT INTO formule_slots VALUES (?, ?, ?, ?, ?)')
  const insertChoice = db.prepare('INSERT INTO formule_choices VALUES (?, ?, ?, ?, ?)')
  const insertTile = db.prepare('INSERT INTO tile_places VALUES (?, ?, ?)')
  const lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM products').pluck()
  const lastGroup = db.prepare<[], number | null>('SELECT max(position) FROM option_groups').pluck()
  const dropParts = PARTS.map((table) => db.prepare<[ProductId]>(`DELETE FROM ${table} WHERE product_id = ?`))
  const dropOptions = db.prepare('DELETE FROM options WHERE group_id = ?')
  const dropGroup = db.prepare('DELETE FROM option_groups WHERE group_id = ?')
  const dropTiles = db.prepare('DELETE FROM tile_places WHERE category_id = ?')
  const dropCategory = db.prepare('DELETE FROM categories WHERE category_id = ?')
  const updateCategory = db.prepare(
    'UPDATE categories SET position = ?, label = ?, icon = ?, accent = ? WHERE category_id = ?',
  )
  const categoryIds = db.prepare<[], string>('SELECT category_id FROM categories').pluck()

  function putOptions(group: OptionGroup): void {
    group.options.forEach((o, n) => insertOption.run(o.id, group.id, n, o.label, o.priceCents))
  }

  function putParts(p: Product): void {
    p.allergens.forEach((allergen, n) => insertAllergen.run(p.id, n, allergen))
    p.barcodes?.forEach((code, n) => insertBarcode.run(code, p.id, n))
    p.optionGroups?.forEach((groupId, n) => insertProductGroup.run(p.id, n, groupId))
  }

  function putFormule(p: Product): void {
    p.formule?.forEach((slot, n) => {
      insertSlot.run(p.id, n, slot.id, slot.label, slot.min)
      slot.choices.forEach((c, i) => insertChoice.run(p.id, slot.id, i, c.productId, c.supplementCents))
    })
  }

  /**
   * New products come behind all others; of a known one only what hangs on it and is not what it was is written anew.
   * Codes may pass from one of them to another: all are free before any is taken.
   */
  function put(products: readonly Product[], beforeOf: (id: ProductId) => Product | undefined): void {
    let position = lastPosition.get() ?? -1
    const moved: Product[] = []
    for (const p of products) {
      const before = beforeOf(p.id)
      const isMoved = !before || partsOf(before) !== partsOf(p)
      if (isMoved) moved.push(p)
      if (!before) insertProduct.run(...columnsOf(p), p.id, (position += 1))
      else {
        if (isMoved) for (const drop of dropParts) drop.run(p.id)
        assert(updateProduct.run(...columnsOf(p), p.id).changes === 1, 'one product changes')
      }
    }
    for (const p of moved) putParts(p)
    for (const p of moved) putFormule(p)
  }

  return {
    put,
    replace(catalogue: Catalogue): void {
      checkFormules(catalogue)
      for (const table of TABLES) db.exec(`DELETE FROM ${table}`)
      catalogue.categories.forEach((c, i) => insertCategory.run(c.id, i, c.label, c.icon, c.accent))
      catalogue.optionGroups.forEach((group, i) => {
        insertGroup.run(group.id, i, group.label, group.max, group.min)
        putOptions(group)
      })
      for (const c of catalogue.categories)
        c.optionGroups?.forEach((groupId, n) => insertCategoryGroup.run(c.id, n, groupId))
      put(catalogue.products, () => undefined)
      for (const plan of catalogue.tilePlans) plan.tiles.forEach((id, n) => insertTile.run(plan.categoryId, n, id))
    },
    putGroup(group: OptionGroup, isNew: boolean): void {
      if (isNew) insertGroup.run(group.id, (lastGroup.get() ?? -1) + 1, group.label, group.max, group.min)
      else updateGroup.run(group.label, group.max, group.min, group.id)
      dropOptions.run(group.id)
      putOptions(group)
    },
    removeGroup(groupId: string): void {
      dropOptions.run(groupId)
      assert(dropGroup.run(groupId).changes === 1, 'one option group goes')
    },
    /** All of them, in their order; those that are missing go, with their tiles. */
    putCategories(categories: readonly Category[]): void {
      const before = new Set(categoryIds.all())
      db.exec('DELETE FROM category_option_groups')
      for (const id of before)
        if (!categories.some((category) => category.id === id)) {
          dropTiles.run(id)
          dropCategory.run(id)
        }
      // Places are unique: the old ones are left before the new ones are taken.
      db.exec('UPDATE categories SET position = -1 - position')
      categories.forEach((c, n) => {
        if (before.has(c.id)) updateCategory.run(n, c.label, c.icon, c.accent, c.id)
        else insertCategory.run(c.id, n, c.label, c.icon, c.accent)
        c.optionGroups?.forEach((groupId, i) => insertCategoryGroup.run(c.id, i, groupId))
      })
    },
    putTiles(categoryId: string, tiles: readonly (ProductId | null)[]): void {
      dropTiles.run(categoryId)
      tiles.forEach((productId, n) => insertTile.run(categoryId, n, productId))
    },
  }
}

/** What hangs on a product, as one text that can be compared. */
const partsOf = ({ allergens, barcodes, optionGroups, formule }: Product) =>
  JSON.stringify([allergens, barcodes, optionGroups, formule])

const columnsOf = (p: Product) =>
  [
    p.label,
    p.shortLabel ?? null,
    p.categoryId,
    p.priceCents,
    p.takeawayPriceCents ?? null,
    p.vatClass,
    p.accent ?? null,
    p.drinkGroup ?? null,
    p.openPrice ? 1 : 0,
    p.meatOrigin ?? null,
    p.withdrawn ? 1 : 0,
    p.variantOf ?? null,
  ] as const

function checkFormules({ products }: Catalogue): void {
  const known = new Map(products.map((product) => [product.id, product]))
  for (const { productId } of products.flatMap((p) => p.formule ?? []).flatMap((slot) => slot.choices)) {
    const choice = known.get(productId)
    assert(choice && canBePart(choice), `${productId} can be a part of a set menu`)
  }
}
