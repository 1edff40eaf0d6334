import { onTestFinished } from 'vitest'
import { temporaryFolder } from './shop.ts'

/** A folder that goes with the test that asked for it. */
export function folderOfTest(): string {
  const { folder, remove } = temporaryFolder()
  onTestFinished(remove)
  return folder
}
