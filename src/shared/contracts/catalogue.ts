import { zCatalogue, zPriceCents, zProduct } from '../catalogue.ts'
import { zProductId } from '../ids.ts'
import { command, query } from './procedure.ts'

/** Changes what a product costs from now on; tickets that hold it already keep their price. */
export const changePrice = command({
  right: 'settings',
  input: { productId: zProductId, priceCents: zPriceCents, takeawayPriceCents: zPriceCents.nullable() },
  output: zProduct,
  refusals: ['PRODUCT_UNKNOWN', 'PRICE_OPEN', 'AMOUNT_TOO_LARGE', 'HAPPY_HOUR_ALCOHOL_ONLY', 'OPEN_BAR_FORBIDDEN'],
})

export const all = query({ right: 'look', output: zCatalogue })

export const catalogue = { changePrice, all }
