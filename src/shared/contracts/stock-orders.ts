import { z } from 'zod'
import { zPriceCents } from '../catalogue.ts'
import { zProductId } from '../ids.ts'
import { zOrderId, zOrderState, zPositiveAmount, zSignedAmount, zStockItemId, zSupplierId } from '../stock.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'
import { zStockFile } from './stock-deliveries.ts'

export const zOrderLine = z.strictObject({
  itemId: zStockItemId,
  packageAmount: zPositiveAmount,
  packages: z.int().min(1).max(10_000),
  priceCents: zPriceCents,
})
export type OrderLine = z.infer<typeof zOrderLine>

export const zOrder = z.strictObject({
  orderId: zOrderId,
  /** Its own series: `BC-2026-0001`. */
  number: z.string(),
  supplierId: zSupplierId,
  state: zOrderState,
  madeAtMs: zInstantMs,
  day: zBusinessDay,
  totalCents: zCents,
  lines: z.array(zOrderLine.extend({ label: z.string(), pack: z.string(), received: z.int().min(0) })),
})
export type Order = z.infer<typeof zOrder>

/** What should be bought again of one supplier; null of nobody in particular. */
export const zProposal = z.strictObject({
  supplierId: zSupplierId.nullable(),
  totalCents: zCents,
  lines: z.array(zOrderLine.extend({ label: z.string(), pack: z.string(), level: zSignedAmount })),
})
export type Proposal = z.infer<typeof zProposal>

const proposals = query({ right: 'reports', output: z.array(zProposal) })
/** Newest first. */
const orders = query({ right: 'reports', output: z.array(zOrder) })
const saveOrder = command({
  right: 'stock',
  input: { orderId: zOrderId, supplierId: zSupplierId, lines: z.array(zOrderLine).min(1).max(200) },
  output: zOrder,
  refusals: [
    'STOCK_SUPPLIER_UNKNOWN',
    'STOCK_ITEM_UNKNOWN',
    'STOCK_ITEM_TWICE',
    'STOCK_PACKAGE_UNKNOWN',
    'STOCK_ORDER_NO_DRAFT',
  ],
})
const sendOrder = command({
  right: 'stock',
  input: { orderId: zOrderId },
  output: zOrder,
  refusals: ['STOCK_ORDER_UNKNOWN', 'STOCK_ORDER_NO_DRAFT'],
})
const cancelOrder = command({
  right: 'stock',
  input: { orderId: zOrderId },
  output: zOrder,
  refusals: ['STOCK_ORDER_UNKNOWN', 'STOCK_ORDER_ENDED'],
})
/** The order on A4; null where there is no such order. */
const orderFile = query({ right: 'reports', input: { orderId: zOrderId }, output: zStockFile.nullable() })
/** The order as a mail in French that somebody copies and sends. */
const orderMail = query({
  right: 'reports',
  input: { orderId: zOrderId },
  output: z.strictObject({ to: z.string(), subject: z.string(), body: z.string() }).nullable(),
})

/** What one piece earns at the catalogue's price on site; cents, without VAT. */
export const zMargin = z.strictObject({
  productId: zProductId,
  label: z.string(),
  priceCents: zCents,
  htCents: zCents,
  costCents: zCents,
  marginCents: zCents,
  /** Of the price without VAT, in hundredths of a percent; null where the price is nothing. */
  marginBp: z.int().nullable(),
})
export type Margin = z.infer<typeof zMargin>
/** Of every product with a recipe and a price, the smallest share first. */
const margins = query({ right: 'reports', output: z.array(zMargin) })

export const orderProcedures = { proposals, orders, saveOrder, sendOrder, cancelOrder, orderFile, orderMail, margins }
