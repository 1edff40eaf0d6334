// Installs what package-lock.json says, once, and makes sure that Node 24 came with it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf, isStarted, isWindows, node24, readText, root, run, runScript, say, SetupError } from './common.mjs'

const modules = join(root, 'node_modules')
const stampFile = join(modules, '.zinc-installed')
const lockFile = join(root, 'package-lock.json')

/** Installs when something is missing or out of date. Answers whether it did. */
export async function ensureInstalled() {
  const stamp = wantedStamp()
  if (readText(stampFile) === stamp && node24Version().startsWith('v24.')) return false
  const alreadyThere = holdsWhatTheLockSays()
  if (!alreadyThere) {
    say('Zinc installe ce qu’il lui faut, une seule fois (1 à 3 minutes) · installing what it needs, only once…')
    await installPackages()
  }
  await ensureNode24()
  writeFileSync(stampFile, `${stamp}\n`)
  return !alreadyThere
}

/** Not the version of the Node that runs this: npm puts ours first in the PATH from the second run on. */
function wantedStamp() {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const stubs = ['get-pixels', 'node-bluetooth'].map((name) => join(root, 'resources', 'stubs', name, 'package.json'))
  const declared = JSON.stringify([dependencies, devDependencies, overrides])
  return hashOf([lockFile, ...stubs.filter(existsSync)], declared, process.platform, process.arch)
}

/** True after somebody ran npm himself: then there is nothing to do again. */
function holdsWhatTheLockSays() {
  const listFile = join(modules, '.package-lock.json')
  if (!existsSync(listFile)) return false
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(readFileSync(listFile, 'utf8')).packages
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared = JSON.stringify([dependencies, devDependencies])
  if (JSON.stringify([wanted[''].dependencies, wanted[''].devDependencies]) !== declared) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '' || !path.startsWith('node_modules/')) return true
    const there = present[path]
    if (there === undefined) return Boolean(optional || devOptional || peer)
    return there.version === version && existsSync(join(root, path))
  })
}

async function installPackages() {
  if (!existsSync(lockFile))
    throw new SetupError('package-lock.json is missing: take it back with  git checkout package-lock.json')
  // Not `npm ci`: it refuses a lock without the other systems' optional binaries, and not every registry has them all.
  // No install script runs but Node's own, below: nothing is fetched from anywhere but the npm registry.
  const { code, output } = await npm([
    'install',
    '--no-save',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code === 0) return
  throw new SetupError(
    `${lastLines(output)}\n\nL’installation a échoué · the installation failed. Put right what npm says above, then type:  npm install --ignore-scripts && npm start`,
  )
}

async function ensureNode24() {
  if (node24Version().startsWith('v24.')) return
  const { output } = await npm(['rebuild', 'node', '--foreground-scripts', '--loglevel=error'])
  if (node24Version().startsWith('v24.')) return
  throw new SetupError(
    `${lastLines(output)}\n\nNode 24 is not in node_modules (found: ${node24Version() || 'nothing'}). Type:  npm rebuild node --foreground-scripts`,
  )
}

function node24Version() {
  if (!existsSync(node24())) return ''
  return spawnSync(node24(), ['-v'], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** The npm that started us, else the one of the PATH. */
async function npm(args) {
  // npm says of each package that wants Node 24 that this is another one; ours comes with them.
  const env = { ...process.env, npm_config_engine_strict: 'false', npm_config_update_notifier: 'false' }
  const own = process.env.npm_execpath
  const node = process.env.npm_node_execpath ?? process.execPath
  // The Node that ends up in node_modules must not be the one that npm is running on while it replaces it.
  const insideModules = dirname(node).startsWith(modules)
  if (own?.endsWith('.js') && !insideModules) return run(node, [own, ...args], { show: false, env })
  return run(isWindows ? 'npm.cmd' : 'npm', args, { show: false, env, shell: isWindows })
}

function lastLines(output) {
  return output.trim().split('\n').slice(-25).join('\n')
}

if (isStarted(import.meta.url)) {
  await runScript(async () => {
    say((await ensureInstalled()) ? 'Installé · installed' : 'Déjà installé · already installed')
  })
}
