import Database from 'better-sqlite3'

declare const access: unique symbol
export type ReadDb = Pick<Database.Database, 'prepare' | 'pragma' | 'close' | 'name'> & {
  readonly [access]?: 'read' | 'write'
}
/** The one connection that may write. */
export type WriteDb = Database.Database & { readonly [access]: 'write' }

/**
 * Opens the ledger file. FULL, because in WAL mode NORMAL may forget the last commits after a power cut, and by then
 * the receipt is printed (style.md, "The ledger file").
 */
export function openLedger(file: string): WriteDb {
  const db = new Database(file, { timeout: 2000 })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    // Without it INSERT OR REPLACE would delete a sealed row past the trigger that forbids deleting.
    db.pragma('recursive_triggers = ON')
    // What is deleted or replaced is overwritten where that costs no further page: old names do not linger.
    db.pragma('secure_delete = FAST')
    db.pragma('cache_size = -16000')
    // A checkpoint costs several syncs: the till makes them between gestures, and this is only the ceiling.
    db.pragma('wal_autocheckpoint = 10000')
  } catch (error) {
    db.close()
    throw error
  }
  return db as WriteDb
}

/** A second connection that cannot write, for verification and reports. */
export function openLedgerReadOnly(file: string): ReadDb {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 2000 })
  db.pragma('trusted_schema = OFF')
  return db
}

/** A database that only this process sees and that is gone with it, in memory or on the disk as SQLite sees fit. */
export function openScratch(): WriteDb {
  const db = new Database('')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  return db as WriteDb
}

/** Empties a table of a copy that nobody has open yet, where it has that table, and overwrites what lay in it. */
export function emptyTable(file: string, table: string): void {
  const db = new Database(file)
  try {
    db.pragma('secure_delete = ON')
    const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table)
    if (known) db.exec(`DELETE FROM ${table}`)
  } finally {
    db.close()
  }
}

/** Runs `work` in one IMMEDIATE transaction. Whatever it throws undoes everything. `work` is synchronous on purpose. */
export function inTransaction<T>(db: WriteDb, work: () => T): T {
  return db.transaction(work).immediate()
}

/** Overwrites what `work` deletes or changes: a row of before would otherwise stay readable in the file. */
export function overwriting<T>(db: WriteDb, work: () => T): T {
  db.pragma('secure_delete = ON')
  try {
    return work()
  } finally {
    db.pragma('secure_delete = FAST')
  }
}

/** After the commit: what was erased leaves the write-ahead file as well. */
export function scrub(db: WriteDb): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** What the storage did to us, told apart from our own bugs. */
export type StorageFailure = 'refuses-to-write' | 'corrupt'

export function storageFailure(error: unknown): StorageFailure | undefined {
  if (!(error instanceof Database.SqliteError)) return undefined
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return 'corrupt'
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|PERM|AUTH|NOLFS)/.test(error.code) ? 'refuses-to-write' : undefined
}

export function sqliteVersion(): string {
  const db = new Database(':memory:')
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}
