import { z } from 'zod'
import { command, query, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zServiceCode } from '../ids.ts'
import { zMonth, zStatementLine, zTotals } from '../rules/commission.ts'
import { zGaps, zTheirs } from '../rules/statement.ts'
import { zAmount } from '../rules/service.ts'

/**
 * What moved in a month for each service, as its sealed tickets are dated: what the network's file is made of. The commission
 * is that of the month by the terms of its days, invoiced or not.
 */
export const month = query({
  right: 'reports',
  input: { month: zMonth },
  output: z.array(
    z.strictObject({
      service: zServiceCode,
      name: z.string(),
      collectedCents: zCents,
      paidOutCents: zCents,
      /** Own sales of the service, HT: photocopies, gas. */
      ownHtCents: zCents,
      commissionHtCents: zCents,
      depositsInCents: zCents,
      depositsOutCents: zCents,
      /** Pieces sold or counted, things that were left. */
      units: z.int(),
      minutes: z.int().min(0),
    }),
  ),
})

/** A month of a service as its partner sees it: by the day that each sum is for. */
const zStatementRow = z.strictObject({
  service: zServiceCode,
  name: z.string(),
  partner: z.string(),
  lines: z.array(zStatementLine),
  totals: zTotals,
  settles: z.enum(['deducted', 'invoiced']),
  /** The terms are those of a template that nobody has compared yet. */
  toCheck: z.boolean(),
  /** Days that were open and whose totals nobody typed. */
  daysMissing: z.int().min(0),
  theirs: zTheirs.nullable(),
  gaps: zGaps.nullable(),
  sold: z.array(
    z.strictObject({
      ticket: z.int().positive(),
      invoiceSeq: z.int().positive(),
      number: z.string(),
      htCents: zCents,
      ttcCents: zCents,
      atMs: zInstantMs,
      takenBackBy: z.string().nullable(),
    }),
  ),
  hasPartner: z.boolean(),
})
export const statements = query({
  right: 'reports',
  input: { month: zMonth },
  output: z.strictObject({ isOver: z.boolean(), rows: z.array(zStatementRow) }),
})
export const saveTheirs = command({
  right: 'reports',
  input: {
    service: zServiceCode,
    month: zMonth,
    number: zText(40),
    collectedCents: zAmount,
    paidOutCents: zAmount,
    commissionCents: zAmount,
  },
  output: zGaps,
  refusals: ['SERVICE_UNKNOWN'],
})
/** One sealed sale of the month's commission on the partner's account, with its invoice in the café's series. */
export const invoiceCommission = command({
  right: 'invoice',
  input: { service: zServiceCode, month: zMonth },
  output: z.strictObject({ number: z.string(), ttcCents: zCents, invoiceSeq: z.int().positive() }),
  refusals: [
    'SERVICE_UNKNOWN',
    'MONTH_NOT_OVER',
    'COMMISSION_INVOICED',
    'NOTHING_TO_INVOICE',
    'PARTNER_MISSING',
    'PARTNER_ADDRESS_MISSING',
    'TRAINING_ON',
    'DAY_NOT_OPEN',
  ],
})
/** Takes the sale back, and its invoice by a credit note: then the month may be invoiced anew. */
export const takeCommissionBack = command({
  right: 'refund',
  input: { service: zServiceCode, month: zMonth },
  output: z.strictObject({ number: z.string() }),
  refusals: ['SERVICE_UNKNOWN', 'COMMISSION_NOT_INVOICED', 'COMMISSION_PAID', 'TRAINING_ON', 'DAY_NOT_OPEN'],
})
export const statementFile = query({
  right: 'reports',
  input: { service: zServiceCode, month: zMonth, as: z.enum(['csv', 'pdf']) },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})
