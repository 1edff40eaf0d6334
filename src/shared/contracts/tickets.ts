import { z } from 'zod'
import { zPlace, zPriceCents } from '../catalogue.ts'
import { zText } from '../free-text.ts'
import { zLineId, zOptionId, zProductId, zTicketId } from '../ids.ts'
import { NOTE_MAX, QUANTITY_MAX_MILLI, zCounter, zDiscount, zSettledTicket, zVoidReason } from '../ticket.ts'
import { command, query, zPositiveMilli } from './procedure.ts'

const zQuantity = zPositiveMilli.refine((quantity) => quantity <= QUANTITY_MAX_MILLI, 'too many')
const onLine = { ticketId: zTicketId, lineId: zLineId }

/** Adds to the open ticket, opening it at the first line. The same article without a note joins the line it already has. */
export const addLine = command({
  right: 'sell',
  input: {
    ...onLine,
    productId: zProductId,
    quantityMilli: zQuantity,
    optionIds: z.array(zOptionId).max(24),
    /** What was chosen for each place of a set menu; only there. */
    parts: z
      .array(
        z.strictObject({
          slotId: z.string().max(40),
          productId: zProductId,
          optionIds: z.array(zOptionId).max(24),
        }),
      )
      .max(8)
      .optional(),
    /** Only where the product's price is open. */
    priceCents: zPriceCents.optional(),
    /** Where a new ticket begins; an open ticket keeps its own. */
    place: zPlace,
  },
  output: zCounter,
  refusals: [
    'DAY_NOT_OPEN',
    'PRODUCT_UNKNOWN',
    'SOLD_OUT',
    'OPTION_UNKNOWN',
    'TOO_MANY_OPTIONS',
    'OPTION_MISSING',
    'FORMULE_CHOICE_UNKNOWN',
    'FORMULE_INCOMPLETE',
    'LICENCE_DOES_NOT_ALLOW',
    'MEAL_NEEDED',
    'ALCOHOL_HOURS',
    'PRICE_NOT_OPEN',
    'PRICE_MISSING',
    'ANOTHER_TICKET_OPEN',
    'TICKET_NOT_OPEN',
    'TICKET_ELSEWHERE',
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'TICKET_FULL',
    'QUANTITY_TOO_LARGE',
    'AMOUNT_TOO_LARGE',
    'ID_REUSED',
  ],
})

const ticketRefusals = ['TICKET_NOT_OPEN', 'TICKET_ELSEWHERE', 'TICKET_PARTLY_PAID', 'CARD_PAYMENT_OPEN'] as const
const lineRefusals = [...ticketRefusals, 'LINE_UNKNOWN'] as const
/** Asked for as soon as the kitchen or the bar was told of what is taken off. */
const reason = { reason: zVoidReason.optional() }

export const changeQuantity = command({
  right: 'sell',
  input: { ...onLine, quantityMilli: zQuantity, ...reason },
  output: zCounter,
  refusals: [
    ...lineRefusals,
    'REASON_NEEDED',
    'LINE_SHARED',
    'LINE_OWED',
    'LOYALTY_ONE_PIECE',
    'SOLD_OUT',
    'AMOUNT_TOO_LARGE',
  ],
})

export const removeLine = command({
  right: 'sell',
  input: { ...onLine, ...reason },
  output: zCounter,
  refusals: [...lineRefusals, 'REASON_NEEDED'],
})

/** Sets what the kitchen must know of a line: its options and a free note. */
export const describeLine = command({
  right: 'sell',
  input: { ...onLine, note: zText(NOTE_MAX), optionIds: z.array(zOptionId).max(24) },
  output: zCounter,
  refusals: [
    ...lineRefusals,
    'OPTION_UNKNOWN',
    'TOO_MANY_OPTIONS',
    'OPTION_MISSING',
    'LINE_SHARED',
    'LINE_OWED',
    'AMOUNT_TOO_LARGE',
  ],
})

const discountRefusals = ['LINE_SHARED', 'PRICE_FIXED', 'DISCOUNT_TOO_LARGE'] as const

/** Takes a little off a line, or gives it back its price with `null`. */
export const discountLine = command({
  right: 'discount-small',
  input: { ...onLine, discount: zDiscount.nullable() },
  output: zCounter,
  refusals: [...lineRefusals, ...discountRefusals, 'DISCOUNT_OVER_LIMIT'],
})
/** The same without the limit: half price, an offered drink. */
export const discountLineFreely = command({
  right: 'discount',
  input: { ...onLine, discount: zDiscount.nullable() },
  output: zCounter,
  refusals: [...lineRefusals, ...discountRefusals],
})

/** Takes a little off the whole ticket; its lines bear it by their value, so that each rate has its part. */
export const discountTicket = command({
  right: 'discount-small',
  input: { ticketId: zTicketId, discount: zDiscount.nullable() },
  output: zCounter,
  refusals: [...ticketRefusals, ...discountRefusals, 'DISCOUNT_OVER_LIMIT'],
})
export const discountTicketFreely = command({
  right: 'discount',
  input: { ticketId: zTicketId, discount: zDiscount.nullable() },
  output: zCounter,
  refusals: [...ticketRefusals, ...discountRefusals],
})

/** On site or to take away: every line takes the price and the rate of that place. */
export const setPlace = command({
  right: 'sell',
  input: { ticketId: zTicketId, place: zPlace },
  output: zCounter,
  refusals: [
    ...ticketRefusals,
    'LINE_SHARED',
    'LICENCE_DOES_NOT_ALLOW',
    'MEAL_NEEDED',
    'ALCOHOL_HOURS',
    'AMOUNT_TOO_LARGE',
  ],
})

/** Somebody looked: the customer is of age. Nothing is kept of whom or how. */
export const confirmAge = command({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: zCounter,
  refusals: ['TICKET_NOT_OPEN', 'TICKET_ELSEWHERE'],
})

/** The customer is not of age, or did not show it: the ticket's alcohol goes, and the event log remembers that it went. */
export const refuseAlcohol = command({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: zCounter,
  refusals: [...ticketRefusals, 'NO_ALCOHOL'],
})

/** Cancels the open ticket before settlement; the event log keeps its trace. */
export const voidTicket = command({
  right: 'sell',
  input: { ticketId: zTicketId, ...reason },
  output: zCounter,
  refusals: [...ticketRefusals, 'REASON_NEEDED'],
})

export const counter = query({ right: 'look', output: zCounter })

/** Settled tickets, newest first, whatever their day: a customer comes back tomorrow for yesterday's paper. */
export const settled = query({
  right: 'look',
  input: { limit: z.int().min(1).max(500) },
  output: z.array(zSettledTicket),
})

export const tickets = {
  addLine,
  changeQuantity,
  removeLine,
  describeLine,
  discountLine,
  discountLineFreely,
  discountTicket,
  discountTicketFreely,
  setPlace,
  confirmAge,
  refuseAlcohol,
  voidTicket,
  counter,
  settled,
}
