import { expect, onTestFinished } from 'vitest'
import type { SetupFile } from '../../src/shared/contracts/setup-file.ts'
import { folderOfTest } from './folder-of-test.ts'
import { openRealCafe } from './real-cafe.ts'
import { command } from './said.ts'
import type { Shop } from './shop.ts'

/** A till that nobody has set up and nobody sold at, where a file is read; it goes with the test. */
export async function openNewTill(): Promise<Shop> {
  const till = await openRealCafe({ dataFolder: folderOfTest() })
  onTestFinished(() => till.close())
  return till
}

/** A till's set-up file, without when it was made. */
export async function setupOf({ ask }: Pick<Shop, 'ask'>): Promise<Omit<SetupFile, 'madeAtMs'>> {
  const { madeAtMs: _, ...file } = await ask.backups.exportSetup({})
  return file
}

/** What a till's set-up file carries of a part that speaks for itself. */
export const partOf = async (shop: Pick<Shop, 'ask'>, part: string): Promise<unknown> =>
  (await setupOf(shop)).parts[part]

/**
 * A till's file, as text and back, brought to a new till: that one's own file then says the same of a part, and said
 * something else before.
 */
export async function expectCarried(from: Pick<Shop, 'ask'>, part: string): Promise<{ to: Shop; text: string }> {
  const text = JSON.stringify(await from.ask.backups.exportSetup({}))
  const file = JSON.parse(text) as SetupFile // as a page reads it
  const to = await openNewTill()
  expect(await partOf(to, part)).not.toEqual(file.parts[part])
  expect(await to.ask.backups.importSetup({ ...command(), file })).toEqual({ unknown: [] })
  expect(await partOf(to, part)).toEqual(file.parts[part])
  return { to, text }
}

/** Brings a till's file with one part spoilt to a new till, where nothing at all changes; answers why. */
export async function refusalOfSpoilt(
  from: Pick<Shop, 'ask'>,
  part: string,
  spoil: (value: Record<string, unknown>) => unknown,
): Promise<unknown> {
  const file = await from.ask.backups.exportSetup({})
  const to = await openNewTill()
  const before = await setupOf(to)
  const spoilt = spoil(file.parts[part] as Record<string, unknown>) // every part is a record
  const parts = { ...file.parts, [part]: spoilt }
  const asked = to.ask.backups.importSetup({ ...command(), file: { ...file, parts } })
  const refused = await asked.catch((error: unknown) => error as { code: string; data: unknown }) // as oRPC throws it
  expect(refused).toMatchObject({ code: 'SETUP_REFUSED' })
  expect(await setupOf(to)).toEqual(before)
  return 'data' in refused ? refused.data : undefined
}
