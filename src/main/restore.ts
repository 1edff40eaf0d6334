import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Preview, Previewed, Unusable } from '../shared/contracts/backups.ts'
import {
  assertWhole,
  CannotOpen,
  chainsOf,
  manifestIn,
  mayBear,
  NotVerified,
  readSealed,
  readSidecar,
  SEALED,
  sha256Of,
  type Manifest,
} from './backups/index.ts'
import { dataFolder, type DataFolder } from './data-folder.ts'
import {
  addPublicKeys,
  assertReadable,
  copyDurably,
  freeName,
  stamp,
  syncFile,
  syncFolder,
  tillIn,
} from './db/backup.ts'
import { LedgerFromNewerTill, pendingSteps } from './db/migrate.ts'
import { openLedger, openLedgerReadOnly, storageFailure, type ReadDb } from './db/open.ts'
import { checkLedger, zincApart } from './integrity.ts'
import { loadKeyRing } from './journal/index.ts'
import { tracks } from './ledger-parts.ts'
import { markDoubtful } from './printing/index.ts'
import { createSettingsStore, readWho } from './settings/store.ts'

/** What was opened and may be put back; what the next start puts in the ledger's place. */
const STAGED = 'restore.staged'
const READY = 'restore.ready'
const ORDER = 'restore.json'
const LEDGER_FILES = ['', '-wal', '-shm'] as const

const zOrder = z.strictObject({ file: z.string(), keepAs: z.string() })

class Unfit extends Error {
  readonly why: Unusable
  constructor(why: Unusable) {
    super(why)
    this.why = why
  }
}

/**
 * Opens a backup, reads all of it, and lays it beside the ledger, marked as put back. Nothing of the till changes.
 * `identity`: the recovery key, for a sealed file. Plain copies, a folder or a ledger alone, need none.
 */
export async function stageRestore(
  data: DataFolder,
  from: string,
  identity: string,
  nowMs: number,
): Promise<Previewed> {
  dropStaged(data)
  const part = join(data.folder, `${STAGED}.part`)
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { mode: 0o700 })
  try {
    const preview = await opened(data, part, from, identity)
    const order = { file: preview.file, keepAs: basename(freeName(`${data.ledger}.replaced-${stamp(nowMs)}`)) }
    writeFileSync(join(part, ORDER), JSON.stringify(order satisfies z.infer<typeof zOrder>))
    syncFile(join(part, ORDER))
    syncFile(join(part, 'ledger.db'))
    syncFolder(part)
    renameSync(part, join(data.folder, STAGED))
    return { ok: true, preview }
  } catch (error) {
    if (error instanceof Unfit || error instanceof CannotOpen) return { ok: false, why: error.why }
    if (error instanceof NotVerified || error instanceof z.ZodError || error instanceof SyntaxError)
      return { ok: false, why: 'BACKUP_DAMAGED' }
    if (storageFailure(error) === 'corrupt') return { ok: false, why: 'BACKUP_DAMAGED' }
    throw error
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}

async function opened(data: DataFolder, part: string, from: string, identity: string): Promise<Preview> {
  if (!existsSync(from)) throw new Unfit('BACKUP_MISSING')
  const isSealed = from.endsWith(SEALED)
  const manifest = isSealed ? await openSealed(part, from, identity) : copyPlain(part, from)
  refuseOtherCafe(data, part)
  const checked = isSealed || existsSync(join(part, 'head.json')) ? checkLedger(dataFolder(part)) : undefined
  if (checked && (checked.damaged !== null || checked.faults.length > 0)) throw new Unfit('BACKUP_DAMAGED')
  const db = openLedger(join(part, 'ledger.db'))
  try {
    pendingSteps(db, tracks)
    markDoubtful(db)
    createSettingsStore(db).remember('restored', basename(from))
    const who = readWho(db)
    const entries = chainsOf(db)
    return {
      file: basename(from),
      site: who?.site.name ?? '',
      siret: who?.site.siret ?? '',
      till: who?.till ?? '',
      madeAtMs: manifest?.madeAtMs ?? null,
      version: manifest?.software.version ?? null,
      entries: Object.values(entries).reduce((sum, seq) => sum + seq, 0),
      headCode: checked?.headCode ?? '',
      lost: lostOf(data, entries, db),
    }
  } catch (error) {
    if (error instanceof LedgerFromNewerTill) throw new Unfit('BACKUP_NEWER')
    throw error
  } finally {
    db.close()
  }
}

async function openSealed(part: string, from: string, identity: string): Promise<Manifest> {
  try {
    await readSealed(from, identity, part, mayBear)
  } catch (error) {
    const known = error instanceof CannotOpen && error.why === 'RECOVERY_KEY_WRONG' ? readSidecar(from) : undefined
    if (known && (await sha256Of(from)) !== known.sha256) throw new Unfit('BACKUP_DAMAGED')
    throw error
  }
  if (!existsSync(join(part, 'manifest.json'))) throw new Unfit('BACKUP_DAMAGED')
  const manifest = manifestIn(part)
  if (!manifest) throw new Unfit('BACKUP_NEWER')
  const steps = new Map(tracks.map((track) => [track.part, track.steps.length]))
  if (Object.entries(manifest.schema).some(([name, count]) => count > (steps.get(name) ?? 0))) {
    throw new Unfit('BACKUP_NEWER')
  }
  await assertWhole(part, manifest)
  return manifest
}

/** A ledger that lies in the folder of its copy has its head and its keys beside it. */
function copyPlain(part: string, from: string): undefined {
  const isFolder = statSync(from).isDirectory()
  const ledger = isFolder ? join(from, 'ledger.db') : from
  const beside = isFolder || basename(from) === 'ledger.db' ? tillIn(dirname(ledger)) : undefined
  if (!existsSync(ledger)) throw new Unfit('BACKUP_MISSING')
  assertReadable(ledger)
  const copy = tillIn(part)
  copyDurably(ledger, copy.ledger)
  if (beside && existsSync(beside.head)) copyDurably(beside.head, copy.head)
  if (beside) addPublicKeys(beside.keys, copy.keys)
}

/** Another till's ledger in this till's place would go on under its name: told by its keys, and by its name and its SIRET. */
function refuseOtherCafe(data: DataFolder, part: string): void {
  const [here, there] = [loadKeyRing(data.keys), loadKeyRing(join(part, 'keys'))]
  const knows = [...there.keys()].some((key) => here.has(key))
  if (here.size > 0 && there.size > 0 && !knows) throw new Unfit('BACKUP_OTHER_CAFE')
  const [mine, theirs] = [whoIn(data.ledger), whoIn(join(part, 'ledger.db'))]
  if (!mine || !theirs) return
  if (mine.till !== theirs.till || mine.site.siret !== theirs.site.siret) throw new Unfit('BACKUP_OTHER_CAFE')
}

function whoIn(ledger: string) {
  return readIn(ledger, readWho)
}

/** Undefined where the file is not there, or cannot be read: then there is nothing to compare with. */
function readIn<T>(ledger: string, read: (db: ReadDb) => T): T | undefined {
  if (!existsSync(ledger)) return undefined
  try {
    const db = openLedgerReadOnly(ledger)
    try {
      return read(db)
    } finally {
      db.close()
    }
  } catch {
    return undefined
  }
}

/** What the ledger that is here has and the backup has not. */
function lostOf(data: DataFolder, kept: Record<string, number>, copy: ReadDb): Preview['lost'] {
  const after = Number(copy.prepare('SELECT coalesce(max(number), 0) FROM tickets').pluck().get())
  const found = readIn(data.ledger, (db) => {
    const entries = Object.entries(chainsOf(db)).map(([chain, seq]) => Math.max(0, seq - (kept[chain] ?? 0)))
    const tickets = db
      .prepare<[number], { tickets: number; cents: number; sinceMs: number | null }>(
        `SELECT count(*) AS tickets, coalesce(sum(total_cents), 0) AS cents, min(settled_at_ms) AS sinceMs
         FROM tickets WHERE number > ?`,
      )
      .get(after)
    return {
      entries: entries.reduce((sum, count) => sum + count, 0),
      ...(tickets ?? { tickets: 0, cents: 0, sinceMs: null }),
    }
  })
  return found ?? null
}

/** The file that was opened last, where it can still be put back. */
export function stagedFile(data: DataFolder): string | undefined {
  const order = join(data.folder, STAGED, ORDER)
  return existsSync(order) ? zOrder.parse(JSON.parse(readFileSync(order, 'utf8'))).file : undefined
}

export function dropStaged(data: DataFolder): void {
  rmSync(join(data.folder, STAGED), { recursive: true, force: true })
}

/** From here on the next start puts it back. One rename: before it nothing was decided, after it everything is. */
export function layReady(data: DataFolder): void {
  rmSync(join(data.folder, READY), { recursive: true, force: true })
  renameSync(join(data.folder, STAGED), join(data.folder, READY))
  syncFolder(data.folder)
}

/**
 * Puts what lies ready in the ledger's place; to be called by whoever holds the folder, before the ledger is opened. What
 * was there is kept beside it and nothing is deleted; a head or a key that is there stays, so that the start finds that the
 * ledger is older than its head, and says so. Cut short at any moment, it goes on where it was.
 */
export function applyReady(data: DataFolder): boolean {
  rmSync(join(data.folder, `${STAGED}.part`), { recursive: true, force: true })
  const ready = join(data.folder, READY)
  if (!existsSync(join(ready, ORDER))) {
    rmSync(ready, { recursive: true, force: true })
    return false
  }
  const { keepAs } = zOrder.parse(JSON.parse(readFileSync(join(ready, ORDER), 'utf8')))
  const copy = tillIn(ready)
  if (existsSync(copy.ledger)) {
    addPublicKeys(copy.keys, data.keys)
    const [sealing, own] = [join(copy.keys, 'till.key'), join(data.keys, 'till.key')]
    if (existsSync(sealing) && !existsSync(own)) copyDurably(sealing, own)
    if (!existsSync(data.head) && existsSync(copy.head)) copyDurably(copy.head, data.head)
    for (const suffix of LEDGER_FILES) {
      const [was, kept] = [`${data.ledger}${suffix}`, join(data.folder, `${keepAs}${suffix}`)]
      if (existsSync(was)) renameSync(was, kept)
    }
    syncFolder(data.folder)
    renameSync(copy.ledger, data.ledger)
    syncFolder(data.folder)
  }
  rmSync(ready, { recursive: true, force: true })
  return true
}

/** Opens a backup in a process of its own: the recovery key goes over its input, where no list of processes shows it. */
export async function stageApart(cliPath: string, folder: string, from: string, identity: string): Promise<Previewed> {
  return JSON.parse(await zincApart(cliPath, ['open-backup', '--data', folder, '--from', from], identity)) as Previewed
}
