import { z } from 'zod'
import { zTenderId, zTicketId } from '../ids.ts'
import { QUANTITY_MAX_MILLI, zCounter, zNature, zRefundReason, zSettledTicket, zTenderKind } from '../ticket.ts'
import { zTenderRef } from '../owed.ts'
import { command, query, zCents, zMilli, zPositiveCents, zPositiveMilli } from './procedure.ts'

/** A sealed ticket with what may still be corrected of it. Lines are named by their place, from 0. */
export const zCorrectable = z.strictObject({
  ticket: zSettledTicket,
  lines: z.array(
    z.strictObject({
      position: z.int().min(0),
      label: z.string(),
      detail: z.string(),
      /** The set menu that it is a part of; parts with one index were one line of the ticket. */
      formule: z.strictObject({ label: z.string(), index: z.int().positive() }).exactOptional(),
      nature: zNature,
      quantityMilli: zMilli,
      unitPriceCents: zCents,
      ttcCents: zCents,
      /** What was not given back yet. */
      leftMilli: zMilli,
      leftCents: zCents,
    }),
  ),
  /** The café's own sales of it before VAT: whether an invoice must name its customer. */
  htCents: zCents,
  /** How it stands paid, later changes included. */
  tenders: z.array(z.strictObject({ kind: zTenderKind, amountCents: zCents })),
  /** How much a refund may still give in each form of money, where it may give anything. */
  refundable: z.array(
    z.strictObject({
      kind: zTenderKind,
      amountCents: zCents,
      /** The customer whose account it goes back on. */
      ref: zTenderRef.exactOptional(),
    }),
  ),
  /** The tickets that corrected it, oldest first. */
  correctedBy: z.array(z.int().positive()),
})
export type Correctable = z.infer<typeof zCorrectable>

const zDone = z.strictObject({ number: z.int().positive(), totalCents: zCents, counter: zCounter })
/** No line is ever longer than this, so neither is what is given back of one. */
const zRefundedMilli = zPositiveMilli.refine((quantity) => quantity <= QUANTITY_MAX_MILLI, 'too many')
const common = ['DAY_NOT_OPEN', 'TICKET_UNKNOWN', 'NOT_A_SALE', 'TICKET_NUMBER_TAKEN', 'CARD_PAYMENT_OPEN'] as const
/** Why something may not be given back. */
export const refundRefusals = [
  ...common,
  'TENDER_REF_WRONG',
  'VOUCHER_SPENT',
  'ACCOUNT_OWES_LESS',
  'TRAINING_ON',
  'ID_REUSED',
  'LINE_UNKNOWN',
  'REFUND_ABOVE_ORIGINAL',
  'CASH_OVER_LIMIT',
  'TENDER_NOT_REFUNDABLE',
] as const

/** What is given back of which sale. */
export const zRefundAsked = z.strictObject({
  /** Of the refund itself. */
  ticketId: zTicketId,
  number: z.int().positive(),
  lines: z
    .array(z.strictObject({ position: z.int().min(0), quantityMilli: zRefundedMilli }))
    .min(1)
    .max(200),
  reason: zRefundReason,
  printReceipt: z.boolean(),
})

/** Gives back lines of a sealed sale, or all that is left of it. A ticket of its own, dated on the day it is paid. */
export const refund = command({
  right: 'refund',
  input: {
    ...zRefundAsked.shape,
    tenderId: zTenderId,
    kind: zTenderKind,
    /** A new voucher that is given for it, or the customer whose account it goes back on. */
    ref: zTenderRef.optional(),
  },
  output: zDone,
  refusals: [...refundRefusals],
})

/** Notes a tender anew that was noted wrongly: minus the old one, plus the right one. */
export const changeTender = command({
  right: 'refund',
  input: {
    ticketId: zTicketId,
    tenderIds: z.tuple([zTenderId, zTenderId]),
    number: z.int().positive(),
    from: zTenderKind,
    to: zTenderKind,
    amountCents: zPositiveCents,
  },
  output: zDone,
  refusals: [
    ...common,
    'TENDER_UNKNOWN',
    'TENDER_KEEPS',
    'TENDER_SAME',
    'TENDER_NOT_USED',
    'CASH_OVER_LIMIT',
    'MEAL_OVER_FOOD',
    'MEAL_OVER_CAP',
    'ID_REUSED',
  ],
})

/** A ticket by its number, to correct it; null where there is none. */
export const correctable = query({
  right: 'look',
  input: { number: z.int().positive() },
  output: zCorrectable.nullable(),
})

export const corrections = { refund, changeTender, correctable }
