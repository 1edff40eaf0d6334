import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { os, type RouterClient } from '@orpc/server'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import electronViteConfig from '../../electron.vite.config.ts'
import type { CallContext } from '../../src/main/hosts/handlers.ts'
import { holdFolder } from '../../src/main/db/single-instance.ts'
import { startDesktop } from '../../src/main/hosts/electron.ts'
import { osKeyStore } from '../../src/main/hosts/electron-keys.ts'
import { servePages } from '../../src/main/hosts/electron-port.ts'
import type { PageStation } from '../../src/shared/stations.ts'
import { declareScheme, servePage } from '../../src/main/hosts/electron-scheme.ts'
import { createWindows, refuseStrangers } from '../../src/main/hosts/electron-window.ts'
import type { TillRouter } from '../../src/main/hosts/router.ts'
import type { Contract } from '../../src/shared/contracts/index.ts'
import * as fake from '../support/fake-electron.ts'

vi.mock('electron', () => import('../support/fake-electron.ts'))

type Sent = { readonly channel: string; readonly port: fake.FakePortMain }

/** A frame that says hello, and what it is sent back. */
function sayHello(frame: { url: string; parent: unknown } | null): Sent[] {
  const sent: Sent[] = []
  const senderFrame = frame && {
    ...frame,
    postMessage: (channel: string, _message: unknown, [port]: [fake.FakePortMain]) => void sent.push({ channel, port }),
  }
  fake.ipcMain.emit('zinc:hello', { senderFrame })
  return sent
}

const tiny = { who: os.$context<CallContext>().handler(({ context }) => context.caller.station) }
const asTill = tiny as unknown as TillRouter // the port serves whatever router it is given

beforeEach(() => {
  fake.ipcMain.removeAllListeners()
  fake.app.removeAllListeners()
})

describe('the counter’s port', () => {
  it.each([
    { name: 'a page from the web', frame: { url: 'https://example.org/', parent: null } },
    { name: 'a page that looks like ours', frame: { url: 'app://till.example/', parent: null } },
    { name: 'another host of our scheme', frame: { url: 'app://other/', parent: null } },
    { name: 'a file', frame: { url: 'file:///app/till/index.html', parent: null } },
    { name: 'a page that is no station’s', frame: { url: 'app://till/elsewhere', parent: null } },
    { name: 'a blank page', frame: { url: 'about:blank', parent: null } },
    { name: 'a frame without an address', frame: { url: '', parent: null } },
    { name: 'a frame inside our page', frame: { url: 'app://till/', parent: {} } },
    { name: 'a frame that has gone', frame: null },
  ])('is not given to $name', ({ frame }) => {
    servePages(() => asTill)
    expect(sayHello(frame)).toEqual([])
  })

  it('is given to our page, and the till answers over it as the counter', async () => {
    servePages(() => asTill)
    const [sent] = sayHello({ url: 'app://till/', parent: null })
    expect(sent?.channel).toBe('zinc:port')
    const client: RouterClient<typeof tiny> = createORPCClient(new RPCLink({ port: sent!.port.native }))
    expect(await client.who()).toBe('counter')
    sent!.port.close()
  })

  it.each(['room', 'kitchen', 'display', 'demo'])(
    'of the page at /%s answers as that station and no other',
    async (station) => {
      servePages(() => asTill)
      const [sent] = sayHello({ url: `app://till/${station}`, parent: null })
      const client: RouterClient<typeof tiny> = createORPCClient(new RPCLink({ port: sent!.port.native }))
      expect(await client.who()).toBe(station)
      sent!.port.close()
    },
  )

  it('is a new one for each hello, so that a reloaded page is served again', async () => {
    servePages(() => asTill)
    for (const _load of [1, 2]) {
      const [sent] = sayHello({ url: 'app://till/', parent: null })
      const client: RouterClient<typeof tiny> = createORPCClient(new RPCLink({ port: sent!.port.native }))
      expect(await client.who()).toBe('counter')
      sent!.port.close()
    }
  })
})

describe('the preload', () => {
  let code: string
  beforeAll(async () => {
    const { preload } = electronViteConfig as { preload: { build: { rolldownOptions: Rolldown.RolldownOptions } } }
    const built = (await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        rolldownOptions: { ...preload.build.rolldownOptions, external: ['electron'] },
      },
    })) as Rolldown.RolldownOutput
    expect(built.output.map((file) => file.fileName)).toEqual(['index.cjs'])
    code = built.output[0].code
  })

  it('requires electron and nothing else, as the sandbox wants', () => {
    const required = [...code.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1])
    expect(required).toEqual(['electron'])
    expect(code).not.toMatch(/\bprocess\.|\bBuffer\b|__dirname/)
  })

  it('carries the page’s hello to the till and the till’s port to the page, and answers nobody else', async () => {
    servePages(() => asTill)
    const page = loadPreload(code)
    expect(page.exposed).toEqual({ zincHost: 'electron' })
    page.post({ type: 'zinc:hello' }, {})
    page.post('zinc:hello')
    page.post(null)
    expect(page.received).toEqual([])
    page.post({ type: 'zinc:hello' })
    expect(page.received).toHaveLength(1)
    const [{ message, origin, port }] = page.received as [(typeof page.received)[number]]
    expect({ message, origin }).toEqual({ message: { type: 'zinc:port' }, origin: 'app://till' })
    const client: RouterClient<typeof tiny> = createORPCClient(new RPCLink({ port: port.native }))
    expect(await client.who()).toBe('counter')
    port.close()
  })
})

/** A page around the built preload: its window, Electron's two objects, and the road to ipcMain. */
function loadPreload(code: string) {
  const exposed: Record<string, unknown> = {}
  const received: { message: unknown; origin: string; port: fake.FakePortMain }[] = []
  const listeners: ((event: { source: unknown; data: unknown }) => void)[] = []
  const onPort: ((event: { ports: fake.FakePortMain[] }) => void)[] = []
  const window = {
    location: { origin: 'app://till' },
    addEventListener: (_name: string, listener: (typeof listeners)[number]) => void listeners.push(listener),
    postMessage: (message: unknown, origin: string, [port]: [fake.FakePortMain]) =>
      void received.push({ message, origin, port }),
  }
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) },
    ipcRenderer: {
      on: (channel: string, listener: (typeof onPort)[number]) =>
        void (channel === 'zinc:port' && onPort.push(listener)),
      send(channel: string) {
        const postMessage = (answer: string, _message: unknown, ports: fake.FakePortMain[]) => {
          if (answer === 'zinc:port') for (const listener of onPort) listener({ ports })
        }
        fake.ipcMain.emit(channel, { senderFrame: { url: 'app://till/', parent: null, postMessage } })
      },
    },
  }
  const require = (name: string) => (name === 'electron' ? electron : expect.unreachable(`required ${name}`))
  runInContext(code, createContext({ window, require, exports: {}, module: { exports: {} } }))
  const post = (data: unknown, source: unknown = window) => {
    for (const listener of listeners) listener({ source, data })
  }
  return { exposed, received, post }
}

describe('the page’s files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zinc-page-'))
  const ask = (url: string, method = 'GET') => fake.captured.protocols.get('app')!({ url, method } as Request)
  beforeAll(() => {
    mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
    writeFileSync(join(folder, 'renderer/index.html'), '<title>Zinc</title>')
    writeFileSync(join(folder, 'renderer/assets/index-1.js'), 'export {}')
    writeFileSync(join(folder, 'renderer/assets/key.pem'), 'secret')
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    mkdirSync(join(folder, 'renderer-other'))
    writeFileSync(join(folder, 'renderer-other/secret.txt'), 'secret')
    declareScheme()
    servePage(join(folder, 'renderer'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('come under a scheme of our own, as safe as https', () => {
    expect(fake.captured.schemes).toMatchObject([{ scheme: 'app', privileges: { standard: true, secure: true } }])
  })

  it.each([
    { url: 'app://till/', type: 'text/html; charset=utf-8', body: '<title>Zinc</title>' },
    { url: 'app://till/display', type: 'text/html; charset=utf-8', body: '<title>Zinc</title>' },
    { url: 'app://till/assets/index-1.js?v=1', type: 'text/javascript; charset=utf-8', body: 'export {}' },
  ])('are served with a strict content policy: $url', async ({ url, type, body }) => {
    const answer = await ask(url)
    expect({ status: answer.status, type: answer.headers.get('content-type'), body: await answer.text() }).toEqual({
      status: 200,
      type,
      body,
    })
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })

  it.each([
    { url: 'app://till/../secret.txt', status: 404 },
    { url: 'app://till/%2e%2e/secret.txt', status: 404 },
    { url: 'app://till/..%2fsecret.txt', status: 403 },
    { url: 'app://till/assets/..%2f..%2f..%2fsecret.txt', status: 403 },
    { url: 'app://till/..%5csecret.txt', status: 403 },
    { url: 'app://till/..%2frenderer-other%2fsecret.txt', status: 403 },
    { url: 'app://till/%2fetc%2fpasswd.txt', status: 404 },
    { url: 'app://till/%00index.html', status: 403 },
    { url: 'app://till/%zz.html', status: 403 },
    { url: 'app://till/assets/key.pem', status: 403 },
    { url: 'app://till/assets/', status: 403 },
    { url: 'app://till/missing.js', status: 404 },
    { url: 'app://other/', status: 403 },
  ])('are the only ones: $url', async ({ url, status }) => {
    const answer = await ask(url)
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status, body: '' })
  })

  it('are only read', async () => {
    expect((await ask('app://till/', 'POST')).status).toBe(403)
  })
})

/** The window that a fresh application opens for a station. */
function opened(station: PageStation): fake.BrowserWindow {
  createWindows('/p/index.cjs').show(station)
  return fake.captured.windows.at(-1)!
}

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(opened('counter').options.webPreferences).toMatchObject({
      preload: '/p/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
    })
  })

  it('opens our page, goes nowhere else, opens no window and holds no web view', () => {
    refuseStrangers(() => expect.unreachable('a stranger opened a window'))
    const window = opened('counter')
    expect(window.loaded).toEqual(['app://till/'])
    const { webContents } = window
    expect(webContents.opener?.({ url: 'https://example.org/display' })).toEqual({ action: 'deny' })
    const isRefused = (name: string, more: Record<string, unknown> = {}) => {
      const event = fake.preventable(more)
      webContents.emit(name, event)
      return event.defaultPrevented
    }
    expect(isRefused('will-attach-webview')).toBe(true)
    expect(isRefused('will-redirect', { url: 'app://till/' })).toBe(true)
    expect(isRefused('will-frame-navigate', { url: 'https://example.org/', isMainFrame: true })).toBe(true)
    expect(isRefused('will-frame-navigate', { url: 'app://till/', isMainFrame: false })).toBe(true)
    expect(isRefused('will-frame-navigate', { url: 'app://till/', isMainFrame: true })).toBe(false)
    expect(isRefused('will-frame-navigate', { url: 'app://till/display', isMainFrame: true })).toBe(true)
  })

  it('of the customer display is opened by the till when our page asks for it, and brought forward the second time', () => {
    const windows = createWindows('/p/index.cjs')
    refuseStrangers(windows.show)
    windows.show('counter')
    const counter = fake.captured.windows.at(-1)!
    const before = fake.captured.windows.length
    expect(counter.webContents.opener?.({ url: 'app://till/display' })).toEqual({ action: 'deny' })
    const [display] = fake.captured.windows.slice(before)
    expect(display?.loaded).toEqual(['app://till/display'])
    expect(display?.options.webPreferences).toEqual(counter.options.webPreferences)
    counter.webContents.opener?.({ url: 'app://till/display' })
    expect(fake.captured.windows.length).toBe(before + 1)
    expect(display?.focused).toBe(1)
    display?.emit('closed')
    counter.webContents.opener?.({ url: 'app://till/display' })
    expect(fake.captured.windows.length).toBe(before + 2)
  })

  it('of the customer display fills the second monitor, where there is one', () => {
    expect(opened('display').options['fullscreen']).toBe(false)
    const second = { id: 2, bounds: { x: 1366, y: 0, width: 800, height: 480 } }
    fake.screen.displays.push(second)
    expect(opened('display').options).toMatchObject({ ...second.bounds, fullscreen: true })
    expect(opened('counter').options['fullscreen']).toBe(false)
    fake.screen.displays.pop()
  })

  it('of the counter takes the others with it: a customer display alone is no till', () => {
    const windows = createWindows('/p/index.cjs')
    windows.show('counter')
    const counter = fake.captured.windows.at(-1)!
    windows.show('display')
    const before = fake.captured.quits
    fake.captured.windows.at(-1)!.emit('closed')
    expect(fake.captured.quits).toBe(before)
    counter.emit('closed')
    expect(fake.captured.quits).toBe(before + 1)
  })

  /** What both handlers answer to the same question. */
  const isGranted = (permission: string, mediaTypes: readonly string[], requestingUrl: string, isMainFrame = true) => {
    opened('counter')
    const { request, check } = fake.captured.permissions
    const granted: (boolean | undefined)[] = []
    const asker = { requestingUrl, isMainFrame }
    request?.({}, permission, (answer) => void granted.push(answer), { ...asker, mediaTypes })
    const checks = mediaTypes.map((mediaType) => check?.({}, permission, 'app://till', { ...asker, mediaType }))
    return [...granted, checks.every(Boolean)]
  }
  it.each(['app://till/', 'app://till/room'])(
    'is granted the picture of a camera where tickets are rung up: %s',
    (url) => expect(isGranted('media', ['video'], url)).toEqual([true, true]),
  )
  it.each([
    { what: 'sound', permission: 'media', kinds: ['audio'], url: 'app://till/' },
    { what: 'sound beside the picture', permission: 'media', kinds: ['video', 'audio'], url: 'app://till/' },
    { what: 'media of no kind', permission: 'media', kinds: ['unknown'], url: 'app://till/' },
    { what: 'the screen', permission: 'display-capture', kinds: ['video'], url: 'app://till/' },
    { what: 'a camera on the customer’s screen', permission: 'media', kinds: ['video'], url: 'app://till/display' },
    { what: 'a camera on a page of the web', permission: 'media', kinds: ['video'], url: 'https://example.org/' },
    { what: 'a camera on a page like ours', permission: 'media', kinds: ['video'], url: 'app://till.example/' },
    { what: 'a camera on a page without an address', permission: 'media', kinds: ['video'], url: '' },
  ])('is not granted $what', ({ permission, kinds, url }) =>
    expect(isGranted(permission, kinds, url)).toEqual([false, false]),
  )
  it('is granted nothing in a frame, and no device or right of another kind', () => {
    expect(isGranted('media', ['video'], 'app://till/', false)).toEqual([false, false])
    for (const permission of ['geolocation', 'hid', 'serial', 'usb', 'notifications', 'fullscreen'])
      expect(isGranted(permission, ['video'], 'app://till/')).toEqual([false, false])
    expect(fake.captured.permissions.device?.()).toBe(false)
  })
})

describe('the private key', () => {
  const pem = '-----BEGIN PRIVATE KEY-----\nMIG…\n-----END PRIVATE KEY-----\n'
  beforeEach(() => {
    fake.safeStorage.available = true
    fake.safeStorage.backend = 'gnome_libsecret'
  })

  it('is sealed by the operating system’s key store and opened again', () => {
    const protector = osKeyStore()
    const sealed = protector.seal(pem)
    expect(Buffer.from(sealed).toString('utf8')).not.toContain('PRIVATE KEY')
    expect(protector.open(sealed)).toBe(pem)
    expect(protector.kind).toBe('os-key-store')
  })

  it('opens when the web host made it, and the till says what protects it', () => {
    const protector = osKeyStore()
    expect(protector.open(Buffer.from(pem))).toBe(pem)
    expect(protector.kind).toBe('file-permissions')
  })

  it.each([
    { name: 'the key store is not available', available: false, backend: 'gnome_libsecret' },
    { name: 'Linux has no keyring', available: true, backend: 'basic_text' },
  ])('falls back to the file’s permissions when $name', ({ available, backend }) => {
    Object.assign(fake.safeStorage, { available, backend })
    const protector = osKeyStore()
    if (process.platform !== 'linux' && available) return
    expect(protector.kind).toBe('file-permissions')
    expect(protector.open(protector.seal(pem))).toBe(pem)
  })
})

describe('the desktop application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zinc-desktop-'))
  const outMain = join(import.meta.dirname, '../../out/main')
  const start = async () => {
    const { windows, errorBoxes } = fake.captured
    const before = windows.length + errorBoxes.length
    startDesktop(outMain)
    await vi.waitFor(() => expect(windows.length + errorBoxes.length).toBe(before + 1), { timeout: 10_000 })
  }
  const quit = async () => {
    const before = fake.captured.quits
    fake.app.emit('window-all-closed')
    await vi.waitFor(() => expect(fake.captured.quits).toBe(before + 1), { timeout: 10_000 })
  }
  const askStatus = async () => {
    const [sent] = sayHello({ url: 'app://till/', parent: null })
    const till: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ port: sent!.port.native }))
    const status = await till.till.status({})
    sent!.port.close()
    return status
  }
  beforeEach(() => {
    fake.safeStorage.available = true
    fake.safeStorage.backend = 'gnome_libsecret'
    vi.stubEnv('ZINC_DATA', folder)
    vi.stubEnv('ZINC_DEMO', '1')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens the demo café, answers its page, lets go of the ledger when its window closes, and opens it again', async () => {
    for (const _start of ['first', 'second']) {
      fake.ipcMain.removeAllListeners()
      fake.app.removeAllListeners()
      await start()
      expect(fake.captured.sandboxed).toBe(true)
      expect(await askStatus()).toMatchObject({ phase: 'running', demo: true, keyProtection: 'os-key-store' })
      // The devices beside it run in a process of their own: its scanners are listened for at once.
      await vi.waitFor(() => expect(fake.captured.utilities.at(-1)?.path).toBe(join(outMain, 'device-host.js')), {
        timeout: 20_000,
      })
      await quit()
    }
  })

  it('shows a page that says why when the key store no longer opens the key', async () => {
    fake.safeStorage.available = false
    await start()
    expect(await askStatus()).toMatchObject({ phase: 'stopped' })
    await quit()
  })

  it('says in one sentence that another till has the folder, and leaves', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const release = holdFolder(folder)
    await start()
    release()
    told.mockRestore()
    expect(fake.captured.errorBoxes).toEqual([expect.stringContaining('déjà ouvert')])
    expect(fake.captured.exits).toEqual([1])
  })
})
