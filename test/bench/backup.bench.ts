import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newIdentity } from '../../src/main/backups/index.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { inTransaction } from '../../src/main/db/open.ts'
import { startZinc } from '../../src/main/integrity.ts'
import { writeHead } from '../../src/main/journal/index.ts'
import { openCore, sellMany, type Core } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const DAYS = 365
const TICKETS_A_DAY = 110
const SALES_BEFORE = 400
const FIRST_NOON_MS = Date.UTC(2026, 0, 1, 12)
const DAY_MS = 86_400_000
const cli = join(import.meta.dirname, '..', '..', 'src', 'main', 'cli.ts')

/** A sealed and verified backup of a year, in a process of its own, and what a sale costs meanwhile. */
export async function benchBackup(folder: string): Promise<void> {
  let nowMs = FIRST_NOON_MS
  const core = openCore(folder, () => (nowMs += 1))
  const { journal, signer, eventLog } = core.parts
  const facts = { nowMs, operator: 'opr_1' }
  inTransaction(core.db, () => eventLog.record('key-created', facts, { key: signer.key, protection: 'bench' }))
  for (let day = 0; day < DAYS; day += 1) {
    nowMs = FIRST_NOON_MS + day * DAY_MS
    const session = core.openDay()
    sellMany(core, TICKETS_A_DAY, ['prd_cafe', 'prd_croissant', 'prd_demi'])
    core.closeDay(session)
  }
  nowMs += DAY_MS
  core.closeOver()
  const data = dataFolder(folder)
  writeHead(data.head, journal.head(nowMs), signer)
  const { recipient } = await newIdentity()
  core.db.prepare('INSERT INTO backup_setup VALUES (1, ?, 0, 0, 2, 60)').run(recipient)
  core.openDay()

  const calm: number[] = []
  for (let count = 0; count < SALES_BEFORE; count += 1) calm.push(await sale(core))
  const startedMs = performance.now()
  const child = startZinc(cli, ['backup', '--data', folder, '--json'])
  child.stdin.end()
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  let ended: number | null | undefined
  child.on('close', (code) => (ended = code ?? -1))
  const meanwhile: number[] = []
  while (ended === undefined) meanwhile.push(await sale(core))
  if (ended !== 0) throw new Error(`the backup ended with ${ended}`)
  figure('backup.year.tickets', DAYS * TICKETS_A_DAY, 'n')
  figure('backup.year.ms', performance.now() - startedMs, 'ms', { atMost: 120_000 })
  figure('backup.sale.calm.p95', percentile(calm, 0.95), 'ms')
  figure('backup.sale.meanwhile.p95', percentile(meanwhile, 0.95), 'ms')
  figure('backup.sale.meanwhile.n', meanwhile.length, 'n')
  writeFileSync(join(folder, 'made.json'), said)
  await core.close()
}

/** One sale and its commit, then a breath, as between two customers: another process may have the core. */
async function sale(core: Core): Promise<number> {
  const tookMs = timed(() => core.pay(core.ring(['prd_cafe', 'prd_croissant'])))
  await new Promise((later) => setTimeout(later, 5))
  return tookMs
}
