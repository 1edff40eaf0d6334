import { assert } from '../../shared/assert.ts'
import { NO_PRINTERS, zPrinterSetup, type PrinterSetup } from '../../shared/contracts/printers.ts'
import type { WriteDb } from '../db/open.ts'

/** The café's printers as they were set up. Read with every paper that is queued, so it is kept in memory. */
export function createPrinterStore(db: WriteDb) {
  const read = db.prepare<[], string>('SELECT value FROM printers_setup WHERE one = 1').pluck()
  const write = db.prepare<[string]>('INSERT OR REPLACE INTO printers_setup (one, value) VALUES (1, ?)')
  let known: PrinterSetup | undefined

  function load(): PrinterSetup {
    const value = read.get()
    return value === undefined ? NO_PRINTERS : zPrinterSetup.parse(JSON.parse(value))
  }
  return {
    setup: (): PrinterSetup => (known ??= load()),
    /** What is in memory follows after the commit, with `reload`. */
    save(setup: PrinterSetup): void {
      assert(write.run(JSON.stringify(setup)).changes === 1, 'one setup')
    },
    reload(): void {
      known = undefined
    },
  }
}
export type PrinterStore = ReturnType<typeof createPrinterStore>
