import { openPty, type Pty } from './pty.ts'

export type ScannerSimulator = {
  /** The serial port that the till opens; the same after each plugging. */
  readonly path: string
  readonly plugged: () => boolean
  /** Reads a code, and says so as often as `times`: a hand that keeps the trigger pressed. */
  readonly scan: (code: string, times?: number) => void
  /** Bytes as they are, of whatever a bad contact makes. */
  readonly send: (bytes: Uint8Array) => void
  readonly unplug: () => void
  readonly plug: () => void
  readonly close: () => void
}

/** A bar code scanner at the end of a serial line: each code ends with a carriage return, as they leave the factory. */
export function startScannerSimulator(link: string): ScannerSimulator {
  let pty: Pty | undefined = openPty(link)
  const send = (bytes: Uint8Array): void => pty?.write(bytes)
  function unplug(): void {
    pty?.close()
    pty = undefined
  }
  return {
    path: link,
    plugged: () => pty !== undefined,
    scan: (code, times = 1) => send(Buffer.from(`${code}\r`.repeat(times), 'latin1')),
    send,
    unplug,
    plug: () => void (pty ??= openPty(link)),
    close: unplug,
  }
}
