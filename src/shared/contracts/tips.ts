import { z } from 'zod'
import { zLineId, zOperatorId, zTicketId } from '../ids.ts'
import { zCounter, zTenderKind } from '../ticket.ts'
import { zOwedAmount } from './special-lines.ts'
import { command, query, zBusinessDay, zCents } from './procedure.ts'

/** Tips of one day that one person was given in one form; what was given back is deducted. */
export const zTipDay = z.strictObject({
  day: zBusinessDay,
  operatorId: zOperatorId,
  kind: zTenderKind,
  amountCents: zCents,
})
export type TipDay = z.infer<typeof zTipDay>

/** Puts on the ticket what the customer gives on top of it; a second tip is added to the first. */
export const give = command({
  right: 'sell',
  input: {
    ticketId: zTicketId,
    /** Of the line that the tip becomes. */
    lineId: zLineId,
    amountCents: zOwedAmount,
  },
  output: zCounter,
  refusals: [
    'TIPS_OFF',
    'TRAINING_ON',
    'TICKET_NOT_OPEN',
    'TICKET_ELSEWHERE',
    'TICKET_PARTLY_PAID',
    'CARD_PAYMENT_OPEN',
    'TICKET_EMPTY',
    'LINE_SHARED',
    'AMOUNT_TOO_LARGE',
    'ID_REUSED',
  ],
})

/** By day, person and form: what the payroll asks for (brief fiscal §5). */
export const report = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.array(zTipDay),
})

export const tips = { give, report }
