import { execFileSync, spawnSync } from 'node:child_process'
import { Decrypter } from 'age-encryption'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeBackup } from '../../src/main/backup-apart.ts'
import { dataFolder, type DataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { stageRestore } from '../../src/main/restore.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { putBack } from '../support/put-back.ts'
import { command } from '../support/said.ts'
import { openRealCafe } from '../support/real-cafe.ts'
import { backupsDone, newest, sealedIn, setUpBackups } from '../support/sealed-backups.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder } from '../support/shop.ts'
import { openClockedShop, trade } from '../support/years.ts'
import { zinc } from '../support/serve-process.ts'

/** A till that sold once, set backups up, and sold once more after the first of them. */
const sold = temporaryFolder()
let identity: string
let file: string
beforeAll(async () => {
  const shop = await openShop({ dataFolder: sold.folder })
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  identity = await setUpBackups(shop.ask)
  file = (await newest(shop.ask)).path
  await shop.sell(['prd_demi'])
  await shop.close()
})
afterAll(() => sold.remove())

function copyOfSold(): DataFolder {
  const folder = folderOfTest()
  cpSync(sold.folder, folder, { recursive: true, preserveTimestamps: true })
  return dataFolder(folder)
}
const tables = (data: DataFolder) => readFileSync(data.ledger)
const whyOf = async (data: DataFolder, from: string, key: string) => {
  const found = await stageRestore(data, from, key, NOON_MS)
  return found.ok ? 'opened' : found.why
}

describe('F-48 a sealed backup', () => {
  it('says nothing to whoever has no key, and opens as age says with the recovery key alone', async () => {
    const bytes = readFileSync(file)
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /)
    expect(bytes.includes('SQLite format 3')).toBe(false)
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    const packed = await decrypter.decrypt(bytes)
    const folder = folderOfTest()
    writeFileSync(join(folder, 'backup.tar.gz'), packed)
    execFileSync('tar', ['xzf', 'backup.tar.gz'], { cwd: folder })
    expect(readdirSync(folder).toSorted()).toEqual(['backup.tar.gz', 'head.json', 'keys', 'ledger.db', 'manifest.json'])
    expect(readdirSync(join(folder, 'keys')).every((name) => name.endsWith('.pem'))).toBe(true)
    expect(checkLedger(dataFolder(folder))).toMatchObject({ damaged: null, faults: [] })
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({
      format: 1,
      till: 'CAISSE-1',
      entries: { tickets: 1 },
      headSha256: expect.any(String) as string,
    })
  })

  it('never lies anywhere in the clear once it is made, and neither does the recovery key', () => {
    const left = readdirSync(join(sold.folder, 'backups')).filter((name) => !name.includes('.zinc-backup'))
    expect(left).toEqual([])
    for (const name of readdirSync(sold.folder, { recursive: true, encoding: 'utf8' })) {
      const path = join(sold.folder, name)
      if (spawnSync('test', ['-d', path]).status === 0) continue
      expect(readFileSync(path).includes(identity), name).toBe(false)
    }
  })

  it('is told in the list with its sheet, its entries and the code of its head', async () => {
    const shop = await openShop({ dataFolder: copyOfSold().folder })
    const { setup, backups, overdue, failed } = await shop.ask.backups.list({})
    expect(backups).toMatchObject([
      { name: basename(file), headCode: expect.stringMatching(/^\w{4}-\w{4}$/) as string },
    ])
    expect(backups[0]?.sheet).toBe(setup?.sheet)
    expect({ overdue, failed }).toEqual({ overdue: false, failed: false })
    await shop.close()
  })

  it('counts as overdue after three days without one, which everybody at the counter is told', async () => {
    const shop = await openShop({ dataFolder: copyOfSold().folder })
    expect(await shop.ask.backups.state({})).toEqual({ overdue: false, missing: 0, wanted: false })
    shop.advance(73 * 3_600_000)
    expect(await shop.ask.backups.state({})).toEqual({ overdue: true, missing: 0, wanted: false })
    await shop.close()
  })

  it('carries the sealing key on the manager’s word alone, and then another machine goes on under it', async () => {
    const shop = await openShop()
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const key = await setUpBackups(shop.ask, true)
    const { path } = await newest(shop.ask)
    const elsewhere = dataFolder(join(folderOfTest(), 'new'))
    await putBack(elsewhere, path, key)
    expect(readFileSync(join(elsewhere.keys, 'till.key'))).toEqual(readFileSync(join(shop.folder, 'keys', 'till.key')))
    const there = await openShop({ dataFolder: elsewhere.folder })
    expect(await there.sell(['prd_cafe'])).toMatchObject({ number: 2 })
    expect(await there.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await there.close()
    await shop.close()
  })

  it('is made when somebody wants it, beside those of before', async () => {
    const shop = await openShop({ dataFolder: copyOfSold().folder })
    await shop.ask.backups.makeNow(command())
    const { backups } = await backupsDone(shop.ask)
    expect(backups).toHaveLength(2)
    await shop.close()
  })
})

describe('setting backups up', () => {
  it('is told to be wanted from the first Z of a real café on, until the sheet is there', async () => {
    const shop = await openRealCafe({ dataFolder: folderOfTest() })
    const isWanted = async () => (await shop.ask.backups.state({})).wanted
    const sessionId = await shop.openDay()
    await shop.sell(['prd_cafe'])
    expect(await isWanted()).toBe(false)
    const { expectedCents } = (await shop.ask.cashSessions.x({}))!
    await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: expectedCents })
    expect(await isWanted()).toBe(true)
    await setUpBackups(shop.ask)
    expect(await isWanted()).toBe(false)
    await backupsDone(shop.ask)
    await shop.close()
  })

  it('is wanted of no demo: nothing of it is worth keeping', async () => {
    const shop = await openShop()
    await trade(shop, [['prd_cafe']])
    expect(await shop.ask.backups.state({})).toMatchObject({ wanted: false })
    await shop.close()
  })

  it('wants the end of the sheet, and only of the one that was drawn last', async () => {
    const shop = await openShop()
    const first = await shop.ask.backups.drawKey({})
    const { recipient, identity: key } = await shop.ask.backups.drawKey({})
    const setUp = (asked: { recipient: string; typed: string }) =>
      refusalOf(shop.ask.backups.setUp({ ...command(), ...asked, withKey: false }))
    expect(await setUp({ recipient: first.recipient, typed: first.identity.slice(-6) })).toBe('SHEET_GONE')
    expect(await setUp({ recipient, typed: 'ABCDEF' })).toBe('SHEET_DIFFERS')
    expect(await setUp({ recipient, typed: '' })).toBe('SHEET_DIFFERS')
    expect((await shop.ask.backups.list({})).setup).toBe(null)
    expect(await setUp({ recipient, typed: ` ${key.slice(-6).toLowerCase()} ` })).toBe('none')
    await backupsDone(shop.ask)
    await shop.close()
  })
})

describe('F-48 putting a sealed backup back', () => {
  it('tells whose it is and what would be lost, changes nothing before it is wanted, and is an event after', async () => {
    const data = copyOfSold()
    const was = tables(data)
    const found = await stageRestore(data, file, identity, NOON_MS)
    expect(found).toMatchObject({
      ok: true,
      preview: {
        till: 'CAISSE-1',
        site: expect.any(String) as string,
        lost: { tickets: 1, cents: expect.any(Number) as number },
      },
    })
    expect(tables(data).equals(was)).toBe(true)
    // Not wanted: the next start begins with the ledger that is here.
    const same = await openShop({ dataFolder: data.folder })
    expect(existsSync(join(data.folder, 'restore.staged'))).toBe(false)
    expect(same.one('SELECT max(number) FROM tickets')).toBe(2)
    await same.close()

    await putBack(data, file, identity, NOON_MS)
    expect(existsSync(`${data.ledger}.replaced-2026-11-23T12-00-00`)).toBe(true)
    const shop = await openShop({ dataFolder: data.folder })
    expect(shop.one(`SELECT count(*) FROM event_log WHERE kind = 'ledger-restored'`)).toBe(1)
    expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 2 })
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await shop.close()
  })

  it('from the page stops the till at once, and the next start begins with it', async () => {
    const data = copyOfSold()
    const shop = await openShop({ dataFolder: data.folder })
    const path = join(data.backups, basename(file))
    expect(await refusalOf(shop.ask.backups.restore({ ...command(), file: basename(file) }))).toBe('NOTHING_PREVIEWED')
    expect(await shop.ask.backups.preview({ path, identity })).toMatchObject({ ok: true })
    await shop.ask.backups.restore({ ...command(), file: basename(file) })
    expect(await shop.ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'RESTORE_READY' })
    expect(await refusalOf(shop.ask.backups.list({}))).toBe('TILL_STOPPED')
    await shop.close()
    const later = await openShop({ dataFolder: data.folder })
    expect(later.one('SELECT max(number) FROM tickets')).toBe(1)
    expect(later.one(`SELECT count(*) FROM event_log WHERE kind = 'ledger-restored'`)).toBe(1)
    await later.close()
  })

  it('from the screen of a ledger that does not open: the backups are found, one is opened with the sheet, the next start begins with it', async () => {
    const data = copyOfSold()
    writeFileSync(data.ledger, 'no ledger any more')
    for (const rest of ['-wal', '-shm']) rmSync(`${data.ledger}${rest}`, { force: true })
    const shop = await openShop({ dataFolder: data.folder })
    expect(await shop.ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'LEDGER_CORRUPT' })
    const path = join(data.backups, basename(file))
    const sheet = (JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { recipient: string }).recipient.slice(-6)
    expect(await shop.ask.backups.found({})).toMatchObject([{ path, isSealed: true, sheet: sheet.toUpperCase() }])
    const restore = () => refusalOf(shop.ask.backups.restore({ ...command(), file: basename(file) }))
    expect(await restore()).toBe('NOTHING_PREVIEWED')
    for (const key of ['', 'AGE-SECRET-KEY-1']) {
      expect(await shop.ask.backups.preview({ path, identity: key })).toEqual({ ok: false, why: 'RECOVERY_KEY_WRONG' })
    }
    expect(await shop.ask.backups.preview({ path, identity })).toMatchObject({ ok: true, preview: { lost: null } })
    expect(await restore()).toBe('none')
    expect(await shop.ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'RESTORE_READY' })
    expect(await refusalOf(shop.ask.backups.list({}))).toBe('TILL_STOPPED')
    await shop.close()
    const later = await openShop({ dataFolder: data.folder })
    expect(later.one('SELECT max(number) FROM tickets')).toBe(1)
    expect(later.one(`SELECT count(*) FROM event_log WHERE kind = 'ledger-restored'`)).toBe(1)
    expect(await later.ask.backups.found({})).toEqual([])
    await later.close()
  })

  it('offers none where another ledger would not help: its key is missing', async () => {
    const data = copyOfSold()
    rmSync(join(data.keys, 'till.key'))
    const shop = await openShop({ dataFolder: data.folder })
    expect(await shop.ask.till.status({})).toMatchObject({ phase: 'stopped', reason: 'KEY_MISSING' })
    expect(await refusalOf(shop.ask.backups.found({}))).toBe('TILL_STOPPED')
    await shop.close()
  })

  it('is refused with its own reason: no file, another key, another café, a newer version, cut short', async () => {
    const data = copyOfSold()
    const was = tables(data)
    expect(await whyOf(data, join(data.folder, 'no.zinc-backup'), identity)).toBe('BACKUP_MISSING')
    expect(await whyOf(data, file, 'not a key')).toBe('RECOVERY_KEY_WRONG')

    const other = await openShop()
    const otherKey = await setUpBackups(other.ask)
    const { path: ofAnother } = await newest(other.ask)
    expect(await whyOf(data, file, otherKey)).toBe('RECOVERY_KEY_WRONG')
    expect(await whyOf(data, ofAnother, otherKey)).toBe('BACKUP_OTHER_CAFE')
    await other.close()

    const newer = copyOfSold()
    const db = new Database(newer.ledger)
    db.exec(`INSERT INTO migrations VALUES ('settings', 99, 'of tomorrow', '', 0)`)
    db.close()
    const ofTomorrow = await makeBackup(newer, 'of-tomorrow', NOON_MS)
    expect(await whyOf(data, ofTomorrow.file, identity)).toBe('BACKUP_NEWER')

    const cut = join(folderOfTest(), 'cut.zinc-backup')
    const { length } = readFileSync(file)
    for (const left of [0, 10, 300, Math.floor(length / 2), length - 1]) {
      copyFileSync(file, cut)
      truncateSync(cut, left)
      expect(await whyOf(data, cut, identity), `${left} bytes`).toBe('BACKUP_DAMAGED')
    }
    expect(tables(data).equals(was)).toBe(true)
    expect(readdirSync(data.folder).filter((name) => name.startsWith('restore.'))).toEqual([])
  })

  it('is refused with any one byte of it changed', async () => {
    const data = copyOfSold()
    const whole = readFileSync(file)
    const changed = join(folderOfTest(), basename(file))
    copyFileSync(`${file}.json`, `${changed}.json`)
    const seed = Number(process.env['ZINC_SEED'] ?? Date.now())
    const where = fc.oneof(fc.nat(Math.min(600, whole.length - 1)), fc.nat(whole.length - 1))
    await fc.assert(
      fc.asyncProperty(where, fc.integer({ min: 1, max: 255 }), async (index, mask) => {
        const bytes = Buffer.from(whole)
        bytes[index] = bytes[index]! ^ mask
        writeFileSync(changed, bytes)
        expect(await whyOf(data, changed, identity)).toBe('BACKUP_DAMAGED')
      }),
      { numRuns: 60, seed },
    )
  })

  it('from the command line says the same sentences', async () => {
    const data = copyOfSold()
    const order = (from: string, key: string) => ['restore', '--data', data.folder, '--from', from, '--identity', key]
    const wrong = await zinc(...order(file, 'AGE-SECRET-KEY-1'))
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('does not open this file') as string })
    expect(await zinc(...order(file, identity))).toMatchObject({ code: 0 })
    const shop = await openShop({ dataFolder: data.folder })
    expect(shop.one('SELECT max(number) FROM tickets')).toBe(1)
    await shop.close()
  })
})

describe('F-48 a second place', () => {
  it('gets each backup, is told when it is gone and when another medium is there, and catches up by itself', async () => {
    const shop = await openShop()
    await shop.openDay()
    const stick = join(folderOfTest(), 'stick')
    mkdirSync(stick)
    const add = (path: string) => refusalOf(shop.ask.backups.addPlace({ ...command(), path }))
    expect(await add(stick)).toBe('BACKUPS_NOT_SET_UP')
    await setUpBackups(shop.ask)
    await backupsDone(shop.ask)
    expect(await add(join(stick, 'not there'))).toBe('PLACE_NOT_THERE')
    expect(await add('somewhere')).toBe('PLACE_NOT_THERE')
    expect(await add(join(shop.folder, 'backups'))).toBe('PLACE_WITHIN')
    expect(await add(stick)).toBe('none')
    expect(await add(stick)).toBe('PLACE_KNOWN')

    const placeIs = async (state: string) => {
      for (;;) {
        const { places } = await backupsDone(shop.ask)
        if (places[0]?.state === state) return places[0]
        await new Promise((later) => setTimeout(later, 5))
      }
    }
    const first = await newest(shop.ask)
    await placeIs('there')
    expect(sealedIn(stick).map((path) => readFileSync(path))).toEqual([readFileSync(first.path)])

    // Pulled out: its mount point is an empty folder, and nothing is written there.
    renameSync(stick, `${stick}-in-a-pocket`)
    mkdirSync(stick)
    await shop.ask.backups.makeNow(command())
    const gone = await placeIs('missing')
    expect(gone.lastAtMs).toBe(first.madeAtMs - (first.madeAtMs % 1000))
    expect(await shop.ask.backups.state({})).toMatchObject({ missing: 1 })
    expect(readdirSync(stick)).toEqual([])

    // Back again.
    rmSync(stick, { recursive: true })
    renameSync(`${stick}-in-a-pocket`, stick)
    await shop.ask.backups.makeNow(command())
    await placeIs('there')
    expect(sealedIn(stick)).toHaveLength(2)
    writeFileSync(join(stick, 'zinc-place.json'), '{"placeId":"another"}')
    await shop.ask.backups.makeNow(command())
    await placeIs('other')
    await shop.close()
  })
})

describe('F-48 every hour', () => {
  const LOOKS_EVERY_MS = 60_000
  const HOUR_MS = 3_600_000
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
  afterEach(() => void vi.useRealTimers())

  it('in which the ledger changed makes a backup, which lets the hour before keep its newest alone, here and elsewhere', async () => {
    const shop = await openClockedShop(NOON_MS)
    await shop.openDay()
    const stick = folderOfTest()
    const own = join(shop.folder, 'backups')
    const names = (folder: string) => sealedIn(folder).map((path) => basename(path).replace('zinc-CAISSE-1-', ''))
    const at = async (ms: number) => {
      shop.clockTo(ms)
      vi.advanceTimersByTime(LOOKS_EVERY_MS)
      await backupsDone(shop.ask)
    }
    await setUpBackups(shop.ask)
    await backupsDone(shop.ask)
    await shop.ask.backups.addPlace({ ...command(), path: stick })
    while (sealedIn(stick).length === 0) await new Promise((later) => setTimeout(later, 5))
    shop.clockTo(NOON_MS + HOUR_MS / 3)
    await shop.ask.backups.makeNow(command())
    await backupsDone(shop.ask)
    const others = join(stick, 'zinc-CAISSE-2-by-hand-2020-01-01T00-00-00.zinc-backup')
    writeFileSync(others, 'of another till')
    const byHand = ['by-hand-2026-11-23T12-00-00.zinc-backup', 'by-hand-2026-11-23T12-20-00.zinc-backup']
    expect([names(own), names(stick)]).toEqual([byHand, [...byHand, basename(others)]])

    await shop.sell(['prd_cafe'])
    await at(NOON_MS + HOUR_MS)
    expect(names(own)).toEqual(byHand)
    await at(NOON_MS + 2 * HOUR_MS)
    const hourly = 'hourly-2026-11-23T14-00-00.zinc-backup'
    expect(names(own)).toEqual([byHand[1], hourly])
    expect(names(stick)).toEqual([byHand[1], hourly, basename(others)])
    for (const beside of ['.json', '.head.json'])
      expect(existsSync(join(own, `zinc-CAISSE-1-${byHand[0]}${beside}`))).toBe(false)

    // One an hour is enough, whatever is sold meanwhile.
    await shop.sell(['prd_demi'])
    await at(NOON_MS + 2.9 * HOUR_MS)
    expect(names(own)).toEqual([byHand[1], hourly])
    await shop.close()
  })
})
