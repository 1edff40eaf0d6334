// Is Electron's program there? If not, can it be had? Never waits more than ten seconds for a host that does not answer.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isStarted, node24, projectEnv, readText, root, say } from './common.mjs'

const folder = join(root, 'node_modules', 'electron')
const failedFile = join(root, 'node_modules', '.zinc-electron-failed')
const ANSWER_MS = 10_000
const STALL_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Electron's program, found the way its own package finds it, but never downloading. */
export function findElectron() {
  const inside = readText(join(folder, 'path.txt'))
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const program = override ? join(override, inside || 'electron') : inside && join(folder, 'dist', inside)
  return program && existsSync(program) ? program : undefined
}

/** The program, or why it cannot be had: `{ program }` or `{ why }`. `again` tries although today's try failed. */
export async function ensureElectron({ again = false } = {}) {
  const there = findElectron()
  if (there) return { program: there }
  if (!existsSync(folder)) return { why: 'the package electron is not installed' }
  if (!again && failedToday()) return { why: 'its download failed today, and  npm start -- --electron  tries again' }
  const why = await download()
  const program = findElectron()
  if (program) {
    rmSync(failedFile, { force: true })
    return { program }
  }
  if (existsSync(dirname(failedFile))) writeFileSync(failedFile, `${why}\n`)
  return { why: why ?? 'its download left nothing to run' }
}

function failedToday() {
  return existsSync(failedFile) && Date.now() - statSync(failedFile).mtimeMs < DAY_MS
}

/** Downloads in a child that is ended when nothing has come after ten seconds, or when it stalls. Answers why it failed. */
function download() {
  say('Electron : recherche en ligne (10 s au plus sans réponse) · looking for it online…')
  return new Promise((resolve) => {
    const env = projectEnv({ ELECTRON_GET_NO_PROGRESS: '1', NODE_NO_WARNINGS: '1' })
    const child = spawn(node24(), [import.meta.filename, '--download'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let why
    let shown = 0
    const giveUp = (reason) => {
      why = reason
      child.kill('SIGKILL')
    }
    let timer = setTimeout(() => giveUp('the download’s host does not answer'), ANSWER_MS)
    child.stdout.setEncoding('utf8').on('data', (text) => {
      clearTimeout(timer)
      timer = setTimeout(() => giveUp('the download stopped coming'), STALL_MS)
      const percent = Number(text.trim().split('\n').at(-1))
      if (percent < shown + 20) return
      shown = percent
      say(`Electron : ${percent} %`)
    })
    let trouble = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (trouble += text))
    child.on('error', (error) => giveUp(error.message))
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? undefined : (why ?? (trouble.trim().split('\n')[0] || 'the download failed')))
    })
  })
}

/** In the child: the same call as Electron's own install.js, which then only unpacks what lies in the cache. */
async function downloadHere() {
  const require = createRequire(join(folder, 'package.json'))
  const { version } = require('./package.json')
  const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    cacheRoot: process.env.electron_config_cache,
    checksums: JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8')),
    downloadOptions: {
      quiet: true,
      getProgressCallback: ({ percent }) => void process.stdout.write(`${Math.floor(percent * 100)}\n`),
    },
  })
  process.stdout.write('100\n')
  require('./install.js')
}

if (isStarted(import.meta.url)) {
  if (process.argv.includes('--download')) {
    try {
      await downloadHere()
    } catch (error) {
      const reason = error?.cause?.code ?? error?.cause?.message ?? error?.message ?? error
      process.stderr.write(`its download does not work here (${reason})\n`)
      process.exit(1)
    }
  } else {
    const { program, why } = await ensureElectron({ again: process.argv.includes('--again') })
    say(program ?? `no Electron: ${why}`)
  }
}
