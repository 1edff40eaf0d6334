// What the set-up scripts share. Zero dependencies, and Node 20 reads it: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { delimiter, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const isWindows = process.platform === 'win32'

/** Something the person at the keyboard can act upon: its message is shown alone, never with a stack. */
export class SetupError extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** The Node 24 that the project brings along (npm package `node`). */
export function node24() {
  return join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node')
}

/** The script of a package's command, to be run by Node 24 without the shell wrappers that differ by system. */
export function binScript(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** The environment with Node 24 and the project's commands first; Windows writes PATH in any case it likes. */
export function projectEnv(extra = {}) {
  const env = { ...process.env, ...extra }
  const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH'
  const first = [join(root, 'node_modules', 'node', 'bin'), join(root, 'node_modules', '.bin')]
  const rest = (env[pathName] ?? '').split(delimiter).filter((folder) => !first.includes(folder))
  env[pathName] = [...first, ...rest].join(delimiter)
  return env
}

/** Runs a program to its end. `show: false` keeps what it printed for the caller; nothing is thrown. */
export function run(program, args, { show = true, env = projectEnv(), cwd = root, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, shell, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 130 : 1), output }))
  })
}

/** Every file below these paths, sorted, so that a hash over them means the same on each machine. */
export function filesBelow(...paths) {
  const found = []
  const walk = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isFile()) found.push(path)
    else for (const name of readdirSync(path)) if (name !== 'node_modules') walk(join(path, name))
  }
  for (const path of paths) walk(path)
  return found.toSorted((left, right) => (left < right ? -1 : 1))
}

export function hashOf(files, ...more) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(`${relative(root, file).split(sep).join('/')}\n`)
    hash.update(readFileSync(file))
  }
  for (const text of more) hash.update(`\n${text}`)
  return hash.digest('hex')
}

export function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

function samePath(left, right) {
  try {
    return realpathSync(left) === realpathSync(right)
  } catch {
    return false
  }
}

/** Goes on in Node 24 when this is another one. Returns only when it already is; else ends with the child's code. */
export async function continueUnderNode24(script) {
  if (samePath(process.execPath, node24())) return
  const child = spawn(node24(), [script, ...process.argv.slice(2)], { cwd: root, env: projectEnv(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (ended) => resolve(ended ?? 1))
  })
  process.exit(code)
}

/** Runs a script's main function: a SetupError is one clear line, anything else one line too, with its place. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    const place =
      error instanceof SetupError ? '' : ` (${String(error?.stack).split('\n')[1]?.trim() ?? 'unknown place'})`
    process.stderr.write(`\n${error?.message ?? error}${place}\n`)
    process.exitCode = 1
  }
}

/** True when this file is the one that was started, not imported. */
export function isStarted(metaUrl) {
  return process.argv[1] !== undefined && samePath(process.argv[1], fileURLToPath(metaUrl))
}
