import { CODE_MAX } from '../../shared/scanned-code.ts'
import { createScannerDesk, type ScannerDesk, type ScannersNow } from '../devices/scanners/desk.ts'
import type { SerialSettings } from '../devices/scanners/serial.ts'
import type { Heard } from './contract.ts'
import { createRelay } from './relay.ts'

/** The scanners of this machine, heard for as long as somebody listens. */
export function createScannerShelf() {
  let desk: ScannerDesk | undefined

  return {
    now: (): ScannersNow | typeof UNHEARD => desk?.now() ?? UNHEARD,

    /** One listens: whoever asked last, and not before the scanners of the one before are let go. */
    async *hear(serial: readonly SerialSettings[], signal?: AbortSignal): AsyncGenerator<Heard, void, void> {
      const heard = createRelay<Heard>()
      const before = desk
      const mine = createScannerDesk({
        serial: () => serial,
        onScan: ({ text, ...read }) => {
          if (text !== '') heard.tell({ told: 'read', read: { ...read, text: text.slice(0, CODE_MAX) } })
        },
        onChange: () => heard.tell({ told: 'changed' }),
      })
      desk = mine
      try {
        await before?.stop()
        mine.begin()
        yield* heard.until(gone(signal))
      } finally {
        await mine.stop()
        if (desk === mine) desk = undefined
      }
    },
    async close(): Promise<void> {
      await desk?.stop()
    },
  }
}

const UNHEARD = { hid: 'off' as const, ports: [], scanners: [] }

/** Resolves when nobody listens any more. */
function gone(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve()
    signal?.addEventListener('abort', () => resolve())
  })
}
