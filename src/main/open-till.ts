import { dataFolder, type DataFolder } from './data-folder.ts'
import type { WriteDb } from './db/open.ts'
import { wholeContract } from './bricks.ts'
import { holdFolder } from './db/single-instance.ts'
import type { StartDevices } from './device-host/index.ts'
import { startPrinterSimulator, type PrinterSimulator } from './devices/simulators/printer/server.ts'
import { createRouter, createTillEvents, type TillRouter } from './hosts/router.ts'
import type { KeyProtector } from './journal/index.ts'
import { openLog } from './log.ts'
import type { PrinterAddress } from './printer-crew.ts'
import { openLedgerOf, stoppedBy, type Opened } from './open-ledger.ts'
import { runningTill } from './running-till.ts'
import { createSettingsStore } from './settings/store.ts'
import { software } from './software.ts'
import { tracks } from './ledger-parts.ts'

export { NothingInstalled } from './start-entries.ts'
export { forkedDevices, type StartDevices } from './device-host/index.ts'
export { printerAddress } from './printer-crew.ts'

export type TillOptions = {
  readonly dataFolder: string
  readonly protector: KeyProtector
  /** Install the demo café where nothing is installed yet, and print on a simulated printer. */
  readonly demo: boolean
  readonly printer?: PrinterAddress | undefined
  /** `zinc`'s own file, to read the ledger in a process apart; without it the reading is done here. */
  readonly cliPath?: string | undefined
  /** Starts the process that holds the devices; without it they are held here. */
  readonly devices?: StartDevices
  /** Whether scanners that need no keyboard are looked for. */
  readonly scanners?: boolean
  readonly nowMs?: () => number
  readonly hasNetwork?: () => boolean
}
export type Till = {
  readonly router: TillRouter
  readonly phase: 'running' | 'stopped'
  /** The port of the simulated printer, where there is one. */
  readonly simulatorPort: number | undefined
  close(): Promise<void>
}

/**
 * Opens the till of a data folder: ledger, parts, printer, and the router that every host serves. Throws `AlreadyRunning`
 * and `NothingInstalled`; a ledger that cannot be opened gives a till in phase `stopped`, whose screen says why.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const data = dataFolder(options.dataFolder)
  const release = holdFolder(data.folder)
  try {
    const opened = openLedgerOf(data, tracks, options.protector, options.nowMs ?? Date.now)
    if (opened.state === 'stopped') return stoppedTill(data, opened, options, release)
    let simulator: PrinterSimulator | undefined
    try {
      simulator = await simulatorFor(opened.db, options)
      return runningTill(data, opened, simulator, options, release)
    } catch (error) {
      await simulator?.close()
      opened.db.close()
      return stoppedTill(data, stoppedBy(error), options, release)
    }
  } catch (error) {
    release()
    throw error
  }
}

function stoppedTill(
  data: DataFolder,
  { reason, detail }: Extract<Opened, { state: 'stopped' }>,
  options: TillOptions,
  release: () => void,
): Till {
  const log = openLog(data.log)
  log.error({ reason, detail }, 'the ledger stays shut')
  const status = { phase: 'stopped' as const, reason, detail, dataFolder: data.folder, software }
  return {
    router: createRouter({
      contract: wholeContract,
      host: undefined,
      handlers: { till: { status: () => status } },
      events: createTillEvents(),
      nowMs: options.nowMs ?? Date.now,
      reportDefect: (id, error) => log.error({ id, err: error }, 'defect'),
      reportStorage: (failure, error) => log.error({ failure, err: error }, 'storage'),
      stopped: () => true,
    }),
    phase: 'stopped',
    simulatorPort: undefined,
    close: () => Promise.resolve(release()),
  }
}

/** A demo café without a printer gets one that shows its paper on the screen. */
async function simulatorFor(db: WriteDb, options: TillOptions): Promise<PrinterSimulator | undefined> {
  const known = createSettingsStore(db)
  const demo = known.installed() ? known.current().demo : options.demo
  return demo && !options.printer ? startPrinterSimulator({ msPerLine: 8 }) : undefined
}
