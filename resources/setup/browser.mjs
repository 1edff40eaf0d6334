// Finds a Chromium, Chrome or Edge; for the tests it installs Debian's.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { isStarted, isWindows, run, runScript, say, SetupError } from './common.mjs'

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
]

/**
 * Off in the till's own window. Chromium holds the answer of the till back until the press itself was drawn, one frame
 * later; without that the line is drawn in the same frame as the press. Electron's window does the same (hosts/electron).
 */
export const windowFeaturesOff = ['DeferRendererTasksAfterInput', 'Translate']

/** The path of a browser that can open an application window, or undefined. ZINC_BROWSER names another one. */
export function findBrowser() {
  return candidates().find(isProgram)
}

function candidates() {
  const named = process.env.ZINC_BROWSER ? [process.env.ZINC_BROWSER] : []
  if (process.platform === 'darwin') return [...named, ...onMac()]
  if (isWindows) return [...named, ...onWindows()]
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'].filter(
    Boolean,
  )
  const fixed = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
  return [...named, ...commands.flatMap((command) => folders.map((folder) => join(folder, command))), ...fixed]
}

function onMac() {
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(homedir(), 'Applications')].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
  )
}

function onWindows() {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => process.env[name]).filter(Boolean)
  const below = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'Chromium\\Application\\chrome.exe',
  ]
  return below.flatMap((path) => folders.map((folder) => join(folder, path)))
}

function isProgram(path) {
  return existsSync(path) && statSync(path).isFile()
}

const debianPackages = ['chromium', 'libusb-1.0-0', 'libudev1']

/** A browser for the tests, and what node-hid is linked against; installs them where it may. Answers the path. */
export async function ensureBrowser() {
  const missing = whatIsMissing()
  if (missing.length > 0) {
    const byHand = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`
    if (!existsSync('/etc/debian_version')) throw new SetupError(elsewhere(missing))
    if (process.getuid?.() !== 0) {
      throw new SetupError(`Il manque · missing: ${missing.join(', ')}. Type:\n\n  sudo sh -c '${byHand}'\n`)
    }
    say(`Installation de · installing ${missing.join(', ')}…`)
    await aptInstall(missing, byHand)
  }
  const browser = findBrowser()
  if (browser === undefined) throw new SetupError(elsewhere(['chromium']))
  return browser
}

function whatIsMissing() {
  const browser = findBrowser() === undefined ? ['chromium'] : []
  if (process.platform !== 'linux') return browser
  return [
    ...browser,
    ...(hasLibrary('libusb-1.0.so.0') ? [] : ['libusb-1.0-0']),
    ...(hasLibrary('libudev.so.1') ? [] : ['libudev1']),
  ]
}

function hasLibrary(name) {
  const tops = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/usr/local/lib'].filter(existsSync)
  const folders = tops.flatMap((top) => [
    top,
    ...readdirSync(top)
      .filter((below) => below.endsWith('-linux-gnu') || below.includes('-linux-gnueabi'))
      .map((below) => join(top, below)),
  ])
  return folders.some((folder) => existsSync(join(folder, name)))
}

async function aptInstall(packages, byHand) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=180', ...args], { show: false, env })
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  let last = await install()
  if (last.code !== 0) {
    await apt('update')
    last = await install()
  }
  if (last.code === 0) return
  throw new SetupError(
    `${last.output.trim().split('\n').slice(-15).join('\n')}\n\napt-get did not install ${packages.join(', ')}. Type:\n\n  ${byHand}\n`,
  )
}

function elsewhere(missing) {
  return `Il manque · missing: ${missing.join(', ')} (Debian’s names: ${debianPackages.join(', ')}). Install Chromium, Chrome or Edge${process.platform === 'linux' ? ' and libusb 1.0' : ''}, or name a browser with ZINC_BROWSER=/path/to/browser, then run the command again.`
}

if (isStarted(import.meta.url)) await runScript(async () => say(await ensureBrowser()))
