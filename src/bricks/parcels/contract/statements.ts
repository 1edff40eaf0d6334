import { z } from 'zod'
import { command, query, zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCarrierCode } from '../ids.ts'
import { zMonth, zPaidFor, zStatementLine, zTotals } from '../rules/statement.ts'
import { zTheirRow } from '../rules/theirs.ts'

const zCounts = z.strictObject({
  received: z.int().min(0),
  handedOver: z.int().min(0),
  droppedOff: z.int().min(0),
  returned: z.int().min(0),
})
const zSoldShown = z.strictObject({
  ticket: z.int().positive(),
  whose: z.enum(['ours', 'theirs']),
  invoiceSeq: z.int().positive().nullable(),
  number: z.string(),
  htCents: zCents,
  ttcCents: zCents,
  atMs: zInstantMs,
  takenBackBy: z.string().nullable(),
})

/** A month of a carrier: what was done, what it brings, what the carrier says, how long it took. Amounts HT. */
const zStatementRow = z.strictObject({
  carrier: zCarrierCode,
  name: z.string(),
  counts: zCounts,
  lines: z.array(zStatementLine),
  totals: zTotals,
  /** Acts of days for which nothing was agreed. */
  withoutTerms: z.int().min(0),
  /** What they say; `gapCents` is what they pay more than the register knows. */
  theirs: z
    .strictObject({
      number: z.string(),
      htCents: zCents,
      gapCents: zCents,
      rows: z.int().min(0),
      savedAtMs: zInstantMs,
    })
    .nullable(),
  sold: z.array(zSoldShown),
  spent: z.strictObject({
    seconds: z.int().min(0),
    /** Of those, how many nobody measured. */
    estimated: z.int().min(0),
    /** HT for an hour; null where nothing was done. */
    hourlyCents: zCents.nullable(),
  }),
  /** Sales that were sealed soon after a hand-over: beside it, not because of it. */
  beside: z.strictObject({ visits: z.int().min(0), followed: z.int().min(0), salesCents: zCents }),
  hasPayer: z.boolean(),
  /** What is left to be paid on the carrier's account, TTC; null without one. */
  owesCents: zCents.nullable(),
})

export const statements = query({
  right: 'reports',
  input: { month: zMonth },
  output: z.strictObject({ isOver: z.boolean(), inducedMinutes: z.int(), rows: z.array(zStatementRow) }),
})

/** Where the carrier's own statement and the register differ, number by number; the first ones of each kind. */
export const compareStatement = query({
  right: 'reports',
  input: { carrier: zCarrierCode, month: zMonth },
  output: z
    .strictObject({
      both: z.int().min(0),
      onlyTheirs: z.strictObject({ count: z.int().min(0), rows: z.array(zTheirRow) }),
      onlyOurs: z.strictObject({
        count: z.int().min(0),
        rows: z.array(z.strictObject({ code: z.string(), what: zPaidFor, htCents: zCents, day: zBusinessDay })),
      }),
      otherPrice: z.strictObject({
        count: z.int().min(0),
        rows: z.array(z.strictObject({ code: z.string(), ourCents: zCents, theirCents: zCents })),
      }),
    })
    .nullable(),
})

/** Longer than any relay's month. */
const LINES_MAX = 5001

/** The carrier's own figure for a month, typed, or its table as it was pasted; names in it are not kept. */
export const saveTheirs = command({
  right: 'reports',
  input: {
    carrier: zCarrierCode,
    month: zMonth,
    number: zText(40),
    /** HT; null where it is the sum of the lines. */
    htCents: zCents.nullable(),
    lines: z.array(zText(600)).max(LINES_MAX),
  },
  output: z.strictObject({ rows: z.int().min(0), htCents: zCents }),
  refusals: ['CARRIER_UNKNOWN', 'NO_NUMBER_FOUND', 'THEIR_TOTAL_MISSING'],
})

/**
 * One sealed sale of the month's commission on the carrier's account: ours with an invoice of the café's series, or by the
 * carrier's own figure, where the carrier writes the invoice in our name (CGI art. 289 I-2).
 */
export const invoiceCommission = command({
  right: 'invoice',
  input: { carrier: zCarrierCode, month: zMonth, whose: z.enum(['ours', 'theirs']) },
  output: z.strictObject({ number: z.string(), ttcCents: zCents, invoiceSeq: z.int().positive().nullable() }),
  refusals: [
    'CARRIER_UNKNOWN',
    'MONTH_NOT_OVER',
    'COMMISSION_INVOICED',
    'NOTHING_TO_INVOICE',
    'THEIRS_MISSING',
    'PAYER_MISSING',
    'PAYER_ADDRESS_MISSING',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
  ],
})

/** Takes the sale back, and its invoice by a credit note: then the month may be invoiced anew. */
export const takeCommissionBack = command({
  right: 'refund',
  input: { carrier: zCarrierCode, month: zMonth },
  output: z.strictObject({ number: z.string() }),
  refusals: ['CARRIER_UNKNOWN', 'COMMISSION_NOT_INVOICED', 'COMMISSION_PAID', 'TRAINING_ON', 'DAY_NOT_OPEN'],
})

/** Everything that the month is made of, as a table or as a page; null for a carrier that nobody knows. */
export const statementFile = query({
  right: 'reports',
  input: { carrier: zCarrierCode, month: zMonth, as: z.enum(['csv', 'pdf']) },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

/** What was done for whom, day by day: at most so many days as a year has. */
export const dayCounts = query({
  right: 'reports',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.array(z.strictObject({ day: zBusinessDay, carrier: zCarrierCode, ...zCounts.shape })),
})
