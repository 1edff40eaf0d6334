import type { TillEvent, Verification } from '../shared/contracts/till.ts'
import type { ArchiveTools } from './archives/index.ts'
import type { BackupTools } from './backups/index.ts'
import type { ErasedList } from './customers/index.ts'
import type { WriteDb } from './db/open.ts'
import type { DeviceHost } from './device-host/index.ts'
import type { CommandContext } from './hosts/handlers.ts'
import type { Progress } from './integrity.ts'
import type { Signer } from './journal/index.ts'
import type { PrinterAddress } from './printer-crew.ts'
import type { Scanners } from './scans/index.ts'

/** What the parts of a till are given from outside: its file, its key, its devices, and what follows a commit. */
export type PartsOptions = {
  readonly db: WriteDb
  readonly signer: Signer
  readonly erased: ErasedList
  readonly printer: PrinterAddress | undefined
  readonly devices: DeviceHost
  readonly nowMs: () => number
  /** About now: the last instant that the till looked at. */
  readonly latestMs: () => number
  /** Scanners of this machine that need no keyboard. */
  readonly scanners?: Scanners
  readonly publish: (name: TillEvent['name']) => void
  readonly reportDefect: (error: unknown) => void
  readonly verify: (progress: Progress) => Promise<Verification>
  /** Runs what no command asked for as if somebody had asked it. */
  readonly alone: <T>(who: Pick<CommandContext, 'caller' | 'operator'>, work: (context: CommandContext) => T) => T
  readonly archiveTools: Omit<ArchiveTools, 'changed' | 'reportDefect'>
  readonly backupTools: BackupTools
  readonly dayEnded: (nowMs: number) => { readonly inTransaction: () => void; readonly afterCommit: () => void }
}
