import { addDays, businessDay } from '../shared/business-day.ts'
import { bricks } from './bricks.ts'
import type { DataFolder } from './data-folder.ts'
import { liveDays } from './demo/index.ts'
import { askInProcess } from './hosts/in-process.ts'
import { tracks } from './ledger-parts.ts'
import { demoToInstall } from './new-cafe.ts'
import { openLedgerOf } from './open-ledger.ts'
import type { TillOptions } from './open-till.ts'
import { runningTill } from './running-till.ts'

/** What passes on the pretend clock between two of the till's looks at it. */
const TICK_MS = 40

/**
 * Installs the demo café so many days ago and lives them until yesterday, on a pretend clock, through the till's own
 * procedures. The folder is held by whoever calls; `told` hears of each day and may end it. Answers what the till refused
 * to a service. Throws where the ledger cannot be opened.
 */
export async function makeDemo(
  data: DataFolder,
  { protector, nowMs: realMs = Date.now }: Pick<TillOptions, 'protector' | 'nowMs'>,
  { days, seed = 1 }: { readonly days: number; readonly seed?: number },
  told: (done: number) => boolean,
): Promise<readonly string[]> {
  if (days === 0) return []
  const cafe = demoToInstall()
  const { zone, cutOffHour } = cafe.installation.settings
  const today = businessDay(realMs(), zone, cutOffHour)
  let pretendMs = Date.parse(`${addDays(today, -days)}T04:00:00Z`)
  const opened = openLedgerOf(data, tracks, protector, () => pretendMs)
  if (opened.state === 'stopped') throw new Error(`${opened.reason}: ${opened.detail}`)
  // Whole after any failure, and nobody misses its last days where the power fails meanwhile.
  opened.db.pragma('synchronous = NORMAL')
  const options = { dataFolder: data.folder, protector, demo: true, cafe, hasNetwork: () => true }
  const nowMs = () => (pretendMs += TICK_MS)
  const till = runningTill(data, opened, undefined, { ...options, nowMs }, () => undefined)
  try {
    const ask = askInProcess(till.router, 'counter')
    const clockTo = (atMs: number) => void (pretendMs = Math.max(pretendMs, atMs))
    const used = cafe.installation.settings.services
    const living = bricks.flatMap(({ id, livesDemoDay }) => (livesDemoDay && used.includes(id) ? [livesDemoDay()] : []))
    const services = await Promise.all(living)
    return await liveDays({ ask, clockTo, until: addDays(today, -1), days, seed, services, look: till.look, told })
  } finally {
    await till.close()
  }
}
