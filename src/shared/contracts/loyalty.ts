import { z } from 'zod'
import { zPlace } from '../catalogue.ts'
import { zCustomerId, zLineId, zTicketId } from '../ids.ts'
import { GOAL_MAX, zLoyaltyRules, zStampReason } from '../loyalty.ts'
import { zCounter } from '../ticket.ts'
import { command, query, zBusinessDay, zInstantMs } from './procedure.ts'

/** How many stamps somebody may give or take at once. */
export const STAMPS_BY_HAND_MAX = GOAL_MAX

/** What changed the stamps of a customer. */
export const zStampMove = z.strictObject({
  kind: z.enum(['sale', 'refund', 'correction', 'lapse']),
  /** The sealed ticket; null where there was none. */
  number: z.int().positive().nullable(),
  atMs: zInstantMs,
  /** Stamps for what was paid; negative where it was taken back. */
  given: z.int(),
  /** Stamps that offered pieces cost; negative where they were given back. */
  spent: z.int(),
  /** What a manager gave or took, or what lapsed. */
  byHand: z.int(),
  reason: zStampReason.nullable(),
  /** How many there are after it. */
  balance: z.int(),
})
export type StampMove = z.infer<typeof zStampMove>

/** The stamps of one customer: all of it is about a person, and goes with the person. */
export const zStampCard = z.strictObject({
  stamps: z.int(),
  /** The last day on which they count, if nothing is added; null for ever. */
  lapseOn: zBusinessDay.nullable(),
  /** The number on the printed card; null where none was printed. */
  cardNumber: z.string().nullable(),
  /** Newest first. */
  moves: z.array(zStampMove),
})
export type StampCard = z.infer<typeof zStampCard>

/** What the counter says of the customer who is named on a ticket. */
export const zNamedOnTicket = z.strictObject({
  customerId: zCustomerId,
  name: z.string(),
  /** Before this ticket is paid. */
  stamps: z.int(),
  /** Pieces of this ticket that the stamps pay for. */
  rewards: z.int().min(0),
  /** How many more they could pay for now. */
  rewardsLeft: z.int().min(0),
  /** Lines of which a piece may be offered, the cheapest first. */
  offerable: z.array(z.strictObject({ lineId: zLineId, label: z.string() })),
  /** Stamps that paying this ticket gives. */
  gives: z.int().min(0),
})
export type NamedOnTicket = z.infer<typeof zNamedOnTicket>

export const rules = query({ right: 'look', output: zLoyaltyRules })

/** Stamps that were given stay what they are; the new rules count from the next ticket on. */
export const changeRules = command({
  right: 'settings',
  input: { rules: zLoyaltyRules },
  output: zLoyaltyRules,
  refusals: ['LOYALTY_SET_EMPTY', 'LOYALTY_ALCOHOL', 'LOYALTY_NOT_OFFERABLE', 'PRODUCT_UNKNOWN', 'CATEGORY_UNKNOWN'],
})

/** Says whose ticket it is, or nobody's with `null`; begins one where nothing is rung up yet. */
export const nameCustomer = command({
  right: 'sell',
  input: { ticketId: zTicketId, place: zPlace, customerId: zCustomerId.nullable() },
  output: zCounter,
  refusals: [
    'LOYALTY_OFF',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
    'CUSTOMER_UNKNOWN',
    'ANOTHER_TICKET_OPEN',
    'TICKET_NOT_OPEN',
    'TICKET_ELSEWHERE',
    'LOYALTY_REWARD_TAKEN',
  ],
})

/** Offers one piece of a line for stamps: an ordinary discount. The stamps are spent when the ticket is paid. */
export const offer = command({
  right: 'sell',
  input: { ticketId: zTicketId, lineId: zLineId },
  output: zCounter,
  refusals: [
    'LOYALTY_OFF',
    'TRAINING_ON',
    'TICKET_NOT_OPEN',
    'TICKET_ELSEWHERE',
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'LINE_UNKNOWN',
    'LINE_SHARED',
    'TICKET_FULL',
    'LOYALTY_NOBODY_NAMED',
    'LOYALTY_NOT_ENOUGH',
    'LOYALTY_NOT_IN_SET',
    'LOYALTY_OFFERED_ALREADY',
  ],
})

export const ofTicket = query({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: zNamedOnTicket.nullable(),
})

/** Gives stamps to a customer, or takes some; the event log says so, and why. */
export const correct = command({
  right: 'discount',
  input: {
    customerId: zCustomerId,
    by: z
      .int()
      .min(-STAMPS_BY_HAND_MAX)
      .max(STAMPS_BY_HAND_MAX)
      .refine((by) => by !== 0, 'not a correction'),
    reason: zStampReason,
  },
  output: z.null(),
  refusals: ['CUSTOMER_UNKNOWN', 'LOYALTY_TOO_FEW'],
})

export const card = query({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: zStampCard.nullable(),
})

/** A card with a bar code, to be scanned at the counter. Printed again, it bears the same number. */
export const printCard = command({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: z.null(),
  refusals: ['LOYALTY_OFF', 'CUSTOMER_UNKNOWN', 'NO_PRINTER'],
})

export const loyalty = { rules, changeRules, nameCustomer, offer, ofTicket, correct, card, printCard }
