import type { Cents } from '../../../shared/money.ts'
import type { DeclineReason, PaymentOutcome, PaymentRequest } from '../ports.ts'

/** What both protocols say of a payment, once their own dress is off. Undefined: the terminal did not say it. */
export type Answer = {
  readonly done: boolean
  readonly cents: number | undefined
  readonly register: string | undefined
  readonly currency: string | undefined
  /** What came back of the payment's id. */
  readonly reference: string | undefined
  readonly reason: DeclineReason
  readonly authorisation?: string
  readonly application?: string
  readonly ticket?: string
}

/** What an answer is compared with. `reference` as the terminal was given it. */
export type Asked = PaymentRequest & { readonly register: string; readonly reference: string }

export const EURO = '978'

/**
 * What an answer means for the payment that was asked. An answer about another payment says nothing about this one: it is
 * `unknown`. Less than asked is a partial approval of a debit; a refund is the whole of it or is looked at.
 */
export function outcomeOf(answer: Answer, asked: Asked): PaymentOutcome {
  // A field that came back blank is one that the terminal does not give back.
  const differs = (said: string | undefined, wanted: string) => (said?.trim() ?? '') !== '' && said?.trim() !== wanted
  if (differs(answer.register, asked.register)) return unknown('other-register')
  if (differs(answer.currency, EURO)) return unknown('other-currency')
  if (differs(answer.reference, asked.reference)) return unknown('other-payment')
  if (answer.cents !== undefined && answer.cents > asked.cents) return unknown('other-amount')
  if (!answer.done) return { status: 'declined', reason: answer.reason }
  if (answer.cents === undefined || answer.cents <= 0) return unknown('answer-incomplete')
  if (asked.kind === 'refund' && answer.cents !== asked.cents) return unknown('other-amount')
  const { authorisation, application, ticket } = answer
  return {
    status: 'approved',
    cents: answer.cents as Cents, // positive and at most what was asked
    ...(authorisation === undefined ? {} : { authorisation }),
    ...(application === undefined ? {} : { application }),
    ...(ticket === undefined ? {} : { ticket }),
  }
}

export function unknown(why: string): PaymentOutcome {
  return { status: 'unknown', why }
}
