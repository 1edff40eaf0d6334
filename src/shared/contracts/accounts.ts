import { z } from 'zod'
import { zPlace } from '../catalogue.ts'
import { zCustomerId, zLineId, zTicketId } from '../ids.ts'
import { zText } from '../free-text.ts'
import { AMOUNT_MAX_CENTS, zCounter } from '../ticket.ts'
import { SPECIAL_LINE_REFUSALS, zOwedAmount } from './special-lines.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'

/** What moved a balance: more of it where positive, less where negative; and what it was then. */
export const zOwedMove = z.strictObject({
  /** The sealed ticket that says so. */
  number: z.int().positive(),
  day: zBusinessDay,
  atMs: zInstantMs,
  amountCents: zCents,
  balanceCents: zCents,
})
export type OwedMove = z.infer<typeof zOwedMove>

/** How old a debt is: up to 30 days, 60, 90, and more. What is settled settles the oldest first. */
export const AGES = [30, 60, 90] as const
const zAges = z.tuple([zCents, zCents, zCents, zCents])

export const zAccount = z.strictObject({
  customerId: zCustomerId,
  name: z.string(),
  phone: z.string(),
  /** Up to where tickets go on it. Zero: it is closed, and what is owed can still be settled. */
  limitCents: zCents,
  /** What the customer owes, open tickets included. */
  balanceCents: zCents,
  ages: zAges,
  lastMoveMs: zInstantMs.nullable(),
})
export type Account = z.infer<typeof zAccount>

export const zStatement = z.strictObject({
  customerId: zCustomerId,
  name: z.string(),
  addressLines: z.array(z.string()),
  balanceCents: zCents,
  ages: zAges,
  /** Oldest first; what was owed before the first of them. */
  beforeCents: zCents,
  moves: z.array(zOwedMove),
})
export type Statement = z.infer<typeof zStatement>

const zLimit = zCents.refine((limit) => limit >= 0 && limit <= AMOUNT_MAX_CENTS, 'not a limit')

/** Opens an account, changes how far it goes, or closes it with zero. */
export const setLimit = command({
  right: 'credit',
  input: { customerId: zCustomerId, limitCents: zLimit },
  output: z.null(),
  refusals: ['CUSTOMER_UNKNOWN'],
})

/** The customer pays what was put on the account, or a part of it: a line of a ticket that is no sale. */
export const settle = command({
  right: 'sell',
  input: { ticketId: zTicketId, lineId: zLineId, place: zPlace, customerId: zCustomerId, amountCents: zOwedAmount },
  output: zCounter,
  refusals: ['CUSTOMER_UNKNOWN', 'SETTLES_TOO_MUCH', ...SPECIAL_LINE_REFUSALS],
})

export const printStatement = command({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: z.null(),
  refusals: ['CUSTOMER_UNKNOWN', 'NO_PRINTER'],
})

/** Whoever has an account, or owes something; by any part of the name or the telephone. Who owes most comes first. */
export const list = query({
  right: 'customers',
  input: { text: zText(60) },
  output: z.array(zAccount),
})

export const statement = query({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: zStatement.nullable(),
})

/** The statement as a PDF, to hand over or to send. */
export const file = query({
  right: 'customers',
  input: { customerId: zCustomerId },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

export const accounts = { setLimit, settle, printStatement, list, statement, file }
