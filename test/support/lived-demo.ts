import { onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { makeDemo } from '../../src/main/demo-maker.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { NOON_MS, openShop, temporaryFolder } from './shop.ts'

/** A demo whose past ended yesterday, sound to the last entry, and opened at an instant. */
export async function openLivedDemo({ days, seed, nowMs = NOON_MS }: { days: number; seed: number; nowMs?: number }) {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  const data = dataFolder(folder)
  const refused = await makeDemo(data, { protector: filePermissions(), nowMs: () => nowMs }, { days, seed }, () => true)
  const { faults } = checkLedger(data)
  const shop = await openShop({ dataFolder: folder, nowMs: () => nowMs })
  onTestFinished(shop.close)
  return { ...shop, faults, refused }
}
