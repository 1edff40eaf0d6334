import { z } from 'zod'
import { zEan, zPriceCents } from './catalogue.ts'
import { zText } from './free-text.ts'
import { prefixed, UUID, zOptionId, zProductId, type Id } from './ids.ts'
import { cents, divideHalfUp, type Cents } from './money.ts'

export type StockItemId = Id<'stockItem'>
export type SupplierId = Id<'supplier'>
export type DeliveryId = Id<'delivery'>
export type StockCountId = Id<'stockCount'>
export type OrderId = Id<'order'>
export type BreadId = Id<'bread'>
export const zStockItemId = prefixed<StockItemId>('sti', UUID)
export const zSupplierId = prefixed<SupplierId>('sup', UUID)
export const zDeliveryId = prefixed<DeliveryId>('dlv', UUID)
export const zStockCountId = prefixed<StockCountId>('cnt', UUID)
export const zBreadId = prefixed<BreadId>('brd', UUID)
export const zOrderId = prefixed<OrderId>('ord', UUID)
const uuid = () => globalThis.crypto.randomUUID()
export const newStockItemId = () => `sti_${uuid()}` as StockItemId
export const newSupplierId = () => `sup_${uuid()}` as SupplierId
export const newDeliveryId = () => `dlv_${uuid()}` as DeliveryId
export const newStockCountId = () => `cnt_${uuid()}` as StockCountId
export const newBreadId = () => `brd_${uuid()}` as BreadId
export const newOrderId = () => `ord_${uuid()}` as OrderId

/** What an item is counted in. Amounts are whole numbers: thousandths of a piece, millilitres, grams. */
export const stockUnits = ['piece', 'ml', 'g'] as const
export const zStockUnit = z.enum(stockUnits)
export type StockUnit = z.infer<typeof zStockUnit>

/** Thousand litres, a ton, a million pieces: a larger figure is a slip of the finger. */
export const AMOUNT_MAX = 1_000_000_000
export const zAmount = z.int().min(0).max(AMOUNT_MAX)
export const zPositiveAmount = z.int().min(1).max(AMOUNT_MAX)
/** A level may be below nothing: more was sold than was ever received. */
export const zSignedAmount = z.int()

/** How an item is bought: a keg of 30 l, a case of 24. The first package is the one that is ordered. */
export const zPackage = z.strictObject({
  label: zText(24, 1),
  amount: zPositiveAmount,
  /** What one package costs, without VAT. */
  priceCents: zPriceCents,
  barcode: zEan.nullable(),
})
export type Package = z.infer<typeof zPackage>

/** Of a hundred euros that a product on deposit brings, what the café keeps: 20 % is 2000. */
export const zShareBp = z.int().min(0).max(10_000)

export const zStockItem = z.strictObject({
  itemId: zStockItemId,
  label: zText(48, 1),
  unit: zStockUnit,
  packages: z.array(zPackage).min(1).max(6),
  supplierId: zSupplierId.nullable(),
  /** Where it lies: a count goes by it. */
  shelf: zText(24),
  /** At this level or below it, it is ordered again, up to the target. */
  reorderAt: zAmount,
  target: zAmount,
  /** The café's commission where it is its supplier's until it is sold (dépôt-vente); null where the café bought it. */
  depositBp: zShareBp.nullable(),
  active: z.boolean(),
})
export type StockItem = z.infer<typeof zStockItem>

export const zSupplier = z.strictObject({
  supplierId: zSupplierId,
  name: zText(60, 1),
  email: zText(120),
  phone: zText(30),
  /** The number under which the supplier knows the café. */
  ourNumber: zText(30),
})
export type Supplier = z.infer<typeof zSupplier>

/** What is sold and takes something off the shelf: a product, or an option of one. */
export const zSoldThing = z.union([zProductId, zOptionId])
export type SoldThing = z.infer<typeof zSoldThing>

/** What one piece of it takes. */
export const zRecipeLine = z.strictObject({ itemId: zStockItemId, amount: zPositiveAmount })
export type RecipeLine = z.infer<typeof zRecipeLine>

/** What changes a level by hand, and whether it takes off or adds. */
export const handMoves = ['waste', 'own-use', 'offered', 'supplier-return', 'found'] as const
export const zHandMove = z.enum(handMoves)
export type HandMove = z.infer<typeof zHandMove>
export const zMoveKind = z.enum([...handMoves, 'delivery', 'count', 'unsold'])
export type MoveKind = z.infer<typeof zMoveKind>

/** The price of the last purchase, or what all that was bought cost on average, weighted by what there was. */
export const zCostMethod = z.enum(['last', 'average'])
export type CostMethod = z.infer<typeof zCostMethod>

/** What one unit of amount costs, in millionths of a cent: a keg of 30 l at 85 € is 283333. */
export function rateOf(priceCents: Cents, amount: number): number {
  return Number(divideHalfUp(BigInt(priceCents) * 1_000_000n, BigInt(amount)))
}

/** The value of an amount at a rate; half a cent away from zero. */
export function valueOf(amount: number, rate: number): Cents {
  return cents(Number(divideHalfUp(BigInt(amount) * BigInt(rate), 1_000_000n)) + 0)
}

/**
 * The weighted average after a delivery: what there was at its old rate, and what came at its price. What is below nothing
 * has no value, and the delivery's own price holds alone.
 */
export function averageAfter(
  before: { readonly level: number; readonly rate: number },
  came: { readonly amount: number; readonly valueCents: Cents },
): number {
  const level = BigInt(Math.max(0, before.level))
  const value = level * BigInt(before.rate) + BigInt(came.valueCents) * 1_000_000n
  return Number(divideHalfUp(value, level + BigInt(came.amount)))
}

/** What was sold, in thousandths of a piece times the amount of one, becomes an amount; rounded once, over the sum. */
export function takenBySales(thousandths: number): number {
  return Number(divideHalfUp(BigInt(thousandths), 1000n)) + 0
}

/** How many whole packages bring a level to its target; none where it is above its reorder point. */
export function packagesToOrder(
  item: Pick<StockItem, 'reorderAt' | 'target' | 'packages'>,
  level: number,
  onOrder = 0,
): number {
  const size = item.packages[0]?.amount
  const there = level + onOrder
  if (size === undefined || there > item.reorderAt || item.target <= there) return 0
  return Math.ceil((item.target - there) / size)
}

/** Whether it should be ordered again: items without a reorder point never are. */
export function isLow({ reorderAt }: Pick<StockItem, 'reorderAt'>, level: number): boolean {
  return level < 0 || (reorderAt > 0 && level <= reorderAt)
}

/** A draft may change; what was sent is waited for, and a delivery against it receives it, all or in part. */
export const orderStates = ['draft', 'sent', 'partly', 'received', 'cancelled'] as const
export const zOrderState = z.enum(orderStates)
export type OrderState = z.infer<typeof zOrderState>

/** What an order is after a delivery against it. */
export function stateAfterDelivery(
  lines: readonly { readonly packages: number; readonly received: number }[],
): Extract<OrderState, 'sent' | 'partly' | 'received'> {
  if (lines.every(({ packages, received }) => received >= packages)) return 'received'
  return lines.some(({ received }) => received > 0) ? 'partly' : 'sent'
}

/** What is bought on loan: it goes back empty. */
export const containerKinds = ['keg', 'crate', 'other'] as const
export const zContainer = z.enum(containerKinds)
export type Container = z.infer<typeof zContainer>
