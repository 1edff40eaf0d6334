import { createRouterClient } from '@orpc/server'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder, type DataFolder } from '../../src/main/data-folder.ts'
import { backUp } from '../../src/main/db/backup.ts'
import { openLedgerReadOnly } from '../../src/main/db/open.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill } from '../../src/main/open-till.ts'
import { putBack } from '../support/put-back.ts'
import { createSeller } from '../support/seller.ts'
import { zinc } from '../support/serve-process.ts'
import { NOON_MS, openShop, temporaryFolder, type Ask } from '../support/shop.ts'

const COPY = 'after-z-2026-11-23T12-00-00'

/** A till that sold twice while its printer was off, was copied, and sold once more. */
let sold: ReturnType<typeof temporaryFolder>
beforeAll(async () => {
  sold = temporaryFolder()
  const shop = await openShop({ dataFolder: sold.folder })
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  await shop.sell(['prd_demi'])
  await shop.close()
  backUp(dataFolder(sold.folder), COPY)
  const later = await openShop({ dataFolder: sold.folder })
  await later.sell(['prd_cafe'])
  await later.close()
})
afterAll(() => sold.remove())

function aFolder(): string {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  return folder
}

function copyOfSold(): DataFolder {
  const folder = aFolder()
  cpSync(sold.folder, folder, { recursive: true, preserveTimestamps: true })
  return dataFolder(folder)
}

async function open(folder: string) {
  const till = await openTill({
    dataFolder: folder,
    protector: filePermissions(),
    demo: true,
    printer: { host: '127.0.0.1', port: 9, profile: 'epson-80' },
    nowMs: () => NOON_MS + 60_000,
  })
  onTestFinished(() => till.close())
  const ask: Ask = createRouterClient(till.router, { context: { caller: { station: 'counter' } } })
  const status = await ask.till.status({})
  return { till, ask, status, anomalies: status.phase === 'running' ? status.anomalies : [] }
}

async function statesOf(ask: Ask) {
  return (await ask.printing.status({})).jobs.map(({ document, state, why }) => ({ document, state, why }))
}
const receipt = { document: 'receipt', state: 'unknown', why: 'restored' }
const doubtful = [receipt, receipt]

function eventsOf(folder: string, kind: string): unknown {
  const db = openLedgerReadOnly(join(folder, 'ledger.db'))
  try {
    return db.prepare('SELECT count(*) FROM event_log WHERE kind = ?').pluck().get(kind)
  } finally {
    db.close()
  }
}

describe('a copy', () => {
  it('is the ledger with its head and its public keys, never the private one, and can be checked alone', async () => {
    const copy = join(aFolder(), 'copy')
    cpSync(join(sold.folder, 'backups', COPY), copy, { recursive: true })
    const publicKeys = readdirSync(join(sold.folder, 'keys')).filter((name) => name.endsWith('.pem'))
    expect(publicKeys).toHaveLength(1)
    expect(new Set(readdirSync(copy, { recursive: true, encoding: 'utf8' }))).toEqual(
      new Set(['head.json', 'keys', join('keys', publicKeys[0]!), 'ledger.db']),
    )
    expect(checkLedger(dataFolder(copy))).toMatchObject({ damaged: null, faults: [] })
    expect(await zinc('verify', '--data', copy)).toMatchObject({ code: 0 })
  })

  it('never replaces another, and bears a plain name', async () => {
    const data = copyOfSold()
    expect(backUp(data, COPY)).toBe(join(data.backups, `${COPY}-2`))
    expect(readdirSync(data.backups).toSorted()).toEqual([COPY, `${COPY}-2`])
    for (const name of ['../there', '/tmp/there', 'a/b', 'a\\b', '..', '.hidden', 'x.part', '']) {
      expect(await zinc('backup', '--data', data.folder, '--name', name), name).toMatchObject({ code: 1 })
    }
    expect(readdirSync(data.backups)).toHaveLength(2)
    expect(existsSync(join(data.folder, 'there'))).toBe(false)
    const { code, output } = await zinc('backup', '--data', data.folder, '--name', 'avant le marché')
    expect({ code, output }).toEqual({ code: 0, output: `${join(data.backups, 'avant le marché')}\n` })
  })

  it('goes when thirty younger ones are there; what is no copy stays', () => {
    const data = copyOfSold()
    const minutesAgo = (path: string, minutes: number) => {
      const at = Date.now() / 1000 - minutes * 60
      utimesSync(path, at, at)
    }
    writeFileSync(join(data.backups, 'old.db'), 'a copy of the first version')
    minutesAgo(join(data.backups, 'old.db'), 500)
    minutesAgo(join(data.backups, COPY), 400)
    mkdirSync(join(data.backups, 'mine'))
    minutesAgo(join(data.backups, 'mine'), 600)
    mkdirSync(join(data.backups, 'cut-short.part'))
    minutesAgo(join(data.backups, 'cut-short.part'), 600)
    for (let count = 1; count <= 29; count++) minutesAgo(backUp(data, `copy-${count}`), 100 - count)
    expect(readdirSync(data.backups)).toHaveLength(31) // `mine` and thirty copies
    expect(existsSync(join(data.backups, 'old.db'))).toBe(false)
    backUp(data, 'last')
    expect(readdirSync(data.backups)).toHaveLength(31)
    expect(existsSync(join(data.backups, COPY))).toBe(false)
    expect(existsSync(join(data.backups, 'copy-1'))).toBe(true)
    expect(existsSync(join(data.backups, 'mine'))).toBe(true)
  })
})

describe('F-48 a copy put back', () => {
  it.each([
    { what: 'its folder', from: (data: DataFolder) => join(data.backups, COPY) },
    { what: 'its ledger alone', from: (data: DataFolder) => join(data.backups, COPY, 'ledger.db') },
    {
      what: 'a ledger of another name',
      from({ backups }: DataFolder) {
        copyFileSync(join(backups, COPY, 'ledger.db'), join(backups, 'old.db'))
        return join(backups, 'old.db')
      },
    },
  ])('as $what is told as older than its head, and prints nothing by itself', async ({ from }) => {
    const data = copyOfSold()
    const was = readFileSync(data.ledger)
    expect(await zinc('restore', '--data', data.folder, '--from', from(data))).toMatchObject({ code: 0 })
    const kept = readdirSync(data.folder).filter((name) => /^ledger\.db\.replaced-[\dT-]*$/.test(name))
    expect(kept.map((name) => readFileSync(join(data.folder, name)).equals(was))).toEqual([true])
    const { ask, anomalies } = await open(data.folder)
    expect(anomalies).toMatchObject([
      { kind: 'ledger-rolled-back', where: 'tickets 3–3' },
      { kind: 'ledger-rolled-back' },
    ])
    expect(await statesOf(ask)).toEqual(doubtful)
    expect(await createSeller(ask).sell(['prd_cafe'])).toMatchObject({ number: 3 })
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true })
  })

  it('by hand, without our help, prints nothing by itself either', async () => {
    const data = copyOfSold()
    copyFileSync(join(data.backups, COPY, 'ledger.db'), data.ledger)
    expect(await statesOf((await open(data.folder)).ask)).toEqual(doubtful)
  })

  it('in an empty folder waits for its key, and goes on under a new one on the owner’s word alone', async () => {
    const folder = join(aFolder(), 'new')
    const from = join(sold.folder, 'backups', COPY)
    const restored = await zinc('restore', '--data', folder, '--from', from)
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('zinc new-key') as string })
    const shut = await open(folder)
    expect(shut.status).toMatchObject({ phase: 'stopped', reason: 'KEY_MISSING' })
    await shut.till.close()
    expect(existsSync(join(folder, 'keys', 'till.key'))).toBe(false)

    expect(await zinc('new-key', '--data', folder)).toMatchObject({ code: 0 })
    const { till, ask, anomalies } = await open(folder)
    expect(anomalies.filter(({ kind }) => kind === 'ledger-rolled-back')).toEqual([])
    expect(await statesOf(ask)).toEqual(doubtful)
    expect(await createSeller(ask).sell(['prd_cafe'])).toMatchObject({ number: 3 })
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    expect(eventsOf(folder, 'key-created')).toBe(2)
    await till.close()
    await (await open(folder)).till.close()
    expect(eventsOf(folder, 'key-created')).toBe(2)
  })

  it('with a new key in one go keeps the key that was there', async () => {
    const data = copyOfSold()
    const file = join(data.keys, 'till.key')
    const was = readFileSync(file, 'utf8')
    const from = join(data.backups, COPY)
    expect(await zinc('restore', '--data', data.folder, '--from', from, '--new-key')).toMatchObject({ code: 0 })
    const kept = readdirSync(data.keys).filter((name) => name.startsWith('till.key.replaced-'))
    expect(kept.map((name) => readFileSync(join(data.keys, name), 'utf8'))).toEqual([was])
    expect(readFileSync(file, 'utf8')).not.toBe(was)
    const { ask } = await open(data.folder)
    expect(await ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  })

  it('twice in one second keeps both of what was there', async () => {
    const data = copyOfSold()
    const was = readFileSync(data.ledger)
    const from = join(data.backups, COPY)
    await putBack(data, from, '', NOON_MS)
    await putBack(data, from, '', NOON_MS)
    const kept = `${data.ledger}.replaced-2026-11-23T12-00-00`
    expect(readFileSync(kept).equals(was)).toBe(true)
    expect(existsSync(`${kept}-2`)).toBe(true)
  })

  it('that is not there, or no ledger, changes nothing', async () => {
    const data = copyOfSold()
    const was = readFileSync(data.ledger)
    writeFileSync(join(data.folder, 'letter.txt'), 'not a ledger '.repeat(500))
    for (const from of ['nowhere', join(data.folder, 'letter.txt')]) {
      const { code, output } = await zinc('restore', '--data', data.folder, '--from', from)
      expect({ code, lines: output.trim().split('\n') }).toEqual({ code: 1, lines: [expect.any(String)] })
    }
    expect(readFileSync(data.ledger).equals(was)).toBe(true)
  })
})
