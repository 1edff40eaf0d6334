import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** Electron's main-process module as far as the till touches it; ports are Node's, in the shape of MessagePortMain. */
export class FakePortMain extends EventEmitter {
  readonly native: MessagePort
  constructor(native: MessagePort) {
    super()
    this.native = native
  }
  /** As in Electron, nothing is delivered before this. */
  start(): void {
    this.native.on('message', (data: unknown) => this.emit('message', { data, ports: [] }))
    this.native.on('close', () => this.emit('close'))
  }
  postMessage(message: unknown): void {
    this.native.postMessage(message)
  }
  close(): void {
    this.native.close()
  }
}

export class MessageChannelMain {
  readonly port1: FakePortMain
  readonly port2: FakePortMain
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = new FakePortMain(port1)
    this.port2 = new FakePortMain(port2)
  }
}

/** A real process of Node behind the shape of Electron's: its number is known once it runs and until it ends. */
export class UtilityProcess extends EventEmitter {
  pid: number | undefined
  readonly path: string
  readonly stderr: Readable | null
  readonly #child: ChildProcess | undefined
  constructor(path: string) {
    super()
    this.path = path
    if (path === NEVER_BEGINS) {
      this.stderr = null
      return
    }
    const execArgv = ['--import', join(import.meta.dirname, 'fake-parent-port.ts')]
    const child = fork(path, [], { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.#child = child
    this.stderr = child.stderr
    child.once('spawn', () => {
      this.pid = child.pid
      this.emit('spawn')
    })
    child.on('message', (data) => this.emit('message', data))
    child.once('exit', (code) => {
      this.pid = undefined
      this.emit('exit', code ?? 1)
    })
  }
  postMessage(message: unknown): void {
    if (this.#child?.connected) this.#child.send(message as object)
  }
  kill(): boolean {
    return this.#child?.kill('SIGTERM') ?? false
  }
}
/** A process that Electron was asked for and that never comes. */
export const NEVER_BEGINS = '/never-begins.js'

export const utilityProcess = {
  fork(path: string): UtilityProcess {
    const started = new UtilityProcess(path)
    captured.utilities.push(started)
    return started
  },
}

export const ipcMain = new EventEmitter()

type Answer = (request: Request) => Promise<Response>
export const captured = {
  schemes: [] as unknown[],
  protocols: new Map<string, Answer>(),
  windows: [] as BrowserWindow[],
  utilities: [] as UtilityProcess[],
  quits: 0,
  exits: [] as number[],
  errorBoxes: [] as string[],
  permissions: {} as { request?: PermissionRequest; check?: PermissionCheck; device?: () => boolean },
  sandboxed: false,
  switches: [] as string[],
}
type Asker = { readonly requestingUrl: string; readonly isMainFrame: boolean }
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  asked: Asker & { readonly mediaTypes?: readonly string[] },
) => void
type PermissionCheck = (
  contents: unknown,
  permission: string,
  origin: string,
  asked: Asker & { readonly mediaType?: string },
) => boolean

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]): void => void captured.schemes.push(...schemes),
  handle: (scheme: string, answer: Answer): void => void captured.protocols.set(scheme, answer),
}

export const app = Object.assign(new EventEmitter(), {
  requestSingleInstanceLock: () => true,
  commandLine: { appendSwitch: (name: string, value: string) => void captured.switches.push(`${name}=${value}`) },
  enableSandbox: () => void (captured.sandboxed = true),
  whenReady: () => Promise.resolve(),
  getPath: (name: string): string => {
    throw new Error(`a test must not use the real ${name} folder`)
  },
  exit: (code: number) => void captured.exits.push(code),
  /** Electron asks with `will-quit` first, and each listener may hold it back. */
  quit: () => {
    const event = preventable()
    app.emit('will-quit', event)
    if (!event.defaultPrevented) captured.quits += 1
  },
})

export class WebContents extends EventEmitter {
  opener: ((asked: { url: string }) => { action: string }) | undefined
  url = ''
  setWindowOpenHandler(opener: (asked: { url: string }) => { action: string }): void {
    this.opener = opener
  }
  getURL(): string {
    return this.url
  }
}

type WindowOptions = { readonly webPreferences: Record<string, unknown>; readonly [name: string]: unknown }

export class BrowserWindow extends EventEmitter {
  readonly options: WindowOptions
  readonly webContents = new WebContents()
  readonly loaded: string[] = []
  focused = 0
  constructor(options: WindowOptions) {
    super()
    this.options = options
    captured.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.webContents.url = url
    return Promise.resolve()
  }
  isMinimized(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return false
  }
  restore(): void {}
  focus(): void {
    this.focused += 1
  }
  maximize(): void {}
  show(): void {}
  showInactive(): void {}
}

type Display = { readonly id: number; readonly bounds: Record<'x' | 'y' | 'width' | 'height', number> }
const PRIMARY: Display = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } }

export const screen = {
  displays: [PRIMARY],
  getPrimaryDisplay: (): Display => PRIMARY,
  getAllDisplays: (): readonly Display[] => screen.displays,
}

export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: PermissionRequest) => void (captured.permissions.request = handler),
    setPermissionCheckHandler: (handler: PermissionCheck) => void (captured.permissions.check = handler),
    setDevicePermissionHandler: (handler: () => boolean) => void (captured.permissions.device = handler),
  },
}

/** Not encryption: enough to see that what is kept is not what was given. */
export const safeStorage = {
  available: true,
  backend: 'gnome_libsecret',
  isEncryptionAvailable: (): boolean => safeStorage.available,
  getSelectedStorageBackend: (): string => safeStorage.backend,
  encryptString: (text: string): Buffer => Buffer.from(`v11${Buffer.from(text).toString('base64')}`),
  decryptString: (bytes: Buffer): string => {
    if (bytes.toString('latin1', 0, 3) !== 'v11') throw new Error('not sealed here')
    return Buffer.from(bytes.toString('latin1', 3), 'base64').toString('utf8')
  },
}

export const dialog = { showErrorBox: (_title: string, text: string) => void captured.errorBoxes.push(text) }
export const Menu = { setApplicationMenu: (): void => {} }

export function preventable(more: Record<string, unknown> = {}) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  }
  return event
}
