import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { layReady, stageRestore } from '../../src/main/restore.ts'
import { createRandom } from '../support/random.ts'
import { newest, sealedIn, setUpBackups } from '../support/sealed-backups.ts'
import { PRINTER_OFF, startTill, zinc, zincCli } from '../support/serve-process.ts'
import { NOON_MS, openShop, temporaryFolder } from '../support/shop.ts'

const KILLS = Number(process.env['ZINC_COPY_KILLS'] ?? (process.env['npm_lifecycle_event'] === 'test:crash' ? 200 : 12))
const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** A till with a copy of a moment before its last sale. */
const sold = temporaryFolder()
const COPY = 'before-the-last'
beforeAll(async () => {
  console.log(`ZINC_SEED=${SEED}`)
  const shop = await openShop({ dataFolder: sold.folder })
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  expect(await zinc('backup', '--data', sold.folder, '--name', COPY)).toMatchObject({ code: 0 })
  await shop.sell(['prd_demi'])
  await shop.close()
})
afterAll(() => sold.remove())

function aTill(from = sold.folder): string {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  cpSync(from, folder, { recursive: true })
  return folder
}

/** Starts `zinc …` and kills it; answers whether it was still alive. */
async function zincKilled(afterMs: number, ...args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [zincCli, ...args], { stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)))
  clearTimeout(timer)
  return signal === 'SIGKILL'
}

/** A till whose backups are sealed, with one of a moment before its last sale, and a second place. */
const sealed = temporaryFolder()
let identity = ''
beforeAll(async () => {
  const shop = await openShop({ dataFolder: sealed.folder })
  await shop.openDay()
  await shop.sell(['prd_cafe'])
  identity = await setUpBackups(shop.ask)
  await newest(shop.ask)
  await shop.sell(['prd_demi'])
  await shop.close()
})
afterAll(() => sealed.remove())

async function durationOf(...args: readonly string[]): Promise<number> {
  const startedMs = performance.now()
  expect(await zinc(...args)).toMatchObject({ code: 0 })
  return performance.now() - startedMs
}

it(`F-48 a copy that is cut short ${KILLS} times never bears a name, and harms nothing`, async () => {
  const random = createRandom(SEED)
  const data = dataFolder(aTill())
  const wholeMs = await durationOf('backup', '--data', data.folder)
  let kills = 0
  for (let count = 0; count < KILLS; count++) {
    if (await zincKilled(wholeMs * random.next(), 'backup', '--data', data.folder)) kills += 1
    expect(checkLedger(data)).toMatchObject({ damaged: null, faults: [] })
    for (const name of readdirSync(data.backups).filter((found) => !found.endsWith('.part'))) {
      expect(checkLedger(dataFolder(join(data.backups, name)))).toMatchObject({ damaged: null, faults: [] })
    }
  }
  expect(kills).toBeGreaterThan(0)
  expect(await zinc('backup', '--data', data.folder)).toMatchObject({ code: 0 })
})

it(`F-12 F-48 a restore under a new key that is cut short ${KILLS} times can be done again, and loses no ledger and no key`, async () => {
  const random = createRandom(SEED + 1)
  const folder = aTill()
  const data = dataFolder(folder)
  const order = ['restore', '--data', folder, '--from', join(data.backups, COPY), '--new-key']
  const was = { ledger: readFileSync(data.ledger), key: readFileSync(join(data.keys, 'till.key'), 'utf8') }
  const wholeMs = await durationOf(...order.map((word) => (word === folder ? aTill() : word)))
  let kills = 0
  for (let count = 0; count < KILLS; count++) {
    if (await zincKilled(wholeMs * random.next(), ...order)) kills += 1
    const ledgers = readdirSync(folder).filter((name) => /^ledger\.db(\.replaced-[^.]*)?$/.test(name))
    expect(ledgers.some((name) => readFileSync(join(folder, name)).equals(was.ledger))).toBe(true)
    const keys = readdirSync(data.keys).filter((name) => name.startsWith('till.key'))
    expect(keys.some((name) => readFileSync(join(data.keys, name), 'utf8') === was.key)).toBe(true)
    if (existsSync(data.ledger)) expect(checkLedger(data).damaged).toBe(null)
  }
  expect(kills).toBeGreaterThan(0)
  expect(await zinc(...order)).toMatchObject({ code: 0 })
  const shop = await openShop({ dataFolder: folder })
  expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: 2 })
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  await shop.close()
})

it(`F-48 a sealed backup that is cut short ${KILLS} times bears its name only where it opens whole`, async () => {
  const random = createRandom(SEED + 2)
  const data = dataFolder(aTill(sealed.folder))
  const elsewhere = dataFolder(aTill(sealed.folder))
  const wholeMs = await durationOf('backup', '--data', data.folder)
  let kills = 0
  let made = 0
  for (let count = 0; count < KILLS; count++) {
    if (await zincKilled(wholeMs * random.next() * 1.1, 'backup', '--data', data.folder)) kills += 1
    expect(checkLedger(data)).toMatchObject({ damaged: null, faults: [] })
    const files = sealedIn(data.backups)
    for (const file of files.slice(made))
      expect(await stageRestore(elsewhere, file, identity, NOON_MS)).toMatchObject({ ok: true })
    made = files.length
  }
  console.log({ seed: SEED, kills, made })
  expect(kills).toBeGreaterThan(0)
  expect(await zinc('backup', '--data', data.folder)).toMatchObject({ code: 0 })
  // What was cut short is swept away by a later one, an hour on.
  const parts = readdirSync(data.backups).filter((name) => name.endsWith('.part'))
  for (const name of parts) utimesSync(join(data.backups, name), 0, 0)
  expect(await zinc('backup', '--data', data.folder)).toMatchObject({ code: 0 })
  expect(readdirSync(data.backups).filter((name) => name.endsWith('.part'))).toEqual([])
})

it(`F-48 a restore of a sealed backup that is cut short ${KILLS} times leaves a till that opens with the old ledger or the new, whole`, async () => {
  const random = createRandom(SEED + 3)
  const [file = ''] = sealedIn(dataFolder(sealed.folder).backups)
  const order = (folder: string) => ['restore', '--data', folder, '--from', file, '--identity', identity]
  const wholeMs = await durationOf(...order(aTill(sealed.folder)))
  const seen = { old: 0, put: 0, kills: 0 }
  for (let count = 0; count < KILLS; count++) {
    const folder = aTill(sealed.folder)
    const was = readFileSync(dataFolder(folder).ledger)
    if (await zincKilled(wholeMs * (0.4 + 0.65 * random.next()), ...order(folder))) seen.kills += 1
    await expectOldOrNew(folder, was, seen)
  }
  console.log({ seed: SEED, ...seen })
  expect(seen.kills).toBeGreaterThan(0)
})

it(`F-48 a start that puts a backup back and is killed ${KILLS} times puts it back all the same`, async () => {
  const random = createRandom(SEED + 4)
  const [file = ''] = sealedIn(dataFolder(sealed.folder).backups)
  const prepared = dataFolder(aTill(sealed.folder))
  expect(await stageRestore(prepared, file, identity, NOON_MS)).toMatchObject({ ok: true })
  layReady(prepared)
  const seen = { old: 0, put: 0, kills: 0 }
  for (let count = 0; count < KILLS; count++) {
    const folder = aTill(prepared.folder)
    const was = readFileSync(dataFolder(folder).ledger)
    // Killed between any two of its steps, one by one, and by a signal while the till starts.
    if (count % 2 === 0) await killedBetweenSteps(folder, count / 2)
    else {
      const till = startTill({ dataFolder: folder, printer: PRINTER_OFF })
      await new Promise((later) => setTimeout(later, random.next() * 900))
      await till.kill()
    }
    seen.kills += 1
    await expectOldOrNew(folder, was, seen)
  }
  console.log({ seed: SEED, ...seen })
  expect(seen).toMatchObject({ old: 0, put: KILLS })
})

/** Runs the swap in a process that dies with the n-th rename, copy or removal that it makes. */
async function killedBetweenSteps(folder: string, step: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'dying-swap.ts'), folder, String(step)], {
    stdio: 'ignore',
  })
  await new Promise((done) => child.on('close', done))
}

/** The till opens, sells and verifies; its ledger of before lies whole beside it where another took its place. */
async function expectOldOrNew(folder: string, was: Buffer, seen: { old: number; put: number }): Promise<void> {
  const shop = await openShop({ dataFolder: folder, nowMs: laterAndLater() })
  const restored = shop.one<number>(`SELECT count(*) FROM event_log WHERE kind = 'ledger-restored'`)
  expect(await shop.ask.till.status({})).toMatchObject({ phase: 'running' })
  expect(await shop.sell(['prd_cafe'])).toMatchObject({ number: restored === 1 ? 2 : 3 })
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  await shop.close()
  if (restored === 1) {
    seen.put += 1
    const kept = readdirSync(folder).filter((name) => /^ledger\.db\.replaced-[\dT-]*$/.test(name))
    expect(kept.map((name) => readFileSync(join(folder, name)).equals(was))).toContain(true)
  } else seen.old += 1
  expect(readdirSync(folder).filter((name) => name.startsWith('restore.'))).toEqual([])
}

function laterAndLater(): () => number {
  let nowMs = NOON_MS + 60_000
  return () => (nowMs += 1)
}
