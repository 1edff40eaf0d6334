import { wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { ReportRow, Sums } from '../../shared/contracts/reports.ts'
import { cents, type Cents } from '../../shared/money.ts'
import { weekdayOf, type DayRange, type ReportBy } from '../../shared/reports.ts'
import type { Nature } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import { moveOfLineSql, serviceKeySql } from '../services/index.ts'
import { SLOT_MS } from './projection.ts'
import type { Span } from './spans.ts'

type Asked = { from: string; to: string; cutDay: string | null; untilMs: number }
/** A figure of one span before it is put beside the other's. `label` where the key says nothing. */
export type Counted = Omit<ReportRow, 'beforeCents'>
type Row = {
  key: string
  label: string
  nature: Nature
  count: number | null
  quantity: number | null
  ttc: number
  ht: number | null
  vat: number | null
  back: number | null
}
export type HeldSums = {
  readonly nature: Nature
  readonly productId: string
  readonly family: string
  readonly quantityMilli: number
  readonly inCents: Cents
  readonly outCents: Cents
}
export type ServiceSums = {
  readonly service: string
  readonly family: string
  readonly quantityMilli: number
  readonly ttcCents: Cents
  readonly htCents: Cents
}

/** The tables by day, and of a day that is cut the tickets themselves, in the same columns. */
const HOURS = `
  SELECT business_day, slot, operator_id, sale_count, refund_count, sales_cents, refunds_cents, ht_cents, vat_cents
  FROM report_hours WHERE business_day BETWEEN @from AND @to
  UNION ALL SELECT business_day, settled_at_ms / ${SLOT_MS}, operator_id, kind = 'sale', kind = 'refund',
    iif(kind = 'sale', turnover_cents, 0), iif(kind = 'refund', -turnover_cents, 0), ht_cents, vat_cents
  FROM tickets WHERE business_day = @cutDay AND settled_at_ms <= @untilMs AND kind <> 'tender-change'`
const ofCutDay = (columns: string, table: string, also = '') => `
  UNION ALL SELECT ${columns} FROM tickets t JOIN ${table} l ON l.number = t.number ${also}
  WHERE t.business_day = @cutDay AND t.settled_at_ms <= @untilMs`
const PRODUCT = `iif(m.ref IS NULL, l.product_id, 'prd_service-' || ${serviceKeySql('m.service', 'm.ref')})`
const LINES = `
  SELECT business_day, product_id, nature, category, label, quantity_milli, ttc_cents, ht_cents, vat_cents, back_cents
  FROM report_lines WHERE business_day BETWEEN @from AND @to
  ${ofCutDay(
    `t.business_day, ${PRODUCT}, l.nature, l.category, l.label, l.quantity_milli, l.ttc_cents, l.ht_cents,
     l.vat_cents, iif(l.ttc_cents < 0, -l.ttc_cents, 0)`,
    'ticket_lines',
    `LEFT JOIN service_moves m ON ${moveOfLineSql('m', 'l')}`,
  )}`
const VAT = `
  SELECT vat_rate, ttc_cents, ht_cents, vat_cents FROM report_vat WHERE business_day BETWEEN @from AND @to
  ${ofCutDay('l.vat_rate, l.ttc_cents, l.ht_cents, l.vat_cents', 'ticket_vat')}`
const TENDERS = `
  SELECT kind, tender_count, amount_cents FROM report_tenders WHERE business_day BETWEEN @from AND @to
  ${ofCutDay('l.kind, 1, l.amount_cents', 'ticket_tenders')}`

const HOUR_SUMS = `sum(sale_count) AS count, NULL AS quantity, sum(sales_cents - refunds_cents) AS ttc, sum(ht_cents) AS ht,
  sum(vat_cents) AS vat, sum(refunds_cents) AS back`
const LINE_SUMS = `NULL AS count, sum(quantity_milli) AS quantity, sum(ttc_cents) AS ttc, sum(ht_cents) AS ht,
  sum(vat_cents) AS vat, sum(back_cents) AS back`
const SERVICE = 'prd_service-'
const SERVICE_LIKE = `product_id GLOB '${SERVICE}*'`

/** Reads the tables by day. Each answer is a sum of sealed figures; nothing is computed that a ticket does not bear. */
export function createFigures(db: WriteDb) {
  const read = (sql: string) => db.prepare<Asked, Row>(sql)
  const byHours = (key: string, order = '1') =>
    read(
      `SELECT ${key} AS key, '' AS label, 'own' AS nature, ${HOUR_SUMS} FROM (${HOURS}) GROUP BY 1 ORDER BY ${order}`,
    )
  const statements: Readonly<Record<Exclude<ReportBy, 'hour' | 'weekday'>, ReturnType<typeof read>>> = {
    day: byHours('business_day'),
    server: byHours('operator_id', 'ttc DESC, 1'),
    // A bare column beside max() is of the row that has it: what the product was called last.
    product: read(`
      SELECT product_id AS key, label, max(business_day), nature, ${LINE_SUMS}
      FROM (${LINES}) WHERE nature IN ('own', 'agency') GROUP BY product_id, nature ORDER BY nature DESC, ttc DESC, 1`),
    category: read(`
      SELECT category AS key, category AS label, nature, ${LINE_SUMS}
      FROM (${LINES}) WHERE nature IN ('own', 'agency') GROUP BY category, nature ORDER BY nature DESC, ttc DESC, 1`),
    tender: read(`
      SELECT kind AS key, '' AS label, 'own' AS nature, sum(tender_count) AS count, NULL AS quantity,
        sum(amount_cents) AS ttc, NULL AS ht, NULL AS vat, NULL AS back
      FROM (${TENDERS}) GROUP BY kind ORDER BY ttc DESC, 1`),
    vat: read(`
      SELECT cast(vat_rate AS TEXT) AS key, '' AS label, 'own' AS nature, NULL AS count, NULL AS quantity,
        sum(ttc_cents) AS ttc, sum(ht_cents) AS ht, sum(vat_cents) AS vat, NULL AS back
      FROM (${VAT}) GROUP BY vat_rate ORDER BY vat_rate`),
  }
  const slots = db.prepare<Asked, Row & { slot: number }>(
    `SELECT '' AS key, '' AS label, 'own' AS nature, slot, ${HOUR_SUMS} FROM (${HOURS}) GROUP BY business_day, slot`,
  )
  const products = db.prepare<
    Asked,
    { productId: string; label: string; category: string; quantity: number; ht: number }
  >(`
    SELECT product_id AS productId, label, category, max(business_day), sum(quantity_milli) AS quantity, sum(ht_cents) AS ht
    FROM (${LINES}) WHERE nature = 'own' GROUP BY product_id ORDER BY ht DESC, 1`)
  const total = db.prepare<Asked, Record<keyof Sums, number | null>>(`
    SELECT sum(sale_count) AS saleCount, sum(refund_count) AS refundCount, sum(sales_cents) AS salesCents,
      sum(refunds_cents) AS refundsCents, sum(sales_cents - refunds_cents) AS turnoverCents, sum(ht_cents) AS htCents,
      sum(vat_cents) AS vatCents FROM (${HOURS})`)
  const services = db.prepare<Asked, { service: string; family: string; quantity: number; ttc: number; ht: number }>(`
    SELECT iif(${SERVICE_LIKE}, substr(product_id, ${SERVICE.length + 1}), '') AS service,
      iif(${SERVICE_LIKE}, substr(max(business_day || category), 11), '') AS family,
      sum(quantity_milli) AS quantity, sum(ttc_cents) AS ttc, sum(ht_cents) AS ht
    FROM (${LINES}) WHERE nature = 'own' GROUP BY 1 ORDER BY ttc DESC, 1`)
  const held = db.prepare<
    Asked,
    { nature: Nature; productId: string; family: string; quantity: number; came: number; went: number }
  >(`
    SELECT nature, iif(product_id GLOB 'prd_service-*' OR product_id GLOB 'prd_owed-*', product_id, '') AS productId,
      category AS family, sum(quantity_milli) AS quantity, sum(ttc_cents + back_cents) AS came, sum(back_cents) AS went
    FROM (${LINES}) WHERE nature <> 'own' GROUP BY 1, 2, 3 ORDER BY 1, came DESC, 2, 3`)

  const pieces = db.prepare<[string, string], { service: string; pieces: number }>(`
    SELECT service, count(DISTINCT ref) AS pieces FROM service_moves
    WHERE nature = 'own' AND ttc_cents > 0 AND business_day BETWEEN ? AND ? GROUP BY service`)

  return {
    sums(span: Span): Sums {
      const row = total.get(asked(span))
      const figure = (name: keyof Sums): number => row?.[name] ?? 0
      return {
        saleCount: figure('saleCount'),
        refundCount: figure('refundCount'),
        salesCents: cents(figure('salesCents')),
        refundsCents: cents(figure('refundsCents')),
        turnoverCents: cents(figure('turnoverCents')),
        htCents: cents(figure('htCents')),
        vatCents: cents(figure('vatCents')),
      }
    },
    /** `startHour` is the hour at which a day begins. */
    by(report: ReportBy, span: Span, { zone, startHour }: { zone: string; startHour: number }): readonly Counted[] {
      switch (report) {
        case 'hour': {
          const hours = slots.all(asked(span)).map((row) => ({ ...row, key: hourOf(row.slot, zone) }))
          return grouped(hours, (key) => (Number(key) - startHour + 24) % 24)
        }
        case 'weekday': {
          const days = statements.day.all(asked(span))
          return grouped(
            days.map((row) => ({ ...row, key: String(weekdayOf(row.key as BusinessDay)) })), // the key of that table
            Number,
          )
        }
        case 'day':
        case 'product':
        case 'category':
        case 'server':
        case 'tender':
        case 'vat':
          return statements[report].all(asked(span)).map(counted)
      }
    },
    /** Own sales of the counter, whose service is the empty word, and of each service. */
    services: (span: Span): readonly ServiceSums[] =>
      services.all(asked(span)).map(({ service, family, quantity, ttc, ht }) => ({
        service,
        family,
        quantityMilli: quantity,
        ttcCents: cents(ttc),
        htCents: cents(ht),
      })),
    /** How many different things of each service were paid for on whole days: a hire with its extras is one. */
    piecesOf: ({ from, to }: DayRange): ReadonlyMap<string, number> =>
      new Map(pieces.all(from, to).map((row) => [row.service, row.pieces])),
    /** What the café sold of its own by product, in the family that each was in last. */
    products: (span: Span) =>
      products.all(asked(span)).map(({ productId, label, category, quantity, ht }) => ({
        productId,
        label,
        category,
        quantityMilli: quantity,
        htCents: cents(ht),
      })),
    /** What is no turnover, by what it is. */
    held: (span: Span): readonly HeldSums[] =>
      held.all(asked(span)).map(({ nature, productId, family, quantity, came, went }) => ({
        nature,
        productId,
        family,
        quantityMilli: quantity,
        inCents: cents(came),
        outCents: cents(went),
      })),
  }
}
export type Figures = ReturnType<typeof createFigures>

function asked({ from, to, cut }: Span): Asked {
  return { from, to, cutDay: cut?.day ?? null, untilMs: cut?.untilMs ?? 0 }
}

function counted({ key, label, nature, count, quantity, ttc, ht, vat, back }: Row): Counted {
  const money = (amount: number | null): Cents | null => (amount === null ? null : cents(amount))
  return {
    key,
    label,
    nature,
    count,
    quantityMilli: quantity,
    ttcCents: cents(ttc),
    htCents: money(ht),
    vatCents: money(vat),
    backCents: money(back),
  }
}

function grouped(rows: readonly Row[], orderOf: (key: string) => number): readonly Counted[] {
  const add = (left: number | null, right: number | null) => (left === null || right === null ? null : left + right)
  const sums = new Map<string, Row>()
  for (const row of rows) {
    const before = sums.get(row.key)
    if (!before) {
      sums.set(row.key, { ...row })
      continue
    }
    before.count = add(before.count, row.count)
    before.ttc += row.ttc
    before.ht = add(before.ht, row.ht)
    before.vat = add(before.vat, row.vat)
    before.back = add(before.back, row.back)
  }
  return [...sums.values()].map(counted).sort((a, b) => orderOf(a.key) - orderOf(b.key))
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** What the wall is ahead of UTC, by zone and day of UTC; null on the days on which the clocks change. */
const offsets = new Map<string, number | null>()
const DAYS_KNOWN_MAX = 20_000

/** The hour on the wall at which a slot begins, as two digits. Asking the calendar is slow, so a day is asked once. */
function hourOf(slot: number, zone: string): string {
  const atMs = slot * SLOT_MS
  const day = Math.floor(atMs / DAY_MS)
  const name = `${zone} ${day}`
  let offset = offsets.get(name)
  if (offset === undefined) {
    const [first, last] = [day * DAY_MS, (day + 1) * DAY_MS].map((ms) => aheadMs(ms, zone))
    offset = first !== undefined && first === last ? first : null
    if (offsets.size >= DAYS_KNOWN_MAX) offsets.clear()
    offsets.set(name, offset)
  }
  const wallMs = atMs + (offset ?? aheadMs(atMs, zone))
  return String(Math.floor((((wallMs % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS)).padStart(2, '0')
}

function aheadMs(atMs: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return Date.parse(`${day}T00:00:00Z`) + minute * 60_000 - atMs
}
