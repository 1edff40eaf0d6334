import { z } from 'zod'
import { DRAWERS_MAX, zCashSum, zDrawer, zExplanation, zOpeningReason, zPieces } from '../cash.ts'
import { zCashSessionId, zDrawerId, zOperatorId } from '../ids.ts'
import { zOwedKind } from '../owed.ts'
import { AMOUNT_MAX_CENTS, zTenderKind } from '../ticket.ts'
import { ZERO } from '../money.ts'
import { command, query, zBusinessDay, zCents, zInstantMs, zVatRate } from './procedure.ts'

const zDrawerCents = zCents.refine((amount) => amount >= 0 && amount <= AMOUNT_MAX_CENTS, 'not what a drawer holds')

/** Tips that somebody was given in one form. */
export const zTipShare = z.strictObject({ operatorId: zOperatorId, kind: zTenderKind, amountCents: zCents })

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
  /** What is owed rather than sold: vouchers, accounts, tips. And the tips, by person and form. */
  owed: z.array(z.strictObject({ kind: zOwedKind, count: z.int(), amountCents: zCents })).default([]),
  tips: z.array(zTipShare).default([]),
  voidedTickets: z.int().min(0),
  /** Lines removed or lessened before payment. */
  voidedLines: z.int().min(0),
  drawerOpenings: z.int().min(0),
  /** Of these, those whose reason was asked. */
  openingReasons: z.array(z.strictObject({ reason: zOpeningReason, count: z.int().positive() })).default([]),
  /** The drawer, where the café has several. */
  drawer: zDrawer.optional(),
  floatCents: zCents,
  /** Cash that moved without a sale, and what the safe then holds, over all sessions. */
  movements: z.array(zCashSum).default([]),
  safeCents: zCents.default(ZERO),
  /** Taken on tickets that are still open, by tender; and what of it was already there when the session began. */
  advances: z.array(zTenderAmount).default([]),
  advancesBefore: z.array(zTenderAmount).default([]),
  expectedCents: zCents,
  /** Cheques and titres that came into the drawer, by number and face value. */
  papers: z.array(z.strictObject({ kind: zTenderKind, count: z.int(), faceCents: zCents })).default([]),
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
  /** Where the drawer was counted by notes and coins. */
  pieces: zPieces.optional(),
  /** What whoever counted says of the difference. */
  explanation: zExplanation.optional(),
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
    pieces: zPieces.optional(),
    /** What the cashier saw as expected; another figure means that something was sold meanwhile. */
    expectedCents: zCents.optional(),
    explanation: zExplanation.optional(),
  },
  output: zZReport,
  refusals: ['DAY_NOT_OPEN', 'SESSION_CHANGED', 'TRAINING_ON', 'COUNT_DIFFERS', 'COUNT_FIRST', 'EXPLANATION_MISSING'],
})

/** A blind count is given, and only then is it told what was expected. It may be done once more; both are traced. */
export const count = command({
  right: 'session',
  input: { sessionId: zCashSessionId, countedCents: zDrawerCents, pieces: zPieces.optional() },
  output: z.strictObject({ expectedCents: zCents, differenceCents: zCents, countsLeft: z.int().min(0) }),
  refusals: ['DAY_NOT_OPEN', 'TRAINING_ON', 'COUNT_DIFFERS', 'COUNT_USED_UP'],
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

/** Hands a Z out as a file: the first is the original, any later one, on paper or without, a DUPLICATA. */
export const giveZ = command({
  right: 'session',
  input: { number: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['Z_UNKNOWN'],
})
/** The PDF of a Z that was handed out a moment ago; null where none was. */
export const zFile = query({
  right: 'session',
  input: { number: z.int().positive(), copyNumber: z.int().min(0) },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

/** Opens the drawer without a sale; the event log keeps its trace. */
export const openDrawer = command({
  right: 'drawer',
  input: { reason: zOpeningReason.default('other') },
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

/** The difference that one Z found, and who counted. */
const zCashDifference = z.strictObject({
  number: z.int().positive(),
  businessDay: zBusinessDay,
  closedAtMs: zInstantMs,
  operatorId: zOperatorId,
  drawer: zDrawer.nullable(),
  countedCents: zCents,
  overShortCents: zCents,
  explanation: zExplanation.nullable(),
})
export type CashDifference = z.infer<typeof zCashDifference>

const zDifferenceSums = z.strictObject({
  count: z.int().min(0),
  /** Those that were not right to the cent. */
  wrong: z.int().min(0),
  overCents: zCents,
  shortCents: zCents,
  netCents: zCents,
})
export type DifferenceSums = z.infer<typeof zDifferenceSums>

/** What the counts of a period found, the newest first; both days are included. */
export const differences = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.strictObject({
    list: z.array(zCashDifference),
    sums: zDifferenceSums,
    people: z.array(zDifferenceSums.extend({ operatorId: zOperatorId })),
  }),
})

/** Names the drawers of the café, whole list at once. One whose session is open cannot be left out. */
export const setDrawers = command({
  right: 'settings',
  input: { drawers: z.array(zDrawer).min(1).max(DRAWERS_MAX) },
  output: z.null(),
  refusals: ['DRAWER_IN_USE', 'DRAWER_TWICE'],
})

/** From now on the counter takes its money into this drawer. */
export const chooseDrawer = command({
  right: 'session',
  input: { drawerId: zDrawerId },
  output: z.null(),
  refusals: ['DRAWER_UNKNOWN', 'TRAINING_ON', 'TICKET_PARTLY_PAID'],
})

export const drawers = query({
  right: 'look',
  output: z.array(zDrawer.extend({ inUse: z.boolean(), openedAtMs: zInstantMs.nullable() })),
})

export const cashSessions = {
  open,
  count,
  close,
  printX,
  printZ,
  giveZ,
  zFile,
  openDrawer,
  setDrawers,
  chooseDrawer,
  state,
  x,
  zReports,
  differences,
  drawers,
}
