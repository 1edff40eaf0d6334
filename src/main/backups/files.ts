import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backup, Retention } from '../../shared/contracts/backups.ts'
import { HEAD_BESIDE } from '../data-folder.ts'
import { zSidecar, type Sidecar } from './manifest.ts'
import { toForget } from './retention.ts'

/** How the name of a sealed backup ends. */
export const SEALED = '.zinc-backup'
const SIDECAR = '.json'
const STAMP = /(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?:-(\d{1,3}))?(?:\.zinc-backup)?$/

/** A sealed backup of this till bears its name, so that two tills can share a medium. */
export const prefixOf = (till: string): string => `zinc-${till}-`
export const sidecarOf = (file: string): string => `${file}${SIDECAR}`
export const headBesideOf = (file: string): string => `${file}${HEAD_BESIDE}`

/** The first letters of the public key, as they are printed on the sheet. */
export function sheetOf(recipient: string): string {
  return recipient.slice(-6).toUpperCase()
}

export function readSidecar(file: string): Sidecar | undefined {
  try {
    return zSidecar.parse(JSON.parse(readFileSync(sidecarOf(file), 'utf8')))
  } catch {
    return undefined // it came without one, or somebody wrote into it: the file itself still opens
  }
}

/** The sealed backups of a till in a folder, the newest first. Only a whole one bears such a name. */
export function backupsIn(
  folder: string,
  till: string,
): readonly { readonly name: string; readonly madeAtMs: number }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(prefixOf(till)) && name.endsWith(SEALED))
    .map((name) => ({ name, madeAtMs: madeAt(join(folder, name)) }))
    .toSorted((a, b) => b.madeAtMs - a.madeAtMs || b.name.localeCompare(a.name))
}

/** The instant that a backup's name says, to the second, UTC; where it says none, when it was written. */
export function madeAt(file: string): number {
  const [, day, hour, minute, second, count] = STAMP.exec(file) ?? []
  const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
  // The second and third of one second come after its first.
  return Number.isNaN(at) ? Math.floor(statSync(file).mtimeMs) : at + Number(count ?? 0)
}

/** The till's own list; what is in a container is not read for it. */
export function listed(folder: string, till: string): readonly Backup[] {
  return backupsIn(folder, till).flatMap(({ name }) => {
    const path = join(folder, name)
    const beside = readSidecar(path)
    if (!beside) return []
    const { madeAtMs, verifiedAtMs, bytes, entries, headCode, recipient } = beside
    return [{ name, path, madeAtMs, verifiedAtMs, bytes, entries, headCode, sheet: sheetOf(recipient) }]
  })
}

/** Deletes what is kept no longer, with what lies beside it. Nothing but this till's own sealed files ever goes. */
export function forgetOld(folder: string, till: string, nowMs: number, retention: Retention): void {
  for (const name of toForget(backupsIn(folder, till), nowMs, retention)) {
    const file = join(folder, name)
    for (const path of [sidecarOf(file), headBesideOf(file), file]) rmSync(path, { force: true })
  }
}
