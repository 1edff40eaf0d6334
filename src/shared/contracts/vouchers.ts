import { z } from 'zod'
import { zPlace } from '../catalogue.ts'
import { zLineId, zTicketId, zVoucherId } from '../ids.ts'
import { zCounter } from '../ticket.ts'
import { zOwedMove } from './accounts.ts'
import { SPECIAL_LINE_REFUSALS, zOwedAmount } from './special-lines.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'

/** A paper that is worth money here: sold as a gift, or given for what came back. Its code is on the paper alone. */
export const zVoucher = z.strictObject({
  voucherId: zVoucherId,
  /** What people call it by; the paper says it too. */
  number: z.int().positive(),
  kind: z.enum(['gift', 'credit']),
  issuedAtMs: zInstantMs,
  /** The last day that it is taken; null for ever. */
  expiresOn: zBusinessDay.nullable(),
  blocked: z.boolean(),
  /** What is left, less what open tickets have taken of it. */
  balanceCents: zCents,
})
export type Voucher = z.infer<typeof zVoucher>

/** A person types it, a scanner reads it: letters and digits, with or without dashes. */
const zCode = z.string().min(1).max(40)

/** Sells one: a line of the ticket that is no sale. The paper comes out when it is paid. */
export const sell = command({
  right: 'sell',
  input: { ticketId: zTicketId, lineId: zLineId, place: zPlace, voucherId: zVoucherId, amountCents: zOwedAmount },
  output: zCounter,
  refusals: ['TENDER_NOT_USED', ...SPECIAL_LINE_REFUSALS],
})

/** Somebody holds the paper: from now on, for a few minutes, this station may take it. Wrong codes cost time. */
export const present = command({
  right: 'sell',
  input: { code: zCode },
  output: zVoucher,
  refusals: ['VOUCHER_MISTYPED', 'VOUCHER_UNKNOWN', 'VOUCHER_WAIT'],
  remembered: ['VOUCHER_UNKNOWN'],
  secret: true,
})

/** It was lost: whoever finds it cannot spend it. */
export const block = command({
  right: 'refund',
  input: { voucherId: zVoucherId },
  output: z.null(),
  refusals: ['VOUCHER_UNKNOWN'],
})

/** Another paper with another code for what is left; the old code is worth nothing from now on. */
export const replace = command({
  right: 'refund',
  input: { voucherId: zVoucherId },
  output: z.null(),
  refusals: ['VOUCHER_UNKNOWN', 'NO_PRINTER'],
})

/** The newest first. */
export const list = query({
  right: 'customers',
  input: { openOnly: z.boolean(), limit: z.int().min(1).max(500) },
  output: z.array(zVoucher),
})

export const moves = query({
  right: 'customers',
  input: { voucherId: zVoucherId },
  output: z.array(zOwedMove),
})

export const vouchers = { sell, present, block, replace, list, moves }
