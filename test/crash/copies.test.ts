import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { createRandom } from '../support/random.ts'
import { zinc, zincCli } from '../support/serve-process.ts'
import { openShop, temporaryFolder } from '../support/shop.ts'

const KILLS = process.env['npm_lifecycle_event'] === 'test:crash' ? 200 : 12
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

function aTill(): string {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  cpSync(sold.folder, folder, { recursive: true })
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
