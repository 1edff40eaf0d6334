import { existsSync, statSync } from 'node:fs'
import { z } from 'zod'
import type { StopReason } from '../shared/contracts/till.ts'
import type { DataFolder } from './data-folder.ts'
import { backUp, stamp } from './db/backup.ts'
import { LedgerFromNewerTill, migrate, pendingSteps, type MigrationTrack } from './db/migrate.ts'
import { openLedger, storageFailure, type WriteDb } from './db/open.ts'
import { hasPrivateKey, KeyUnreadable, loadOrCreateSigner, type KeyProtector, type Signer } from './journal/index.ts'

export type Opened =
  | {
      readonly state: 'open'
      readonly db: WriteDb
      readonly signer: Signer
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
  // SQLite takes a file of no bytes for a new database.
  const isNew = !existsSync(data.ledger) || statSync(data.ledger).size === 0
  if (isNew && [data.head, data.previousHead, data.backups].some((path) => existsSync(path)))
    return stopped('LEDGER_VANISHED', data.ledger)
  if (!isNew && !hasPrivateKey(data.keys)) return stopped('KEY_MISSING', data.keys)
  let db: WriteDb | undefined
  try {
    // The key first: a start that is cut short leaves a key without a ledger, never a ledger without its key.
    const { signer } = loadOrCreateSigner(data.keys, protector)
    db = openLedger(data.ledger)
    const pending = pendingSteps(db, tracks)
    const isEmpty = pending === tracks.reduce((count, track) => count + track.steps.length, 0)
    if (isEmpty && existsSync(data.head)) {
      db.close()
      return stopped('LEDGER_VANISHED', `${data.ledger} is empty`)
    }
    if (!isNew && pending > 0) backUp(data, `before-migration-${stamp(nowMs())}`)
    migrate(db, tracks, nowMs)
    return { state: 'open', db, signer }
  } catch (error) {
    db?.close()
    return stoppedBy(error)
  }
}

/** Why the till must stay shut after this error; an error of ours is thrown again. */
export function stoppedBy(error: unknown): Extract<Opened, { state: 'stopped' }> {
  const reason = reasonOf(error)
  if (!reason) throw error
  return stopped(reason, error instanceof Error ? error.message : String(error))
}

function reasonOf(error: unknown): StopReason | undefined {
  if (error instanceof LedgerFromNewerTill) return 'LEDGER_NEWER'
  if (error instanceof KeyUnreadable) return 'KEY_MISSING'
  // What the till wrote as JSON of a certain shape is not that any more.
  if (error instanceof SyntaxError || error instanceof z.ZodError) return 'LEDGER_CORRUPT'
  const failure = storageFailure(error)
  if (failure === 'corrupt') return 'LEDGER_CORRUPT'
  return failure === 'refuses-to-write' ? 'LEDGER_UNREADABLE' : undefined
}

function stopped(reason: StopReason, detail: string): Extract<Opened, { state: 'stopped' }> {
  return { state: 'stopped', reason, detail }
}
