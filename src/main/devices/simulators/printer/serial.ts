import { openPty } from '../pty.ts'
import { createPrinterBody, type BodyFaults, type BodyOptions } from './body.ts'
import type { PaperRecord, TimelineEvent } from './mechanism.ts'

export type SerialPrinterSimulator = {
  /** What the till opens as its serial port. */
  readonly path: string
  readonly paper: PaperRecord
  readonly faults: BodyFaults & { readonly restore: () => void }
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  readonly close: () => void
}

/** The same printer at the end of a serial cable. A line that breaks stays broken: the cable is out. */
export function startSerialPrinter(options: BodyOptions = {}): SerialPrinterSimulator {
  const body = createPrinterBody(options)
  const pty = openPty()
  const line = body.plug({ write: pty.write, break: pty.close, take: pty.take })
  pty.onBytes(line.receive)
  return {
    path: pty.path,
    paper: body.paper,
    faults: { ...body.faults, restore: body.mend },
    onChange: body.onChange,
    close() {
      body.halt()
      pty.close()
    },
  }
}
