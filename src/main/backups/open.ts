import type { TillEvent } from '../../shared/contracts/till.ts'
import type { CashSessionStore } from '../cash-sessions/index.ts'
import type { WriteDb } from '../db/open.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import { backupHandlers } from './handlers.ts'
import { createBackups, type BackupTools } from './service.ts'
import { createBackupStore } from './store.ts'

type Parts = {
  readonly db: WriteDb
  readonly eventLog: EventLog
  readonly cafe: () => { readonly till: string; readonly demo: boolean }
  readonly sessions: Pick<CashSessionStore, 'lastZ'>
  readonly backupTools: BackupTools
  readonly nowMs: () => number
  readonly publish: (name: TillEvent['name']) => void
  readonly reportDefect: (error: unknown) => void
}

/** The door of backups: what is made unasked, and what may be asked of it. */
export function openBackups({ db, eventLog, cafe, sessions, backupTools: tools, nowMs, ...line }: Parts) {
  const store = createBackupStore(db)
  const till = () => cafe().till
  const service = createBackups({
    db,
    store,
    tools,
    till,
    hasTraded: () => !cafe().demo && sessions.lastZ(1).length > 0,
    nowMs,
    changed: () => line.publish('backups.changed'),
    report: line.reportDefect,
  })
  return { service, handlers: backupHandlers({ store, service, tools, eventLog, till }) }
}
