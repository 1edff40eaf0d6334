import { z } from 'zod'
import {
  categoryAccents,
  categoryIcons,
  CATEGORIES_MAX,
  zCatalogue,
  zEan,
  zGoodsKind,
  zOption,
  zOptionGroup,
  zPriceCents,
  zProduct,
  zSlug,
  zTilePlan,
  zWrittenProduct,
} from '../catalogue.ts'
import { zBulkChange } from '../catalogue-bulk.ts'
import { zImportId, zImportReading } from '../catalogue-import.ts'
import { zText } from '../free-text.ts'
import { zProductId } from '../ids.ts'
import { command, query } from './procedure.ts'

const zLang = z.enum(['fr', 'en'])
const zFile = z.strictObject({ name: z.string(), base64: z.string() })
/** So many ids fit into one message. */
export const MANY_MAX = 4000
export const ROLL_LABELS_MAX = 60
const zMany = z.array(zProductId).min(1).max(MANY_MAX)

/** Changes what a product costs from now on; tickets that hold it already keep their price. */
export const changePrice = command({
  right: 'settings',
  input: { productId: zProductId, priceCents: zPriceCents, takeawayPriceCents: zPriceCents.nullable() },
  output: zProduct,
  refusals: ['PRODUCT_UNKNOWN', 'PRICE_OPEN', 'AMOUNT_TOO_LARGE', 'HAPPY_HOUR_ALCOHOL_ONLY', 'OPEN_BAR_FORBIDDEN'],
})

export const PRODUCT_LABEL_MAX = 32

/** Takes something in its package into the catalogue, by its barcode: it is sold from now on, and has no tile. */
export const addProduct = command({
  right: 'settings',
  input: {
    productId: zProductId,
    label: zText(PRODUCT_LABEL_MAX, 1),
    categoryId: zText(40, 1),
    kind: zGoodsKind,
    priceCents: zPriceCents,
    barcode: zEan,
  },
  output: zProduct,
  refusals: ['ID_REUSED', 'CATEGORY_UNKNOWN', 'BARCODE_TAKEN', 'AMOUNT_TOO_LARGE', 'OPEN_BAR_FORBIDDEN'],
})

/** What speaks against a product as it was written. */
export const productRefusals = [
  'CATEGORY_UNKNOWN',
  'BARCODE_TAKEN',
  'AMOUNT_TOO_LARGE',
  'ALCOHOL_GROUP',
  'OPTION_GROUP_UNKNOWN',
  'FORMULE_PART',
  'PART_OF_FORMULE',
  'HAPPY_HOUR_ALCOHOL_ONLY',
  'OPEN_BAR_FORBIDDEN',
] as const
export type ProductRefusal = (typeof productRefusals)[number]

/** Writes a product, new or known; a new one can take the first free place of its category's tiles. */
export const saveProduct = command({
  right: 'settings',
  input: { product: zWrittenProduct, onTiles: z.boolean() },
  output: zProduct,
  refusals: productRefusals,
})

/** One change for many products: all of them, or none. */
export const changeMany = command({
  right: 'settings',
  input: { productIds: zMany, change: zBulkChange },
  output: z.strictObject({ changed: z.int() }),
  refusals: ['PRODUCT_UNKNOWN', ...productRefusals],
})

const zWrittenGroup = zOptionGroup
  .extend({
    label: zText(24, 1),
    options: z
      .array(zOption.extend({ label: zText(24, 1) }))
      .min(1)
      .max(24),
  })
  .refine(({ min, max, options }) => min <= max && min <= options.length, 'more must be chosen than there is')

export const saveGroup = command({
  right: 'settings',
  input: { group: zWrittenGroup },
  output: zOptionGroup,
  refusals: ['ID_REUSED'],
})
/** Only where no product and no category offers it. */
export const removeGroup = command({
  right: 'settings',
  input: { groupId: zSlug },
  output: z.null(),
  refusals: ['OPTION_GROUP_UNKNOWN', 'GROUP_USED'],
})

/** All the categories in their order; one that holds products cannot go. */
export const saveCategories = command({
  right: 'settings',
  input: {
    categories: z
      .array(
        z.strictObject({
          id: zSlug,
          label: zText(12, 1),
          icon: z.enum(categoryIcons),
          accent: z.enum(categoryAccents),
          optionGroups: z.array(zSlug).max(12).optional(),
        }),
      )
      .min(1)
      .max(CATEGORIES_MAX)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'one category twice'),
  },
  output: z.null(),
  refusals: ['CATEGORY_USED', 'OPTION_GROUP_UNKNOWN'],
})

/** Puts every tile of a category where it is to be; a product stands there once. */
export const placeTiles = command({
  right: 'settings',
  input: { plan: zTilePlan },
  output: zTilePlan,
  refusals: ['CATEGORY_UNKNOWN', 'PRODUCT_UNKNOWN', 'TILE_TWICE'],
})

/** In bytes of a JPEG, as the page makes it before it sends it. */
export const PICTURE_BYTES_MAX = 150_000

/** Gives a product its picture, or takes it away. */
export const setPicture = command({
  right: 'settings',
  input: {
    productId: zProductId,
    jpeg: z
      .base64()
      .max(Math.ceil(PICTURE_BYTES_MAX / 3) * 4)
      .nullable(),
  },
  output: zProduct,
  refusals: ['PRODUCT_UNKNOWN', 'PICTURE_UNREADABLE'],
})
/** A JPEG in base64; null where that version is gone. */
export const picture = query({
  right: 'look',
  input: { productId: zProductId, version: z.int().min(1) },
  output: z.string().nullable(),
})

/** Gives numbers of the café's own (GS1 prefixes 20 to 28) to products that have none, so that they can be labelled. */
export const giveBarcodes = command({
  right: 'settings',
  input: { productIds: zMany },
  output: z.strictObject({ given: z.int() }),
  refusals: ['PRODUCT_UNKNOWN', 'NO_OWN_CODES'],
})

/** So many bytes of a list are sent at once, and so many in all. */
export const IMPORT_PART_BYTES = 120_000
export const IMPORT_BYTES_MAX = 12_000_000
/** A piece of a list; part 0 begins a new one and ends whatever was being imported. */
export const importPart = command({
  right: 'settings',
  input: {
    importId: zImportId,
    part: z
      .int()
      .min(0)
      .max(IMPORT_BYTES_MAX / IMPORT_PART_BYTES),
    base64: z.base64().max((IMPORT_PART_BYTES / 3) * 4 + 4),
  },
  output: z.null(),
  refusals: ['IMPORT_GONE'],
})
/**
 * Reads the next lines of the list and tells how far it is. To be asked until the report is there; whoever else asks is
 * answered in between. Null where the list is not here any more.
 */
export const importCheck = query({
  right: 'settings',
  input: { importId: zImportId },
  output: zImportReading.nullable(),
})
/**
 * Takes the list over in one go, as its report says: whole, or, where somebody says so, the lines that are right. Where
 * the catalogue or the list has changed since the report, it is to be read again.
 */
export const importApply = command({
  right: 'settings',
  input: { importId: zImportId, only: z.enum(['whole', 'good']) },
  output: z.strictObject({ added: z.int(), changed: z.int() }),
  refusals: ['IMPORT_GONE', 'IMPORT_UNREAD', 'IMPORT_FAULTY'],
})
/** Frees what is kept of a list that nobody wants any more. */
export const importDrop = command({ right: 'settings', input: { importId: zImportId }, output: z.null() })
/** The catalogue as a list that can be imported again. */
export const exportCsv = query({ right: 'settings', input: { lang: zLang }, output: zFile })

/** Labels for the shelf, on sheets of 24: name, price, barcode. */
export const shelfLabels = query({
  right: 'settings',
  input: { productIds: zMany, lang: zLang },
  output: zFile.nullable(),
})
/** The same on the till's own printer, a paper each; as many as a person watches come out. */
export const printShelfLabels = command({
  right: 'settings',
  input: { productIds: zMany.max(ROLL_LABELS_MAX), lang: zLang },
  output: z.strictObject({ count: z.int() }),
  refusals: ['NO_PRINTER'],
})
/** What each dish and drink contains of the fourteen allergens, to hang up or hand over. */
export const allergenTable = query({ right: 'look', input: { lang: zLang }, output: zFile })
/** Where the meat comes from. */
export const meatTable = query({ right: 'look', input: { lang: zLang }, output: zFile })

export const all = query({ right: 'look', output: zCatalogue })

export const catalogue = {
  changePrice,
  addProduct,
  saveProduct,
  changeMany,
  saveGroup,
  removeGroup,
  saveCategories,
  placeTiles,
  setPicture,
  picture,
  giveBarcodes,
  importPart,
  importCheck,
  importApply,
  importDrop,
  exportCsv,
  shelfLabels,
  printShelfLabels,
  allergenTable,
  meatTable,
  all,
}
