import { z } from 'zod'
import { zDrinkGroup, zSlug, zVatClass, type Product } from './catalogue.ts'
import { cents, type Cents } from './money.ts'

/** Prices end on whole cents, or on five or ten of them, as a café writes them on its board. */
export const priceSteps = [1, 5, 10] as const
const zStep = z.union([z.literal(1), z.literal(5), z.literal(10)])
export type PriceStep = z.infer<typeof zStep>

const PERMILLE_MIN = -900
const PERMILLE_MAX = 5000
const ADDED_MAX_CENTS = 100_000

/** One change for many products at once. */
export const zBulkChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), categoryId: zSlug }),
  /** Alcohol needs its group with it; of everything else the group stays what it is. */
  z.strictObject({ kind: z.literal('vat'), vatClass: zVatClass, drinkGroup: zDrinkGroup.optional() }),
  /** In thousandths of the price: 25 is 2.5 % dearer. */
  z.strictObject({
    kind: z.literal('percent'),
    permille: z.int().min(PERMILLE_MIN).max(PERMILLE_MAX),
    step: zStep,
  }),
  z.strictObject({
    kind: z.literal('amount'),
    addedCents: z.int().min(-ADDED_MAX_CENTS).max(ADDED_MAX_CENTS),
    step: zStep,
  }),
  z.strictObject({ kind: z.literal('withdraw') }),
  z.strictObject({ kind: z.literal('restore') }),
])
export type BulkChange = z.infer<typeof zBulkChange>

/** The product as the change would leave it; the same object where there is nothing to change, as of an open price. */
export function bulkChanged(product: Product, change: BulkChange): Product {
  switch (change.kind) {
    case 'category':
      return product.categoryId === change.categoryId ? product : { ...product, categoryId: change.categoryId }
    case 'vat': {
      const drinkGroup = change.drinkGroup ?? product.drinkGroup
      return product.vatClass === change.vatClass && product.drinkGroup === drinkGroup
        ? product
        : { ...product, vatClass: change.vatClass, ...(drinkGroup === undefined ? {} : { drinkGroup }) }
    }
    case 'percent':
      return repriced(product, (price) => rounded(price * (1000 + change.permille), change.step * 1000, change.step))
    case 'amount':
      return repriced(product, (price) => rounded(Math.max(0, price + change.addedCents), change.step, change.step))
    case 'withdraw':
      return product.withdrawn ? product : { ...product, withdrawn: true }
    case 'restore': {
      const { withdrawn, ...sold } = product
      return withdrawn ? sold : product
    }
  }
}

function repriced(product: Product, priceOf: (price: Cents) => Cents): Product {
  if (product.openPrice) return product
  const priceCents = priceOf(product.priceCents)
  const takeaway = product.takeawayPriceCents === undefined ? undefined : priceOf(product.takeawayPriceCents)
  if (priceCents === product.priceCents && takeaway === product.takeawayPriceCents) return product
  return { ...product, priceCents, ...(takeaway === undefined ? {} : { takeawayPriceCents: takeaway }) }
}

/** Rounded half up to a whole number of units of `step` cents; whole numbers throughout. */
function rounded(value: number, unit: number, step: PriceStep): Cents {
  return cents(Math.floor((2 * value + unit) / (2 * unit)) * step)
}
