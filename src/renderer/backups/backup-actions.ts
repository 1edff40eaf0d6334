import { useMemo } from 'react'
import type { Backups, Retention } from '../../shared/contracts/backups.ts'
import type { SetupFile } from '../../shared/contracts/setup-file.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'
import { useTill } from '../shell/TillContext.ts'

/** What a manager decides about backups. */
function createBackupActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const keep = (done?: () => void) => (now: Backups) => {
    cache.setQueryData(queries.backups.list.queryKey({ input: {} }), now)
    void cache.invalidateQueries({ queryKey: queries.backups.state.key() })
    done?.()
  }
  return {
    /** Not over the cache of questions: the secret half stays in the screen that shows it. */
    drawKey: () => till.backups.drawKey({}),
    preview: (path: string, identity: string) => till.backups.preview({ path, identity }),
    setUp: (
      asked: { readonly recipient: string; readonly typed: string; readonly withKey: boolean },
      done: () => void,
    ) => push((commandId) => till.backups.setUp({ ...asked, commandId }), keep(done)),
    setRetention: (retention: Retention) =>
      push((commandId) => till.backups.setRetention({ retention, commandId }), keep()),
    makeNow: () => push((commandId) => till.backups.makeNow({ commandId }), keep()),
    addPlace: (path: string, done: () => void) =>
      push((commandId) => till.backups.addPlace({ path, commandId }), keep(done)),
    removePlace: (placeId: string) => push((commandId) => till.backups.removePlace({ placeId, commandId }), keep()),
    restore: (file: string) =>
      push(
        (commandId) => till.backups.restore({ file, commandId }),
        () => void cache.invalidateQueries({ queryKey: queries.till.status.key() }),
      ),
    exportSetup: () => till.backups.exportSetup({}),
    importSetup: (file: SetupFile, done: () => void, failed: (failure: Failure) => boolean) =>
      push(
        (commandId) => till.backups.importSetup({ file, commandId }),
        () => {
          void cache.invalidateQueries()
          done()
        },
        { failed },
      ),
    dropPreview: () =>
      push(
        (commandId) => till.backups.dropPreview({ commandId }),
        () => undefined,
      ),
  }
}
export type BackupActions = ReturnType<typeof createBackupActions>

export function useBackupActions(): BackupActions {
  const client = useTill()
  return useMemo(() => createBackupActions(client), [client])
}
