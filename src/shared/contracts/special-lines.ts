import { AMOUNT_MAX_CENTS } from '../ticket.ts'
import { zPositiveCents } from './procedure.ts'

/** What a line that is no sale may come to: a voucher sold, an account settled, a tip. In cents. */
export const zOwedAmount = zPositiveCents.refine((amount) => amount <= AMOUNT_MAX_CENTS, 'not an amount')

/** Why what is no product cannot be put on the ticket in hand: a voucher, the settlement of an account, a hire. */
export const SPECIAL_LINE_REFUSALS = [
  'TRAINING_ON',
  'DAY_NOT_OPEN',
  'ID_REUSED',
  'ANOTHER_TICKET_OPEN',
  'TICKET_PARTLY_PAID',
  'CARD_PAYMENT_OPEN',
  'TICKET_FULL',
  'TICKET_NOT_OPEN',
  'TICKET_ELSEWHERE',
  'AMOUNT_TOO_LARGE',
] as const
