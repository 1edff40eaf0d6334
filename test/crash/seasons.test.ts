import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { verifyArchive } from '../../src/main/archives/index.ts'
import { dataFolder, type DataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { loadKeyRing, type Chain } from '../../src/main/journal/index.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild } from '../support/books.ts'
import { createRandom, type Random } from '../support/random.ts'
import { zincCli } from '../support/serve-process.ts'
import { NOON_MS, temporaryFolder } from '../support/shop.ts'
import { DAY_MS, openClockedShop } from '../support/years.ts'
import { hasTables } from './ledger-facts.ts'

/** `npm run test:crash` is the long run. */
const LIVES = Number(process.env['ZINC_LIVES'] ?? (process.env['npm_lifecycle_event'] === 'test:crash' ? 600 : 30))
const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const LANES = 2
const LIVES_PER_FOLDER = 15
const DAYS_PER_LIFE_MAX = 20

const seen = {
  kills: 0,
  whole: 0,
  told: 0,
  days: 0,
  months: 0,
  years: 0,
  archives: 0,
  refunds: 0,
  unsealed: 0,
  copies: 0,
}
/** What a whole life takes on this machine just now, so that kills fall anywhere in it. */
let typicalMs = 1500

type SealedArchive = { readonly name: string; readonly sha256: string }
type Told = { readonly chain: Chain; readonly seq: number; readonly kind: string }

/** One start with its day; killed after `killAfterMs`, unless it was faster. Whoever lives on makes an archive. */
async function live(folder: string, atMs: number, seed: number, killAfterMs: number | undefined) {
  const startedMs = performance.now()
  const archiving = killAfterMs === undefined ? 'always' : 'sometimes'
  const args = [join(import.meta.dirname, 'season.ts'), folder, zincCli, String(atMs), String(seed), archiving]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let heard = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((done) =>
    child.on('close', (code, signal) => done({ code, signal })),
  )
  clearTimeout(timer)
  expect({ code, signal, complaint }).toEqual(
    signal ? { code: null, signal: 'SIGKILL', complaint: '' } : { code: 0, signal: null, complaint: '' },
  )
  if (!signal) typicalMs += (performance.now() - startedMs - typicalMs) / 5
  const lines = heard.slice(0, heard.lastIndexOf('\n') + 1)
  const told = [...lines.matchAll(/^(\S+) (\d+) (\S+)$/gm)].map(([, chain, seq, kind]): Told => ({
    chain: chain as Chain,
    seq: Number(seq),
    kind: kind!,
  }))
  return { killed: signal !== null, told }
}

/** The folder as it was left, before any start can mend it. */
function inspect(data: DataFolder, told: readonly Told[]): void {
  if (!hasTables(data.folder)) return expect(told).toEqual([])
  const { damaged, faults } = checkLedger(data)
  expect({ damaged, faults }).toEqual({ damaged: null, faults: [] })
  const ledger = { ledgerFile: data.ledger }
  for (const { chain, seq, kind } of told) expect(entriesOf(ledger, chain)[seq - 1]).toMatchObject({ seq, kind })
  const days = entriesOf(ledger, 'closures').filter(({ kind }) => kind === 'day')
  const first = days[0]?.payload['from'] as BusinessDay
  expect(days.map(({ payload }) => payload['from'])).toEqual(days.map((_, index) => addDays(first, index)))
  inspectArchives(data)
}

/** What is sealed is there, whole; what has the name of an archive is one, sealed or not. */
function inspectArchives(data: DataFolder): number {
  const sealed = entriesOf({ ledgerFile: data.ledger }, 'archives').map(({ payload }) => payload as SealedArchive)
  const files = existsSync(data.archives) ? readdirSync(data.archives).filter((name) => name.endsWith('.zip')) : []
  const ring = loadKeyRing(data.keys)
  for (const name of files) {
    const { faults, sha256 } = verifyArchive(readFileSync(join(data.archives, name)), ring)
    expect({ name, faults }).toEqual({ name, faults: [] })
    const row = sealed.find((payload) => payload.name === name)
    if (row) expect(row.sha256).toBe(sha256)
  }
  expect(sealed.filter(({ name }) => !files.includes(name))).toEqual([])
  return files.length - sealed.length
}

/** Many lives on one folder, each on a later day than the last. */
async function season(folder: string, lives: number, random: Random): Promise<void> {
  const data = dataFolder(folder)
  const told: Told[] = []
  let atMs = NOON_MS
  for (let count = 0; count < lives; count++) {
    const killAfterMs = random.chance(0.85) ? random.next() * typicalMs : undefined
    const life = await live(folder, atMs, random.seed(), killAfterMs)
    told.push(...life.told)
    seen[life.killed ? 'kills' : 'whole'] += 1
    inspect(data, told)
    atMs += random.whole(0, DAYS_PER_LIFE_MAX) * DAY_MS + 3_600_000
  }
  const last = await live(folder, atMs, random.seed(), undefined)
  inspect(data, [...told, ...last.told])
  seen.told += told.length

  const shop = await openClockedShop(atMs + 3_600_000, { dataFolder: folder })
  await expectBooksToBalance(shop)
  await shop.till.close()
  expectProjectionsToRebuild(data.ledger)
  const kinds = (chain: Chain) => entriesOf({ ledgerFile: data.ledger }, chain).map(({ kind }) => kind)
  seen.refunds += kinds('tickets').filter((kind) => kind === 'refund').length
  for (const level of ['day', 'month', 'year'] as const) {
    seen[`${level}s`] += kinds('closures').filter((kind) => kind === level).length
  }
  seen.archives += kinds('archives').length
  seen.unsealed += inspectArchives(data)
  for (const name of readdirSync(data.backups).filter((found) => !found.endsWith('.part'))) {
    const { damaged, faults } = checkLedger(dataFolder(join(data.backups, name)))
    expect({ name, damaged, faults }).toEqual({ name, damaged: null, faults: [] })
    seen.copies += 1
  }
  expect(readFileSync(data.log, 'utf8')).toBe('')
}

it(`F-03 F-47 days, months, years and archives survive the deaths of a till in ${LIVES} lives`, async () => {
  console.log(`ZINC_SEED=${SEED}`)
  const random = createRandom(SEED)
  const shares = Array.from({ length: Math.ceil(LIVES / LIVES_PER_FOLDER) }, () => createRandom(random.seed()))
  async function runLane(): Promise<void> {
    for (let share = shares.shift(); share; share = shares.shift()) {
      const { folder, remove } = temporaryFolder()
      try {
        await season(folder, LIVES_PER_FOLDER, share)
      } catch (error) {
        console.log(`ZINC_SEED=${SEED}, the folder is kept: ${folder}`)
        throw error
      }
      remove()
    }
  }
  await Promise.all(Array.from({ length: LANES }, runLane))
  console.log(seen)
  expect(seen.kills).toBeGreaterThan(LIVES / 2)
  expect(seen.days).toBeGreaterThan(0)
  expect(seen.archives).toBeGreaterThan(0)
  expect(seen.copies).toBeGreaterThan(0)
})
