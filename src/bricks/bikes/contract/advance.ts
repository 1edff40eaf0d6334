import { z } from 'zod'
import { zPlace } from '../../../shared/catalogue.ts'
import { command, zPositiveCents } from '../../../shared/contracts/procedure.ts'
import { SPECIAL_LINE_REFUSALS } from '../../../shared/contracts/special-lines.ts'
import { zText } from '../../../shared/free-text.ts'
import { zLineId, zTicketId } from '../../../shared/ids.ts'
import { zRentalId } from '../ids.ts'
import { zRental } from '../rental.ts'

const GIVING_BACK = ['DAY_NOT_OPEN', 'CARD_PAYMENT_OPEN', 'REFUND_REFUSED', 'TRAINING_ON'] as const

/** Part of a booking's price is paid before it begins: a line on the ticket in hand, a sale like any other. */
export const takeAdvance = command({
  right: 'sell',
  input: {
    rentalId: zRentalId,
    amountCents: zPositiveCents,
    ticketId: zTicketId,
    lineId: zLineId,
    place: zPlace,
  },
  output: zRental,
  refusals: [
    ...SPECIAL_LINE_REFUSALS,
    'RENTAL_UNKNOWN',
    'RENTAL_GONE',
    'ADVANCE_TOO_MUCH', // detail: leftCents
  ],
})
/** Frees the bikes; what was paid before is kept or given back as the café's rule says. */
export const cancel = command({
  right: 'sell',
  input: { rentalId: zRentalId },
  output: zRental,
  refusals: [...GIVING_BACK, 'RENTAL_UNKNOWN', 'RENTAL_GONE', 'ADVANCE_ON_TICKET'],
})
/** The same, with the advance kept or given back whatever the rule says, and why. */
export const cancelOtherwise = command({
  right: 'refund',
  input: { rentalId: zRentalId, fate: z.enum(['keep', 'give-back']), reason: zText(80, 3) },
  output: zRental,
  refusals: [...GIVING_BACK, 'RENTAL_UNKNOWN', 'RENTAL_GONE', 'ADVANCE_ON_TICKET'],
})
/** Somebody who did not come, or had called off too late, is given the advance back all the same. */
export const giveAdvanceBack = command({
  right: 'refund',
  input: { rentalId: zRentalId, reason: zText(80, 3) },
  output: zRental,
  refusals: [...GIVING_BACK, 'RENTAL_UNKNOWN', 'RENTAL_GONE', 'NOTHING_TO_GIVE_BACK'],
})
