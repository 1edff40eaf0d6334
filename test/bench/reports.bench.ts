import { inTransaction } from '../../src/main/db/open.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import { installDemoStock } from '../../src/main/stock/index.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { zAgainst, zReportBy, type DayRange } from '../../src/shared/reports.ts'
import { openCore, type Core } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const DAYS = 1095
const TICKETS_A_DAY = 274
const RUNS = 20
const GOAL = { atMost: 300 } as const
const DAY_MS = 86_400_000
const FIRST_DAY = '2024-01-01' as BusinessDay // a day that is one
const OPENS_MS = Date.UTC(2024, 0, 1, 7)
/** From seven in the morning to seven in the evening. */
const BETWEEN_TICKETS_MS = Math.floor((12 * 3_600_000) / TICKETS_A_DAY)

/** Each report over three years of three hundred thousand tickets, its comparison included; and what a first start costs. */
export async function benchReports(folder: string): Promise<void> {
  let nowMs = OPENS_MS
  const core = openCore(folder, () => (nowMs += 1))
  inTransaction(core.db, () => installDemoStock(core.db, { nowMs, day: FIRST_DAY, operator: 'opr_1' }))
  const sessionId = core.openDay()
  const products = sellable(core)
  for (let n = 0; n < TICKETS_A_DAY; n += 1) {
    nowMs = OPENS_MS + n * BETWEEN_TICKETS_MS
    const ticket = [0, 1, 2].flatMap((k) => products[(n * 7 + k * 31) % products.length] ?? [])
    inTransaction(core.db, () => core.pay(core.ring(ticket)))
  }
  core.closeDay(sessionId)
  copyDay(core)
  figure('reports.tickets', core.db.prepare<[], number>('SELECT count(*) FROM tickets').pluck().get() ?? 0, 'n')

  // A file from a till that knew no reports: its tables are filled once, when it is first opened by one that does.
  const tables = core.db.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'report_*'",
  )
  for (const table of tables.pluck().all()) core.db.exec(`DROP TABLE ${table}`)
  core.db.exec("DELETE FROM migrations WHERE part = 'reports'")
  figure(
    'reports.first-fill.ms',
    timed(() => migrate(core.db, tracks, Date.now)),
    'ms',
  )
  takeOff(core)

  const last = addDays(FIRST_DAY, DAYS - 1)
  const ranges: Readonly<Record<string, DayRange>> = {
    today: { from: last, to: last },
    year: { from: addDays(last, -364), to: last },
    all: { from: FIRST_DAY, to: last },
  }
  // An afternoon: what it is compared with is cut at this time of the day.
  const asks = { nowMs: OPENS_MS + (DAYS - 1) * DAY_MS + 8 * 3_600_000, caller: { station: 'counter' } as const }
  const { reports } = core.parts.handlers
  const measure = (name: string, work: () => void) => {
    const times = Array.from({ length: RUNS }, () => timed(work))
    figure(`reports.${name}.p95.ms`, percentile(times, 0.95), 'ms', GOAL)
  }
  for (const [name, range] of Object.entries(ranges)) {
    measure(`${name}.summary`, () => void reports.summary({ range }, asks))
    measure(`${name}.margins`, () => void reports.margins({ range }, asks))
    measure(`${name}.reasons`, () => void reports.reasons({ range }, asks))
    for (const against of zAgainst.options) {
      for (const by of zReportBy.options)
        measure(`${name}.${by}.${against}`, () => void reports.table({ by, range, against }, asks))
      measure(`${name}.services.${against}`, () => void reports.services({ range, against }, asks))
    }
  }
  await core.close()
}

/** What is rung up with one tap. */
function sellable(core: Core): readonly string[] {
  const { all, groupsOf } = core.parts.catalogue
  return all()
    .products.filter((one) => groupsOf(one).length === 0 && !one.formule && !one.openPrice && one.priceCents > 0)
    .map((one) => one.id)
}

/** The first day again on every day after it: three hundred thousand real sales would take half an hour. Their seals are not theirs. */
function copyDay({ db }: Core): void {
  const byTickets = (column: string) => [column, `${column} + d.n * ${TICKETS_A_DAY}`] as const
  const later = new Map([
    ...['number', 'sold_number', 'first_number', 'last_number', 'first_sold', 'last_sold'].map(byTickets),
    ['ticket_id', `ticket_id || '-' || d.n`],
    ['business_day', `date(business_day, d.n || ' days')`],
    ['settled_at_ms', `settled_at_ms + d.n * ${DAY_MS}`],
  ])
  const names = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck()
  const columns = (table: string) => names.all(table).map((name) => later.get(name) ?? name)
  const tables = ['tickets', 'ticket_lines', 'ticket_vat', 'ticket_tenders', 'stock_sales', 'stock_sold_days']
  inTransaction(db, () => {
    for (const table of tables) {
      db.exec(`WITH RECURSIVE d(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM d WHERE n < ${DAYS - 1})
        INSERT INTO ${table} SELECT ${columns(table).join(', ')} FROM d, (SELECT * FROM ${table})`)
    }
  })
}

/** Four reasons a day and a person to take off or to give back: the copied tickets have no sealed entry that tells any. */
function takeOff({ db }: Core): void {
  db.exec(`INSERT INTO report_reasons
    SELECT day, what, reason, operator, 2, 350
    FROM (SELECT DISTINCT business_day AS day FROM report_hours),
      (SELECT 'discount' AS what UNION ALL SELECT 'refund'),
      (SELECT 'regular' AS reason UNION ALL SELECT 'mistake' UNION ALL SELECT 'gift' UNION ALL SELECT 'quality'),
      (SELECT 'opr_1' AS operator UNION ALL SELECT 'opr_2' UNION ALL SELECT 'opr_3')`)
}
