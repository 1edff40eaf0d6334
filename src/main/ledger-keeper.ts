import { renameSync } from 'node:fs'
import type { DataFolder } from './data-folder.ts'
import { syncFile } from './db/backup.ts'
import type { WriteDb } from './db/open.ts'
import { writeHead, type Journal, type Signer } from './journal/index.ts'

const CHECKPOINT_AFTER_MS = 10_000
const LOOK_AT_COPIES_MS = 60_000

type Parts = {
  readonly db: WriteDb
  readonly data: DataFolder
  readonly journal: Journal
  readonly signer: Signer
  readonly nowMs: () => number
  readonly copies: { dayEnded(): void; look(): void; stop(): Promise<void> }
  readonly report: (error: unknown) => void
}

/** What the ledger needs after its commits and never inside a gesture: its head outside, checkpoints, copies. */
export function createLedgerKeeper(parts: Parts) {
  const { db, data, report, copies } = parts
  let keptAt = -1
  let headPending: NodeJS.Immediate | undefined
  let checkpointPending: NodeJS.Timeout | undefined

  function guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      report(error)
    }
  }

  function keepHead(): void {
    clearImmediate(headPending) // one that is due a moment later would find the file closed
    headPending = undefined
    keptAt = parts.journal.appends()
    guarded(() => writeHead(data.head, parts.journal.head(parts.nowMs()), parts.signer))
  }

  /** Both heads, the second one synced, which is too slow for every sale: at each Z and at the end. */
  function keepHeadDurably(): void {
    keepHead()
    guarded(() => {
      const fresh = `${data.previousHead}.new`
      writeHead(fresh, parts.journal.head(parts.nowMs()), parts.signer)
      syncFile(fresh)
      renameSync(fresh, data.previousHead)
    })
  }

  function checkpoint(): void {
    checkpointPending = undefined
    guarded(() => db.pragma('wal_checkpoint(PASSIVE)'))
  }

  const looking = setInterval(() => guarded(copies.look), LOOK_AT_COPIES_MS).unref()

  return {
    keepHead,
    keepHeadDurably,
    /** Once for all the commits of one turn of the event loop, and only where the journal moved. A timer that is running is not set again. */
    committed(): void {
      if (parts.journal.appends() !== keptAt) headPending ??= setImmediate(keepHead)
      checkpointPending ??= setTimeout(checkpoint, CHECKPOINT_AFTER_MS).unref()
    },
    dayEnded(): void {
      guarded(() => db.pragma('wal_checkpoint(TRUNCATE)'))
      keepHeadDurably()
      copies.dayEnded()
    },
    /** Waits for the copies that are being made: a day is closed, and the machine is switched off a moment later. */
    async stop(): Promise<void> {
      clearImmediate(headPending)
      clearTimeout(checkpointPending)
      clearInterval(looking)
      await copies.stop()
    },
  }
}
