import type { PaymentOutcome } from '../../shared/card-terminal.ts'
import type { CardPayment, PaymentState } from '../../shared/contracts/card-payments.ts'

export type PaymentEvent =
  /** The request is about to leave the till: written down before its first byte. */
  | { readonly event: 'leaves' }
  | { readonly event: 'ended'; readonly outcome: PaymentOutcome }
  /** The till stopped, and now finds it so. */
  | { readonly event: 'interrupted' }
  | { readonly event: 'person'; readonly says: 'approved' | 'declined' }

type Asked = Pick<CardPayment, 'kind' | 'cents'>

/**
 * What a payment becomes; undefined where an event has nothing to say to it. What ended stays as it ended: no late answer
 * and no second opinion can make two tenders of one payment, or none of an approval.
 */
export function paymentAfter(now: PaymentState, event: PaymentEvent, asked: Asked): PaymentState | undefined {
  switch (now.state) {
    case 'asked':
      if (event.event === 'leaves') return { state: 'sent' }
      // Nothing had left: the terminal knows nothing of it.
      return event.event === 'interrupted' ? { state: 'not-sent', why: 'interrupted' } : undefined
    case 'sent':
      if (event.event === 'interrupted') return { state: 'unknown', why: 'interrupted' }
      return event.event === 'ended' ? ended(event.outcome, asked) : undefined
    case 'unknown':
      if (event.event !== 'person') return undefined
      return event.says === 'approved'
        ? { state: 'approved', cents: asked.cents, by: 'person' }
        : { state: 'declined', reason: 'person' }
    case 'approved':
    case 'declined':
    case 'not-sent':
      return undefined
  }
}

/** Less than asked is a partial approval of a debit; a refund is the whole of it or is looked at (brief hardware §4). */
function ended(outcome: PaymentOutcome, { kind, cents }: Asked): PaymentState {
  switch (outcome.status) {
    case 'approved':
      return outcome.cents === cents || (kind === 'debit' && outcome.cents > 0 && outcome.cents < cents)
        ? { state: 'approved', cents: outcome.cents, by: 'terminal' }
        : { state: 'unknown', why: 'other-amount' }
    case 'declined':
      return { state: 'declined', reason: outcome.reason }
    case 'not-sent':
    case 'unreachable':
      return { state: 'not-sent', why: outcome.why }
    case 'unknown':
      return { state: 'unknown', why: outcome.why }
  }
}

/** Whether the ticket of a payment must stand still. */
export function isOpen({ state }: PaymentState): boolean {
  return state === 'asked' || state === 'sent' || state === 'unknown'
}
