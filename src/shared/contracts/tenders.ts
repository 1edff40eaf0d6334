import { z } from 'zod'
import { zTenderId, zTicketId } from '../ids.ts'
import { zTenderRef } from '../owed.ts'
import { PAPERS_MAX, zCounter, zForeignProof, zTenderKind } from '../ticket.ts'
import { command, zCents, zPositiveCents } from './procedure.ts'

const zTaken = z.strictObject({ settled: z.boolean(), changeCents: zCents, counter: zCounter })
const tenderInput = {
  ticketId: zTicketId,
  tenderId: zTenderId,
  /** What the customer gives. */
  offeredCents: zPositiveCents,
  /** What the cashier saw as due; another figure means that the ticket changed meanwhile. */
  dueCents: zCents,
  /** The customer asked for the paper before paying. */
  printReceipt: z.boolean(),
}

export const accountRefusals = [
  'DAY_NOT_OPEN',
  'TICKET_NOT_OPEN',
  'CARD_PAYMENT_OPEN',
  'TICKET_CHANGED',
  'TICKET_EMPTY',
  'AGE_NOT_CHECKED',
  'NOTHING_DUE',
  'AMOUNT_TOO_LARGE',
  'TENDER_NOT_USED',
  'TENDER_OVER_DUE',
  'ID_REUSED',
  'TENDER_REF_WRONG',
  'TENDER_NOT_FOR_THIS',
  'TRAINING_ON',
  'CUSTOMER_UNKNOWN',
  'ACCOUNT_CLOSED',
] as const
const takeRefusals = [
  ...accountRefusals,
  'TENDER_LOSES',
  'TENDER_TOO_MANY',
  'TENDER_ONE_BY_ONE',
  'MEAL_REST_DAY',
  'MEAL_NO_FOOD',
  'MEAL_OVER_FOOD',
  'MEAL_OVER_CAP',
  'CARD_OVER_DUE',
  'CASH_OVER_LIMIT',
  'ACCOUNT_OVER_LIMIT',
  'VOUCHER_NOT_SHOWN',
  'VOUCHER_BLOCKED',
  'VOUCHER_EXPIRED',
  'VOUCHER_TOO_LITTLE',
  'TENDER_LOSES',
  'TENDER_TOO_MANY',
  'TENDER_ONE_BY_ONE',
  'MEAL_REST_DAY',
  'MEAL_NO_FOOD',
  'MEAL_OVER_FOOD',
  'MEAL_OVER_CAP',
] as const

/** Takes a tender; the ticket is settled, numbered, signed and stored as soon as its tenders cover its total. */
export const take = command({
  right: 'sell',
  input: {
    ...tenderInput,
    kind: zTenderKind,
    /** Several papers of one face value are as many tenders: the ids of the others. Each is worth what is offered. */
    moreTenderIds: z
      .array(zTenderId)
      .max(PAPERS_MAX - 1)
      .optional(),
    /** What the cashier saw as lost: the face value above what it may pay. */
    lostCents: zCents.optional(),
    /** The cashier was told that titres-restaurant seldom count today. */
    restDayConfirmed: z.boolean().optional(),
    /** The voucher that it is taken from, or the customer whose account it is put on. */
    ref: zTenderRef.optional(),
  },
  output: zTaken,
  refusals: takeRefusals,
})

export type TakeInput = z.infer<NonNullable<(typeof take)['~orpc']['inputSchema']>>

/** The same beyond the limit of an account: whoever may says so. */
export const takeOverLimit = command({
  right: 'credit',
  input: { ...tenderInput, kind: z.literal('account'), ref: zTenderRef },
  output: zTaken,
  refusals: accountRefusals,
})

/** Settles a ticket whose total is zero: there is nothing to take, and the sale is recorded all the same. */
export const settleFree = command({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: zCounter,
  refusals: [
    'DAY_NOT_OPEN',
    'TICKET_NOT_OPEN',
    'CARD_PAYMENT_OPEN',
    'TICKET_EMPTY',
    'AGE_NOT_CHECKED',
    'SOMETHING_DUE',
  ],
})

/** Gives a tender back before the ticket is settled; the event log keeps its trace. */
export const takeBack = command({
  right: 'sell',
  input: { ticketId: zTicketId, tenderId: zTenderId },
  output: zCounter,
  refusals: ['DAY_NOT_OPEN', 'TICKET_NOT_OPEN', 'CARD_PAYMENT_OPEN', 'TENDER_UNKNOWN'],
})

/** Up to 15,000 € in cash, from somebody who was seen to live abroad (checklist F-56). */
export const allowForeignCash = command({
  right: 'refund',
  input: { ticketId: zTicketId, proof: zForeignProof },
  output: z.null(),
  refusals: ['DAY_NOT_OPEN', 'TICKET_NOT_OPEN'],
})

export const tenders = { take, takeOverLimit, allowForeignCash, settleFree, takeBack }
