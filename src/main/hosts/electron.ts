import { app, dialog, Menu } from 'electron'
import { join } from 'node:path'
import { openTill, printerAddress, type Till } from '../open-till.ts'
import { utilityDevices } from './electron-devices.ts'
import { osKeyStore } from './electron-keys.ts'
import { servePages } from './electron-port.ts'
import { declareScheme, servePage } from './electron-scheme.ts'
import { createWindows, refuseStrangers } from './electron-window.ts'

/**
 * The desktop application: one till, one instance, the counter's window and those that it asks for. `mainFolder` is where
 * the built main process lies.
 */
export function startDesktop(mainFolder: string): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  // Both are only heard before the application is ready.
  app.enableSandbox()
  // Chromium would hold the till's answer back until the press was drawn, one frame later (resources/setup/browser.mjs).
  app.commandLine.appendSwitch('disable-features', 'DeferRendererTasksAfterInput')
  declareScheme()
  const windows = createWindows(join(mainFolder, '../preload/index.cjs'))
  refuseStrangers(windows.show)
  app.on('window-all-closed', () => app.quit())
  void app
    .whenReady()
    .then(async () => {
      const till = await openTill({
        dataFolder: process.env['ZINC_DATA'] || app.getPath('userData'),
        protector: osKeyStore(),
        demo: process.env['ZINC_DEMO'] === '1',
        printer: printerAddress(process.env['ZINC_PRINTER'] ?? ''),
        cliPath: join(mainFolder, 'cli.js'),
        devices: utilityDevices(join(mainFolder, 'device-host.js')),
        scanners: true,
      })
      closeBeforeQuit(till)
      till.onReplaced(servePages(() => till.router).disconnect)
      servePage(join(mainFolder, '../renderer'))
      if (process.platform !== 'darwin') Menu.setApplicationMenu(null)
      windows.show('counter')
      app.on('second-instance', () => windows.show('counter'))
    })
    .catch(tellAndLeave)
}

/** The ledger is let go of before the process ends, once, however the end was asked for. */
function closeBeforeQuit(till: Till): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void till
      .close()
      .catch((error: unknown) => process.stderr.write(`Zinc: ${messageOf(error)}\n`))
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
}

/** What is wrong with the ledger is shown by the page; this is for what prevents even that. */
function tellAndLeave(error: unknown): void {
  process.stderr.write(`Zinc: ${messageOf(error)}\n`)
  dialog.showErrorBox('Zinc', messageOf(error))
  app.exit(1)
}

const sentences: Readonly<Record<string, string>> = {
  AlreadyRunning: 'Zinc est déjà ouvert sur cette machine.\nZinc is already open on this machine.',
  NothingInstalled: 'Aucun café n’est installé ici.\nNo café is installed here.',
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return (
    sentences[error.name] ?? `La caisse ne peut pas s’ouvrir.\nThe till cannot open: ${error.message || error.name}`
  )
}
