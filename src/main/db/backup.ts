import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../shared/assert.ts'
import { openLedgerReadOnly } from './open.ts'

const COPIES_KEPT = 30
const UNFINISHED_KEPT_MS = 3_600_000

/**
 * Copies the ledger into `folder`, opens the copy and checks it, then gives it its name. A half-written copy never
 * bears one. Returns the path. Used before any migration and after each Z.
 */
export function backUp(ledger: string, folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.db`)
  const unfinished = `${file}.part`
  forgetUnfinished(folder)
  try {
    copyInto(unfinished, ledger)
    sync(unfinished)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true }) // on a full disk, half a copy would only make it worse
    throw error
  }
  forgetOldest(folder)
  return file
}

function copyInto(unfinished: string, ledger: string): void {
  rmSync(unfinished, { force: true })
  const original = openLedgerReadOnly(ledger)
  try {
    original.prepare('VACUUM INTO ?').run(unfinished)
  } finally {
    original.close()
  }
  assertReadable(unfinished)
}

/**
 * Puts a checked copy in the place of a ledger that is damaged or gone. What was there is kept beside it under another
 * name; nothing is deleted. The next start finds that the ledger is older than its head, and says so.
 */
export function restore(copy: string, ledger: string, keepAs: string): void {
  assertReadable(copy)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${ledger}${suffix}`)) renameSync(`${ledger}${suffix}`, `${keepAs}${suffix}`)
  }
  copyFileSync(copy, `${ledger}.part`)
  sync(`${ledger}.part`)
  renameSync(`${ledger}.part`, ledger)
}

function assertReadable(file: string): void {
  const copy = openLedgerReadOnly(file)
  try {
    assert(copy.pragma('quick_check', { simple: true }) === 'ok', 'the copy cannot be read back')
  } finally {
    copy.close()
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** What a copy that was cut short left behind. A younger one may still be at work. */
function forgetUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.part'))) {
    const file = join(folder, name)
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    if (Date.now() - mtimeMs > UNFINISHED_KEPT_MS) rmSync(file, { force: true })
  }
}

function forgetOldest(folder: string): void {
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => ({ file: join(folder, name), madeMs: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => a.madeMs - b.madeMs)
  for (const { file } of copies.slice(0, Math.max(0, copies.length - COPIES_KEPT))) rmSync(file)
}
