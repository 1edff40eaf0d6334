import { zCatalogue, zEan, zGoodsKind, zPriceCents, zProduct } from '../catalogue.ts'
import { zText } from '../free-text.ts'
import { zProductId } from '../ids.ts'
import { command, query } from './procedure.ts'

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

export const all = query({ right: 'look', output: zCatalogue })

export const catalogue = { changePrice, addProduct, all }
