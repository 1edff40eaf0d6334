import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { verifyArchive } from '../../src/main/archives/index.ts'
import { canonical, type Chain } from '../../src/main/journal/index.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import { software } from '../../src/main/software.ts'
import { newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { company } from '../support/invoice-samples.ts'
import { refusalOf, temporaryFolder } from '../support/shop.ts'
import { archivesDone, DAY_MS, openClockedShop, refundOf, startTraining } from '../support/years.ts'
import { command } from '../support/said.ts'

/** `UPDATE_GOLDEN=1` writes the files anew: a change of format is a decision, and shows in the diff. */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1'
const here = import.meta.dirname
/** The last day of a month and of a fiscal year, 13:00 in Paris. */
const NOON_MS = Date.UTC(2026, 11, 31, 12)
/** A new till's clock is read once a step of its tables: begun that much earlier, the day is dated as it always was. */
const STEPS_THEN = 19
const opensAtMs = NOON_MS - (tracks.flatMap((track) => track.steps).length - STEPS_THEN)

type Row = { readonly chain: Chain; readonly seq: number; readonly entry: string; readonly hash: string }

/** A short day with every kind of entry once, closed on the next morning. Ids are counted, so that a day is like another. */
const own = temporaryFolder()
let rows: readonly Row[]
beforeAll(async () => {
  let drawn = 0
  const counted = vi
    .spyOn(globalThis.crypto, 'randomUUID')
    .mockImplementation(() => `00000000-0000-4000-8000-${String(++drawn).padStart(12, '0')}`)
  const shop = await openClockedShop(opensAtMs, { dataFolder: own.folder })
  const sessionId = await shop.openDay(10_000)
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_steak-frites', 2)
  await shop.add(ticketId, 'prd_l-equipe')
  await shop.add(ticketId, 'prd_baguette', 1, 'takeaway')
  await shop.ask.notes.print({ ...command(), ticketId })
  await shop.take(ticketId, 'cash', 5000)
  const { number } = (await shop.ask.tickets.counter({})).last!
  await shop.ask.printing.printReceipt({ ...command(), ticketId })
  await shop.ask.invoices.make({ ...command(), ticketNumber: number, buyer: company, customerId: null })
  const refunded = await shop.ask.corrections.refund(refundOf(number, [{ position: 0 }]))
  const again = { ...command(), ticketNumber: refunded.number, buyer: null, customerId: null }
  expect(await refusalOf(shop.ask.invoices.make(again))).toBe('INVOICE_EXISTS')
  await shop.ask.corrections.changeTender({
    ...command(),
    ticketId: newTicketId(),
    tenderIds: [newTenderId(), newTenderId()],
    number,
    from: 'cash',
    to: 'card',
    amountCents: cents(500),
  })
  const reading = await shop.ask.cashSessions.x({})
  await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: reading!.expectedCents })
  await startTraining(shop)
  await shop.sell(['prd_cafe'])
  await shop.ask.training.end(command())
  await shop.close()
  const morning = await openClockedShop(NOON_MS + DAY_MS, { dataFolder: own.folder })
  await archivesDone(morning) // the fiscal year's own
  await morning.close()
  counted.mockRestore()
  const db = new Database(join(own.folder, 'ledger.db'), { readonly: true })
  rows = db.prepare<[], Row>('SELECT chain, seq, entry, hash FROM journal_entries ORDER BY chain, seq').all()
  db.close()
})
afterAll(() => own.remove())

/** The text to the byte, but for what a version, a key or the chance of a salt or a signature writes into it. */
function masked(text: string): string {
  const placeOf = new Map(rows.map(({ chain, seq, hash }) => [hash, `hash of ${chain} ${seq}`]))
  return text
    .replaceAll(canonical(software), '"the software"')
    .replaceAll(/[0-9a-f]{64}/g, (hex) => placeOf.get(hex) ?? '64 hexadecimal digits')
    .replaceAll(/"headCode":"[^"]+"/g, '"headCode":"a code"')
    .replaceAll(/"bytes":\d+/g, '"bytes":0')
}

function expectGolden(name: string, text: string): void {
  const file = join(here, name)
  if (UPDATE) writeFileSync(file, text)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

describe('an entry is written to the byte as it always was', () => {
  it.each([
    ['tickets', 'sale'],
    ['tickets', 'refund'],
    ['tickets', 'tender-change'],
    ['notes', 'note'],
    ['copies', 'receipt'],
    ['training', 'sale'],
    ['invoices', 'invoice'],
    ['invoices', 'credit-note'],
    ['closures', 'session-z'],
    ['closures', 'day'],
    ['closures', 'month'],
    ['closures', 'year'],
    ['archives', 'archive'],
    ['events', 'till-installed'],
  ] as const)('F-10 %s, %s', (chain, kind) => {
    const row = rows.find((one) => one.chain === chain && JSON.parse(one.entry).kind === kind)
    if (!row) throw new Error(`there is no ${kind}`)
    expect(canonical(JSON.parse(row.entry))).toBe(row.entry)
    expectGolden(`${chain}.${kind}.json`, `${masked(row.entry)}\n`)
  })
})

describe('an archive', () => {
  const archivesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.zip'))

  it('F-30 says of itself, and heads its tables, as it always did', () => {
    const folder = join(own.folder, 'archives')
    const files = unzipSync(readFileSync(join(folder, archivesIn(folder)[0]!)))
    const texts = Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')] as const)
    const heads = texts.map(([name, text]) => {
      if (name.endsWith('.csv')) return `${name}\n  ${text.slice(0, text.indexOf('\r\n'))}`
      return name === 'manifest.json' ? `${name}\n  ${masked(text).trim()}` : masked(name)
    })
    expectGolden('archive.txt', `${heads.join('\n')}\n`)
  })

  it('F-31 of this version of the core and of every one before still verifies', () => {
    const present = join(here, `archive-${software.coreVersion}.zip`)
    const made = join(own.folder, 'archives')
    if (UPDATE && !existsSync(present)) copyFileSync(join(made, archivesIn(made)[0]!), present)
    const kept = archivesIn(here)
    expect(kept).toContain(basename(present))
    for (const name of kept) {
      const { faults, manifest, entries } = verifyArchive(readFileSync(join(here, name)))
      expect({ name, faults }).toEqual({ name, faults: [] })
      expect(entries).toBeGreaterThan(20)
      expect(`archive-${manifest?.software.coreVersion}.zip`).toBe(name)
    }
  })
})
