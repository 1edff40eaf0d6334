export type { DraftLine, DraftPart, DraftTicket } from './draft.ts'
export { ticketHandlers } from './handlers.ts'
export { ticketsTrack } from './migrations.ts'
export { owedLine } from './owed.ts'
export { createSpecialLines, type ServiceInput, type SpecialLines } from './special-lines.ts'
export { inHandOf } from './in-hand.ts'
export { createOfferPiece, type OfferPiece } from './offering.ts'
export { createOpenTicketStore, type OpenTicketStore } from './open-store.ts'
export {
  perpetualAfter,
  zRefund,
  zSale,
  zTenderChange,
  type Refund,
  type Sale,
  type SaleLine,
  type SealedTicket,
  type TenderChange,
} from './sale.ts'
export { withinBounds } from './rules.ts'
export { createSettledStore, type Refunded, type SettledStore } from './settled-store.ts'
export { sumOwed, sumTickets, type TicketSums } from './sums.ts'
export { mostShares, nextShare, takeAmount, takeItems, giveBack, type Parted } from './splitting.ts'
export type { Facts, OpenSession } from './ticket-parts.ts'
export { createTickets, type Tickets } from './tickets.ts'
