import { z } from 'zod'
import { zTicketId } from '../ids.ts'
import { command } from './procedure.ts'

/**
 * Gives the customer a provisional note of the open ticket: no VAT, no tender (brief fiscal §1.7). The same content asked
 * for again is a DUPLICATA; a ticket that changed gets a new note.
 */
export const print = command({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: z.strictObject({ number: z.int().positive(), copyNumber: z.int().min(0) }),
  refusals: ['DAY_NOT_OPEN', 'TICKET_NOT_OPEN', 'TICKET_EMPTY', 'NO_PRINTER'],
})

export const notes = { print }
