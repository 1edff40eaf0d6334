import { z } from 'zod'
import { zPriceCents } from '../catalogue.ts'
import { zText } from '../free-text.ts'
import {
  zDeliveryId,
  zOrderId,
  zPositiveAmount,
  zStockCountId,
  zStockItemId,
  zSupplierId,
  zAmount,
  zSignedAmount,
} from '../stock.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'

/** So many packages of an item, at a price for each without VAT. */
export const zDeliveryLine = z.strictObject({
  itemId: zStockItemId,
  packageAmount: zPositiveAmount,
  packages: z.int().min(1).max(10_000),
  priceCents: zPriceCents,
})
export type DeliveryLine = z.infer<typeof zDeliveryLine>

export const zDelivery = z.strictObject({
  deliveryId: zDeliveryId,
  supplierId: zSupplierId,
  noteNumber: z.string(),
  atMs: zInstantMs,
  day: zBusinessDay,
  by: z.string(),
  totalCents: zCents,
  lines: z.array(zDeliveryLine),
})
export type Delivery = z.infer<typeof zDelivery>

/** What came. A price that differs from the item's becomes the item's price. */
const receive = command({
  right: 'stock',
  input: {
    deliveryId: zDeliveryId,
    supplierId: zSupplierId,
    /** The order that it answers; null where nobody had ordered. */
    orderId: zOrderId.nullable(),
    noteNumber: zText(40),
    lines: z.array(zDeliveryLine).min(1).max(200),
  },
  output: zDelivery,
  refusals: [
    'ID_REUSED',
    'STOCK_SUPPLIER_UNKNOWN',
    'STOCK_ITEM_UNKNOWN',
    'STOCK_PACKAGE_UNKNOWN',
    'STOCK_ORDER_NOT_SENT',
  ],
})
const deliveries = query({
  right: 'reports',
  input: { limit: z.int().min(1).max(200) },
  output: z.array(zDelivery),
})

const zCountedLine = z.strictObject({ itemId: zStockItemId, counted: zAmount, reason: zText(80) })
export const zCountResult = z.strictObject({
  countId: zStockCountId,
  atMs: zInstantMs,
  day: zBusinessDay,
  by: z.string(),
  shelf: z.string(),
  lines: z.array(
    z.strictObject({
      itemId: zStockItemId,
      label: z.string(),
      expected: zSignedAmount,
      counted: zAmount,
      valueCents: zCents,
      reason: z.string(),
    }),
  ),
  /** What all differences are worth, signed. */
  valueCents: zCents,
})
export type CountResult = z.infer<typeof zCountResult>

/** What was counted becomes what there is; what was not counted stays as it is. */
const count = command({
  right: 'stock',
  input: { countId: zStockCountId, shelf: zText(24), lines: z.array(zCountedLine).min(1).max(500) },
  output: zCountResult,
  refusals: ['ID_REUSED', 'STOCK_ITEM_UNKNOWN', 'STOCK_ITEM_TWICE'],
})
const counts = query({
  right: 'reports',
  input: { limit: z.int().min(1).max(100) },
  output: z.array(zCountResult),
})

export const zStockFile = z.strictObject({ name: z.string(), base64: z.string() })
/** The list to count by, or what lies there with its value. */
const inventoryFile = query({
  right: 'reports',
  input: { as: z.enum(['csv', 'pdf']), shelf: z.string().max(24).nullable(), blind: z.boolean() },
  output: zStockFile,
})

export const deliverProcedures = { receive, deliveries, count, counts, inventoryFile }
