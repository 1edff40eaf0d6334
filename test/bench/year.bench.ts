import { createHash, verify } from 'node:crypto'
import { join } from 'node:path'
import { dataFolder } from '../../src/main/data-folder.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { loadKeyRing, verifyJournal } from '../../src/main/journal/index.ts'
import { openCore, sellMany, type Core } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const DAYS = 365
const TICKETS_A_DAY = 110
const VERIFICATIONS = 3
const FIRST_NOON_MS = Date.UTC(2026, 0, 1, 12)
const DAY_MS = 86_400_000

/** The verification of a year of forty thousand tickets and its closings, beside the bare cost of its proofs. */
export async function benchYear(folder: string): Promise<void> {
  let nowMs = FIRST_NOON_MS
  const core = openCore(folder, () => (nowMs += 1))
  for (let day = 0; day < DAYS; day += 1) {
    nowMs = FIRST_NOON_MS + day * DAY_MS
    const sessionId = core.openDay()
    sellMany(core, TICKETS_A_DAY, ['prd_cafe', 'prd_croissant', 'prd_demi'])
    core.closeDay(sessionId)
  }
  nowMs += DAY_MS
  core.closeOver()
  measureVerification(core, join(folder, 'keys'), 'verify.year', VERIFICATIONS)
  await core.close()
  // As `zinc verify` does it: the pages, the seals, and every table made again beside them.
  const whole = timed(() => {
    const fault = checkLedger(dataFolder(folder)).faults.find(({ chain }) => chain !== 'head')
    if (fault) throw new Error(`a fault: ${JSON.stringify(fault)}`)
  })
  figure('verify.year.whole.ms', whole, 'ms', { atMost: 60_000 })
}

/** Reads and proves the whole journal, turn by turn with the hashes and signatures alone. */
export function measureVerification(core: Core, keys: string, name: string, times: number): void {
  const ring = loadKeyRing(keys)
  const rows = core.db
    .prepare<[], { entry: string; prev: string; hash: string; signature: string }>(
      'SELECT entry, prev, hash, signature FROM journal_entries',
    )
    .all()
    .map((row) => ({
      bytes: Buffer.from(`${row.prev}\n${row.entry}`),
      hash: row.hash,
      signature: Buffer.from(row.signature, 'base64'),
    }))
  const key = [...ring.values()][0]
  if (!key) throw new Error('the ledger has no key')
  const whole: number[] = []
  const bare: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    whole.push(
      timed(() => {
        const { faults } = verifyJournal(core.db, ring, { state: 'absent' })
        const fault = faults.find(({ chain }) => chain !== 'head') // the core alone keeps none
        if (fault) throw new Error(`a fault: ${JSON.stringify(fault)}`)
      }),
    )
    bare.push(
      timed(() => {
        for (const { bytes, hash, signature } of rows) {
          const same = createHash('sha256').update(bytes).digest('hex') === hash
          if (!same || !verify('sha256', bytes, key, signature)) throw new Error('an entry does not verify')
        }
      }),
    )
  }
  figure(`${name}.entries`, rows.length, 'n')
  figure(`${name}.ms`, percentile(whole, 0.5), 'ms', { atMost: 60_000 })
  figure(`${name}.ratio`, percentile(bare, 0.5) / percentile(whole, 0.5), 'x', { atLeast: 0.7 })
}
