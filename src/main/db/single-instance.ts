import Database from 'better-sqlite3'
import { join } from 'node:path'

/** Another till has this data folder open. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
}

/**
 * Holds the data folder for this process alone. The operating system frees the lock when the process ends, however it
 * ends, so a killed till never locks its successor out. Throws `AlreadyRunning`.
 */
export function holdFolder(dataFolder: string): () => void {
  const lock = new Database(join(dataFolder, 'till.lock'), { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.pragma('journal_mode = MEMORY') // nothing is ever written: a till must be able to start on a full disk and say so
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new AlreadyRunning()
    throw error
  }
  return () => lock.close()
}
