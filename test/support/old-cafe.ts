import { cpSync } from 'node:fs'
import { cents } from '../../src/shared/money.ts'
import { folderOfTest } from './folder-of-test.ts'
import { command, day } from './said.ts'
import { NOON_MS, temporaryFolder } from './shop.ts'
import { archivesDone, DAY_MS, openClockedShop, trade, type ClockedShop } from './years.ts'

/** Sealing two thousand days takes its time: once for every file of tests. */
export const OLD_CAFE_MS = 180_000
export const SIX_YEARS_LATER_MS = Date.UTC(2032, 11, 2, 12)

/** Somebody closes the drawer, where it is open, and begins a day. */
export async function beginDay(shop: ClockedShop): Promise<void> {
  await closeDrawer(shop)
  await shop.openDay()
}

async function closeDrawer(shop: ClockedShop): Promise<void> {
  const going = await shop.ask.cashSessions.state({})
  if (going.state === 'closed') return
  await shop.ask.cashSessions.close({
    ...command(),
    sessionId: going.sessionId,
    countedCents: cents(0),
    explanation: 'unknown',
  })
}

/** The café goes on until its oldest data may go: somebody opens, sells and closes, and the next day is begun. */
export async function sixYearsLater(shop: ClockedShop): Promise<void> {
  await closeDrawer(shop)
  shop.clockTo(SIX_YEARS_LATER_MS - DAY_MS)
  await trade(shop, [['prd_cafe']])
  shop.clockTo(SIX_YEARS_LATER_MS)
  await shop.openDay()
}

/** Two days of November 2026, archived together and the second alone; six years later its first sales may be purged. */
export async function makeOldCafe() {
  const { folder, remove } = temporaryFolder()
  const shop = await openClockedShop(NOON_MS, { dataFolder: folder })
  await trade(shop, [['prd_cafe']])
  shop.clockTo(NOON_MS + DAY_MS)
  await trade(shop, [['prd_demi']])
  shop.clockTo(NOON_MS + 2 * DAY_MS)
  await shop.openDay()
  for (const from of ['2026-11-23', '2026-11-24']) {
    await shop.ask.archives.make({ ...command(), from: day(from), to: day('2026-11-24') })
    await archivesDone(shop)
  }
  await sixYearsLater(shop)
  await archivesDone(shop)
  await shop.close()
  return {
    remove,
    /** A copy of it, for the test that is running, once the start has archived the year that is due. */
    async open(): Promise<ClockedShop> {
      const dataFolder = folderOfTest()
      cpSync(folder, dataFolder, { recursive: true })
      const copy = await openClockedShop(SIX_YEARS_LATER_MS + 1000, { dataFolder })
      await archivesDone(copy)
      return copy
    },
  }
}
