import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '../../src/main/db/open.ts'
import { openCore, sellMany, type Core } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const DAYS_BEHIND = 100
const TICKETS_A_DAY_BEHIND = 10_000
const CLOSINGS = 15
const TICKETS_A_DAY = 200
const FIRST_NOON_MS = Date.UTC(2026, 0, 1, 12)
const DAY_MS = 86_400_000

/** Closing a day with a million tickets behind it, beside the same day of a young ledger. */
export async function benchMillion(folder: string): Promise<void> {
  const shops = ['young', 'old'].map((name) => {
    const place = join(folder, name)
    mkdirSync(place)
    const clock = { nowMs: FIRST_NOON_MS }
    return { name, clock, core: openCore(place, () => (clock.nowMs += 1)), closings: [] as number[] }
  })
  for (const { name, core, clock } of shops) {
    tradeADay(core)
    for (let day = 0; day < DAYS_BEHIND; day += 1) {
      if (name === 'old') copyTickets(core, TICKETS_A_DAY_BEHIND, new Date(clock.nowMs).toISOString().slice(0, 10))
      clock.nowMs += DAY_MS
      core.closeOver()
    }
  }
  // Turn by turn, so that what else the machine does weighs on both.
  for (let turn = 0; turn < CLOSINGS; turn += 1) {
    for (const { core, clock, closings } of shops) {
      tradeADay(core)
      clock.nowMs += DAY_MS
      closings.push(timed(() => core.closeOver()))
    }
  }
  const [young = Number.NaN, old = Number.NaN] = shops.map(({ closings }) => percentile(closings, 0.5))
  const behind = shops[1]?.core.db.prepare<[], number>('SELECT count(*) FROM tickets').pluck().get()
  figure('closing.tickets_behind', behind ?? 0, 'n')
  figure('closing.young.ms', young, 'ms')
  figure('closing.million.ms', old, 'ms')
  figure('closing.ratio', old / young, 'x', { atMost: 1.5 })
  for (const { core } of shops) await core.close()
}

function tradeADay(core: Core): void {
  const sessionId = core.openDay()
  sellMany(core, TICKETS_A_DAY, ['prd_cafe', 'prd_croissant', 'prd_demi'])
  core.closeDay(sessionId)
}

/** The newest ticket again and again under new numbers: a million real sales would take an hour. Their seals are not theirs. */
function copyTickets(core: Core, count: number, businessDay: string): void {
  const { db } = core
  const last = db.prepare<[], number>('SELECT max(number) FROM tickets').pluck().get() ?? 0
  const numbers = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)'
  const given = { count, last, businessDay }
  const copies = [
    `INSERT INTO journal_entries ${numbers} SELECT chain, seq + i,
       json_set(entry, '$.seq', seq + i, '$.payload.businessDay', :businessDay), prev, hash, key, signature
     FROM n, journal_entries WHERE chain = 'tickets' AND seq = :last`,
    `INSERT INTO tickets ${numbers} SELECT number + i, ticket_id || '-' || i, session_id, :businessDay, settled_at_ms,
       operator_id, place, total_cents, turnover_cents, ht_cents, vat_cents, agency_cents, change_cents, line_count, kind,
       corrects
     FROM n, tickets WHERE number = :last`,
    ...['ticket_lines', 'ticket_vat', 'ticket_tenders'].map((table) => {
      const rest = db
        .prepare<[string], string>(`SELECT name FROM pragma_table_info(?) WHERE name <> 'number'`)
        .pluck()
        .all(table)
      return `INSERT INTO ${table} ${numbers} SELECT number + i, ${rest.join(', ')} FROM n, ${table} WHERE number = :last`
    }),
  ]
  inTransaction(db, () => {
    for (const sql of copies) db.prepare(sql).run(given)
  })
}
