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
import { basename, dirname, join } from 'node:path'
import { assert } from '../../shared/assert.ts'
import { emptyTable, openLedgerReadOnly } from './open.ts'

const COPIES_KEPT = 30
const UNFINISHED_KEPT_MS = 3_600_000
/** Answers to commands are for the till that gave them: nobody asks a copy again, and they quote what was asked. */
const NOT_COPIED = 'command_log'

/** What a till is, without what only this machine may have: the private key is never copied. */
type Till = { readonly ledger: string; readonly head: string; readonly keys: string }

/** Whether a copy may bear this name: it becomes a folder among the copies and nowhere else. */
export function isCopyName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u.test(name) && !/[. ]$|\.part$/.test(name)
}

/**
 * Copies the till into a folder of its own: the ledger, its head and its public keys, enough to check it anywhere. Opens
 * the copy and checks it, then gives it its name. A half-written copy never bears one, and none replaces another. Returns
 * the path. Used before any migration and after each Z.
 */
export function backUp(till: Till & { readonly backups: string }, name: string): string {
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

function tillIn(folder: string): Till {
  return { ledger: join(folder, 'ledger.db'), head: join(folder, 'head.json'), keys: join(folder, 'keys') }
}

/** This path, or the first `-2`, `-3`… of it that nothing bears. */
export function freeName(path: string): string {
  let free = path
  for (let count = 2; existsSync(free); count++) free = `${path}-${count}`
  return free
}

function copyInto(copy: Till, till: Till): void {
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

/**
 * Puts a checked copy, a folder or a ledger alone, in the place of a ledger that is damaged or gone. What was there is
 * kept beside it under another name; nothing is deleted, and a head or a key that is there stays: so the next start finds
 * that the ledger is older than its head, and says so.
 */
export function restore(from: string, till: Till, keepAs: string): void {
  const copy = tillOf(from)
  assertReadable(copy.ledger)
  const fresh = `${till.ledger}.part` // first of all: on a full disk, what is there stays where it is
  copyFileSync(copy.ledger, fresh)
  syncFile(fresh)
  const kept = freeName(keepAs)
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${till.ledger}${suffix}`)) renameSync(`${till.ledger}${suffix}`, `${kept}${suffix}`)
  }
  addPublicKeys(copy.keys, till.keys)
  if (!existsSync(till.head) && existsSync(copy.head)) copyDurably(copy.head, till.head)
  renameSync(fresh, till.ledger)
}

/** A ledger that lies in the folder of its copy has its head and its keys beside it. */
function tillOf(from: string): Till {
  if (statSync(from).isDirectory()) return tillIn(from)
  return basename(from) === 'ledger.db' ? tillIn(dirname(from)) : { ...tillIn(`${from}.none`), ledger: from }
}

function addPublicKeys(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(from).filter((file) => file.endsWith('.pem'))) {
    if (!existsSync(join(to, name))) copyDurably(join(from, name), join(to, name))
  }
}

function copyDurably(from: string, to: string): void {
  copyFileSync(from, `${to}.part`)
  syncFile(`${to}.part`)
  renameSync(`${to}.part`, to)
}

function assertReadable(file: string): void {
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

/** What a copy that was cut short left behind. A younger one may still be at work. */
function forgetUnfinished(backups: string): void {
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
