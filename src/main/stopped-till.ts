import type { StopReason } from '../shared/contracts/till.ts'
import { ok, refuse } from '../shared/result.ts'
import { backupTools } from './backup-apart.ts'
import { foundBackups } from './backups/index.ts'
import { wholeContract } from './bricks.ts'
import type { DataFolder } from './data-folder.ts'
import { createRouter, createTillEvents, type StoppedHandlers } from './hosts/router.ts'
import { hostWithoutLedger } from './hosts/without-ledger.ts'
import { openLog } from './log.ts'
import type { Opened } from './open-ledger.ts'
import type { OneTill, TillOptions } from './open-till.ts'
import { software } from './software.ts'

/** Where another ledger helps: one that is newer, or lacks its key, is whole. */
const RESCUED: readonly StopReason[] = ['LEDGER_CORRUPT', 'LEDGER_VANISHED']

/**
 * A till whose ledger stays shut: it says why, and where that helps offers the backups that it finds. Whoever has the
 * sheet's key opens one, as on a till that runs; nobody can sign in here.
 */
export function stoppedTill(
  data: DataFolder,
  { reason, detail }: Extract<Opened, { state: 'stopped' }>,
  options: TillOptions,
  release: () => void,
): OneTill {
  const log = openLog(data.log)
  log.error({ reason, detail }, 'the ledger stays shut')
  const events = createTillEvents()
  const nowMs = options.nowMs ?? Date.now
  let status = { phase: 'stopped' as const, reason, detail, dataFolder: data.folder, software }
  const tools = backupTools(data, options.cliPath, (file) => {
    status = { ...status, reason: 'RESTORE_READY', detail: file }
    log.warn({ file }, 'a backup lies ready')
    events.publish('told', { name: 'till.changed' })
  })
  const backups: NonNullable<StoppedHandlers['backups']> = {
    found: () => [...foundBackups(data.backups)],
    preview: ({ path, identity }) => tools.preview(path, identity),
    restore({ file }) {
      if (!tools.isPreviewed(file)) return refuse('NOTHING_PREVIEWED')
      tools.putBack(file)
      return ok({ file })
    },
    dropPreview() {
      tools.dropPreview()
      return ok({})
    },
  }
  return {
    router: createRouter({
      contract: wholeContract,
      host: hostWithoutLedger(nowMs),
      access: { may: () => true },
      handlers: { till: { status: () => status }, ...(RESCUED.includes(reason) && { backups }) },
      events,
      nowMs,
      reportDefect: (id, error) => log.error({ id, err: error }, 'defect'),
      reportStorage: (failure, error) => log.error({ failure, err: error }, 'storage'),
      stopped: () => false,
    }),
    phase: 'stopped',
    simulatorPort: undefined,
    close: () => Promise.resolve(release()),
  }
}
