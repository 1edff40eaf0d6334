import { useEffect, useRef, useState } from 'react'
import { newImportId, type ImportId, type ImportReport } from '../../shared/catalogue-import.ts'
import { IMPORT_BYTES_MAX, IMPORT_PART_BYTES } from '../../shared/contracts/catalogue.ts'
import { newCommandId } from '../../shared/ids.ts'
import { sortFailure, type Failure } from '../client/failures.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { toBase64 } from '../ui/picture.ts'

/** What is being done, and how much of it is done: bytes of the file that were sent, lines that were read. */
export type ImportStep =
  | { readonly kind: 'sending' | 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'taking'; readonly count: number }
export type Importing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'too-large' }
  | ImportStep
  | { readonly kind: 'report'; readonly importId: ImportId; readonly report: ImportReport }
  | { readonly kind: 'done'; readonly added: number; readonly changed: number }

const GONE: Failure = { kind: 'refused', code: 'IMPORT_GONE', detail: {} }

/** The way of a list from a file into the catalogue: sent in pieces, read in slices, looked at by a person, taken. */
export function useImport() {
  const { till, cache, queries } = useTill()
  const [state, setState] = useState<Importing>({ kind: 'idle' })
  /** The list that is wanted now; what still runs for another one ends by itself. */
  const wanted = useRef<ImportId | undefined>(undefined)

  /** Lets go of the list, and of what the till keeps of it. */
  function drop(): void {
    const importId = wanted.current
    wanted.current = undefined
    setState({ kind: 'idle' })
    // Where it is not heard, the next list takes the place of this one.
    if (importId) void till.catalogue.importDrop({ importId, commandId: newCommandId() }).catch(() => undefined)
  }
  const leave = useRef(drop)
  useEffect(() => () => leave.current(), [])

  /** Does one stretch of the way; whatever fails in it is told, unless nobody wants the list any more. */
  async function go(importId: ImportId, stretch: () => Promise<void>): Promise<void> {
    change({ failure: undefined })
    wanted.current = importId
    try {
      await stretch()
    } catch (error) {
      if (wanted.current === importId) fail(sortFailure(error))
    }
  }

  function fail(failure: Failure): void {
    drop()
    change({ failure })
  }

  async function send(file: Blob): Promise<void> {
    if (file.size > IMPORT_BYTES_MAX) return setState({ kind: 'too-large' })
    const importId = newImportId()
    const total = file.size
    setState({ kind: 'sending', done: 0, total })
    await go(importId, async () => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const parts = Math.max(1, Math.ceil(bytes.length / IMPORT_PART_BYTES))
      for (let part = 0; part < parts; part += 1) {
        const end = Math.min(total, (part + 1) * IMPORT_PART_BYTES)
        const base64 = toBase64(bytes.subarray(part * IMPORT_PART_BYTES, end))
        await till.catalogue.importPart({ importId, part, base64, commandId: newCommandId() })
        if (wanted.current !== importId) return
        setState({ kind: 'sending', done: end, total })
      }
      await read(importId)
    })
  }

  /** Asks for one slice after the other. The answer to the last one bears the report, and no other does. */
  async function read(importId: ImportId): Promise<void> {
    for (;;) {
      const reading = await till.catalogue.importCheck({ importId })
      if (wanted.current !== importId) return
      if (!reading) return fail(GONE)
      const { done, total, report } = reading
      if (report) return setState({ kind: 'report', importId, report })
      setState({ kind: 'reading', done, total })
    }
  }

  async function take(importId: ImportId, report: ImportReport, only: 'whole' | 'good'): Promise<void> {
    setState({ kind: 'taking', count: report.added + report.changed })
    await go(importId, async () => {
      try {
        const { added, changed } = await till.catalogue.importApply({ importId, only, commandId: newCommandId() })
        wanted.current = undefined
        void cache.invalidateQueries({ queryKey: queries.catalogue.key() })
        setState({ kind: 'done', added, changed })
      } catch (error) {
        const failure = sortFailure(error)
        if (failure.kind !== 'refused' || failure.code !== 'IMPORT_UNREAD') throw error
        change({ failure })
        await read(importId) // the catalogue has changed meanwhile: what is taken is what somebody saw
      }
    })
  }

  return { state, send, take, drop }
}
