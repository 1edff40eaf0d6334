import { z } from 'zod'
import { zPriceCents } from '../catalogue.ts'
import { zText } from '../free-text.ts'
import { zProductId } from '../ids.ts'
import { zBreadId, zContainer, zPositiveAmount, zShareBp, zSignedAmount, zStockItemId, zSupplierId } from '../stock.ts'
import { command, query, zBusinessDay, zCents } from './procedure.ts'
import { zStockFile } from './stock-deliveries.ts'

/** What a supplier asks for a package from a day on. */
export const zPrice = z.strictObject({
  itemId: zStockItemId,
  label: z.string(),
  supplierId: zSupplierId,
  ref: z.string(),
  packageAmount: zPositiveAmount,
  priceCents: zPriceCents,
  validFrom: zBusinessDay,
  /** The network of cafés negotiated it. */
  negotiated: z.boolean(),
  /** Whether it holds today; what came before it, and what is yet to come, does not. */
  inForce: z.boolean(),
  /** No supplier asks less for one unit today. */
  best: z.boolean(),
})
export type Price = z.infer<typeof zPrice>

/** By item, what holds first, then its history. */
const prices = query({ right: 'reports', output: z.array(zPrice) })
const PRICE_LIST_MAX = 200_000
/** Lines and tabs are all of its signs that are not written. */
const NOT_A_LIST = /[^\P{Cc}\t\r\n]|[\p{Cs}\p{Noncharacter_Code_Point}]/u
const zPriceList = z
  .string()
  .max(PRICE_LIST_MAX)
  .refine((list) => !NOT_A_LIST.test(list), 'not a list')
/**
 * A supplier's list: `article;référence;conditionnement;prix;valable;négocié` a line, prices without VAT, the item by its
 * name or the barcode of a package. What is not known here is named and left out.
 */
const importPrices = command({
  right: 'stock',
  input: { supplierId: zSupplierId, list: zPriceList },
  output: z.strictObject({ taken: z.int().min(0), left: z.array(z.string()) }),
  refusals: ['STOCK_SUPPLIER_UNKNOWN', 'STOCK_LIST_EMPTY'],
})

export const zDepositReport = z.strictObject({
  supplierId: zSupplierId,
  name: z.string(),
  from: zBusinessDay,
  to: zBusinessDay,
  lines: z.array(
    z.strictObject({
      label: z.string(),
      /** Pieces in thousandths, millilitres or grams. */
      sold: zSignedAmount,
      ttcCents: zCents,
      depositBp: zShareBp,
      commissionCents: zCents,
      dueCents: zCents,
    }),
  ),
  ttcCents: zCents,
  commissionCents: zCents,
  dueCents: zCents,
})
export type DepositReport = z.infer<typeof zDepositReport>
const period = { from: zBusinessDay, to: zBusinessDay }
/** What was sold of each producer's things, what the café keeps of it and what it owes. */
const deposits = query({ right: 'reports', input: period, output: z.array(zDepositReport) })
const depositFile = query({
  right: 'reports',
  input: { ...period, supplierId: zSupplierId, as: z.enum(['pdf', 'csv']) },
  output: zStockFile.nullable(),
})

/** When somebody wants it: on one day, or every week on these days (Monday is 1). */
const zWhen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once'), day: zBusinessDay }),
  z.strictObject({ kind: z.literal('weekly'), weekdays: z.array(z.int().min(1).max(7)).min(1).max(7) }),
])
export type BreadWhen = z.infer<typeof zWhen>
export const zBread = z.strictObject({
  breadId: zBreadId,
  name: z.string(),
  productId: zProductId,
  label: z.string(),
  quantity: z.int().min(1).max(500),
  when: zWhen,
  handed: z.boolean(),
})
export type Bread = z.infer<typeof zBread>
/** Who wants what that morning, by name. */
const bread = query({ right: 'look', input: { day: zBusinessDay }, output: z.array(zBread) })
const saveBread = command({
  right: 'sell',
  input: {
    breadId: zBreadId,
    name: zText(40, 1),
    productId: zProductId,
    quantity: z.int().min(1).max(500),
    when: zWhen,
  },
  output: z.null(),
  refusals: ['PRODUCT_UNKNOWN'],
})
const endBread = command({
  right: 'sell',
  input: { breadId: zBreadId },
  output: z.null(),
  refusals: ['STOCK_BREAD_UNKNOWN'],
})
const handBread = command({
  right: 'sell',
  input: { breadId: zBreadId, day: zBusinessDay, handed: z.boolean() },
  output: z.null(),
  refusals: ['STOCK_BREAD_UNKNOWN'],
})
/** What the baker is asked for that day, and whose it is. */
const breadFile = query({ right: 'look', input: { day: zBusinessDay }, output: zStockFile })
/** What is left in the evening: it leaves the stock as unsold, with its value. */
const unsold = command({
  right: 'stock',
  input: {
    lines: z
      .array(z.strictObject({ itemId: zStockItemId, amount: zPositiveAmount }))
      .min(1)
      .max(40),
  },
  output: z.strictObject({ valueCents: zCents }),
  refusals: ['STOCK_ITEM_UNKNOWN', 'STOCK_ITEM_TWICE'],
})

/** Kegs and crates that are a supplier's and lie here. */
const containers = query({
  right: 'stock',
  output: z.array(z.strictObject({ supplierId: zSupplierId, container: zContainer, here: z.int() })),
})
const moveContainers = command({
  right: 'stock',
  input: {
    supplierId: zSupplierId,
    container: zContainer,
    came: z.int().min(0).max(1000),
    went: z.int().min(0).max(1000),
  },
  output: z.null(),
  refusals: ['STOCK_SUPPLIER_UNKNOWN'],
})

export const moreProcedures = {
  prices,
  importPrices,
  deposits,
  depositFile,
  bread,
  saveBread,
  endBread,
  handBread,
  breadFile,
  unsold,
  containers,
  moveContainers,
}
