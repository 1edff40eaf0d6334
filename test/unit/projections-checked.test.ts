import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { projectionsOf } from '../../src/main/ledger-parts.ts'
import { openLedger } from '../../src/main/db/open.ts'
import { command } from '../support/said.ts'
import { NOON_MS } from '../support/shop.ts'
import { DAY_MS, openClockedShop, trade } from '../support/years.ts'

async function twoDays() {
  const shop = await openClockedShop(NOON_MS)
  onTestFinished(() => shop.close())
  await trade(shop, [['prd_cafe', 'prd_demi'], ['prd_baguette']])
  shop.clockTo(NOON_MS + DAY_MS)
  await trade(shop, [['prd_cafe']])
  shop.clockTo(NOON_MS + 2 * DAY_MS)
  return shop
}

function meddle(file: string, sql: string): void {
  const db = new Database(file)
  db.pragma('foreign_keys = OFF')
  db.exec(sql)
  db.close()
}

describe('F-22 a table that only repeats the journal', () => {
  it('is compared with it by every verification, also while the till sells', async () => {
    const shop = await twoDays()
    const db = openLedger(shop.ledgerFile)
    const tables = projectionsOf(db).flatMap((projection) => projection.tables)
    const filled = tables.filter((table) => db.prepare(`SELECT 1 FROM ${table}`).get())
    db.close()
    expect(filled).toEqual(expect.arrayContaining(['tickets', 'ticket_lines', 'z_reports', 'event_log']))
    const data = dataFolder(shop.folder)
    expect(checkLedger(data).faults).toEqual([])
    for (const table of filled) meddle(shop.ledgerFile, `DELETE FROM ${table}`)
    expect(checkLedger(data).faults).toEqual(
      tables
        .filter((table) => filled.includes(table))
        .map((table) => ({ chain: table, seq: 0, what: 'projection-differs' })),
    )
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: false })
  })

  it('changes no closing, no export and no later sum when its figures are edited', async () => {
    const edited = await twoDays()
    const untouched = await twoDays()
    const day = { from: '2026-11-23', to: '2026-11-23' }
    const results = []
    for (const shop of [edited, untouched]) {
      const { next } = await shop.ask.closures.state({})
      if (next === '2026-11-23') await shop.ask.closures.closeDay({ ...command(), day: next })
      if (shop === edited) {
        meddle(
          shop.ledgerFile,
          `UPDATE period_closures SET report = replace(report, '"htCents":', '"htCents":1'), to_day = '2026-11-01', from_day = '2026-11-01', accounting_number = 77`,
        )
      }
      const after = (await shop.ask.closures.state({})).next
      await shop.ask.closures.closeDay({ ...command(), day: after })
      const closings = await shop.ask.closures.list({ level: 'day', limit: 10 })
      const files = []
      for (const kind of ['sales-journal', 'e-reporting'] as const) {
        const exportId = crypto.randomUUID()
        await shop.ask.accounting.prepare({ ...command(), exportId, kind, ...day } as never)
        files.push(await shop.ask.accounting.files({ exportId }))
      }
      const figures = closings.map(({ number, from, to, accountingNumber, figures, fiscalYearCents }) => ({
        number,
        from,
        to,
        accountingNumber,
        figures,
        fiscalYearCents,
      }))
      results.push({ figures, files })
    }
    expect(results[0]).toEqual(results[1])
    expect(checkLedger(dataFolder(edited.folder)).faults).toContainEqual({
      chain: 'period_closures',
      seq: 0,
      what: 'projection-differs',
    })
  })
})
