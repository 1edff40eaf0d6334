import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { backupTools } from '../../src/main/backup-apart.ts'
import { verifyArchive } from '../../src/main/archives/index.ts'
import { devicesHere } from '../../src/main/device-host/index.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { inTransaction } from '../../src/main/db/open.ts'
import { filePermissions, loadKeyRing } from '../../src/main/journal/index.ts'
import { openLedgerOf } from '../../src/main/open-ledger.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import { assemble } from '../../src/main/till-handlers.ts'
import { assert } from '../../src/shared/assert.ts'
import { ZERO } from '../../src/shared/money.ts'
import { entriesOf, everythingIn, expectBooksToBalance, expectProjectionsToRebuild } from '../support/books.ts'
import { createRandom } from '../support/random.ts'
import { refusalOf, temporaryFolder } from '../support/shop.ts'
import {
  archivesDone,
  DAY_MS,
  openClockedShop,
  refundOf,
  startTraining,
  trade,
  type ClockedShop,
} from '../support/years.ts'
import { beginDay, OLD_CAFE_MS, SIX_YEARS_LATER_MS, sixYearsLater } from '../support/old-cafe.ts'
import { command, day } from '../support/said.ts'

const NOON_2026_11_23 = Date.UTC(2026, 10, 23, 12)

/** Three days of trade with a refund, a training and a night of nothing, sealed by a start on the fourth. */
let folder: ReturnType<typeof temporaryFolder>
let made: { readonly file: string; readonly bytes: Buffer; readonly sha256: string }
beforeAll(async () => {
  folder = temporaryFolder()
  const shop = await openClockedShop(NOON_2026_11_23, { dataFolder: folder.folder })
  await trade(shop, [['prd_cafe', 'prd_demi'], ['prd_steak-frites'], ['prd_ouest-france', 'prd_baguette']])
  shop.clockTo(NOON_2026_11_23 + DAY_MS)
  await shop.openDay()
  await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
  await shop.sell(['prd_coca-33'])
  await startTraining(shop)
  await shop.sell(['prd_cafe'])
  await shop.ask.training.end(command())
  await shop.close()
  const later = await openClockedShop(NOON_2026_11_23 + 3 * DAY_MS, { dataFolder: folder.folder })
  await later.ask.archives.make({ ...command(), from: day('2026-11-23'), to: day('2026-11-25') })
  const { archives } = await archivesDone(later)
  const file = join(folder.folder, 'archives', archives[0]!.name)
  made = { file, bytes: readFileSync(file), sha256: archives[0]!.sha256 }
  await later.close()
})
afterAll(() => folder.remove())

const NO_TOTALS = { algebraicCents: ZERO, absoluteCents: ZERO }
const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
function fail(error: unknown): never {
  throw error
}

/** The same café six years later. */
let aged: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  aged = temporaryFolder()
  execFileSync('cp', ['-r', `${folder.folder}/.`, aged.folder])
  const shop = await openClockedShop(NOON_2026_11_23 + 3 * DAY_MS, { dataFolder: aged.folder })
  await sixYearsLater(shop)
  await archivesDone(shop)
  await shop.close()
}, OLD_CAFE_MS)
afterAll(() => aged.remove())

async function reopened(atMs = NOON_2026_11_23 + 3 * DAY_MS + 60_000, from = folder.folder): Promise<ClockedShop> {
  const own = temporaryFolder()
  execFileSync('cp', ['-r', `${from}/.`, own.folder])
  const shop = await openClockedShop(atMs, { dataFolder: own.folder })
  onTestFinished(async () => {
    await shop.close()
    own.remove()
  })
  return shop
}

describe('an archive', () => {
  it('F-30 F-36 holds the journal, tables, keys, manifest, sums, notice and script of its period', () => {
    const files = unzipSync(made.bytes)
    expect(Object.keys(files).map((name) => name.replace(/^keys\/.*/, 'keys'))).toEqual([
      'journal.jsonl',
      'tickets.csv',
      'lignes.csv',
      'tva.csv',
      'reglements.csv',
      'clotures.csv',
      'evenements.csv',
      'autres.csv',
      'keys',
      'LISEZMOI.txt',
      'verifier.sh',
      'manifest.json',
      'SHA256SUMS',
      'manifest.sig',
    ])
    const text = (name: string) => Buffer.from(files[name]!).toString('utf8')
    expect(text('LISEZMOI.txt')).toContain('sha256sum -c SHA256SUMS')
    expect(text('tickets.csv').split('\r\n')[1]).toMatch(
      /^tickets;1;sale;2026-11-23T.*;2026-11-23;CAISSE-1;opr_1;on-site;4,60;/,
    )
    expect(text('tickets.csv')).toContain(';refund;')
    expect(text('lignes.csv').startsWith('\ufeffchaine;ticket;')).toBe(true)
    expect(JSON.parse(text('manifest.json'))).toMatchObject({
      from: '2026-11-23',
      to: '2026-11-25',
      totals: { turnoverCents: 460 + 1550 + 150 - 160 + 300 },
    })
  })

  it('holds every entry of its period once, and the next one begins where it ends', async () => {
    const before = await reopened(NOON_2026_11_23 + 4 * DAY_MS)
    await before.sell(['prd_cafe'])
    await before.close()
    const shop = await openClockedShop(NOON_2026_11_23 + 5 * DAY_MS, { dataFolder: before.folder })
    onTestFinished(() => shop.close())
    await shop.ask.archives.make({ ...command(), from: day('2026-11-26'), to: day('2026-11-27') })
    const { archives } = await archivesDone(shop)
    const [next, first] = archives.map(({ name }) => verifyArchive(readFileSync(join(shop.folder, 'archives', name))))
    expect(next).toMatchObject({ faults: [] })
    for (const [chain, stretch] of Object.entries(first!.manifest!.chains)) {
      const after = next!.manifest!.chains[chain as 'tickets']
      if (after) expect(after).toMatchObject({ first: stretch.last + 1, prev: stretch.lastHash })
    }
    expect(next!.manifest!.totals.perpetualBefore).toEqual(first!.manifest!.totals.perpetualAfter)
    await expectBooksToBalance(shop)
  })

  it('F-31 verifies with zinc verify, against the till’s keys too, and is sealed in the journal', async () => {
    const found = verifyArchive(made.bytes, loadKeyRing(join(folder.folder, 'keys')))
    expect(found).toMatchObject({ faults: [], sha256: made.sha256 })
    const [sealed] = entriesOf({ ledgerFile: join(folder.folder, 'ledger.db') }, 'archives')
    expect(sealed).toMatchObject({ kind: 'archive', payload: { sha256: made.sha256, entries: found.entries } })
  })

  it('F-31 verifies with sha256sum and openssl alone, as its notice tells', () => {
    const { folder: where, remove } = temporaryFolder()
    onTestFinished(remove)
    for (const [name, bytes] of Object.entries(unzipSync(made.bytes))) {
      mkdirSync(join(where, name, '..'), { recursive: true })
      writeFileSync(join(where, name), bytes)
    }
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: where, encoding: 'utf8' })).toContain(
      'journal.jsonl: OK',
    )
    const run = (...args: string[]) => spawnSync('bash', ['verifier.sh', ...args], { cwd: where, encoding: 'utf8' })
    const whole = run()
    expect(whole.stdout + whole.stderr).toContain('faits vérifiés')
    expect(whole.status).toBe(0)
    expect(run('2', '3').stdout).toBe('ligne 2 : juste\nligne 3 : juste\n')
    const journal = readFileSync(join(where, 'journal.jsonl'), 'utf8')
    writeFileSync(join(where, 'journal.jsonl'), journal.replace('"totalCents":460', '"totalCents":461'))
    expect(run().status).not.toBe(0)
    expect(run('1').stdout).toContain('ligne 1 : empreinte fausse')
  })

  it('F-31 reports any byte that was changed, in a file or between them', () => {
    const random = createRandom(20_261_124)
    for (let count = 0; count < 300; count++) {
      const altered = Buffer.from(made.bytes)
      const at = Math.floor(random.next() * altered.length)
      altered[at] = altered[at]! ^ (1 << Math.floor(random.next() * 8))
      expect(verifyArchive(altered).faults, `byte ${at}`).not.toEqual([])
    }
    expect(verifyArchive(made.bytes.subarray(0, -1)).faults).not.toEqual([])
    expect(verifyArchive(Buffer.alloc(0)).faults).toEqual([{ what: 'file-altered' }, { what: 'not-an-archive' }])
  })

  it('signed by a stranger is told against the till’s keys', () => {
    const { folder: where, remove } = temporaryFolder()
    onTestFinished(remove)
    mkdirSync(join(where, 'keys'))
    expect(verifyArchive(made.bytes, loadKeyRing(join(where, 'keys'))).faults).toContainEqual({
      what: 'unknown-signer',
    })
  })
})

describe('the format of archives', () => {
  it('F-35 can be replaced by another, without a word changed in what asks for them', async () => {
    const own = temporaryFolder()
    onTestFinished(own.remove)
    execFileSync('cp', ['-r', `${folder.folder}/.`, own.folder])
    const data = dataFolder(own.folder)
    const opened = openLedgerOf(data, tracks, filePermissions(), () => NOON_2026_11_23)
    assert(opened.state === 'open', 'the ledger opens')
    const { db, signer } = opened
    const mandated = Buffer.from('a format that is to be announced')
    const sha256 = createHash('sha256').update(mandated).digest('hex')
    const nothing = { turnoverCents: ZERO, htCents: ZERO, vatCents: ZERO, vat: [] }
    const totals = { ...nothing, perpetualBefore: NO_TOTALS, perpetualAfter: NO_TOTALS }
    const { archives } = assemble({
      db,
      signer,
      erased: { ids: () => [], add: fail },
      printer: undefined,
      devices: devicesHere(),
      nowMs: () => 0,
      latestMs: () => 0,
      publish: () => undefined,
      reportDefect: fail,
      verify: fail,
      dayEnded: fail,
      alone: fail,
      backupTools: backupTools(data, undefined, fail),
      archiveTools: {
        folder: data.archives,
        write({ out }) {
          writeFileSync(out, mandated)
          const made = { sha256, bytes: mandated.length, manifestSha256: sha256 }
          return Promise.resolve({ ...made, entries: 12, chains: {}, totals })
        },
        check: (file) => Promise.resolve({ faults: [], entries: 12, sha256: sha256Of(file) }),
        alone: (work) => inTransaction(db, () => work(NOON_2026_11_23 + 3 * DAY_MS)),
      },
    })
    archives.begin(day('2026-11-23'), day('2026-11-24'), { operator: 'opr_1' }, 0)
    while (archives.job().state === 'running') await new Promise((later) => setImmediate(later))
    expect(archives.job()).toEqual({ state: 'idle' })
    db.close()
    const sealed = entriesOf({ ledgerFile: data.ledger }, 'archives').at(-1)?.payload as { readonly name: string }
    expect(sealed).toMatchObject({ from: '2026-11-23', to: '2026-11-24', sha256, entries: 12 })
    expect(readFileSync(join(data.archives, sealed.name)).equals(mandated)).toBe(true)
  })
})

describe('what is refused', () => {
  it('archives only what is closed: an open day, a period that begins nowhere, the wrong way round', async () => {
    const shop = await reopened()
    const before = everythingIn(shop.ledgerFile)
    for (const [from, to] of [
      ['2026-11-23', '2026-11-26'],
      ['2026-11-22', '2026-11-24'],
      ['2026-11-25', '2026-11-24'],
    ] as const) {
      const asked = shop.ask.archives.make({ ...command(), from: day(from), to: day(to) })
      expect(await refusalOf(asked)).toBe('PERIOD_NOT_CLOSED')
    }
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('F-33 F-34 purges nothing younger than six years, nothing without its file to the byte, nothing out of order', async () => {
    const young = await reopened()
    await beginDay(young)
    expect(await refusalOf(young.ask.archives.purge({ ...command(), seq: 1 }))).toBe('PURGE_TOO_YOUNG')
    expect(await refusalOf(young.ask.archives.purge({ ...command(), seq: 9 }))).toBe('ARCHIVE_UNKNOWN')

    const ahead = await reopened(Date.UTC(2032, 11, 1, 12))
    expect(await refusalOf(ahead.ask.archives.purge({ ...command(), seq: 1 }))).toBe('CLOCK_UNCONFIRMED')

    const old = await reopened(SIX_YEARS_LATER_MS + 1000, aged.folder)
    await archivesDone(old)
    const before = everythingIn(old.ledgerFile)
    const file = join(old.folder, 'archives', made.file.split('/').at(-1)!)
    const changed = Buffer.from(made.bytes)
    changed[100] = changed[100]! ^ 1
    writeFileSync(file, changed)
    expect(await refusalOf(old.ask.archives.purge({ ...command(), seq: 1 }))).toBe('ARCHIVE_DIFFERS')
    rmSync(file)
    expect(await refusalOf(old.ask.archives.purge({ ...command(), seq: 1 }))).toBe('ARCHIVE_MISSING')
    expect(everythingIn(old.ledgerFile)).toEqual(before)
  })
})

describe('a purge', () => {
  it(
    'F-24 F-33 takes the archived entries away, keeps closings and totals, and the ledger stays whole',
    async () => {
      const shop = await reopened(SIX_YEARS_LATER_MS + 1000, aged.folder)
      await archivesDone(shop)
      const closuresBefore = entriesOf(shop, 'closures')
      const { entries } = await shop.ask.archives.purge({ ...command(), seq: 1 })
      expect(entries).toBeGreaterThan(10)
      expect(entriesOf(shop, 'tickets').map((entry) => entry.seq)).toEqual([6])
      expect(entriesOf(shop, 'closures')).toEqual(closuresBefore)
      expect(entriesOf(shop, 'archives').filter((entry) => entry.kind === 'purge')).toHaveLength(1)
      expect(entriesOf(shop, 'events').at(-1)).toMatchObject({ kind: 'purged' })
      expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
      const archived = shop.ask.archives.make({ ...command(), from: day('2026-11-23'), to: day('2026-11-24') })
      expect(await refusalOf(archived)).toBe('PERIOD_PURGED')

      // Numbers and totals go on from where they were.
      expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 7 })
      const [, sold] = entriesOf(shop, 'tickets')
      expect(sold?.payload['perpetual']).toEqual({
        algebraicCents: 2300 + 2 * 160,
        absoluteCents: 2300 + 2 * 160 + 2 * 160,
      })
      expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
      await shop.till.close()
      expectProjectionsToRebuild(shop.ledgerFile)
    },
    OLD_CAFE_MS,
  )
})

it('F-21 F-30 archives a fiscal year by itself as soon as it is closed', async () => {
  const shop = await openClockedShop(Date.UTC(2026, 11, 31, 12))
  onTestFinished(() => shop.close())
  await trade(shop, [['prd_cafe']])
  await shop.close()
  // Nothing to wait for but the start: the days that are over are sealed, and the year with them.
  const own = temporaryFolder()
  onTestFinished(own.remove)
  const first = await openClockedShop(Date.UTC(2026, 11, 31, 12), { dataFolder: own.folder })
  await trade(first, [['prd_cafe']])
  await first.close()
  const next = await openClockedShop(Date.UTC(2027, 0, 2, 12), { dataFolder: own.folder })
  const { archives } = await archivesDone(next)
  expect(archives).toMatchObject([{ kind: 'year', from: '2026-12-31', to: '2026-12-31', isHere: true }])
  expect(await next.ask.archives.check({ seq: archives[0]!.seq })).toMatchObject({ here: true, faults: [] })
  await next.close()
})
