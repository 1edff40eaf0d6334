import { z } from 'zod'
import { zPriceCents, zVatClass, type Place, type VatClass } from '../../shared/catalogue.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import { zOptionId, zProductId, type LineId, type ProductId, type TicketId } from '../../shared/ids.ts'
import type { Cents, Milli } from '../../shared/money.ts'
import type { Owed } from '../../shared/owed.ts'
import type { ServiceLine } from '../../shared/service-line.ts'
import type { Discount, Split, Tab, Tender } from '../../shared/ticket.ts'

export const zChosenOption = z.strictObject({ optionId: zOptionId, label: z.string(), priceCents: zPriceCents })
export type ChosenOption = Readonly<z.infer<typeof zChosenOption>>

/** What was chosen for one place of a set menu. Its own prices only weigh what it bears of the menu's. */
export const zDraftPart = z.strictObject({
  slot: z.string(),
  productId: zProductId,
  label: z.string(),
  options: z.array(zChosenOption),
  supplementCents: zPriceCents,
  priceCents: zPriceCents,
  takeawayPriceCents: zPriceCents.nullable(),
  vatClass: zVatClass,
})
export type DraftPart = z.infer<typeof zDraftPart>

/** A share of a line that several pay: what was agreed for it, which price and quantity no longer tell. */
export type SharedLine = {
  readonly ttcCents: Cents
  readonly discountCents: Cents
}

/** A line before it is priced for a place: what was chosen, at the list prices of that moment. */
export type DraftLine = {
  readonly lineId: LineId
  /** The line that it was first a part of: itself, unless several pay it. */
  readonly rootLineId: LineId
  readonly productId: ProductId
  readonly label: string
  readonly note: string
  readonly options: readonly ChosenOption[]
  readonly quantityMilli: Milli
  readonly priceCents: Cents
  readonly takeawayPriceCents: Cents | null
  /** The list that each of the two prices is from; null for the catalogue's own. */
  readonly priceList: string | null
  readonly takeawayPriceList: string | null
  readonly vatClass: VatClass
  /** What a set menu is made of; empty for any other product. */
  readonly parts: readonly DraftPart[]
  readonly discount: Discount | null
  readonly round: number
  readonly sentMilli: Milli
  readonly shared: SharedLine | null
  /** Where it is no sale: for whom or what the money is. */
  readonly owed: Owed | null
  /** The service that put it there, at a price of its own. */
  readonly service: ServiceLine | null
}

/** An open ticket as it lies on the disk: free to change until it is settled. */
export type DraftTicket = {
  readonly ticketId: TicketId
  readonly place: Place
  readonly openedAtMs: number
  /** The screen that has it in hand; null while it is set aside. */
  readonly station: Station | null
  readonly tab: Tab | null
  readonly split: Split | null
  readonly partOf: TicketId | null
  /** How many payers have paid their part of it. */
  readonly partsPaid: number
  readonly discount: Discount | null
  /** The round that a new line belongs to. */
  readonly round: number
  /** Somebody said that the customer is of age. */
  readonly ageChecked: boolean
  /** The last provisional note of it. */
  readonly noteNumber: number | null
  readonly lines: readonly DraftLine[]
  readonly tenders: readonly Tender[]
}

/** A ticket that begins: nothing is on it. */
export function freshDraft(
  opened: Pick<DraftTicket, 'ticketId' | 'place' | 'station'>,
  openedAtMs: number,
): DraftTicket {
  return {
    ...opened,
    openedAtMs,
    tab: null,
    split: null,
    partOf: null,
    partsPaid: 0,
    discount: null,
    round: 1,
    ageChecked: false,
    noteNumber: null,
    lines: [],
    tenders: [],
  }
}
