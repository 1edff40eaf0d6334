import { assert } from '../../src/shared/assert.ts'
import type { DataFolder } from '../../src/main/data-folder.ts'
import { applyReady, layReady, stageRestore } from '../../src/main/restore.ts'

/** Puts a plain copy, or a sealed backup with its key, in the place of the ledger, as `zinc restore` does. */
export async function putBack(data: DataFolder, from: string, identity = '', nowMs = Date.now()): Promise<void> {
  const found = await stageRestore(data, from, identity, nowMs)
  assert(found.ok, `put back: ${found.ok ? '' : found.why}`)
  layReady(data)
  applyReady(data)
}
