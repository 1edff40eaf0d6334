import { app, BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron'
import type { PageStation } from '../../shared/stations.ts'
import { grantCameraOnly } from './electron-permissions.ts'
import { addressOf, stationOf } from './electron-scheme.ts'

type Size = Pick<BrowserWindowConstructorOptions, 'width' | 'height' | 'minWidth' | 'minHeight'>
const work: Size = { width: 1366, height: 768, minWidth: 1024, minHeight: 700 }
const sizes: Readonly<Record<PageStation, Size>> = {
  counter: work,
  room: work,
  kitchen: work,
  display: { width: 800, height: 480, minWidth: 320, minHeight: 320 },
  demo: { width: 460, height: 820 },
}

/**
 * Whatever content the application ever creates: it goes nowhere. It opens nothing either: where our page asks for the page of a station, the till shows that station's window.
 */
export function refuseStrangers(asked: (station: PageStation) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      const station = stationOf(url)
      if (station) asked(station)
      return { action: 'deny' }
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      // A window stays the station that it was opened for: its port was handed over for that one.
      const station = stationOf(event.url)
      const isAnother = station === undefined || station !== stationOf(contents.getURL())
      if (!event.isMainFrame || isAnother) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
  })
}

/** One window a station; asked for again, it comes to the front. Without the counter's there is no till: all end with it. */
export function createWindows(preload: string) {
  const shown = new Map<PageStation, BrowserWindow>()
  return {
    show(station: PageStation): void {
      const known = shown.get(station)
      if (known?.isMinimized()) known.restore()
      if (known) return known.focus()
      const window = openWindow(preload, station)
      shown.set(station, window)
      window.on('closed', () => {
        shown.delete(station)
        if (station === 'counter') app.quit()
      })
    },
  }
}

function openWindow(preload: string, station: PageStation): BrowserWindow {
  grantCameraOnly()
  const isCounter = station === 'counter'
  const customerSide = station === 'display' ? secondScreen() : undefined
  const window = new BrowserWindow({
    title: 'Zinc',
    ...sizes[station],
    ...customerSide?.bounds,
    fullscreen: customerSide !== undefined,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f6f4ef',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (isCounter) window.maximize()
    // The customer's screen must not take the keyboard from the counter.
    if (station === 'display') window.showInactive()
    else window.show()
    // `npm start` waits for this line to know that the window is there.
    if (isCounter) process.stdout.write('Zinc: window\n')
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Not at once: a page that always crashes must not keep the machine busy.
    if (reason !== 'clean-exit') setTimeout(() => !window.isDestroyed() && void load(window, station), 1000)
  })
  void load(window, station)
  return window
}

/** The monitor that the customer sees, where the till has two. */
function secondScreen() {
  const { id } = screen.getPrimaryDisplay()
  return screen.getAllDisplays().find((display) => display.id !== id)
}

async function load(window: BrowserWindow, station: PageStation): Promise<void> {
  try {
    await window.loadURL(addressOf(station))
  } catch (error) {
    process.stderr.write(`Zinc: the page did not load: ${String(error)}\n`)
  }
}
