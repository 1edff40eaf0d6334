import { app, BrowserWindow, session } from 'electron'
import { isPage, PAGE } from './electron-scheme.ts'

/** Whatever content the application ever creates: it goes nowhere, opens nothing and is granted nothing. */
export function refuseStrangers(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
  })
}

export function openWindow(preload: string): BrowserWindow {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
  const window = new BrowserWindow({
    title: 'Zinc',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
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
    window.maximize()
    window.show()
    // `npm start` waits for this line to know that the window is there.
    process.stdout.write('Zinc: window\n')
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // Not at once: a page that always crashes must not keep the machine busy.
    if (reason !== 'clean-exit') setTimeout(() => !window.isDestroyed() && void load(window), 1000)
  })
  void load(window)
  return window
}

async function load(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(PAGE)
  } catch (error) {
    process.stderr.write(`Zinc: the page did not load: ${String(error)}\n`)
  }
}
