import { loadKeyRing, verifyJournal } from '../../src/main/journal/index.ts'
import { createHash, verify } from 'node:crypto'
import { join } from 'node:path'
import { openCore, sellMany } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'

const DAY_TICKETS = 1000
const DAYS = 7
const VERIFICATIONS = 5

/** The Z of a day of a thousand tickets, and the verification of the whole journal beside the bare cost of its proofs. */
export async function benchDay(folder: string): Promise<void> {
  const core = openCore(folder)
  const seals: number[] = []
  for (let day = 0; day < DAYS; day += 1) {
    const sessionId = core.openDay()
    sellMany(core, DAY_TICKETS)
    seals.push(timed(() => core.closeDay(sessionId)))
  }
  figure('z.1000.ms', percentile(seals, 0.5), 'ms', { atMost: 50 })

  const ring = loadKeyRing(join(folder, 'keys'))
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
  for (let turn = 0; turn < VERIFICATIONS; turn += 1) {
    whole.push(timed(() => verifyJournal(core.db, ring, { state: 'absent' })))
    bare.push(
      timed(() => {
        for (const { bytes, hash, signature } of rows) {
          const same = createHash('sha256').update(bytes).digest('hex') === hash
          if (!same || !verify('sha256', bytes, key, signature)) throw new Error('an entry does not verify')
        }
      }),
    )
  }
  figure('verify.entries_per_s', (rows.length / percentile(whole, 0.5)) * 1000, '1/s')
  figure('verify.ratio', percentile(bare, 0.5) / percentile(whole, 0.5), 'x', { atLeast: 0.7 })
  await core.close()
}
