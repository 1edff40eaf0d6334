import { z } from 'zod'
import { zTicketId } from '../ids.ts'
import { command, query } from './procedure.ts'

/** A receipt that left without paper: which ticket, and which of its copies (0 is the original). */
export const zETicket = z.strictObject({
  number: z.int().positive(),
  copyNumber: z.int().min(0),
  training: z.boolean(),
})
export type ETicket = z.infer<typeof zETicket>

/**
 * Gives the receipt as a file or as a code on the screen. Given first, it is the original, and paper asked for later is a
 * DUPLICATA (brief fiscal §1.7). Nothing of the customer is asked or kept.
 */
export const give = command({
  right: 'sell',
  input: { ticketId: zTicketId, medium: z.enum(['qr', 'file']) },
  output: zETicket,
  refusals: ['TICKET_UNKNOWN', 'TICKET_TOO_LONG'],
})

/** The receipt as a code that a telephone reads without any network: its words themselves, row by row, 1 is dark. */
export const code = query({
  right: 'sell',
  input: zETicket.shape,
  output: z.strictObject({ text: z.string(), rows: z.array(z.string()) }).nullable(),
})

/** The receipt as a PDF. */
export const file = query({
  right: 'sell',
  input: zETicket.shape,
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

export const eTickets = { give, code, file }
