import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../shared/assert.ts'
import { openLedgerReadOnly } from './open.ts'

const COPIES_KEPT = 30

/**
 * Copies the ledger into `folder`, opens the copy and checks it, then gives it its name. A half-written copy never
 * bears one. Returns the path. Used before any migration and after each Z.
 */
export function backUp(ledger: string, folder: string, name: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.db`)
  const unfinished = `${file}.part`
  rmSync(unfinished, { force: true })
  const original = openLedgerReadOnly(ledger)
  try {
    original.prepare('VACUUM INTO ?').run(unfinished)
  } finally {
    original.close()
  }
  const copy = openLedgerReadOnly(unfinished)
  try {
    assert(copy.pragma('quick_check', { simple: true }) === 'ok', 'the backup cannot be read back')
  } finally {
    copy.close()
  }
  sync(unfinished)
  renameSync(unfinished, file)
  forgetOldest(folder)
  return file
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function forgetOldest(folder: string): void {
  if (!existsSync(folder)) return
  const copies = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .sort()
  for (const name of copies.slice(0, Math.max(0, copies.length - COPIES_KEPT))) rmSync(join(folder, name))
}
