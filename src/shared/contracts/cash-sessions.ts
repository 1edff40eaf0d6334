import { z } from 'zod'
import { zCashSessionId } from '../ids.ts'
import { AMOUNT_MAX_CENTS, zTenderKind } from '../ticket.ts'
import { ZERO } from '../money.ts'
import { command, query, zBusinessDay, zCents, zInstantMs, zVatRate } from './procedure.ts'

const zDrawerCents = zCents.refine((amount) => amount >= 0 && amount <= AMOUNT_MAX_CENTS, 'not what a drawer holds')

const zTenderAmount = z.strictObject({ kind: zTenderKind, amountCents: zCents })

/** A reading of a cash session: what an X shows and what a Z seals. Amounts in cents, TTC unless said. */
export const zReading = z.strictObject({
  sessionId: zCashSessionId,
  businessDay: zBusinessDay,
  openedAtMs: zInstantMs,
  /** Sales; refunds and changes of tenders are counted apart. */
  ticketCount: z.int().min(0),
  refundCount: z.int().min(0).default(0),
  tenderChangeCount: z.int().min(0).default(0),
  firstTicket: z.int().nullable(),
  lastTicket: z.int().nullable(),
  lineCount: z.int().min(0),
  /** What was refunded of own sales, positive. */
  refundsCents: zCents.default(ZERO),
  /** Turnover: own sales less refunds. */
  turnoverCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  /** Collected for others: press, and later stamps, parcels … */
  agencyCents: zCents,
  vat: z.array(z.strictObject({ rate: zVatRate, ttc: zCents, ht: zCents, vat: zCents })),
  tenders: z.array(z.strictObject({ kind: zTenderKind, count: z.int(), amountCents: zCents })),
  categories: z.array(z.strictObject({ label: z.string(), quantityMilli: z.int(), ttcCents: zCents })),
  voidedTickets: z.int().min(0),
  /** Lines removed or lessened before payment. */
  voidedLines: z.int().min(0),
  drawerOpenings: z.int().min(0),
  floatCents: zCents,
  /** Taken on tickets that are still open, by tender; and what of it was already there when the session began. */
  advances: z.array(zTenderAmount).default([]),
  advancesBefore: z.array(zTenderAmount).default([]),
  expectedCents: zCents,
})
export type Reading = z.infer<typeof zReading>

export const zPerpetual = z.strictObject({
  /** Sales less refunds since the first use of the till. */
  algebraicCents: zCents,
  /** Sales plus refunds in absolute value. */
  absoluteCents: zCents,
})
export type Perpetual = z.infer<typeof zPerpetual>

export const zZReport = z.strictObject({
  number: z.int().positive(),
  closedAtMs: zInstantMs,
  reading: zReading,
  countedCents: zCents,
  overShortCents: zCents,
  perpetual: zPerpetual,
  /** The short code of the ledger's head, printed on paper so that a rolled-back file betrays itself. */
  headCode: z.string(),
  /** How far every chain had come just before: from these ends anybody can make the code again. */
  ends: z.record(z.string(), z.int().positive()).default({}),
})
export type ZReport = z.infer<typeof zZReport>

export const zSessionState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed'), lastCountedCents: zCents }),
  z.strictObject({
    state: z.literal('open'),
    sessionId: zCashSessionId,
    businessDay: zBusinessDay,
    openedAtMs: zInstantMs,
    floatCents: zCents,
    /** Open for more than 24 hours: worth a word, never a block. */
    overdue: z.boolean(),
  }),
])
export type SessionState = z.infer<typeof zSessionState>

/** Opens the day: a cash session with the float that was counted into the drawer. */
export const open = command({
  right: 'session',
  input: {
    sessionId: zCashSessionId,
    floatCents: zDrawerCents,
    /** The cashier was told that the clock is far ahead of the last closing, and it is right. */
    clockConfirmed: z.boolean().optional(),
  },
  output: zSessionState,
  refusals: ['SESSION_ALREADY_OPEN', 'CLOCK_AHEAD', 'TRAINING_ON', 'ID_REUSED'],
})

/** Closes the session with a Z: sealed, numbered, printed, never recomputed. */
export const close = command({
  right: 'session',
  input: {
    sessionId: zCashSessionId,
    countedCents: zDrawerCents,
    /** What the cashier saw as expected; another figure means that something was sold meanwhile. */
    expectedCents: zCents.optional(),
  },
  output: zZReport,
  refusals: ['DAY_NOT_OPEN', 'SESSION_CHANGED', 'TRAINING_ON'],
})

export const printX = command({
  right: 'session',
  input: {},
  output: z.null(),
  refusals: ['DAY_NOT_OPEN', 'NO_PRINTER'],
})
export const printZ = command({
  right: 'session',
  input: { number: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['Z_UNKNOWN', 'NO_PRINTER'],
})

/** Opens the drawer without a sale; the event log keeps its trace. */
export const openDrawer = command({
  right: 'drawer',
  input: {},
  output: z.null(),
  refusals: ['DAY_NOT_OPEN', 'TRAINING_ON'],
})

export const state = query({ right: 'look', output: zSessionState })
export const x = query({ right: 'session', output: zReading.nullable() })
export const zReports = query({
  right: 'session',
  input: { limit: z.int().min(1).max(400) },
  output: z.array(zZReport),
})

export const cashSessions = { open, close, printX, printZ, openDrawer, state, x, zReports }
