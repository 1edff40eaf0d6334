import { z } from 'zod'
import { daysBetween } from '../business-day.ts'
import { zText } from '../free-text.ts'
import { RANGE_DAYS_MAX, zAgainst, zReportBy } from '../reports.ts'
import { zServiceId, zServiceKey } from '../service-line.ts'
import { AMOUNT_MAX_CENTS, zNature } from '../ticket.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'

/** Both days are included. */
const zRange = z
  .strictObject({ from: zBusinessDay, to: zBusinessDay })
  .refine(({ from, to }) => from <= to && daysBetween(from, to) < RANGE_DAYS_MAX, 'not a range of days')

/** The days that a range is compared with. Where today is in the range they end at this time of the day. */
const zBefore = z.strictObject({
  from: zBusinessDay,
  to: zBusinessDay,
  /** The instant at which the last of its days is cut; null where that day is taken whole. */
  untilMs: zInstantMs.nullable(),
})
export type BeforeSpan = z.infer<typeof zBefore>

/** What was sold: refunds deducted, TTC unless said, own sales only unless said. */
export const zSums = z.strictObject({
  saleCount: z.int().min(0),
  refundCount: z.int().min(0),
  /** Before refunds; and what was given back, positive. */
  salesCents: zCents,
  refundsCents: zCents,
  turnoverCents: zCents,
  htCents: zCents,
  vatCents: zCents,
})
export type Sums = z.infer<typeof zSums>

const zCompared = zBefore.extend({
  sums: zSums,
  /** The whole of its last day, where that is cut. */ wholeCents: zCents,
})
export type Compared = z.infer<typeof zCompared>

/** The headline of a range of days. */
export const zSummary = z.strictObject({
  today: zBusinessDay,
  sums: zSums,
  /** What the days of the range should bring, where each weekday that has an objective counts; null where none has. */
  objectiveCents: zCents.nullable(),
  week: zCompared,
  year: zCompared,
  /** What is no turnover: money taken for others, and money that is owed or held. Each came in and went back. */
  agencyCents: zCents,
  heldInCents: zCents,
  heldOutCents: zCents,
})
export type Summary = z.infer<typeof zSummary>

/** One row of a table. `key` is a day, an hour, a weekday, a product, a family, a person, a form of money or a rate. */
export const zReportRow = z.strictObject({
  key: z.string(),
  /** What it is called, where the key says it to nobody. */
  label: z.string(),
  nature: zNature,
  /** Tickets, or tenders; null where that is not what is counted. */
  count: z.int().nullable(),
  quantityMilli: z.int().nullable(),
  ttcCents: zCents,
  htCents: zCents.nullable(),
  vatCents: zCents.nullable(),
  /** What was given back of it, positive. */
  backCents: zCents.nullable(),
  /** The same of the compared days. */
  beforeCents: zCents,
})
export type ReportRow = z.infer<typeof zReportRow>

export const zReportTable = z.strictObject({
  by: zReportBy,
  before: zBefore,
  /** In the order of time, or what brought most first. */
  rows: z.array(zReportRow),
})
export type ReportTable = z.infer<typeof zReportTable>

/** The counter itself, or a service. */
export const zActivity = z.union([z.literal('counter'), zServiceKey])

/** What one of the café's activities brings for its time. */
export const zActivityRow = z.strictObject({
  activity: zActivity,
  /** What it is called where it is one of several, else the family that its sales were sealed under last; or empty. */
  family: z.string(),
  /** Tickets of the counter; pieces of work of a service: a hire, a parcel, a meal. */
  operations: z.int(),
  ttcCents: zCents,
  htCents: zCents,
  beforeCents: zCents,
  /** Minutes of one piece of work, in tenths; null until somebody says so. */
  minuteTenths: z.int().positive().nullable(),
  /** How long all of it took, in tenths of minutes: what somebody wrote down, and the rest by the minutes of one piece. */
  spentTenths: z.int().positive().nullable(),
  /** Own sales HT for an hour of that work. */
  perHourCents: zCents.nullable(),
})
export type ActivityRow = z.infer<typeof zActivityRow>

/** Money that is no turnover: for whom, and what came in and went back. */
export const zHeldRow = z.strictObject({
  nature: zNature,
  /** The service or the kind of debt, where it is one; else empty. */
  about: z.string(),
  /** What it is called, where it is one of several. */
  name: z.string(),
  family: z.string(),
  quantityMilli: z.int(),
  inCents: zCents,
  outCents: zCents,
  beforeCents: zCents,
})
export type HeldRow = z.infer<typeof zHeldRow>

export const zServices = z.strictObject({ before: zBefore, activities: z.array(zActivityRow), held: z.array(zHeldRow) })
export type Services = z.infer<typeof zServices>

/** What was sold of a product, and what it cost where that is known; `OPTIONS_ROW` for what options cost. */
export const zMarginRow = z.strictObject({
  productId: z.string(),
  label: z.string(),
  /** The family that it was in last. */
  category: z.string(),
  quantityMilli: z.int(),
  htCents: zCents,
  /** The part of it that was sold with a recipe. */
  knownHtCents: zCents,
  /** Of that part, at what its items cost now; null where it had no recipe. */
  costCents: zCents.nullable(),
})
export type MarginRow = z.infer<typeof zMarginRow>

/** What was taken off by line, given back by ticket, or called off before it was paid. */
export const zReasonRow = z.strictObject({
  what: z.enum(['discount', 'refund', 'line-void', 'ticket-void']),
  /** Empty where none was asked for. */
  reason: z.string(),
  operatorId: z.string(),
  name: z.string(),
  times: z.int().positive(),
  cents: zCents,
})
export type ReasonRow = z.infer<typeof zReasonRow>

/** The tables that can be had as a file. */
export const zReportFile = z.enum([...zReportBy.options, 'services', 'margins', 'reasons', 'held', 'drawers'])
export type ReportFile = z.infer<typeof zReportFile>

const zObjectiveCents = zCents.refine((amount) => amount > 0 && amount <= AMOUNT_MAX_CENTS, 'not an objective')

/** Monday first; null where the weekday has none. TTC. */
export const zObjectives = z.array(zObjectiveCents.nullable()).length(7)
/** How long one piece of work takes, in tenths of a minute. */
export const zMinuteTenths = z.int().min(1).max(9999)

/** What a weekday should bring, TTC; null takes it away. */
export const setObjective = command({
  right: 'reports',
  input: { weekday: z.int().min(1).max(7), cents: zObjectiveCents.nullable() },
  output: z.null(),
})

/** How long one piece of work of an activity takes; null takes it away. */
export const setMinutes = command({
  right: 'reports',
  input: { activity: zActivity, tenths: zMinuteTenths.nullable() },
  output: z.null(),
})

const asked = { range: zRange, against: zAgainst }

export const summary = query({ right: 'reports', input: { range: zRange }, output: zSummary })
export const objectives = query({ right: 'reports', output: zObjectives })
export const table = query({ right: 'reports', input: { ...asked, by: zReportBy }, output: zReportTable })
export const services = query({ right: 'reports', input: asked, output: zServices })
export const margins = query({ right: 'reports', input: { range: zRange }, output: z.array(zMarginRow) })
export const reasons = query({ right: 'reports', input: { range: zRange }, output: z.array(zReasonRow) })
/** A table for a spreadsheet or as a paper, in the language of whoever asks. */
export const file = query({
  right: 'reports',
  input: {
    ...asked,
    report: zReportFile,
    format: z.enum(['csv', 'pdf']),
    lang: z.enum(['fr', 'en']),
    /** What the screens call the services. */
    names: z.array(z.strictObject({ id: zServiceId, name: zText(40, 1) })).max(50),
  },
  output: z.strictObject({ name: z.string(), base64: z.string() }),
})

export const reports = { setObjective, setMinutes, summary, objectives, table, services, margins, reasons, file }
