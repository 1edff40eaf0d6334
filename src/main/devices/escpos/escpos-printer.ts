import { createRequire } from 'node:module'

/**
 * `escpos` 2.5.2 as far as its bytes are right (brief hardware §1.2). It has no types, and only `escpos/printer` is
 * loaded: the package's door requires serial and USB adapters that throw.
 */
export type EscposPrinter = {
  hardware(command: 'init'): EscposPrinter
  /** Only at the start of a line. */
  align(to: 'lt' | 'ct' | 'rt'): EscposPrinter
  /** Encoded text and a line feed. */
  text(line: string, encoding: string): EscposPrinter
  print(bytes: Buffer): EscposPrinter
  flush(done?: () => void): EscposPrinter
}

type Adapter = {
  open(done: () => void): void
  write(bytes: Uint8Array, done?: () => void): void
  close(done: () => void): void
}
type EscposPrinterClass = new (adapter: Adapter) => EscposPrinter

// True of 2.5.2, which package.json pins and whose bytes the golden tests hold.
const Printer = createRequire(import.meta.url)('escpos/printer') as EscposPrinterClass

/** Runs `compose` on a printer that writes to memory, and returns what it wrote. */
export function composed(compose: (printer: EscposPrinter) => void): Uint8Array {
  const written: Uint8Array[] = []
  const memory: Adapter = {
    open: (done) => done(),
    write(bytes, done) {
      written.push(Uint8Array.from(bytes))
      done?.()
    },
    close: (done) => done(),
  }
  const printer = new Printer(memory)
  compose(printer)
  printer.flush()
  return Uint8Array.from(Buffer.concat(written))
}
