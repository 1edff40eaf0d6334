import type { ExportKind } from '../../shared/contracts/accounting.ts'
import type { Archive } from '../../shared/contracts/archives.ts'
import { sortFailure } from '../client/failures.ts'
import { fromBase64, readPieces, saveFile } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from '../shell/failed.ts'
import { createPush } from '../shell/push.ts'
import { change } from '../shell/session.ts'
import type { Period } from './periods-view.ts'

export type ControlActions = ReturnType<typeof createControlActions>

const types: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
}

/** What is done on the screen of the tax control: it reads, and what it writes is the trace of it. */
export function createControlActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const failed = createFailed(client)
  const archivesAgain = () => void cache.invalidateQueries({ queryKey: queries.archives.key() })

  const save = (name: string, parts: readonly Uint8Array<ArrayBuffer>[]) =>
    saveFile(name, parts, types[name.split('.').at(-1) ?? ''])

  return {
    /** Entering leaves a trace; the screen shows once it is written. */
    enter: () =>
      push(
        (commandId) => till.taxControl.open({ commandId }),
        () => change({ screen: 'control', over: undefined }),
      ),
    leave: () => change({ screen: 'cash', cashSection: 'settings', failure: undefined }),
    verify: () =>
      push(
        (commandId) => till.taxControl.startVerification({ commandId }),
        () => void cache.invalidateQueries({ queryKey: queries.taxControl.verification.key() }),
      ),
    makeArchive: ({ from, to }: Period, begun: () => void) =>
      push(
        (commandId) => till.archives.make({ from, to, commandId }),
        () => {
          begun()
          archivesAgain()
        },
      ),
    purge: ({ seq }: Archive, purged: (entries: number) => void) =>
      push(
        (commandId) => till.archives.purge({ seq, commandId }),
        ({ entries }) => {
          purged(entries)
          archivesAgain()
        },
      ),
    /** Answers whether the whole file was saved; a failure is told as everywhere. */
    async downloadArchive({ seq, name }: Archive, progress: (done: number, of: number) => void): Promise<boolean> {
      change({ failure: undefined })
      try {
        const parts = await readPieces((offset) => till.archives.read({ seq, offset }), progress)
        if (parts) save(name, parts)
        else archivesAgain()
        return parts !== undefined
      } catch (error) {
        failed(sortFailure(error))
        return false
      }
    },
    prepareExport(kind: ExportKind, { from, to }: Period, ready: (exportId: string) => void) {
      const exportId = crypto.randomUUID()
      push(
        (commandId) => till.accounting.prepare({ exportId, kind, from, to, commandId }),
        () => ready(exportId),
      )
    },
    saveBase64: (name: string, base64: string) => save(name, [fromBase64(base64)]),
    async downloadAttestation(): Promise<boolean> {
      change({ failure: undefined })
      try {
        const { name, base64 } = await till.taxControl.attestation({})
        save(name, [fromBase64(base64)])
        return true
      } catch (error) {
        failed(sortFailure(error))
        return false
      }
    },
  }
}
