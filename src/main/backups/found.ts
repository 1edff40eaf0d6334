import { existsSync, readdirSync, type Dirent } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { FoundBackup } from '../../shared/contracts/backups.ts'
import { madeAt, readSidecar, SEALED, sheetOf } from './files.ts'
import { pluggedIn } from './media.ts'

const SHOWN_MAX = 40

/** What may be put back, the newest first: the till's own backups, and those on media that are plugged in. */
export function foundBackups(own: string): readonly FoundBackup[] {
  const media = pluggedIn(process.platform, userInfo().username).map(({ path }) => path)
  // A second place is a folder of its medium, or the medium itself.
  const places = [own, ...media, ...media.flatMap((path) => folders(path))]
  return places
    .flatMap((place) => [...sealedIn(place), ...(place === own ? plainIn(place) : [])])
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs)
    .slice(0, SHOWN_MAX)
}

function sealedIn(folder: string): readonly FoundBackup[] {
  return entries(folder)
    .filter((entry) => entry.isFile() && entry.name.endsWith(SEALED))
    .map(({ name }) => {
      const path = join(folder, name)
      const beside = readSidecar(path)
      return { path, madeAtMs: madeAt(path), isSealed: true, sheet: beside ? sheetOf(beside.recipient) : null }
    })
}

/** Copies of a time before there was a recovery sheet. */
function plainIn(folder: string): readonly FoundBackup[] {
  return folders(folder)
    .filter((path) => existsSync(join(path, 'ledger.db')))
    .map((path) => ({ path, madeAtMs: madeAt(path), isSealed: false, sheet: null }))
}

function folders(folder: string): readonly string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return [] // it is not there, or this account may not read it
  }
}
