// npm start: installs, builds and opens the till.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser, windowFeaturesOff } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { continueUnderNode24, isWindows, node24, projectEnv, root, runScript, say, SetupError } from './common.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'

const USUAL_PORT = 17_300
const READY_MS = 60_000
const usage = `npm start -- [--web | --electron] [--data DIR] [--port N] [--demo | --new]

  --web        open the till in a browser's application window (or print its address)
  --electron   open it in Electron, and try again to download it
  --data DIR   where the till keeps its ledger (default: ${defaultDataFolder()})
  --port N     the web host's port (default: ${USUAL_PORT}, or any free one)
  --printer HOST:PORT:PROFILE   the receipt printer, e.g. 192.0.2.5:9100:epson-80
  --new        open the assistant where nothing is installed: a real café, with --data DIR of its own (also: --no-demo)`

await runScript(async () => {
  const options = readOptions()
  if (options.help) return say(usage)
  await ensureInstalled()
  await continueUnderNode24(process.argv[1])
  await ensureBuilt()
  const chosen = options.web ? { why: undefined } : await electronHere(options)
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  if (chosen.program) {
    const ended = await openElectron(chosen.program, options)
    if (ended.opened) return ended.code
    chosen.why = 'it does not start on this machine'
  }
  if (options.electron) throw new SetupError(`Electron : ${chosen.why}.`)
  if (chosen.why)
    say(
      `Sans Electron, la caisse s’ouvre dans le navigateur · no Electron, the till opens in the browser: ${chosen.why}.`,
    )
  return openWeb(options)
})

function sayDemo({ demo }) {
  if (demo)
    say(
      'Café de démonstration : rien n’y est réel · demo café, nothing in it is real (une vraie caisse · a real till: npm start -- --data DIR --new).',
    )
}

function readOptions() {
  let values
  try {
    const flag = { type: 'boolean', default: false }
    ;({ values } = parseArgs({
      options: {
        web: flag,
        electron: flag,
        demo: flag,
        'no-demo': flag,
        new: flag,
        help: flag,
        data: { type: 'string' },
        port: { type: 'string' },
        printer: { type: 'string' },
      },
    }))
  } catch (error) {
    throw new SetupError(`${error.message}\n\n${usage}`)
  }
  const port = values.port === undefined ? undefined : Number(values.port)
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
    throw new SetupError(`--port ${String(values.port)}: not a port\n\n${usage}`)
  if (values.web && values.electron) throw new SetupError(`--web or --electron, not both\n\n${usage}`)
  return { ...values, port, data: resolve(values.data ?? defaultDataFolder()), demo: !values['no-demo'] && !values.new }
}

function defaultDataFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Zinc')
  if (isWindows) return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Zinc')
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'zinc')
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function runsAsRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

async function electronHere({ electron }) {
  if (!hasDisplay()) return { why: 'no display' }
  return ensureElectron({ again: electron })
}

/** Opened, or ended within seconds without a window: libraries that lack, a sandbox that is refused. */
async function openElectron(program, options) {
  const env = projectEnv({
    ZINC_DATA: options.data,
    ZINC_DEMO: options.demo ? '1' : '0',
    ZINC_PRINTER: options.printer ?? '',
  })
  delete env.ELECTRON_RUN_AS_NODE
  const child = spawn(program, [...(runsAsRoot() ? ['--no-sandbox'] : []), root], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let opened = false
  // Chromium's own chatter says nothing to a shopkeeper; the till's line tells that the window is there.
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (!text.includes('Zinc: window')) return
    opened = true
    sayDemo(options)
    say('La caisse est ouverte · the till is open.')
  })
  child.stderr.resume()
  stopWith(() => child.kill('SIGTERM'))
  const code = await new Promise((done) => {
    child.on('error', () => done(1))
    child.on('close', (ended) => done(ended ?? 0))
  })
  return { opened: opened || code === 0, code }
}

async function openWeb(options) {
  const till = await startTill(options)
  stopWith(() => till.stop())
  sayDemo(options)
  say(`Zinc : ${till.url}`)
  const browser = hasDisplay() ? findBrowser() : undefined
  if (browser === undefined) {
    const why = hasDisplay()
      ? 'aucun Chromium, Chrome ou Edge ici · no browser found here'
      : 'pas d’écran ici · no display here'
    say(`(${why}) Ouvrez cette adresse dans un navigateur · open this address in a browser. Ctrl-C : fermer · close.`)
    return till.ended
  }
  say('La caisse est ouverte ; fermez sa fenêtre pour l’arrêter · the till is open; close its window to stop it.')
  const window = openWindow(browser, till.url, options.data)
  const first = await Promise.race([window.closed, till.ended.then(() => 'till')])
  if (first === 'till') {
    window.close()
    return till.ended
  }
  if (first < 3000) {
    say(
      'La fenêtre s’est refermée aussitôt · the window closed at once. The till still runs at the address above. Ctrl-C : fermer · close.',
    )
    return till.ended
  }
  till.stop()
  return till.ended
}

/** The web host in its own process; ready when it prints its address, ended when it has let go of the ledger. */
async function startTill(options) {
  const port = options.port ?? (await freePort())
  const args = [
    'out/main/cli.js',
    'serve',
    '--data',
    options.data,
    '--port',
    String(port),
    ...(options.demo ? ['--demo'] : []),
    ...(options.printer ? ['--printer', options.printer] : []),
  ]
  // Its own process group: Ctrl-C reaches it through us, once, as a request to stop.
  const child = spawn(node24(), args, {
    cwd: root,
    env: projectEnv(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !isWindows,
  })
  let asked = false
  let heard = ''
  const ended = new Promise((done) => child.on('close', (code) => done(asked ? 0 : (code ?? 1))))
  const stop = () => {
    // Once: a second signal would end it in the middle of letting go.
    if (asked) return
    asked = true
    child.kill('SIGTERM')
  }
  process.on('exit', () => child.kill('SIGTERM'))
  child.stderr.setEncoding('utf8').on('data', (text) => (heard = `${heard}${text}`.slice(-4000)))
  let timer
  const ready = new Promise((found, refused) => {
    timer = setTimeout(() => refused(new SetupError('The till did not answer within a minute.')), READY_MS)
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out = `${out}${text}`.slice(-4000)
      const address = /Zinc: (http:\S+)/.exec(out)
      if (address) found(address[1])
    })
    child.on('error', (error) => refused(new SetupError(`The till did not start: ${error.message}`)))
    void ended.then(() => refused(new SetupError(whyNotReady(`${out}${heard}`))))
  })
  const url = await ready.finally(() => clearTimeout(timer))
  return { url, ended, stop }
}

function whyNotReady(text) {
  const lines = text.split('\n').filter((line) => !/^\s+at |^node:|^Node\.js v|^\s*\^/.test(line) && line.trim() !== '')
  return lines.slice(-8).join('\n') || 'The till stopped before it was ready.'
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer()
    probe.on('error', () => found(0))
    probe.listen(USUAL_PORT, '127.0.0.1', () => probe.close(() => found(USUAL_PORT)))
  })
}

function openWindow(browser, url, dataFolder) {
  const args = [
    `--app=${url}`,
    `--user-data-dir=${windowFolder(browser, dataFolder)}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    `--disable-features=${windowFeaturesOff.join()}`,
    '--window-size=1366,768',
    ...(runsAsRoot() ? ['--no-sandbox', '--test-type'] : []),
  ]
  const startedAt = Date.now()
  const child = spawn(browser, args, { stdio: 'ignore', detached: !isWindows })
  const closed = new Promise((done) => {
    child.on('error', () => done(0))
    child.on('close', () => done(Date.now() - startedAt))
  })
  const close = () => child.kill('SIGTERM')
  process.on('exit', close)
  return { closed, close }
}

/** One profile for each ledger, outside the data folder: a browser's cache is not part of a till. */
function windowFolder(browser, dataFolder) {
  const name = `window-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 8)}`
  // A browser in a snap may not write into hidden folders.
  if (browser.includes('/snap/') || browser.endsWith('chromium-browser'))
    return join(homedir(), 'snap', 'chromium', 'common', `zinc-${name}`)
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Zinc', name)
  if (isWindows) return join(process.env.LOCALAPPDATA ?? homedir(), 'Zinc', name)
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zinc', name)
}

function stopWith(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
}
