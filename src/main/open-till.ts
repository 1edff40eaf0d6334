import { dataFolder, type DataFolder } from './data-folder.ts'
import type { WriteDb } from './db/open.ts'
import { holdFolder } from './db/single-instance.ts'
import type { StartDevices } from './device-host/index.ts'
import { existsSync } from 'node:fs'
import { startPrinterSimulator, type PrinterSimulator } from './devices/simulators/printer/server.ts'
import type { TillRouter } from './hosts/router.ts'
import type { KeyProtector } from './journal/index.ts'
import { demoToInstall, type NewCafe } from './new-cafe.ts'
import { newTill } from './new-till.ts'
import type { PrinterAddress } from './printer-crew.ts'
import { openLedgerOf, stoppedBy } from './open-ledger.ts'
import { applyReady, dropStaged } from './restore.ts'
import { runningTill } from './running-till.ts'
import { createSettingsStore } from './settings/store.ts'
import { stoppedTill } from './stopped-till.ts'
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
/** What a start adds to the options: the café that it installs where there is none. */
export type StartOptions = TillOptions & { readonly cafe: NewCafe | undefined }
/** A till that stays what it is until it is closed. */
export type OneTill = {
  readonly router: TillRouter
  readonly phase: 'running' | 'stopped'
  /** The port of the simulated printer, where there is one. */
  readonly simulatorPort: number | undefined
  close(): Promise<void>
}
/** What a host serves. One that is new becomes the running one that it installed: read its router with every new line. */
export type Till = Omit<OneTill, 'phase'> & {
  readonly phase: OneTill['phase'] | 'new'
  /** Told when another router took the place of the one before: lines to that one lead nowhere. */
  onReplaced(heard: () => void): void
}

/**
 * Opens the till of a data folder: ledger, parts, printer, and the router that every host serves. A folder without a café
 * gives one in phase `new`, whose screen is the assistant; a ledger that cannot be opened one in phase `stopped`, whose
 * screen says why. Throws `AlreadyRunning`.
 */
export async function openTill(options: TillOptions): Promise<Till> {
  const data = dataFolder(options.dataFolder)
  const release = holdFolder(data.folder)
  try {
    applyReady(data)
    dropStaged(data)
    if (!options.demo && isBlank(data)) return newTill(data, options, release, startTill)
    const till = await startTill(data, { ...options, cafe: options.demo ? demoToInstall() : undefined }, release)
    return till === 'nothing-installed'
      ? newTill(data, options, release, startTill)
      : { ...till, onReplaced: () => undefined }
  } catch (error) {
    release()
    throw error
  }
}

/** Nothing of a till is here yet, nor traces of one that vanished. */
function isBlank({ ledger, head, previousHead, backups }: DataFolder): boolean {
  return ![ledger, head, previousHead, backups].some((path) => existsSync(path))
}

export type StartTill = typeof startTill

/** Opens what is in the folder, or installs the café that is given. An install that was cut short has left nothing. */
async function startTill(
  data: DataFolder,
  options: StartOptions,
  release: () => void,
): Promise<OneTill | 'nothing-installed'> {
  const opened = openLedgerOf(data, tracks, options.protector, options.nowMs ?? Date.now)
  if (opened.state === 'stopped') return stoppedTill(data, opened, options, release)
  let simulator: PrinterSimulator | undefined
  try {
    const isInstalled = createSettingsStore(opened.db).installed()
    if (!isInstalled && !options.cafe) {
      opened.db.close()
      return 'nothing-installed'
    }
    simulator = await simulatorFor(opened.db, options)
    return runningTill(data, opened, simulator, options, release)
  } catch (error) {
    await simulator?.close()
    opened.db.close()
    return stoppedTill(data, stoppedBy(error), options, release)
  }
}

/** A demo café without a printer gets one that shows its paper on the screen. */
async function simulatorFor(db: WriteDb, options: StartOptions): Promise<PrinterSimulator | undefined> {
  const known = createSettingsStore(db)
  const { demo } = known.installed() ? known.current() : { demo: options.cafe?.installation.demo }
  return demo && !options.printer ? startPrinterSimulator({ msPerLine: 8 }) : undefined
}
