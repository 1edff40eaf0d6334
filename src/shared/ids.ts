import { z } from 'zod'

declare const kind: unique symbol
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

export type TicketId = Id<'ticket'>
export type LineId = Id<'line'>
export type TenderId = Id<'tender'>
export type CashSessionId = Id<'cashSession'>
export type CashMovementId = Id<'cashMovement'>
export type DrawerId = Id<'drawer'>
export type PrintJobId = Id<'printJob'>
export type PaymentId = Id<'payment'>
export type ProductId = Id<'product'>
export type OptionId = Id<'option'>
export type OperatorId = Id<'operator'>
export type CustomerId = Id<'customer'>
export type RoomId = Id<'room'>
export type TableId = Id<'table'>
export type PriceListId = Id<'priceList'>
export type PrepStationId = Id<'prepStation'>
export type VoucherId = Id<'voucher'>
export type PrinterId = Id<'printer'>
export type BlockId = Id<'block'>
export type CommandId = Id<'command'>

export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'

/** An id whose prefix can be read aloud. */
export const prefixed = <T extends string>(prefix: string, body: string) => {
  const pattern = new RegExp(`^${prefix}_${body}$`)
  return z.custom<T>((value) => typeof value === 'string' && value.length <= 80 && pattern.test(value))
}

export const zTicketId = prefixed<TicketId>('tkt', UUID)
export const zLineId = prefixed<LineId>('lin', UUID)
export const zTenderId = prefixed<TenderId>('tnd', UUID)
export const zCashSessionId = prefixed<CashSessionId>('ses', UUID)
export const zCashMovementId = prefixed<CashMovementId>('mov', UUID)
export const zDrawerId = prefixed<DrawerId>('drw', SLUG)
export const zPrintJobId = prefixed<PrintJobId>('job', UUID)
export const zPaymentId = prefixed<PaymentId>('pay', UUID)
export const zProductId = prefixed<ProductId>('prd', SLUG)
export const zOptionId = prefixed<OptionId>('opt', SLUG)
export const zOperatorId = prefixed<OperatorId>('opr', SLUG)
export const zCustomerId = prefixed<CustomerId>('cus', UUID)
export const zRoomId = prefixed<RoomId>('rom', UUID)
export const zTableId = prefixed<TableId>('tbl', UUID)
export const zPriceListId = prefixed<PriceListId>('pls', UUID)
export const zPrepStationId = prefixed<PrepStationId>('pst', SLUG)
export const zVoucherId = prefixed<VoucherId>('vch', UUID)
export const zPrinterId = prefixed<PrinterId>('prn', SLUG)
export const zBlockId = prefixed<BlockId>('blk', UUID)
export const zCommandId = prefixed<CommandId>('cmd', UUID)

const uuid = () => globalThis.crypto.randomUUID()
export const newTicketId = () => `tkt_${uuid()}` as TicketId
export const newLineId = () => `lin_${uuid()}` as LineId
export const newTenderId = () => `tnd_${uuid()}` as TenderId
export const newCashSessionId = () => `ses_${uuid()}` as CashSessionId
export const newCashMovementId = () => `mov_${uuid()}` as CashMovementId
export const newDrawerId = () => `drw_${uuid()}` as DrawerId
export const newPrintJobId = () => `job_${uuid()}` as PrintJobId
export const newPaymentId = () => `pay_${uuid()}` as PaymentId
/** The tender that a card payment becomes: one payment can never become two. */
export const tenderOfPayment = (paymentId: PaymentId) => paymentId.replace(/^pay_/, 'tnd_') as TenderId
export const newProductId = () => `prd_${uuid()}` as ProductId
export const newOptionId = () => `opt_${uuid()}` as OptionId
export const newOperatorId = () => `opr_${uuid()}` as OperatorId
export const newCustomerId = () => `cus_${uuid()}` as CustomerId
export const newRoomId = () => `rom_${uuid()}` as RoomId
export const newPriceListId = () => `pls_${uuid()}` as PriceListId
export const newTableId = () => `tbl_${uuid()}` as TableId
export const newPrepStationId = () => `pst_${uuid()}` as PrepStationId
export const newVoucherId = () => `vch_${uuid()}` as VoucherId
export const newPrinterId = () => `prn_${uuid()}` as PrinterId
export const newBlockId = () => `blk_${uuid()}` as BlockId
export const newCommandId = () => `cmd_${uuid()}` as CommandId
