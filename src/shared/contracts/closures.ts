import { z } from 'zod'
import { zCashSum } from '../cash.ts'
import { zOwedKind } from '../owed.ts'
import { zTicketId } from '../ids.ts'
import { zNature, zSupply, zTenderKind } from '../ticket.ts'
import { zPerpetual } from './cash-sessions.ts'
import { command, query, zBusinessDay, zCents, zInstantMs, zVatRate } from './procedure.ts'

/** Day, month and fiscal year (brief fiscal §1.4): each is sealed once, numbered without a gap within its level. */
export const zClosureLevel = z.enum(['day', 'month', 'year'])
export type ClosureLevel = z.infer<typeof zClosureLevel>

/** What was sold of one family of the catalogue at one rate, refunds deducted. Cents; only `own` is turnover. */
export const zFamilySales = z.strictObject({
  family: z.string(),
  nature: zNature,
  /** What is owed, where the family is none of the catalogue. */
  owed: zOwedKind.exactOptional(),
  supply: zSupply,
  rate: zVatRate,
  ttcCents: zCents,
  htCents: zCents,
  vatCents: zCents,
})
export type FamilySales = z.infer<typeof zFamilySales>

export const zTenderSum = z.strictObject({ kind: zTenderKind, count: z.int().min(0), amountCents: zCents })

/** The figures of a period; those of a month are the sums of its days, those of a year the sums of its months. */
export const zPeriodFigures = z.strictObject({
  saleCount: z.int().min(0),
  refundCount: z.int().min(0),
  tenderChangeCount: z.int().min(0),
  lineCount: z.int().min(0),
  /** Own sales before refunds, and what was refunded of them, both positive; their difference is the turnover. */
  salesCents: zCents,
  refundsCents: zCents,
  turnoverCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  agencyCents: zCents,
  vat: z.array(z.strictObject({ rate: zVatRate, ttcCents: zCents, htCents: zCents, vatCents: zCents })),
  tenders: z.array(zTenderSum),
  families: z.array(zFamilySales),
  /** How many tickets hold own goods, and how many own services: the transactions of the e-reporting (TT-85). */
  supplies: z.array(z.strictObject({ supply: zSupply, ticketCount: z.int().min(0) })),
  /** Over and short of the drawers counted in the period: added up apart, they are different accounts. */
  cashOverCents: zCents,
  cashShortCents: zCents,
  zCount: z.int().min(0),
  /** Cash that moved without a sale in the sessions counted in the period. */
  cashMovements: z.array(zCashSum).default([]),
})
export type PeriodFigures = z.infer<typeof zPeriodFigures>

/** A sealed period. Both days are included. */
export const zClosure = z.strictObject({
  level: zClosureLevel,
  number: z.int().positive(),
  from: zBusinessDay,
  to: zBusinessDay,
  closedAtMs: zInstantMs,
  zone: z.string(),
  /** Sealed by the till itself because the period was over. */
  automatic: z.boolean(),
  /** Numbers of its tickets, and the last number that this or an earlier period covers. */
  firstTicket: z.int().nullable(),
  lastTicket: z.int().nullable(),
  upToTicket: z.int().min(0),
  figures: zPeriodFigures,
  /** Money taken on tickets that are still open at the end, by tender: not turnover yet. */
  advances: z.array(z.strictObject({ kind: zTenderKind, amountCents: zCents })),
  /** Open tickets that live on in the next period. */
  carriedOver: z.array(
    z.strictObject({
      ticketId: zTicketId,
      openedAtMs: zInstantMs,
      lineCount: z.int(),
      totalCents: zCents,
      paidCents: zCents,
    }),
  ),
  /** Number of the accounting entry of a day, without a gap over the days that have figures; null for the others. */
  accountingNumber: z.int().nullable(),
  /** Turnover since the fiscal year began, this period included. */
  fiscalYearCents: zCents,
  perpetual: zPerpetual,
  /** How far every chain had come just before; with it an archive knows what belongs to the period. */
  ends: z.record(z.string(), z.int().positive()),
  headCode: z.string(),
})
export type Closure = z.infer<typeof zClosure>

/** A closing as lists show it: `seq` is its place in the journal and the number of its paper. */
export const zSealedClosure = zClosure.extend({ seq: z.int().positive() })
export type SealedClosure = z.infer<typeof zSealedClosure>

/** What stands between now and the next closing of a day. */
export const zPeriodState = z.strictObject({
  /** The oldest day that is not sealed, and the day that trades now. */
  next: zBusinessDay,
  today: zBusinessDay,
  /** More days are over than the till seals without somebody having looked at the clock. */
  waitsForClock: z.boolean(),
})
export type PeriodState = z.infer<typeof zPeriodState>

/** Seals a day by hand: what is sold afterwards belongs to the next one. */
export const closeDay = command({
  right: 'close-period',
  input: { day: zBusinessDay },
  output: z.array(zSealedClosure),
  refusals: ['DAY_ALREADY_CLOSED', 'DAY_NOT_OVER', 'DAY_OUT_OF_ORDER', 'SESSION_OPEN'],
})

export const print = command({
  right: 'reports',
  input: { seq: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['CLOSURE_UNKNOWN', 'NO_PRINTER'],
})

/** Hands it out as a file: the first is the original, any later one, on paper or without, a DUPLICATA. */
export const give = command({
  right: 'reports',
  input: { seq: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['CLOSURE_UNKNOWN'],
})

/** The PDF of what was handed out a moment ago; null where nothing was. */
export const file = query({
  right: 'reports',
  input: { seq: z.int().positive(), copyNumber: z.int().min(0) },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

export const state = query({ right: 'reports', output: zPeriodState })
/** Newest first. */
export const list = query({
  right: 'reports',
  input: { level: zClosureLevel, limit: z.int().min(1).max(400) },
  output: z.array(zSealedClosure),
})

export const closures = { closeDay, print, give, file, state, list }
