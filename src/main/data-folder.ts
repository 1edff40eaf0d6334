import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readHead, type Head, type KeyRing, type StoredHead } from './journal/index.ts'

/** How the name of a head ends that lies beside a sealed backup. */
export const HEAD_BESIDE = '.head.json'

/** Where a till keeps what is its own. One folder, one till. */
export type DataFolder = {
  readonly folder: string
  readonly ledger: string
  /** The end of every chain, outside the database. */
  readonly head: string
  /** The same at the last Z or the last orderly end, and surely on disk: `head` may be lost in a power cut. */
  readonly previousHead: string
  readonly keys: string
  readonly backups: string
  readonly archives: string
  /** The ids of customers who were erased. */
  readonly erased: string
  /** Files made for accountants and inspectors. */
  readonly exports: string
  readonly log: string
}

export function dataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const ledger = join(folder, 'ledger.db')
  closeToOthers(folder, ledger)
  return {
    folder,
    ledger,
    head: join(folder, 'head.json'),
    previousHead: join(folder, 'head.previous.json'),
    keys: join(folder, 'keys'),
    backups: join(folder, 'backups'),
    archives: join(folder, 'archives'),
    erased: join(folder, 'erased-customers.txt'),
    exports: join(folder, 'exports'),
    log: join(folder, 'zinc.log'),
  }
}

/** A folder that somebody else made is for its owner alone from now on; one that holds other things is left as it is. */
function closeToOthers(folder: string, ledger: string): void {
  try {
    const { mode, uid } = statSync(folder)
    const isOpen = (mode & 0o077) !== 0 && uid === process.getuid?.()
    if (isOpen && (existsSync(ledger) || readdirSync(folder).length === 0)) chmodSync(folder, 0o700)
  } catch {
    // A file system without modes: whoever mounted it says who may read.
  }
}

/**
 * Where the ledger ended when it was last seen. A head that a power cut left empty, or full of zeros, is replaced by the
 * one before; one that says something else was written by somebody else.
 */
export function lastHead(data: Pick<DataFolder, 'head' | 'previousHead'>, ring: KeyRing): StoredHead {
  const head = readHead(data.head, ring)
  if (head.state !== 'unreadable' || readFileSync(data.head).some((byte) => byte !== 0)) return head
  const previous = readHead(data.previousHead, ring)
  return previous.state === 'known' ? previous : head
}

/** The other genuine heads on this machine: of the last Z or orderly end, and of every copy. */
export function headsElsewhere(data: Pick<DataFolder, 'previousHead' | 'backups'>, ring: KeyRing): readonly Head[] {
  const copies = existsSync(data.backups) ? readdirSync(data.backups).map((name) => join(data.backups, name)) : []
  // A folder has its head inside; a sealed file has it beside.
  const headOf = (copy: string) => (copy.endsWith(HEAD_BESIDE) ? copy : join(copy, 'head.json'))
  return [data.previousHead, ...copies.map(headOf)].flatMap((file) => {
    const stored = readHead(file, ring)
    return stored.state === 'known' ? [stored.head] : []
  })
}
