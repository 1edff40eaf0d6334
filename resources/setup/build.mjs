// Builds out/ when what it is made of has changed.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  binScript,
  continueUnderNode24,
  filesBelow,
  hashOf,
  isStarted,
  node24,
  readText,
  root,
  run,
  runScript,
  say,
  SetupError,
} from './common.mjs'
import { ensureInstalled } from './install.mjs'

const stampFile = join(root, 'out', '.built')
const products = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/main/device-host.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/** Builds when needed. Answers whether it did. */
export async function ensureBuilt() {
  const stamp = stampOfInputs()
  if (readText(stampFile) === stamp && products.every(isThere)) return false
  say('Zinc se construit · building…')
  const { code, output } = await run(node24(), [binScript('electron-vite'), 'build', '--logLevel', 'warn'], {
    show: false,
  })
  const missing = products.filter((product) => !isThere(product))
  if (code !== 0 || missing.length > 0) {
    const what = missing.length > 0 ? `\nnot built: ${missing.join(', ')}` : ''
    throw new SetupError(
      `${output.trim()}${what}\n\nLa construction a échoué · the build failed. To see it alone, type:  npm run build`,
    )
  }
  refuseFatPreload()
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stampFile, `${stamp}\n`)
  return true
}

/** Electron's sandbox gives a preload nothing but `electron`: anything else required leaves a window without a till. */
function refuseFatPreload() {
  const preload = readText(join(root, 'out', 'preload', 'index.cjs'))
  const required = [...preload.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1])
  const others = required.filter((name) => name !== 'electron')
  if (required.length === 0 || others.length > 0 || /^import\b/m.test(preload)) {
    throw new SetupError(
      `out/preload/index.cjs must require electron and nothing else, it requires: ${required.join(', ') || 'nothing'}`,
    )
  }
}

function stampOfInputs() {
  const resources = join(root, 'resources')
  const carried = existsSync(resources) ? readdirSync(resources).filter((name) => name !== 'setup') : []
  const configs = ['electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json']
  const paths = [
    join(root, 'src'),
    ...carried.map((name) => join(resources, name)),
    ...configs.map((name) => join(root, name)),
  ]
  return hashOf(filesBelow(...paths))
}

function isThere(product) {
  return existsSync(join(root, product))
}

if (isStarted(import.meta.url)) {
  await runScript(async () => {
    await ensureInstalled()
    await continueUnderNode24(process.argv[1])
    say((await ensureBuilt()) ? 'Construit · built' : 'Déjà construit · already built')
  })
}
