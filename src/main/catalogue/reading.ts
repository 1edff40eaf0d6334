import { z } from 'zod'
import { zCatalogue, zFormuleSlot, type Catalogue, type Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'

type ProductRow = {
  product_id: ProductId
  label: string
  short_label: string | null
  variant_of: string | null
  category_id: string
  price_cents: number
  takeaway_price_cents: number | null
  vat_class: Product['vatClass']
  accent: NonNullable<Product['accent']> | null
  drink_group: NonNullable<Product['drinkGroup']> | null
  open_price: number
  meat_origin: string | null
  withdrawn: number
  picture: number | null
}

const zWithoutProducts = zCatalogue.omit({ products: true })
const zSlots = z.array(zFormuleSlot)

/** Reads the whole catalogue out of its tables. */
export function catalogueReader(db: WriteDb): () => Catalogue {
  const selectProducts = db.prepare<[], ProductRow>(
    `SELECT product_id, label, short_label, variant_of, category_id, price_cents, takeaway_price_cents, vat_class, accent, drink_group,
       open_price, meat_origin, withdrawn, pictures.version AS picture
     FROM products
       LEFT JOIN (SELECT product_id, version FROM product_pictures WHERE jpeg IS NOT NULL) pictures USING (product_id)
     ORDER BY position`,
  )
  return read

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
      if (row.variant_of !== null) product.variantOf = row.variant_of
      if (row.takeaway_price_cents !== null) product.takeawayPriceCents = cents(row.takeaway_price_cents)
      if (row.accent !== null) product.accent = row.accent
      if (row.drink_group !== null) product.drinkGroup = row.drink_group
      if (row.open_price === 1) product.openPrice = true
      if (row.meat_origin !== null) product.meatOrigin = row.meat_origin
      if (row.withdrawn === 1) product.withdrawn = true
      if (row.picture !== null) product.picture = row.picture
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
}

function withoutNulls(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}
