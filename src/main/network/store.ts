import { z } from 'zod'
import type { BusinessDay } from '../../shared/business-day.ts'
import { cents, type Cents } from '../../shared/money.ts'
import { feeOf, zFileContent, type Fee, type FeeTerms, type FileContent } from '../../shared/network-file.ts'
import { defaultNetwork, zNetworkSettings, type Month, type NetworkSettings } from '../../shared/network.ts'
import type { WriteDb } from '../db/open.ts'
import { canonical } from '../journal/index.ts'
import { serviceKeySql } from '../services/index.ts'

export type MadeFile = {
  readonly sequence: number
  readonly month: Month
  readonly madeAtMs: number
  readonly content: FileContent
  readonly hash: string
  readonly terms: FeeTerms
}
type FileRowOfTable = {
  sequence: number
  month: string
  made_at_ms: number
  content: string
  hash: string
  terms: string
}
/** What a day brought, from its sealed tickets. `visits` counts sales. */
export type DaySales = {
  readonly day: BusinessDay
  readonly visits: number
  readonly htCents: Cents
  readonly turnoverCents: Cents
  readonly firstMs: number
  readonly lastMs: number
}
export type SessionSpan = {
  readonly day: BusinessDay
  readonly openedAtMs: number
  /** Null while nobody has counted its drawer. */
  readonly closedAtMs: number | null
}

const zTerms = zNetworkSettings.pick({ feeFixedCents: true, feeHundredths: true, feeOnCommissions: true })
/** Settings that came later have their value of a new till. */
const zKept = z
  .record(z.string(), z.unknown())
  .transform((kept) => zNetworkSettings.parse({ ...defaultNetwork, ...kept }))

const KEY = serviceKeySql('service', 'ref')

export function createNetworkStore(db: WriteDb) {
  const settingsAt = db
    .prepare<[string], string>(
      'SELECT value FROM network_settings WHERE from_month <= ? ORDER BY from_month DESC, id DESC LIMIT 1',
    )
    .pluck()
  const firstSettings = db
    .prepare<[], string>('SELECT value FROM network_settings ORDER BY from_month, id DESC LIMIT 1')
    .pluck()
  const addSettings = db.prepare<[string, string]>('INSERT INTO network_settings (from_month, value) VALUES (?, ?)')
  const months = db.prepare<[], string>('SELECT DISTINCT from_month FROM network_settings ORDER BY from_month').pluck()
  const shut = db
    .prepare<[string, string], BusinessDay>('SELECT day FROM network_shut_days WHERE day BETWEEN ? AND ?')
    .pluck()
  const addShut = db.prepare<[string]>('INSERT INTO network_shut_days VALUES (?) ON CONFLICT DO NOTHING')
  const dropShut = db.prepare<[string]>('DELETE FROM network_shut_days WHERE day = ?')
  const insertFile = db.prepare<[number, string, number, string, string, string]>(
    'INSERT INTO network_files VALUES (?, ?, ?, ?, ?, ?)',
  )
  const FILES = 'SELECT sequence, month, made_at_ms, content, hash, terms FROM network_files'
  const files = db.prepare<[number], FileRowOfTable>(`${FILES} ORDER BY sequence DESC LIMIT ?`)
  const file = db.prepare<[number], FileRowOfTable>(`${FILES} WHERE sequence = ?`)
  const salesByDay = db.prepare<
    [string, string],
    { day: BusinessDay; visits: number; ht: number; turnover: number; first: number; last: number }
  >(
    `SELECT business_day AS day, sum(kind = 'sale') AS visits, sum(ht_cents) AS ht, sum(turnover_cents) AS turnover,
       min(settled_at_ms) AS first, max(settled_at_ms) AS last
     FROM tickets WHERE business_day BETWEEN ? AND ? GROUP BY business_day ORDER BY business_day`,
  )
  const sessions = db.prepare<[string, string], SessionSpan>(
    `SELECT s.business_day AS day, s.opened_at_ms AS openedAtMs, z.closed_at_ms AS closedAtMs
     FROM cash_sessions s LEFT JOIN z_reports z ON z.session_id = s.session_id
     WHERE s.business_day BETWEEN ? AND ? ORDER BY s.opened_at_ms`,
  )
  const deposits = db.prepare<[number], { service: string; cents: number }>(
    `SELECT ${KEY} AS service, sum(ttc_cents) AS cents FROM service_moves
     WHERE nature = 'liability' AND number <= ? GROUP BY 1 HAVING sum(ttc_cents) <> 0 ORDER BY 1`,
  )
  const servicesSold = db.prepare<[], string>(`SELECT DISTINCT ${KEY} FROM service_moves ORDER BY 1`).pluck()
  const fromRow = (row: FileRowOfTable): MadeFile => ({
    sequence: row.sequence,
    month: row.month,
    madeAtMs: row.made_at_ms,
    content: zFileContent.parse(JSON.parse(row.content)),
    hash: row.hash,
    terms: zTerms.parse(JSON.parse(row.terms)),
  })

  return {
    /** Those that count in a month; of a month before the first that were kept, the first. */
    settingsOf(month: Month): NetworkSettings {
      const kept = settingsAt.get(month) ?? firstSettings.get()
      return kept === undefined ? defaultNetwork : zKept.parse(JSON.parse(kept))
    },
    keepSettings: (from: Month, settings: NetworkSettings): void => void addSettings.run(from, canonical(settings)),
    /** The months from which settings count, oldest first. */
    settingsMonths: (): readonly Month[] => months.all(),
    shutDays: (from: BusinessDay, to: BusinessDay): readonly BusinessDay[] => shut.all(from, to),
    setShut: (day: BusinessDay, isShut: boolean): void => void (isShut ? addShut : dropShut).run(day),
    keepFile({ sequence, month, madeAtMs, content, hash, terms }: MadeFile): void {
      insertFile.run(sequence, month, madeAtMs, canonical(content), hash, canonical(terms))
    },
    /** Newest first. */
    files: (limit: number): readonly MadeFile[] => files.all(limit).map(fromRow),
    file(sequence: number): MadeFile | undefined {
      const row = file.get(sequence)
      return row && fromRow(row)
    },
    salesByDay: (from: BusinessDay, to: BusinessDay): readonly DaySales[] =>
      salesByDay.all(from, to).map(({ day, visits, ht, turnover, first, last }) => ({
        day,
        visits,
        htCents: cents(ht),
        turnoverCents: cents(turnover),
        firstMs: first,
        lastMs: last,
      })),
    sessions: (from: BusinessDay, to: BusinessDay): readonly SessionSpan[] => sessions.all(from, to),
    /** What is still owed of deposits after a ticket, by the key of its service. */
    deposits: (upToTicket: number) => deposits.all(upToTicket).map((row) => ({ ...row, cents: cents(row.cents) })),
    servicesSold: (): readonly string[] => servicesSold.all(),
  }
}
export type NetworkStore = ReturnType<typeof createNetworkStore>

/** What a made file asks for; null of a month with holes. */
export function feeOfFile({ content, terms }: Pick<MadeFile, 'content' | 'terms'>): Fee | null {
  return content.missing_days.length > 0 ? null : feeOf(content.rows, terms)
}
