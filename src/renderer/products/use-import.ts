import { useState } from 'react'
import { newImportId, type ImportId, type ImportReport } from '../../shared/catalogue-import.ts'
import { IMPORT_BYTES_MAX, IMPORT_PART_BYTES } from '../../shared/contracts/catalogue.ts'
import { newCommandId } from '../../shared/ids.ts'
import { sortFailure } from '../client/failures.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { toBase64 } from '../ui/picture.ts'

export type Importing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'reading' }
  | { readonly kind: 'report'; readonly importId: ImportId; readonly report: ImportReport }
  | { readonly kind: 'taking'; readonly importId: ImportId; readonly report: ImportReport }
  | { readonly kind: 'done'; readonly added: number; readonly changed: number }

/** The way of a list from a file into the catalogue: sent in pieces, read, looked at by a person, taken. */
export function useImport() {
  const { till, cache, queries } = useTill()
  const [state, setState] = useState<Importing>({ kind: 'idle' })

  async function send(file: Blob): Promise<void> {
    change({ failure: undefined })
    if (file.size > IMPORT_BYTES_MAX) return setState({ kind: 'too-large' })
    const importId = newImportId()
    setState({ kind: 'sending', share: 0 })
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const parts = Math.max(1, Math.ceil(bytes.length / IMPORT_PART_BYTES))
      for (let part = 0; part < parts; part += 1) {
        const base64 = toBase64(bytes.subarray(part * IMPORT_PART_BYTES, (part + 1) * IMPORT_PART_BYTES))
        await till.catalogue.importPart({ importId, part, base64, commandId: newCommandId() })
        setState({ kind: 'sending', share: (part + 1) / parts })
      }
      setState({ kind: 'reading' })
      const report = await till.catalogue.importCheck({ importId })
      setState(report ? { kind: 'report', importId, report } : { kind: 'idle' })
    } catch (error) {
      fail(error)
    }
  }

  async function take(importId: ImportId, report: ImportReport, only: 'whole' | 'good'): Promise<void> {
    change({ failure: undefined })
    setState({ kind: 'taking', importId, report })
    try {
      const { added, changed } = await till.catalogue.importApply({ importId, only, commandId: newCommandId() })
      void cache.invalidateQueries({ queryKey: queries.catalogue.key() })
      setState({ kind: 'done', added, changed })
    } catch (error) {
      fail(error)
    }
  }

  function fail(error: unknown): void {
    setState({ kind: 'idle' })
    change({ failure: sortFailure(error) })
  }
  return { state, send, take, drop: () => setState({ kind: 'idle' }) }
}
