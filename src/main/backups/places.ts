import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { PlaceState, Retention } from '../../shared/contracts/backups.ts'
import { syncFile, syncFolder } from '../db/backup.ts'
import { backupsIn, forgetOld, prefixOf, readSidecar, SEALED, sidecarOf } from './files.ts'
import { sha256Of } from './sealed-file.ts'
import type { StoredPlace } from './store.ts'

/** The name of a place's mark. */
export const MARK = 'zinc-place.json'
const zMark = z.object({ placeId: z.string() })

/**
 * Marks a folder as a place of backups. Where a medium is not plugged in, its mount point may be there all the same, an
 * empty folder of the machine's own disk: without its mark a folder is not the place.
 */
export function markPlace(folder: string, placeId: string, till: string): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, MARK)
  writeFileSync(`${file}.part`, JSON.stringify({ placeId, till }))
  renameSync(`${file}.part`, file)
}

export function isThere({ path, placeId }: Pick<StoredPlace, 'path' | 'placeId'>): 'there' | 'missing' | 'other' {
  if (!existsSync(join(path, MARK))) return 'missing'
  try {
    return zMark.parse(JSON.parse(readFileSync(join(path, MARK), 'utf8'))).placeId === placeId ? 'there' : 'other'
  } catch {
    return 'other'
  }
}

export const zPlaceReport = z.array(
  z.strictObject({
    placeId: z.string(),
    state: z.enum(['there', 'missing', 'other', 'full', 'failed']),
    lastAtMs: z.int().nullable(),
  }),
)
export type PlaceReport = z.infer<typeof zPlaceReport>

/** Where the newest backup goes, from which folder, for which till. */
export type Carrying = {
  readonly from: string
  readonly till: string
  readonly places: readonly StoredPlace[]
  readonly nowMs: number
  readonly retention: Retention
}

/** Carries the newest backup to each place that lacks it, reads it back from there, and lets old ones go. */
export async function carry(carrying: Carrying): Promise<PlaceReport> {
  const report: PlaceReport = []
  for (const place of carrying.places) report.push(await carryTo(place, carrying))
  return report
}

async function carryTo(place: StoredPlace, carrying: Carrying): Promise<PlaceReport[number]> {
  const { placeId, path } = place
  const last = () => backupsIn(path, carrying.till)[0]?.madeAtMs ?? null
  let state: Exclude<PlaceState, 'unknown'> = isThere(place)
  if (state !== 'there') return { placeId, state, lastAtMs: null }
  try {
    forgetCutShort(path, carrying.till)
    const [newest] = backupsIn(carrying.from, carrying.till)
    if (newest && !existsSync(join(path, newest.name)))
      await copyInto(path, join(carrying.from, newest.name), newest.name)
    forgetOld(path, carrying.till, carrying.nowMs, carrying.retention)
    return { placeId, state, lastAtMs: last() }
  } catch (error) {
    state = stateAfter(error)
    return { placeId, state, lastAtMs: null }
  }
}

/** What a copy of this till's left behind that was cut short: one process at a time carries. */
function forgetCutShort(folder: string, till: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefixOf(till)) && name.endsWith(`${SEALED}.part`)) rmSync(join(folder, name), { force: true })
  }
}

async function copyInto(folder: string, file: string, name: string): Promise<void> {
  const unfinished = join(folder, `${name}.part`)
  try {
    copyFileSync(file, unfinished)
    syncFile(unfinished)
    const known = readSidecar(file)
    if (known && (await sha256Of(unfinished)) !== known.sha256) throw new Error('the copy reads back otherwise')
    if (known) copyFileSync(sidecarOf(file), sidecarOf(join(folder, name)))
    renameSync(unfinished, join(folder, name))
    syncFolder(folder)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

function stateAfter(error: unknown): 'full' | 'missing' | 'failed' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full'
  return code === 'ENOENT' || code === 'EIO' || code === 'ENODEV' ? 'missing' : 'failed'
}
