import { z } from 'zod'
import { zText } from './free-text.ts'
import type { Cents } from './money.ts'

/** What differs from one Caisse-AP terminal to another; a terminal's own set-up says it. */
const caisseAp = {
  version: z.enum(['0300', '0320']),
  /** Who wrote the till, as the terminal's maker wants to hear it. */
  cashRegister: z.string().regex(/^[0-9A-Za-z]{12}$/),
  register: z.string().regex(/^\d{2}$/),
  answers: z.enum(['at-end', 'at-once']),
  partial: z.enum(['unsaid', 'allowed', 'refused']),
  /** The terminal hands its customer's ticket over, to be printed by the till. */
  ticket: z.boolean(),
}
/** How long a customer has: from finding the card to remembering its code. */
const answerSeconds = z.int().min(20).max(300)
/** Whether the terminal gives money back when it is asked; otherwise a person does it on the terminal, and tells the till. */
const refunds = z.enum(['terminal', 'by-hand']).default('terminal')
const serial = {
  path: z.string().regex(/^(\/dev\/[\w./-]{1,80}|\/[\w./-]{1,120}|COM\d{1,3})$/),
  baud: z.union([z.literal(1200), z.literal(9600), z.literal(19_200), z.literal(38_400), z.literal(115_200)]),
  framing: z.enum(['8N1', '7E1']),
}

const links = [
  z.strictObject({
    link: z.literal('caisse-ap'),
    host: zText(120, 1).regex(/^[\w.:-]+$/),
    port: z.int().min(1).max(65_535),
    /** Some terminals only listen once the line has ended. */
    lineEnd: z.boolean(),
    /** Where the terminal answers on a line of its own; null: on the same. */
    callbackPort: z.int().min(1024).max(65_535).nullable(),
    ...caisseAp,
    answerSeconds,
    refunds,
  }),
  z.strictObject({ link: z.literal('caisse-ap-serial'), ...serial, ...caisseAp, answerSeconds, refunds }),
  z.strictObject({
    link: z.literal('concert-v2'),
    ...serial,
    register: z.string().regex(/^\d{2}$/),
    delay: z.enum(['A010', 'A011']),
    answerSeconds,
    refunds,
  }),
] as const
/** A terminal that the till asks by itself. */
export const zLinkedTerminal = z.discriminatedUnion('link', links)
export type LinkedTerminal = z.infer<typeof zLinkedTerminal>

/** How the card terminal is reached. `manual`: the amount is typed on it, and the till is told that it was paid. */
export const zCardTerminal = z.discriminatedUnion('link', [z.strictObject({ link: z.literal('manual') }), ...links])
export type CardTerminalSetting = z.infer<typeof zCardTerminal>

/** Why a terminal says that nothing was paid. */
export const zDeclineReason = z.enum([
  'refused',
  'call-bank',
  'forbidden',
  'abandoned',
  'timed-out',
  'not-completed',
  'request-not-understood',
])
export type DeclineReason = z.infer<typeof zDeclineReason>

/**
 * How a payment ended (brief hardware §§3.9, 4). From the moment that a terminal may have taken the request, every failure
 * is `unknown`: only a person who looks at the terminal's last ticket can say what became of the customer's money.
 *
 * - `approved`: so much was paid; less than asked is a partial approval.
 * - `declined`: the terminal says that nothing was paid.
 * - `not-sent`: the terminal answered, but did not take the request; it never saw the payment.
 * - `unreachable`: nobody was there; it never saw the payment.
 */
export type PaymentOutcome =
  | {
      readonly status: 'approved'
      readonly cents: Cents
      readonly authorisation?: string
      /** What of the card was used: a number of the protocol's own list (CB, Conecs, …). */
      readonly application?: string
      /** The customer's ticket, where the terminal hands it over; never with a card number. */
      readonly ticket?: string
    }
  | { readonly status: 'declined'; readonly reason: DeclineReason }
  | { readonly status: 'not-sent' | 'unreachable' | 'unknown'; readonly why: string }

/** `waiting`: the terminal has the request, and the customer the card. */
export const zPaymentStage = z.enum(['connecting', 'waiting'])
export type PaymentStage = z.infer<typeof zPaymentStage>
