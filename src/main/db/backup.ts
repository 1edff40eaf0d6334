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
import { dirname, join } from 'node:path'
import { assert } from '../../shared/assert.ts'
import { emptyTable, openLedgerReadOnly } from './open.ts'

const COPIES_KEPT = 30
const UNFINISHED_KEPT_MS = 3_600_000
/** Answers to commands are for the till that gave them: nobody asks a copy again, and they quote what was asked. */
const NOT_COPIED = 'command_log'

/** A name that sorts by time: `2026-11-23T06-05-01`. */
export function stamp(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '-')
}

/** What a till is, without what only this machine may have: the private key is never copied. */
export type TillFiles = { readonly ledger: string; readonly head: string; readonly keys: string }

/** Whether a copy may bear this name: it becomes a folder among the copies and nowhere else. */
export function isCopyName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u.test(name) && !/[. ]$|\.part$/.test(name)
}

/**
 * Copies the till into a folder of its own: the ledger, its head and its public keys, enough to check it anywhere. Opens
 * the copy and checks it, then gives it its name. A half-written copy never bears one, and none replaces another. Returns
 * the path. Used before any migration and after each Z.
 */
export function backUp(till: TillFiles & { readonly backups: string }, name: string): string {
  assert(isCopyName(name), 'a copy has a plain name')
  mkdirSync(till.backups, { recursive: true, mode: 0o700 })
  const folder = freeName(join(till.backups, name))
  const unfinished = `${folder}.part`
  forgetUnfinished(till.backups)
  try {
    copyInto(tillIn(unfinished), till)
    renameSync(unfinished, folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true }) // on a full disk, half a copy would only make it worse
    throw error
  }
  forgetOldest(till.backups)
  return folder
}

/** The same in the folder of a copy. */
export function tillIn(folder: string): TillFiles {
  return { ledger: join(folder, 'ledger.db'), head: join(folder, 'head.json'), keys: join(folder, 'keys') }
}

/** This path, or the first `-2`, `-3`… of it that nothing bears. */
export function freeName(path: string): string {
  let free = path
  for (let count = 2; existsSync(free); count++) free = `${path}-${count}`
  return free
}

/** The ledger as it is at this moment, its head and its public keys, into a folder of its own. */
export function copyInto(copy: TillFiles, till: TillFiles): void {
  const folder = dirname(copy.ledger)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  // Before the ledger: sales go on, and a head must never look ahead of it.
  if (existsSync(till.head)) copyDurably(till.head, copy.head)
  addPublicKeys(till.keys, copy.keys)
  const original = openLedgerReadOnly(till.ledger)
  try {
    original.prepare('VACUUM INTO ?').run(copy.ledger)
  } finally {
    original.close()
  }
  emptyTable(copy.ledger, NOT_COPIED)
  assertReadable(copy.ledger)
  syncFile(copy.ledger)
}

/** Public keys that are not there yet: a ring only grows. */
export function addPublicKeys(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(from).filter((file) => file.endsWith('.pem'))) {
    if (!existsSync(join(to, name))) copyDurably(join(from, name), join(to, name))
  }
}

export function copyDurably(from: string, to: string): void {
  copyFileSync(from, `${to}.part`)
  syncFile(`${to}.part`)
  renameSync(`${to}.part`, to)
}

export function assertReadable(file: string): void {
  const copy = openLedgerReadOnly(file)
  try {
    assert(copy.pragma('quick_check', { simple: true }) === 'ok', 'the copy cannot be read back')
  } finally {
    copy.close()
  }
}

export function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** What was renamed in a folder stays renamed after a power cut, where the file system lets a folder be synced. */
export function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r')
    try {
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch {
    // Windows opens no folder; its own journal keeps renames in order.
  }
}

/** What a copy that was cut short left behind. A younger one may still be at work. */
export function forgetUnfinished(backups: string): void {
  for (const name of readdirSync(backups).filter((found) => found.endsWith('.part'))) {
    const path = join(backups, name)
    const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    if (Date.now() - mtimeMs > UNFINISHED_KEPT_MS) rmSync(path, { recursive: true, force: true })
  }
}

/** Only what this till made goes: a folder with a ledger, or a ledger alone as its first version made them. */
function forgetOldest(backups: string): void {
  const copies = readdirSync(backups)
    .filter((name) => !name.endsWith('.part'))
    .map((name) => join(backups, name))
    .filter((path) => path.endsWith('.db') || existsSync(join(path, 'ledger.db')))
    .map((path) => ({ path, madeMs: statSync(path).mtimeMs }))
    .sort((a, b) => a.madeMs - b.madeMs)
  for (const { path } of copies.slice(0, Math.max(0, copies.length - COPIES_KEPT))) rmSync(path, { recursive: true })
}
