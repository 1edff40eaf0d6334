import Database from 'better-sqlite3'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { entryBytes, sha256 } from '../../src/main/journal/entry.ts'
import { signerFromPem } from '../../src/main/journal/keys.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { folderOfTest } from '../support/folder-of-test.ts'

async function shopIn(folder: string): Promise<Shop> {
  const shop = await openShop({ dataFolder: folder })
  onTestFinished(() => shop.close())
  return shop
}

it('seals in a Z what the sealed sales say, whatever was done to the tables that repeat them', async () => {
  const shop = await shopIn(folderOfTest())
  const sessionId = await shop.openDay()
  await shop.sell(['prd_cafe', 'prd_demi'])
  await shop.sell(['prd_croissant'], 'card')
  const stranger = new Database(shop.ledgerFile)
  stranger.exec(`
    UPDATE tickets SET turnover_cents = turnover_cents - 100, total_cents = total_cents - 100;
    UPDATE ticket_tenders SET amount_cents = 1;
    DELETE FROM ticket_vat;
    DELETE FROM ticket_lines`)
  stranger.close()

  const x = await shop.ask.cashSessions.x({})
  expect(x).toMatchObject({ turnoverCents: 580, expectedCents: 10_460, ticketCount: 2 })
  const z = await shop.ask.cashSessions.close({ commandId: newCommandId(), sessionId, countedCents: cents(10_460) })
  expect(z.reading).toEqual(x)
  expect(z).toMatchObject({ overShortCents: 0, perpetual: { algebraicCents: 580, absoluteCents: 580 } })
})

it('tells that another key took the place of the till’s, and checks both', async () => {
  const folder = folderOfTest()
  const before = await shopIn(folder)
  await before.openDay()
  await before.sell(['prd_cafe'])
  await before.close()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const file = join(folder, 'keys', 'till.key')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }))

  const after = await shopIn(folder)
  const status = await after.ask.till.status({})
  expect(status).toMatchObject({ phase: 'running', anomalies: [{ kind: 'key-changed' }] })
  expect(after.one(`SELECT count(*) FROM event_log WHERE kind = 'key-created'`)).toBe(2)
  expect(readdirSync(join(folder, 'keys')).filter((name) => name.endsWith('.pem'))).toHaveLength(2)
  await after.sell(['prd_cafe'])
  expect(await after.ask.till.verifyLedger({})).toMatchObject({ ok: true })
})

it('lets the first sale after a roll-back bear what the till noticed, and only that one', async () => {
  const folder = folderOfTest()
  const before = await shopIn(folder)
  await before.openDay()
  await before.sell(['prd_cafe'])
  await before.close()
  const older = join(folder, 'older.db')
  copyFileSync(join(folder, 'ledger.db'), older)
  const again = await shopIn(folder)
  await again.sell(['prd_demi'])
  await again.close()
  copyFileSync(older, join(folder, 'ledger.db'))

  const after = await shopIn(folder)
  await after.sell(['prd_croissant'])
  await after.sell(['prd_croissant'])
  const borne = (number: number) =>
    after.one<string>(
      `SELECT json_extract(entry, '$.payload.anomalies') FROM journal_entries WHERE chain = 'tickets' AND seq = ${number}`,
    )
  expect(borne(2)).toMatch(/ledger-rolled-back tickets 2/)
  expect(borne(3)).toBe('[]')
})

it('finds a Z that is not the sum of its tickets, even sealed with the till’s own key', async () => {
  const folder = folderOfTest()
  const shop = await shopIn(folder)
  const sessionId = await shop.openDay()
  await shop.sell(['prd_cafe'])
  await shop.ask.cashSessions.close({ commandId: newCommandId(), sessionId, countedCents: cents(10_160) })
  await shop.close()
  expect(checkLedger(dataFolder(folder)).faults).toEqual([])

  const signer = signerFromPem(readFileSync(join(folder, 'keys', 'till.key'), 'utf8'))
  const db = new Database(join(folder, 'ledger.db'))
  db.exec('DROP TRIGGER journal_entries_frozen')
  const row = db.prepare(`SELECT entry, prev FROM journal_entries WHERE chain = 'closures'`).get() as {
    entry: string
    prev: string
  }
  const entry = row.entry.replace('"turnoverCents":160', '"turnoverCents":150')
  const bytes = entryBytes(row.prev, entry)
  db.prepare(`UPDATE journal_entries SET entry = ?, hash = ?, signature = ? WHERE chain = 'closures'`).run(
    entry,
    sha256(bytes),
    signer.sign(bytes),
  )
  db.close()
  expect(checkLedger(dataFolder(folder)).faults).toContainEqual({ chain: 'closures', seq: 1, what: 'totals-wrong' })
})
