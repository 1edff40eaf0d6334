import type { FoundPrinters, printers as contract } from '../../shared/contracts/printers.ts'
import type { PrinterHealth } from '../../shared/contracts/printing.ts'
import type { PrinterConnection, PrinterMake } from '../../shared/devices.ts'
import { ok } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { checkedSetup } from './rules.ts'
import type { PrinterStore } from './store.ts'

/** Reaches a printer that is not set up yet. */
export type TryPrinter = {
  readonly health: (connection: PrinterConnection, make: PrinterMake) => Promise<PrinterHealth>
  readonly testPage: (
    connection: PrinterConnection,
    make: PrinterMake,
  ) => Promise<{ readonly cameOut: 'yes' | 'maybe' | 'no'; readonly why: string }>
  readonly drawerPin: (connection: PrinterConnection, make: PrinterMake) => Promise<'high' | 'low' | 'unknown'>
  /** Looks for printers, on this machine or on its network. */
  readonly find: (where: 'here' | 'network') => Promise<FoundPrinters>
}

type Parts = {
  readonly store: PrinterStore
  readonly eventLog: EventLog
  /** Once they are saved: who works for whom follows. */
  readonly changed: () => void
  readonly tryPrinter: TryPrinter
}

export function printerHandlers({ store, eventLog, changed, tryPrinter }: Parts): Handlers<typeof contract> {
  return {
    setup: () => store.setup(),
    saveSetup({ setup }, context) {
      const checked = checkedSetup(setup)
      if (!checked.ok) return checked
      const before = store.setup()
      store.save(setup)
      eventLog.record('setting-changed', context, { before: { printers: before }, after: { printers: setup } })
      context.afterCommit(() => {
        store.reload()
        changed()
      })
      context.announce('printing.changed')
      return ok(setup)
    },
    probe: ({ connection, make }) => tryPrinter.health(connection, make),
    drawerPin: ({ connection, make }) => tryPrinter.drawerPin(connection, make),
    find: ({ where }) => tryPrinter.find(where),
    tryOut: ({ connection, make }) => tryPrinter.testPage(connection, make),
  }
}
