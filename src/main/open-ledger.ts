import { existsSync } from 'node:fs'
import type { StopReason } from '../shared/contracts/till.ts'
import type { DataFolder } from './data-folder.ts'
import { backUp } from './db/backup.ts'
import { LedgerFromNewerTill, migrate, pendingSteps, type MigrationTrack } from './db/migrate.ts'
import { openLedger, storageFailure, type WriteDb } from './db/open.ts'
import { hasPrivateKey, KeyUnreadable, loadOrCreateSigner, type KeyProtector, type Signer } from './journal/index.ts'

export type Opened =
  | {
      readonly state: 'open'
      readonly db: WriteDb
      readonly signer: Signer
      readonly keyCreated: boolean
      readonly isNew: boolean
    }
  | { readonly state: 'stopped'; readonly reason: StopReason; readonly detail: string }

/**
 * Opens the ledger of a data folder, or says why it must stay shut: damaged, written by a newer till, gone although
 * there was one, or without its key. Never starts empty where there was something; never repairs by itself.
 */
export function openLedgerOf(
  data: DataFolder,
  tracks: readonly MigrationTrack[],
  protector: KeyProtector,
  nowMs: () => number,
): Opened {
  const isNew = !existsSync(data.ledger)
  if (isNew && (existsSync(data.head) || existsSync(data.backups))) return stopped('LEDGER_VANISHED', data.ledger)
  if (!isNew && !hasPrivateKey(data.keys)) return stopped('KEY_MISSING', data.keys)
  let db: WriteDb | undefined
  try {
    // The key first: a start that is cut short leaves a key without a ledger, never a ledger without its key.
    const { signer, created } = loadOrCreateSigner(data.keys, protector)
    db = openLedger(data.ledger)
    const pending = pendingSteps(db, tracks)
    if (!isNew && pending > 0) backUp(data.ledger, data.backups, `before-migration-${stamp(nowMs())}`)
    migrate(db, tracks, nowMs)
    return { state: 'open', db, signer, keyCreated: created, isNew }
  } catch (error) {
    db?.close()
    const reason = reasonOf(error)
    if (!reason) throw error
    return stopped(reason, error instanceof Error ? error.message : String(error))
  }
}

/** A name that sorts by time: `2026-11-23T06-05-01`. */
export function stamp(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '-')
}

function reasonOf(error: unknown): StopReason | undefined {
  if (error instanceof LedgerFromNewerTill) return 'LEDGER_NEWER'
  if (error instanceof KeyUnreadable) return 'KEY_MISSING'
  const failure = storageFailure(error)
  if (failure === 'corrupt') return 'LEDGER_CORRUPT'
  return failure === 'refuses-to-write' ? 'LEDGER_UNREADABLE' : undefined
}

function stopped(reason: StopReason, detail: string): Opened {
  return { state: 'stopped', reason, detail }
}
