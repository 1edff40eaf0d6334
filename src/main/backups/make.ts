import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Software } from '../../shared/contracts/till.ts'
import type { DataFolder } from '../data-folder.ts'
import { copyDurably, copyInto, forgetUnfinished, syncFile, syncFolder, tillIn } from '../db/backup.ts'
import { openLedgerReadOnly, type ReadDb } from '../db/open.ts'
import type { LedgerCheck } from '../integrity.ts'
import { forgetOld, headBesideOf, prefixOf, SEALED, sidecarOf } from './files.ts'
import {
  HEAD,
  KEYS,
  LEDGER,
  MANIFEST,
  mayBear,
  SEALING_KEY,
  zManifest,
  type Manifest,
  type Sidecar,
} from './manifest.ts'
import { newIdentity, readSealed, sha256Of, writeSealed } from './sealed-file.ts'
import type { BackupSetup } from './store.ts'

/** What a backup is made of, and who checks a ledger. */
export type Making = {
  readonly data: DataFolder
  /** A plain name that says why and when: `after-z-2026-11-23T12-00-00`. */
  readonly name: string
  readonly setup: BackupSetup
  readonly till: string
  readonly site: { readonly name: string; readonly siret: string }
  readonly software: Software
  readonly nowMs: number
  readonly check: (folder: string) => LedgerCheck
}

/** What was written does not read back as it was. */
export class NotVerified extends Error {
  override readonly name = 'NotVerified'
}

/**
 * Makes one sealed backup: a copy of the ledger at this moment, its head, its public keys and what they are, for the
 * café's recovery key. Then the file is opened again from the disk, with a second key that was made for this one look and
 * is thrown away; every byte is compared and every seal of the ledger checked. Only then it gets its name. Answers with
 * the path. Throws `NotVerified`.
 */
export async function makeSealed(making: Making): Promise<string> {
  const { data, setup, till, nowMs } = making
  mkdirSync(data.backups, { recursive: true, mode: 0o700 })
  forgetUnfinished(data.backups)
  const file = freeSealedName(join(data.backups, `${prefixOf(till)}${making.name}`))
  const work = `${file}.part`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { mode: 0o700 })
  try {
    const copy = join(work, 'copy')
    copyInto(tillIn(copy), data)
    if (setup.withKey) copyDurably(join(data.keys, 'till.key'), join(copy, SEALING_KEY))
    const manifest = await describe(copy, making)
    writeFileSync(join(copy, MANIFEST), JSON.stringify(manifest), { mode: 0o600 })
    const own = await newIdentity()
    const sealed = join(work, 'sealed')
    const members = [MANIFEST, ...manifest.members.map(({ name }) => name)].map((name) => member(copy, name))
    const { bytes, sha256 } = await writeSealed(sealed, members, [setup.recipient, own.recipient])
    const opened = join(work, 'opened')
    mkdirSync(opened, { mode: 0o700 })
    await readSealed(sealed, own.identity, opened, mayBear)
    await assertWhole(opened, manifest)
    const checked = making.check(opened)
    if (checked.damaged !== null || checked.faults.length > 0) {
      throw new NotVerified(checked.damaged ?? JSON.stringify(checked.faults[0]))
    }
    const { headCode, entries } = checked
    const { recipient } = setup
    const beside: Sidecar = {
      ...{ format: 1, sha256, bytes, madeAtMs: nowMs, verifiedAtMs: nowMs },
      ...{ entries, headCode, recipient },
    }
    writeFileSync(sidecarOf(file), JSON.stringify(beside))
    if (existsSync(join(copy, HEAD))) copyDurably(join(copy, HEAD), headBesideOf(file))
    syncFile(sealed)
    renameSync(sealed, file)
    syncFolder(data.backups)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  forgetOld(data.backups, till, nowMs, setup.retention)
  return file
}

function freeSealedName(base: string): string {
  let file = `${base}${SEALED}`
  for (let count = 2; existsSync(file); count++) file = `${base}-${count}${SEALED}`
  return file
}

function member(folder: string, name: string) {
  const file = join(folder, name)
  return { name, file, bytes: statSync(file).size }
}

async function describe(copy: string, { till, site, software, nowMs, setup }: Making): Promise<Manifest> {
  const keys = existsSync(join(copy, KEYS)) ? readdirSync(join(copy, KEYS)).map((name) => `${KEYS}/${name}`) : []
  const names = [...(existsSync(join(copy, HEAD)) ? [HEAD] : []), ...keys.toSorted(), LEDGER]
  const members: Manifest['members'] = []
  for (const name of names) {
    const { file, bytes } = member(copy, name)
    members.push({ name, bytes, sha256: await sha256Of(file) })
  }
  const db = openLedgerReadOnly(join(copy, LEDGER))
  try {
    return {
      format: 1,
      till,
      site: site.name,
      siret: site.siret,
      madeAtMs: nowMs,
      entries: chainsOf(db),
      headSha256: members.find(({ name }) => name === HEAD)?.sha256 ?? null,
      software,
      schema: schemaOf(db),
      members: members.filter(({ name }) => name !== SEALING_KEY || setup.withKey),
    }
  } finally {
    db.close()
  }
}

/** How far each chain of a ledger goes. */
export function chainsOf(db: ReadDb): Record<string, number> {
  const rows = db
    .prepare<[], { chain: string; seq: number }>('SELECT chain, max(seq) AS seq FROM journal_entries GROUP BY chain')
    .all()
  return Object.fromEntries(rows.map(({ chain, seq }) => [chain, seq]))
}

function schemaOf(db: ReadDb): Record<string, number> {
  const rows = db
    .prepare<[], { part: string; steps: number }>('SELECT part, count(*) AS steps FROM migrations GROUP BY part')
    .all()
  return Object.fromEntries(rows.map(({ part, steps }) => [part, steps]))
}

/** What a container says that it holds; undefined where its format is of a newer till. Throws where it is none. */
export function manifestIn(folder: string): Manifest | undefined {
  const written: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
  const isNewer = typeof written === 'object' && written !== null && 'format' in written && written.format !== 1
  return isNewer ? undefined : zManifest.parse(written)
}

/** Every member is there, to the byte, and nothing else. Throws `NotVerified`. */
export async function assertWhole(folder: string, { members }: Manifest): Promise<void> {
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name !== KEYS && name !== MANIFEST)
  if (there.length !== members.length) throw new NotVerified('another number of members')
  for (const { name, bytes, sha256 } of members) {
    const file = join(folder, name)
    if (!existsSync(file) || statSync(file).size !== bytes || (await sha256Of(file)) !== sha256) {
      throw new NotVerified(`${name} is not what it was`)
    }
  }
}
