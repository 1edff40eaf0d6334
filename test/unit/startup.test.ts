import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder, type DataFolder } from '../../src/main/data-folder.ts'
import { migrate, type MigrationTrack } from '../../src/main/db/migrate.ts'
import { openLedger, openLedgerReadOnly } from '../../src/main/db/open.ts'
import { AlreadyRunning, holdFolder } from '../../src/main/db/single-instance.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openLedgerOf } from '../../src/main/open-ledger.ts'
import { openTill, type TillOptions } from '../../src/main/open-till.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import type { StopReason } from '../../src/shared/contracts/till.ts'
import { newCashSessionId, newCommandId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { createRandom } from '../support/random.ts'
import { createSeller } from '../support/seller.ts'
import { PRINTER_OFF, startTill, zincCli } from '../support/serve-process.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder, type Ask } from '../support/shop.ts'

/** A till that sold something and was closed in order; every test takes a copy of it. */
let sold: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  sold = temporaryFolder()
  const shop = await openShop({ dataFolder: sold.folder })
  await shop.openDay()
  for (const products of [['prd_cafe'], ['prd_demi', 'prd_l-equipe'], ['prd_steak-frites', 'prd_cafe']])
    await shop.sell(products)
  await shop.close()
})
afterAll(() => sold.remove())

function copyOfSold(): DataFolder {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  cpSync(sold.folder, folder, { recursive: true })
  return dataFolder(folder)
}

async function open(data: DataFolder, options: Partial<TillOptions> = {}) {
  const till = await openTill({
    dataFolder: data.folder,
    protector: filePermissions(),
    demo: true,
    printer: { host: '127.0.0.1', port: 9, profile: 'epson-80' },
    nowMs: () => NOON_MS + 60_000,
    ...options,
  })
  onTestFinished(() => till.close())
  const ask: Ask = createRouterClient(till.router, { context: { caller: { station: 'counter' } } })
  return { till, ask }
}

/** Every file that is the till's own, by its content; the lock and the log are the start's. */
function contents({ folder }: DataFolder): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/^(till\.lock|zinc\.log)/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
  return Object.fromEntries(
    files.toSorted().map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}

async function expectStopped(data: DataFolder, reason: StopReason): Promise<void> {
  const before = contents(data)
  const { till, ask } = await open(data)
  expect(till.phase).toBe('stopped')
  expect(await ask.till.status({})).toMatchObject({ phase: 'stopped', reason, dataFolder: data.folder })
  const commandId = newCommandId()
  const questions: readonly Promise<unknown>[] = [
    ask.tickets.counter({}),
    createSeller(ask).add(newTicketId(), 'prd_cafe'),
    createSeller(ask).take(newTicketId(), 'cash', 100),
    ask.tickets.settled({ limit: 1 }),
    ask.cashSessions.open({ commandId, sessionId: newCashSessionId(), floatCents: cents(0) }),
    ask.cashSessions.openDrawer({ commandId }),
    ask.cashSessions.x({}),
    ask.cashSessions.zReports({ limit: 1 }),
    ask.catalogue.all({}),
    ask.printing.status({}),
    ask.printing.printTestPage({ commandId }),
    ask.till.changeSettings({ commandId, cutOffHour: 4 }),
    ask.till.verifyLedger({}),
    ask.demo.paper({ limit: 1 }),
  ]
  for (const question of questions) expect(await refusalOf(question)).toBe('TILL_STOPPED')
  await till.close()
  expect(contents(data)).toEqual(before)
}

function writeAt(file: string, offset: number, bytes: Buffer): void {
  const all = readFileSync(file)
  bytes.copy(all, offset)
  writeFileSync(file, all)
}
const garbage = (length: number, seed = 1) => {
  const random = createRandom(seed)
  return Buffer.from(Array.from({ length }, () => random.whole(0, 255)))
}

describe('a till whose ledger must stay shut', () => {
  const cases: readonly { what: string; reason: StopReason; spoil: (data: DataFolder) => void }[] = [
    {
      what: 'its header is garbage',
      reason: 'LEDGER_CORRUPT',
      spoil: ({ ledger }) => writeAt(ledger, 0, garbage(100)),
    },
    {
      what: 'its first page is garbage',
      reason: 'LEDGER_CORRUPT',
      spoil: ({ ledger }) => writeAt(ledger, 100, garbage(3996)),
    },
    { what: 'half of it is missing', reason: 'LEDGER_CORRUPT', spoil: ({ ledger }) => truncateSync(ledger, 40_960) },
    {
      what: 'it is another program’s file',
      reason: 'LEDGER_CORRUPT',
      spoil: ({ ledger }) => writeFileSync(ledger, 'not a database '.repeat(900)),
    },
    {
      what: 'it is a folder',
      reason: 'LEDGER_UNREADABLE',
      spoil: ({ ledger }) => (rmSync(ledger), mkdirSync(join(ledger, 'x'), { recursive: true })),
    },
    { what: 'it has a step that this till does not know', reason: 'LEDGER_NEWER', spoil: withStep('tickets', 99) },
    { what: 'it has a part that this till does not know', reason: 'LEDGER_NEWER', spoil: withStep('boats', 1) },
    { what: 'it was deleted, and its head is there', reason: 'LEDGER_VANISHED', spoil: ({ ledger }) => rmSync(ledger) },
    {
      what: 'it was deleted with its head, and its copies are there',
      reason: 'LEDGER_VANISHED',
      spoil: ({ ledger, head, backups }) => (rmSync(ledger), rmSync(head), mkdirSync(backups)),
    },
    { what: 'nothing is left in it', reason: 'LEDGER_VANISHED', spoil: ({ ledger }) => truncateSync(ledger, 0) },
    {
      what: 'an empty database is in its place',
      reason: 'LEDGER_VANISHED',
      spoil: ({ ledger }) => (rmSync(ledger), openLedger(ledger).close()),
    },
    { what: 'its key was deleted', reason: 'KEY_MISSING', spoil: ({ keys }) => rmSync(join(keys, 'till.key')) },
    {
      what: 'all its keys were deleted',
      reason: 'KEY_MISSING',
      spoil: ({ keys }) => rmSync(keys, { recursive: true }),
    },
    {
      what: 'its key is garbage',
      reason: 'KEY_MISSING',
      spoil: ({ keys }) => writeFileSync(join(keys, 'till.key'), garbage(200)),
    },
  ]
  it.each(cases)('says $reason when $what, answers nothing else, and writes nothing', async ({ reason, spoil }) => {
    const data = copyOfSold()
    spoil(data)
    await expectStopped(data, reason)
  })

  function withStep(part: string, step: number) {
    return ({ ledger }: DataFolder) => {
      const db = new Database(ledger)
      db.prepare(`INSERT INTO migrations VALUES (?, ?, 'from the future', 'x', 1)`).run(part, step)
      db.close()
    }
  }

  // One start a page, and every service has pages of its own.
  it(
    'finds garbage in any page: at the opening, or in the check that reads everything; and never dies of it',
    { timeout: 600_000 },
    async () => {
      const pages = statSync(join(sold.folder, 'ledger.db')).size / 4096
      const found = { stopped: 0, check: 0 }
      for (let page = 1; page < pages; page++) {
        const data = copyOfSold()
        writeAt(data.ledger, page * 4096, garbage(4096, page))
        const { damaged, faults } = checkLedger(data)
        expect({ page, seen: damaged !== null || faults.length > 0 }).toEqual({ page, seen: true })
        found.check += 1
        const { till, ask } = await open(data)
        if (till.phase === 'stopped') {
          expect(await ask.till.status({})).toMatchObject({ reason: 'LEDGER_CORRUPT' })
          found.stopped += 1
        }
        await till.close()
      }
      expect(found.check).toBe(pages - 1)
      expect(found.stopped).toBeGreaterThan(0)
    },
  )

  it('stops while it runs, once the check in the background finds the damage', async () => {
    const data = copyOfSold()
    const db = openLedgerReadOnly(data.ledger)
    const page = db.pragma('page_count', { simple: true }) as number
    const indexOfPrintJobs = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'print_jobs_once'`).get() as {
      rootpage: number
    }
    db.close()
    expect(page).toBeGreaterThan(indexOfPrintJobs.rootpage)
    writeAt(data.ledger, (indexOfPrintJobs.rootpage - 1) * 4096, garbage(4096)) // nothing reads it before the next sale
    const { till, ask } = await open(data, { cliPath: zincCli })
    expect(till.phase).toBe('running')
    for await (const { name } of await ask.till.events()) if (name === 'till.changed') break
    expect(await ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'LEDGER_CORRUPT' })
    expect(await refusalOf(createSeller(ask).add(newTicketId(), 'prd_cafe'))).toBe('TILL_STOPPED')
  })

  it('F-18 goes on selling when the check in the background finds a broken seal, and says which', async () => {
    const data = copyOfSold()
    const db = new Database(data.ledger)
    db.exec(`DROP TRIGGER journal_entries_frozen;
      UPDATE journal_entries SET entry = replace(entry, '"totalCents":570', '"totalCents":560') WHERE chain = 'tickets' AND seq = 2;
      CREATE TRIGGER journal_entries_frozen BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END`)
    db.close()
    const { ask } = await open(data, { cliPath: zincCli })
    for await (const { name } of await ask.till.events()) if (name === 'till.changed') break
    expect(await ask.till.status({})).toMatchObject({
      phase: 'running',
      anomalies: [{ kind: 'chain-broken', where: 'tickets 2 (altered)' }],
    })
    expect(await createSeller(ask).sell(['prd_cafe'])).toMatchObject({ number: 4 })
  })
})

describe('a folder', () => {
  it('belongs to one till at a time', async () => {
    const data = copyOfSold()
    const { till } = await open(data)
    await expect(open(data)).rejects.toThrow(AlreadyRunning)
    await till.close()
    expect((await open(data)).till.phase).toBe('running')
  })

  it('is freed by the death of the till that held it, and not before', async () => {
    const data = copyOfSold()
    const first = startTill({ dataFolder: data.folder, printer: PRINTER_OFF })
    onTestFinished(async () => void (await first.kill()))
    await first.ready
    await expect(open(data)).rejects.toThrow(AlreadyRunning)
    const second = startTill({ dataFolder: data.folder, printer: PRINTER_OFF })
    expect(await second.exited).toEqual({ code: 1, signal: null })
    expect(second.output()).toBe('Zinc is already open on this folder.\n')
    await first.kill()
    expect((await open(data)).till.phase).toBe('running')
  })

  it('is left free, and the till closed, when its port is taken', async () => {
    const data = copyOfSold()
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    onTestFinished(() => void other.close())
    const till = startTill({ dataFolder: data.folder, port: (other.address() as AddressInfo).port })
    onTestFinished(async () => void (await till.kill()))
    expect(await till.exited).toEqual({ code: 1, signal: null })
    expect(till.output()).toBe('This port is already in use.\n')
    holdFolder(data.folder)()
    const db = openLedgerReadOnly(data.ledger)
    onTestFinished(() => void db.close())
    const last = db.prepare('SELECT kind FROM event_log ORDER BY seq DESC LIMIT 1').pluck().get()
    expect(last).toBe('till-stopped')
  })

  it('is left free by a till that must stay shut, once it is closed', async () => {
    const data = copyOfSold()
    rmSync(data.ledger)
    const { till } = await open(data)
    expect(() => holdFolder(data.folder)).toThrow(AlreadyRunning)
    await till.close()
    holdFolder(data.folder)()
  })

  it('without a café stays without one, unless the demo is asked for', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const { till } = await open(dataFolder(folder), { demo: false })
    expect(till.phase).toBe('new')
    await till.close()
    expect(existsSync(dataFolder(folder).ledger)).toBe(false)
    holdFolder(folder)() // and is free again
    expect((await open(dataFolder(folder))).till.phase).toBe('running')
  })
})

describe('F-14 F-15 the head kept outside', () => {
  const anomalies = async (ask: Ask) => {
    const status = await ask.till.status({})
    if (status.phase === 'new') return 'nothing installed'
    return status.phase === 'running' ? status.anomalies : status.reason
  }

  it.each([
    { what: 'empty', left: Buffer.alloc(0) },
    { what: 'full of zeros', left: Buffer.alloc(400) },
  ])('that a power cut left $what is replaced by the one before, without a word', async ({ left }) => {
    const data = copyOfSold()
    writeFileSync(data.head, left)
    const { ask } = await open(data)
    expect(await anomalies(ask)).toEqual([])
    expect(await createSeller(ask).sell(['prd_cafe'])).toMatchObject({ number: 4 })
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true })
  })

  it('that is empty does not hide a ledger that is older than the head before', async () => {
    const data = copyOfSold()
    const later = copyOfSold()
    const { till, ask } = await open(later)
    await createSeller(ask).sell(['prd_cafe'])
    await till.close()
    copyFileSync(later.previousHead, data.previousHead)
    writeFileSync(data.head, '')
    expect(await anomalies((await open(data)).ask)).toMatchObject([
      { kind: 'ledger-rolled-back', where: 'tickets 4–4' },
      { kind: 'ledger-rolled-back' },
    ])
  })

  it('that is empty with none before is told', async () => {
    const data = copyOfSold()
    writeFileSync(data.head, '')
    rmSync(data.previousHead)
    expect(await anomalies((await open(data)).ask)).toEqual([{ kind: 'head-unreadable', where: 'unreadable' }])
  })

  it('is kept a second time at each Z', async () => {
    const data = copyOfSold()
    const before = readFileSync(data.previousHead, 'utf8')
    const { ask } = await open(data)
    const state = await ask.cashSessions.state({})
    if (state.state !== 'open') throw new Error('the day is open')
    const { sessionId } = state
    await ask.cashSessions.close({
      commandId: newCommandId(),
      sessionId,
      countedCents: cents(0),
      explanation: 'unknown',
    })
    const kept = readFileSync(data.previousHead, 'utf8')
    expect(kept).not.toBe(before)
    expect(JSON.parse(kept)).toMatchObject({ head: { chains: { closures: { seq: 1 } } } })
  })
})

describe.skipIf(process.platform === 'win32')('the mode of the folder', () => {
  const modeOf = (folder: string) => statSync(folder).mode & 0o777
  function made(mode: number, file?: string): string {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    if (file) writeFileSync(join(folder, file), '')
    chmodSync(folder, mode)
    dataFolder(folder)
    return folder
  }

  it('is for its owner alone, whoever made it', () => {
    expect(modeOf(made(0o755))).toBe(0o700)
    expect(modeOf(made(0o755, 'ledger.db'))).toBe(0o700)
    expect(modeOf(dataFolder(join(made(0o755), 'new')).folder)).toBe(0o700)
  })

  it('stays as it is where other things lie and no till', () => {
    expect(modeOf(made(0o755, 'holiday.jpg'))).toBe(0o755)
  })
})

describe('a first start', () => {
  async function expectWhole(data: DataFolder): Promise<void> {
    // By the machine's clock, as the processes that were killed: a pretend noon would be a clock that went back.
    const { till, ask } = await open(data, { nowMs: Date.now })
    expect(await ask.till.status({})).toMatchObject({ phase: 'running', anomalies: [] })
    const seller = createSeller(ask)
    await seller.openDay()
    expect(await seller.sell(['prd_cafe'])).toMatchObject({ number: 1 })
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await till.close()
    const db = openLedgerReadOnly(data.ledger)
    const events = db.prepare<[], string>(
      `SELECT kind FROM event_log WHERE kind IN ('till-installed', 'key-created') ORDER BY seq`,
    )
    expect(events.pluck().all()).toEqual(['till-installed', 'key-created'])
    db.close()
  }

  it.each(['keys', 'till.key', 'ledger.db', 'ledger.db-wal', 'head.json', 'zinc.log'])(
    'that is killed as soon as it made %s leaves a folder that starts again',
    async (name) => {
      const { folder, remove } = temporaryFolder()
      onTestFinished(remove)
      mkdirSync(join(folder, 'keys'))
      if (name === 'keys') rmSync(join(folder, 'keys'), { recursive: true })
      const appeared = new Promise<void>((seen) => {
        for (const place of [folder, join(folder, 'keys')].filter((path) => existsSync(path))) {
          const watcher = watch(place, (_event, file) => {
            if (file !== name) return
            watcher.close()
            seen()
          })
          onTestFinished(() => watcher.close())
        }
      })
      const till = startTill({ dataFolder: folder, printer: PRINTER_OFF })
      await appeared
      expect(await till.kill()).toEqual({ code: null, signal: 'SIGKILL' })
      await expectWhole(dataFolder(folder))
    },
  )

  it('F-12 F-47 that is killed twelve times at random leaves a folder that starts again', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const random = createRandom(2026)
    for (let count = 0; count < 12; count++) {
      const till = startTill({ dataFolder: folder, printer: PRINTER_OFF })
      await new Promise((later) => setTimeout(later, 150 + random.next() * 200))
      await till.kill()
    }
    await expectWhole(dataFolder(folder))
  })

  it('that was cut short between its private and its public key writes the public one', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const data = dataFolder(folder)
    openLedgerOf(data, [], filePermissions(), () => NOON_MS) // makes the keys
    for (const name of readdirSync(data.keys)) if (name.endsWith('.pem')) rmSync(join(data.keys, name))
    rmSync(data.ledger)
    await expectWhole(data)
  })

  it('is not confused by a file among the public keys that is no key', async () => {
    const data = copyOfSold()
    writeFileSync(join(data.keys, 'stranger.pem'), 'no key')
    const { ask } = await open(data)
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true })
  })
})

describe('migrations', () => {
  const more: MigrationTrack = {
    part: 'boats',
    needs: ['tickets'],
    steps: [{ step: 1, title: 'boats', sql: 'CREATE TABLE boats (name TEXT NOT NULL) STRICT' }],
  }
  const openWith = (data: DataFolder, list: readonly MigrationTrack[]) =>
    openLedgerOf(data, list, filePermissions(), () => NOON_MS)

  it('are preceded by a copy of the ledger that can be read and has what it had', () => {
    const data = copyOfSold()
    const opened = openWith(data, [...tracks, more])
    expect(opened.state).toBe('open')
    if (opened.state === 'open') opened.db.close()
    expect(readdirSync(data.backups)).toEqual(['before-migration-2026-11-23T12-00-00'])

    const restored = copyOfSold()
    copyFileSync(join(data.backups, 'before-migration-2026-11-23T12-00-00', 'ledger.db'), restored.ledger)
    expect(checkLedger(restored)).toMatchObject({ damaged: null, faults: [] })
    const copy = openLedgerReadOnly(restored.ledger)
    expect(copy.prepare('SELECT count(*) FROM tickets').pluck().get()).toBe(3)
    expect(copy.prepare(`SELECT count(*) FROM migrations WHERE part = 'boats'`).pluck().get()).toBe(0)
    copy.close()
  })

  it('make no copy where there is nothing to do', () => {
    const data = copyOfSold()
    const opened = openWith(data, tracks)
    if (opened.state === 'open') opened.db.close()
    expect(existsSync(data.backups)).toBe(false)
  })

  it('that fail leave the ledger as it was', () => {
    const data = copyOfSold()
    const before = contents(data)
    const broken = {
      ...more,
      steps: [{ step: 1, title: 'half', sql: 'CREATE TABLE half (a TEXT) STRICT; CREATE NONSENSE' }],
    }
    expect(() => openWith(data, [...tracks, broken])).toThrow('syntax error')
    rmSync(data.backups, { recursive: true })
    expect(contents(data)).toEqual(before)
  })

  it('that were edited after they shipped are an error of ours, and nothing starts', async () => {
    const data = copyOfSold()
    const edited = tracks.map((track) =>
      track.part === 'tickets'
        ? { ...track, steps: track.steps.map((step) => ({ ...step, sql: `${step.sql} -- better` })) }
        : track,
    )
    expect(() => openWith(data, edited)).toThrow('tickets step 1 was edited after it shipped')
    const { till } = await open(data)
    expect(till.phase).toBe('running') // as it shipped, it still starts
  })

  it('run in an order in which every part finds what it needs, and say so when there is none', () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    const db = openLedger(join(folder, 'ledger.db'))
    const waits = (part: string, need: string): MigrationTrack => ({ part, needs: [need], steps: [] })
    expect(() => migrate(db, [waits('a', 'b'), waits('b', 'a'), more], () => 0)).toThrow('wait for one another')
    db.close()
  })
})

describe('F-16 a clock that was set back', () => {
  const DAY_MS = 86_400_000

  it('is told and written down once, and reorders nothing', async () => {
    const data = copyOfSold()
    let now = NOON_MS + DAY_MS
    const { ask } = await open(data, { nowMs: () => now })
    const seller = createSeller(ask)
    expect(await seller.sell(['prd_cafe'])).toMatchObject({ number: 4, businessDay: '2026-11-24' })
    const { sessionId, businessDay } = sessionOf(await ask.cashSessions.state({}))
    expect(businessDay).toBe('2026-11-23')

    now = NOON_MS - 3 * DAY_MS
    // A refusal leaves no trace, and must not swallow the event either.
    expect(await refusalOf(seller.add(newTicketId(), 'prd_unknown'))).toBe('PRODUCT_UNKNOWN')
    expect(await seller.sell(['prd_cafe'])).toMatchObject({ number: 5, businessDay: '2026-11-24' })
    expect(await seller.sell(['prd_demi'])).toMatchObject({ number: 6, businessDay: '2026-11-24' })
    expect(await ask.till.status({})).toMatchObject({
      anomalies: [{ kind: 'clock-back', where: new Date(NOON_MS + DAY_MS).toISOString() }],
    })
    expect(eventsOf(data, 'clock-back')).toBe(1)

    await ask.cashSessions.close({
      commandId: newCommandId(),
      sessionId,
      countedCents: cents(0),
      explanation: 'unknown',
    })
    await seller.openDay()
    expect(sessionOf(await ask.cashSessions.state({})).businessDay).toBe('2026-11-24')
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true })

    now = NOON_MS + 2 * DAY_MS
    expect(await seller.sell(['prd_cafe'])).toMatchObject({ number: 7, businessDay: '2026-11-25' })
    expect(await ask.till.status({})).toMatchObject({ anomalies: [] })
    expect(eventsOf(data, 'clock-back')).toBe(1)
  })

  it('while the till was off is written down at the start', async () => {
    const data = copyOfSold()
    const { ask } = await open(data, { nowMs: () => NOON_MS - DAY_MS })
    expect(eventsOf(data, 'clock-back')).toBe(1)
    expect(await ask.till.status({})).toMatchObject({ anomalies: [{ kind: 'clock-back' }] })
    expect(await createSeller(ask).sell(['prd_cafe'])).toMatchObject({ number: 4, businessDay: '2026-11-23' })
    expect(eventsOf(data, 'clock-back')).toBe(1)
  })

  it('by less than two seconds is a correction and nothing to tell', async () => {
    const data = copyOfSold()
    let now = NOON_MS + DAY_MS
    const { ask } = await open(data, { nowMs: () => now })
    await createSeller(ask).sell(['prd_cafe'])
    now -= 1500
    await createSeller(ask).sell(['prd_cafe'])
    expect(await ask.till.status({})).toMatchObject({ anomalies: [] })
    expect(eventsOf(data, 'clock-back')).toBe(0)
  })

  function sessionOf(state: Awaited<ReturnType<Ask['cashSessions']['state']>>) {
    if (state.state !== 'open') throw new Error('the day is open')
    return state
  }
  function eventsOf(data: DataFolder, kind: string): unknown {
    const db = openLedgerReadOnly(data.ledger)
    const count = db.prepare('SELECT count(*) FROM event_log WHERE kind = ?').pluck().get(kind)
    db.close()
    return count
  }
})
