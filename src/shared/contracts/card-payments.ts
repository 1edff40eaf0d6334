import { z } from 'zod'
import { zCardTerminal, zDeclineReason, zPaymentStage } from '../card-terminal.ts'
import { zPaymentId, zTicketId } from '../ids.ts'
import { refundRefusals, zRefundAsked } from './corrections.ts'
import { command, query, zCents, zInstantMs, zPositiveCents } from './procedure.ts'
import { zSettings } from './till.ts'

/**
 * What became of a payment that a card terminal was asked for. `asked`: written down, and nothing has left the till.
 * `sent`: it may be at the terminal. `unknown`: nobody heard how it ended, and a person says so.
 */
export const zPaymentState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('asked') }),
  z.strictObject({ state: z.literal('sent') }),
  z.strictObject({
    state: z.literal('approved'),
    /** What was paid; less than asked is a partial approval. */
    cents: zPositiveCents,
    /** Who said so. */
    by: z.enum(['terminal', 'person']),
  }),
  z.strictObject({ state: z.literal('declined'), reason: z.union([zDeclineReason, z.literal('person')]) }),
  z.strictObject({ state: z.literal('not-sent'), why: z.string() }),
  z.strictObject({ state: z.literal('unknown'), why: z.string() }),
])
export type PaymentState = z.infer<typeof zPaymentState>

export const zPaymentKind = z.enum(['debit', 'refund'])

/** A card payment as screens show it. */
export const zCardPayment = z.strictObject({
  paymentId: zPaymentId,
  ticketId: zTicketId,
  kind: zPaymentKind,
  /** The sealed sale that a refund gives back of. */
  corrects: z.int().positive().exactOptional(),
  /** What was asked for. */
  cents: zPositiveCents,
  askedAtMs: zInstantMs,
  now: zPaymentState,
})
export type CardPayment = z.infer<typeof zCardPayment>

export const zCardPayments = z.strictObject({
  /** The one that the terminal has now, and what it does with it. */
  going: z.strictObject({ payment: zCardPayment, stage: zPaymentStage }).nullable(),
  /** Those that a person must settle, the oldest first. */
  doubtful: z.array(zCardPayment),
  /** The last one that ended, since the start of the till. */
  last: zCardPayment.nullable(),
})
export type CardPayments = z.infer<typeof zCardPayments>

export const state = query({ right: 'look', output: zCardPayments })

/** Asks the linked terminal for an amount of the ticket in hand. The answer comes later, as an event. */
export const ask = command({
  right: 'sell',
  input: {
    paymentId: zPaymentId,
    ticketId: zTicketId,
    cents: zPositiveCents,
    /** What the cashier saw as due; another figure means that the ticket changed meanwhile. */
    dueCents: zCents,
    printReceipt: z.boolean(),
  },
  output: zCardPayments,
  refusals: [
    'DAY_NOT_OPEN',
    'NO_CARD_TERMINAL',
    'TERMINAL_BUSY',
    'TICKET_NOT_OPEN',
    'TICKET_EMPTY',
    'AGE_NOT_CHECKED',
    'CARD_PAYMENT_OPEN',
    'TICKET_CHANGED',
    'NOTHING_DUE',
    'AMOUNT_TOO_LARGE',
    'CARD_OVER_DUE',
    'ID_REUSED',
  ],
})

/**
 * Asks the linked terminal to give back lines of a sealed sale on the customer's card. The refund is sealed when the
 * terminal has done it, all of it; until then the sale stands still.
 */
export const askRefund = command({
  right: 'refund',
  input: { paymentId: zPaymentId, ...zRefundAsked.shape },
  output: zCardPayments,
  refusals: [
    'NO_CARD_TERMINAL',
    'REFUND_BY_HAND',
    'TERMINAL_BUSY',
    'NOTHING_DUE',
    'AMOUNT_TOO_LARGE',
    ...refundRefusals,
  ],
})

/** Somebody looked at the terminal's last ticket, and says what became of a payment that nobody heard the end of. */
export const settle = command({
  right: 'sell',
  input: { paymentId: zPaymentId, outcome: z.enum(['approved', 'declined']) },
  output: zCardPayments,
  // A refund may have become impossible meanwhile: there is no day to seal it in, or what it gives back was spent.
  refusals: ['PAYMENT_NOT_DOUBTFUL', ...refundRefusals],
})

/** Links a terminal, or none. */
export const configure = command({
  right: 'settings',
  input: { terminal: zCardTerminal },
  output: zSettings,
  refusals: ['TERMINAL_BUSY'],
})

/** Whether there is a terminal where these settings say. No payment, and nothing is changed. */
export const probe = query({
  right: 'settings',
  input: { terminal: zCardTerminal },
  output: z.discriminatedUnion('reachable', [
    z.strictObject({ reachable: z.literal(true) }),
    z.strictObject({ reachable: z.literal(false), why: z.string() }),
  ]),
})

export const cardPayments = { state, ask, askRefund, settle, configure, probe }
