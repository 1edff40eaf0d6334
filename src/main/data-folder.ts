import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where a till keeps what is its own. One folder, one till. */
export type DataFolder = {
  readonly folder: string
  readonly ledger: string
  /** The end of every chain, outside the database. */
  readonly head: string
  readonly keys: string
  readonly backups: string
  readonly log: string
}

export function dataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return {
    folder,
    ledger: join(folder, 'ledger.db'),
    head: join(folder, 'head.json'),
    keys: join(folder, 'keys'),
    backups: join(folder, 'backups'),
    log: join(folder, 'zinc.log'),
  }
}
