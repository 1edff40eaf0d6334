import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { openLedger } from '../../src/main/db/open.ts'
import type { JobOutcome } from '../../src/main/devices/ports.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import type { PrinterId } from '../../src/shared/ids.ts'
import { createPrintStore, createPrintWorker, printingTrack } from '../../src/main/printing/index.ts'
import { newCommandId, newTicketId } from '../../src/shared/ids.ts'
import { createSeller } from '../support/seller.ts'
import {
  PRINTER_OFF,
  startTill,
  zinc,
  type AskOverSocket,
  type ServeOptions,
  type TillProcess,
} from '../support/serve-process.ts'
import { refusalOf, temporaryFolder } from '../support/shop.ts'

const linux = process.platform === 'linux'
const canLimit = linux && spawnSync('prlimit', ['--version']).error === undefined

/** A small file system of its own, full when its size is used up; `undefined` where mounting is not allowed. */
function mountSmallDisk(folder: string, megabytes: number): (() => void) | undefined {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  return status === 0 ? () => void spawnSync('umount', [folder]) : undefined
}
const canMount = (() => {
  const { folder, remove } = temporaryFolder()
  const unmount = linux ? mountSmallDisk(folder, 1) : undefined
  unmount?.()
  remove()
  return unmount !== undefined
})()

function till(folder: string, options: Partial<ServeOptions> = {}) {
  const process = startTill({ dataFolder: folder, printer: PRINTER_OFF, ...options })
  onTestFinished(async () => void (await process.kill()))
  return process
}

function aFolder(): string {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  return folder
}

const one = (folder: string, sql: string): unknown => {
  const db = new Database(join(folder, 'ledger.db'), { readonly: true })
  try {
    return db.prepare(sql).pluck().get()
  } finally {
    db.close()
  }
}

/** Small commands, until the disk takes no more. */
async function fill(ask: AskOverSocket): Promise<number> {
  for (let count = 0; count < 20_000; count++) {
    const code = await refusalOf(ask.cashSessions.openDrawer({ commandId: newCommandId() }))
    if (code !== 'none') {
      expect(code).toBe('STORAGE_TROUBLE')
      return count
    }
  }
  throw new Error('the disk was never full')
}

/**
 * The story of every full disk: the sale that cannot be written is refused and nothing of it is there, what was there
 * can be read, and once there is room again the same question succeeds, once.
 */
async function sellOnAFullDisk(
  folder: string,
  makeFull: (process: TillProcess, ask: AskOverSocket) => Promise<void>,
  makeRoom: (process: TillProcess) => void,
) {
  const process = till(folder)
  const { ask } = await process.connect()
  const seller = createSeller(ask)
  await seller.openDay()
  await seller.sell(['prd_demi'])
  const ticketId = newTicketId()
  await seller.add(ticketId, 'prd_cafe')
  const take = await seller.tenderFor(ticketId, 'cash', 500)
  await makeFull(process, ask)

  const before = await ask.tickets.counter({})
  expect(await refusalOf(ask.tenders.take(take))).toBe('STORAGE_TROUBLE')
  expect(await refusalOf(ask.cashSessions.openDrawer({ commandId: newCommandId() }))).toBe('STORAGE_TROUBLE')
  expect(await refusalOf(ask.tenders.take(take))).toBe('STORAGE_TROUBLE')
  expect(await ask.tickets.counter({})).toEqual(before)
  expect(before).toMatchObject({ nextNumber: 2, ticket: { dueCents: 160, paidCents: 0 }, last: { number: 1 } })
  expect(await ask.till.status({})).toMatchObject({ phase: 'running' })
  expect(checkLedger(dataFolder(folder))).toMatchObject({ damaged: null, faults: [] })
  expect(one(folder, 'SELECT count(*) FROM tickets')).toBe(1)

  makeRoom(process)
  const taken = await ask.tenders.take(take)
  expect(taken).toMatchObject({ settled: true, changeCents: 340, counter: { ticket: null, last: { number: 2 } } })
  expect(await ask.tenders.take(take)).toEqual(taken)
  expect(await seller.sell(['prd_cafe'])).toMatchObject({ number: 3 })
  expect(one(folder, `SELECT count(*) FROM print_jobs WHERE document = 'receipt'`)).toBe(3)
  expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  expect(readFileSync(join(folder, 'zinc.log'), 'utf8')).not.toContain('"defect"')
  expect(await process.stop()).toEqual({ code: 0, signal: null })
  expect(await zinc('verify', '--data', folder)).toMatchObject({ code: 0 })
  expect(await zinc('rebuild', '--check', '--data', folder)).toMatchObject({ code: 0 })
}

const walSize = (folder: string) => statSync(join(folder, 'ledger.db-wal')).size

describe.skipIf(!canLimit)('a till whose files may not grow any more (prlimit)', () => {
  it('refuses the sale, keeps what it has, and takes the same sale once there is room', async () => {
    const folder = aFolder()
    await sellOnAFullDisk(
      folder,
      async (process, ask) => {
        process.limitFileSize(walSize(folder) + 200_000)
        expect(await fill(ask)).toBeGreaterThan(5)
      },
      (process) => process.limitFileSize('unlimited'),
    )
  })

  it('can be killed in that state: what was acknowledged is there, what was refused is not', async () => {
    const folder = aFolder()
    const first = till(folder)
    const { ask } = await first.connect()
    const seller = createSeller(ask)
    await seller.openDay()
    await seller.sell(['prd_demi'])
    first.limitFileSize(walSize(folder) + 50_000)
    const opened = await fill(ask)
    await first.kill()
    expect(checkLedger(dataFolder(folder))).toMatchObject({ damaged: null, faults: [] })

    const second = till(folder)
    const line = await second.connect()
    expect(await line.ask.till.status({})).toMatchObject({ phase: 'running', anomalies: [] })
    expect(one(folder, `SELECT count(*) FROM event_log WHERE kind = 'drawer-opened'`)).toBe(opened)
    expect(await createSeller(line.ask).sell(['prd_cafe'])).toMatchObject({ number: 2 })
  })

  it('that is started in that state says so on its screen, and starts once there is room', async () => {
    const folder = aFolder()
    const installed = till(folder)
    await installed.ready
    await installed.stop()

    const full = till(folder, { fileSizeMax: 0 })
    const { ask } = await full.connect()
    expect(await ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'LEDGER_UNREADABLE' })
    expect(await refusalOf(ask.tickets.counter({}))).toBe('TILL_STOPPED')
    expect(await full.stop()).toEqual({ code: 0, signal: null })
    expect(checkLedger(dataFolder(folder))).toMatchObject({ damaged: null, faults: [] })

    const { ask: again } = await till(folder).connect()
    expect(await again.till.status({})).toMatchObject({ phase: 'running', anomalies: [] })
  })
})

describe.skipIf(!canMount)('a till on a disk of five megabytes (tmpfs)', () => {
  it('refuses the sale when it is full, keeps what it has, and takes the same sale once there is room', async () => {
    const folder = aFolder()
    const unmount = mountSmallDisk(folder, 5)
    onTestFinished(() => unmount?.())
    const ballast = join(folder, 'ballast')
    await sellOnAFullDisk(
      folder,
      async (_process, ask) => {
        const { bavail, bsize } = statfsSync(folder)
        writeFileSync(ballast, Buffer.alloc(bavail * bsize - 250_000, 1))
        expect(await fill(ask)).toBeGreaterThan(5)
        expect(statfsSync(folder).bavail * bsize).toBeLessThan(50_000)
      },
      () => rmSync(ballast),
    )
  })
})

describe('the print queue', () => {
  it('does not run in circles when its own state cannot be written, and goes on by itself when it can', async () => {
    const db = openLedger(join(aFolder(), 'ledger.db'))
    onTestFinished(() => void db.close())
    migrate(db, [printingTrack], () => 0)
    const store = createPrintStore(db)
    const printerId = 'prn_desk' as PrinterId
    const job = { document: 'test-page', purpose: 'receipts', printerId, number: null, copyNumber: 0 } as const
    store.add({ ...job, content: '', nowMs: 1 })
    const printed: JobOutcome = { outcome: 'printed', health: 'ready' }
    let sent = 0
    const defects: unknown[] = []
    let tell: () => void = () => undefined
    const changed = new Promise<void>((resolve) => (tell = resolve))
    const worker = createPrintWorker({
      store,
      printerId,
      notSent: () => undefined,
      transport: {
        health: () => Promise.resolve('ready' as const),
        print: () => Promise.resolve(((sent += 1), printed)),
        kick: () => Promise.resolve(printed),
        close: () => Promise.resolve(),
      },
      encode: () => new Uint8Array([1]),
      pulse: new Uint8Array(),
      changed: () => tell(),
      reportDefect: (error) => void defects.push(error),
      latestMs: () => 1,
      retryMs: [20],
    })
    onTestFinished(() => worker.stop())

    db.pragma('query_only = ON') // SQLite itself refuses to write
    worker.poke()
    for (let turn = 0; turn < 50; turn++) await new Promise((next) => setImmediate(next))
    expect(sent).toBe(0)
    expect(defects.length).toBeLessThanOrEqual(2)

    db.pragma('query_only = OFF')
    await changed
    expect(sent).toBe(1)
    expect(store.unsettled()).toEqual([])
  })
})
