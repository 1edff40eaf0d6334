import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '../../shared/assert.ts'
import type { Site, Software } from '../../shared/contracts/till.ts'
import type { ReadDb } from '../db/open.ts'
import { canonical, jsonLine, type Chain, type Entry, type SealedRow } from '../journal/index.ts'
import {
  ARCHIVE_FORMAT,
  JOURNAL_FILE,
  MANIFEST_FILE,
  SIGNATURE_FILE,
  SUMS_FILE,
  zManifest,
  type Manifest,
  type Stretch,
} from './manifest.ts'
import { notice, NOTICE_FILE, script, SCRIPT_FILE } from './notice.ts'
import { NO_PERPETUAL, stretches, type ArchivePeriod } from './period.ts'
import { csvHeader, csvRows, tables, type Table } from './tables.ts'
import { createZipFile } from './zip-file.ts'

type Source = {
  readonly db: ReadDb
  /** The folder of the public keys. */
  readonly keys: string
  readonly till: string
  readonly site: Site
  readonly demo: boolean
  readonly software: Software
}
/** What the ledger seals of an archive, in whichever format it was written. */
export type ArchiveMade = Pick<Manifest, 'entries' | 'chains' | 'totals'> & {
  readonly sha256: string
  readonly bytes: number
  readonly manifestSha256: string
}

const ROWS_AT_ONCE = 500

/**
 * Writes the archive of a closed period: the journal as it stands, the same in tables, the keys, a manifest signed by
 * `sign`, the notice. Reads only; runs in a process apart, since a year takes seconds.
 */
export async function writeArchive(
  source: Source,
  period: ArchivePeriod,
  out: string,
  madeAtMs: number,
  signer: { readonly key: string; readonly sign: (bytes: Uint8Array) => Promise<string> },
): Promise<ArchiveMade> {
  const zip = createZipFile(out, madeAtMs)
  try {
    const found = createReader(source.db, period)
    zip.add(JOURNAL_FILE, linesOf(found.rows()))
    for (const table of tables) zip.add(table.name, rowsOf(table, found.rows()))
    for (const key of found.keysUsed(signer.key)) {
      zip.add(`keys/${key}.pem`, [readFileSync(join(source.keys, `${key}.pem`))])
    }
    const facts = manifestFacts(source, period, madeAtMs, signer.key, found)
    zip.add(NOTICE_FILE, [Buffer.from(notice(facts))])
    zip.add(SCRIPT_FILE, [Buffer.from(script(signer.key))])
    const manifest = zManifest.parse({ ...facts, files: zip.written() })
    const bytes = Buffer.from(`${canonical(manifest)}\n`)
    const { sha256: manifestSha256 } = zip.add(MANIFEST_FILE, [bytes])
    zip.add(SUMS_FILE, [
      Buffer.from(
        zip
          .written()
          .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
          .join(''),
      ),
    ])
    zip.add(SIGNATURE_FILE, [Buffer.from(await signer.sign(bytes), 'base64')])
    const { entries, chains, totals } = manifest
    return { ...zip.finish(), manifestSha256, entries, chains, totals }
  } catch (error) {
    zip.abandon()
    throw error
  }
}

function createReader(db: ReadDb, period: ArchivePeriod) {
  const between = db.prepare<[Chain, number, number], SealedRow>(
    `SELECT chain, seq, entry, prev, hash, key, signature FROM journal_entries
     WHERE chain = ? AND seq > ? AND seq <= ? ORDER BY seq`,
  )
  const edge = db.prepare<[Chain, number], { prev: string; hash: string }>(
    'SELECT prev, hash FROM journal_entries WHERE chain = ? AND seq = ?',
  )
  const keys = db
    .prepare<[Chain, number, number], string>(
      'SELECT DISTINCT key FROM journal_entries WHERE chain = ? AND seq > ? AND seq <= ?',
    )
    .pluck()
  const parts = stretches(period)

  return {
    /** Chain after chain, each in the order of its numbers. */
    *rows(): Generator<SealedRow> {
      for (const { chain, after, upTo } of parts) yield* between.iterate(chain, after, upTo)
    },
    keysUsed(signedBy: string): readonly string[] {
      const used = parts.flatMap(({ chain, after, upTo }) => keys.all(chain, after, upTo))
      return [...new Set([...used, signedBy])].toSorted()
    },
    chains(): Partial<Record<Chain, Stretch>> {
      return Object.fromEntries(
        parts.map(({ chain, after, upTo }) => {
          const [first, last] = [edge.get(chain, after + 1), edge.get(chain, upTo)]
          assert(first && last, `the ${chain} of the period are in the ledger`)
          return [chain, { first: after + 1, last: upTo, prev: first.prev, lastHash: last.hash }]
        }),
      )
    },
    entries: parts.reduce((count, { after, upTo }) => count + upTo - after, 0),
  }
}

function manifestFacts(
  { till, site, demo, software }: Source,
  period: ArchivePeriod,
  madeAtMs: number,
  signedBy: string,
  found: ReturnType<typeof createReader>,
): Omit<Manifest, 'files'> {
  const { from, to, last, before, days } = period
  const vat = Map.groupBy(
    days.flatMap((day) => day.figures.vat),
    (row) => row.rate,
  )
  const total = (of: (day: (typeof days)[number]) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const facts = {
    format: ARCHIVE_FORMAT,
    till,
    site,
    ...(demo && { demo }),
    software,
    from,
    to,
    madeAtMs,
    closure: { level: last.level, number: last.number },
    chains: found.chains(),
    entries: found.entries,
    totals: {
      turnoverCents: total((day) => day.figures.turnoverCents),
      htCents: total((day) => day.figures.htCents),
      vatCents: total((day) => day.figures.vatCents),
      vat: [...vat]
        .map(([rate, rows]) => ({
          rate,
          ttcCents: rows.reduce((sum, row) => sum + row.ttcCents, 0),
          htCents: rows.reduce((sum, row) => sum + row.htCents, 0),
          vatCents: rows.reduce((sum, row) => sum + row.vatCents, 0),
        }))
        .sort((a, b) => a.rate - b.rate),
      perpetualBefore: before?.perpetual ?? NO_PERPETUAL,
      perpetualAfter: last.perpetual,
    },
    signedBy,
  }
  return zManifest.omit({ files: true }).parse(facts)
}

function* linesOf(rows: Iterable<SealedRow>): Generator<Uint8Array> {
  for (const batch of batches(rows)) yield Buffer.from(batch.map((row) => `${jsonLine(row)}\n`).join(''))
}

function* rowsOf(table: Table, rows: Iterable<SealedRow>): Generator<Uint8Array> {
  yield Buffer.from(csvHeader(table))
  for (const batch of batches(rows)) {
    yield Buffer.from(
      csvRows(
        table,
        batch.map(({ entry }) => JSON.parse(entry) as Entry),
      ),
    ) // `append` wrote it
  }
}

function* batches(rows: Iterable<SealedRow>): Generator<readonly SealedRow[]> {
  let batch: SealedRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS_AT_ONCE) continue
    yield batch
    batch = []
  }
  yield batch
}
