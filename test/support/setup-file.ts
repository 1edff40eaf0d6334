import type { SetupFile } from '../../src/shared/contracts/setup-file.ts'
import { folderOfTest } from './folder-of-test.ts'
import { openRealCafe } from './real-cafe.ts'
import { command } from './said.ts'
import type { Shop } from './shop.ts'

/** A till that nobody has set up and nobody sold at, where a file is read. */
export const openNewTill = (): Promise<Shop> => openRealCafe({ dataFolder: folderOfTest() })

/** What a set-up file of this till carries of each part that speaks for itself. */
export async function partsOf({ ask }: Pick<Shop, 'ask'>): Promise<SetupFile['parts']> {
  return (await ask.backups.exportSetup({})).parts
}

/**
 * Brings what a till's file says of one part, as text and back, to a new till: what that one's own file then says of it, and
 * what the file looked like.
 */
export async function carried(from: Pick<Shop, 'ask'>, part: string) {
  const text = JSON.stringify(await from.ask.backups.exportSetup({}))
  const file = JSON.parse(text) as SetupFile // as a page reads it
  const to = await openNewTill()
  const before = (await partsOf(to))[part]
  const { unknown } = await to.ask.backups.importSetup({ ...command(), file })
  const after = (await partsOf(to))[part]
  return { to, text, sent: file.parts[part], before, after, unknown }
}
