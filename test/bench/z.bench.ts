import { join } from 'node:path'
import { openCore, sellMany } from '../support/core-till.ts'
import { figure, percentile, timed } from './figures.ts'
import { measureVerification } from './year.bench.ts'

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
  measureVerification(core, join(folder, 'keys'), 'verify', VERIFICATIONS)
  await core.close()
}
