import { SerialPort } from 'serialport'
import { hearHangUp } from '../hang-up.ts'
import type { Scanner } from '../ports.ts'
import { createSerialLines } from './frames.ts'
import { createHearing, whyNot } from './hearing.ts'

export type SerialSettings = { readonly path: string; readonly baudRate: number }

/** After so long a silence, a scanner that sends no line end has sent all of its code. */
const SILENCE_MS = 80

export const serialIdOf = ({ path }: SerialSettings): string => `serial ${path}`

/** A scanner on a serial port, a real one or the one that a USB cable pretends to be. `retry` opens it when it is there again. */
export function createSerialScanner({ path, baudRate }: SerialSettings): Scanner & { readonly retry: () => void } {
  const hearing = createHearing('lost')
  const lines = createSerialLines()
  let port: SerialPort | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const tell = (reads: readonly { readonly text: string }[]) => {
    for (const read of reads) hearing.tell({ ...read, atMs: Date.now() })
  }
  function forget(lost: SerialPort): void {
    if (port !== lost) return
    port = undefined
    clearTimeout(timer)
    lines.flush()
    hearing.become('lost')
  }

  function open(): void {
    if (port || closed) return
    const next = new SerialPort({ path, baudRate, autoOpen: false })
    port = next
    hearHangUp(next)
    next.on('error', () => forget(next))
    next.on('close', () => forget(next))
    next.on('data', (chunk: Buffer) => {
      clearTimeout(timer)
      tell(lines.hear(chunk))
      if (lines.isHolding()) {
        timer = setTimeout(() => {
          const rest = lines.flush()
          if (rest) tell([rest])
        }, SILENCE_MS)
      }
    })
    next.open((error) => {
      if (error) {
        port = undefined
        hearing.become(whyNot(error))
      } else if (closed) next.close(() => undefined)
      else hearing.become('connected')
    })
  }

  return {
    scannerId: serialIdOf({ path, baudRate }),
    kind: 'serial',
    name: path,
    state: hearing.state,
    onScan: hearing.onScan,
    onState: hearing.onState,
    retry: open,
    async close() {
      closed = true
      clearTimeout(timer)
      const last = port
      port = undefined
      if (last?.isOpen) await new Promise<void>((done) => last.close(() => done()))
    },
  }
}
