import { test as base, type Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { startTill, type AskOverSocket, type TillLine, type TillProcess } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

/** Pictures that a person looks at after a run. */
export const ARTEFACTS = join(import.meta.dirname, '..', '..', 'artefacts', 'screens')

/** A till that has traded for months, made by a program of its own. */
export const MONTHS = join(import.meta.dirname, '..', 'support', 'make-months.ts')

/** A till that was left in a day that is still open, or in one that is yet to come. */
const OPEN_DAY = join(import.meta.dirname, '..', 'support', 'make-open-day.ts')

export type Cafe = {
  readonly folder: string
  readonly printer: PrinterSimulator
  /** The process behind the page. */
  process(): TillProcess
  /** A second line to the same till, to look behind the screen. */
  ask(): Promise<AskOverSocket>
  /** Kills the till and starts it again on the same folder and port. */
  killAndRestart(): Promise<void>
  open(page: Page, hash?: string): Promise<void>
  openDay(page: Page): Promise<void>
}

/** The built till in its own process, a simulated printer that the test can read, and a page in a real Chromium. */
export const test = base.extend<{ printerInside: boolean; daysBefore: number; hoursOpen: number; cafe: Cafe }>({
  /** Whether the till starts the demo's own simulator, whose paper the page shows, instead of the test's. */
  printerInside: [false, { option: true }],
  /** How many days the till has traded before, until yesterday; none of them is pretend but their date. */
  daysBefore: [0, { option: true }],
  /** How many hours ago its day was opened; below zero, how far ahead its clock was. */
  hoursOpen: [0, { option: true }],
  cafe: async ({ printerInside, daysBefore, hoursOpen }, provide) => {
    const { folder, remove } = temporaryFolder()
    if (daysBefore > 0) execFileSync(process.execPath, [MONTHS, folder, String(daysBefore)])
    if (hoursOpen !== 0) execFileSync(process.execPath, [OPEN_DAY, folder, String(hoursOpen)])
    const printer = await startPrinterSimulator()
    const address = `127.0.0.1:${printer.port}:epson-80`
    const options = { dataFolder: folder, ...(printerInside ? {} : { printer: address }) }
    let till = startTill(options)
    const url = await till.ready
    const lines: TillLine[] = []
    await provide({
      folder,
      printer,
      process: () => till,
      async ask() {
        const line = await till.connect()
        lines.push(line)
        return line.ask
      },
      async killAndRestart() {
        await till.kill()
        till = startTill({ ...options, port: Number(new URL(url).port) })
        await till.ready
      },
      open: async (page, hash = '') => void (await page.goto(`${url}${hash}`)),
      async openDay(page) {
        await page.getByRole('button', { name: 'Ouvrir la journée' }).click()
        await page.getByRole('button', { name: 'Espèces juste' }).waitFor()
      },
    })
    for (const line of lines) line.close()
    await till.stop()
    await printer.close()
    remove()
  },
})

export { expect } from '@playwright/test'

/** Keeps a picture under `artefacts/screens`. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(ARTEFACTS, { recursive: true })
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`) })
}

/** Everything that came out of the printer, as text. */
export function paperOf(printer: PrinterSimulator): string {
  return printer.paper.timeline.map((event) => (event.kind === 'line' ? event.text : `[${event.kind}]`)).join('\n')
}
