import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { chains, type Chain } from './entry.ts'
import type { Projection } from './projection.ts'
import type { TotalsStart } from './totals-check.ts'

/** Chains whose old entries may go once they are archived. Closings, archives and invoices stay for good. */
export const purgeableChains = [
  'tickets',
  'notes',
  'copies',
  'training',
  'events',
  'services',
] as const satisfies Chain[]

/**
 * What a purge leaves in the journal: how far each chain is gone, the hash it goes on from, and the totals that the next
 * ticket goes on from (checklist F-24, F-33). Sealed in the chain of archives.
 */
export const zPurge = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The number and the digest of the sealed archive that holds what is gone. */
  archive: z.strictObject({ seq: z.int().positive(), sha256: z.string() }),
  chains: z.partialRecord(
    z.enum(chains),
    z.strictObject({ upTo: z.int().positive(), lastHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
  perpetual: z.strictObject({ algebraicCents: z.int(), absoluteCents: z.int() }),
  /** Keys whose announcement is gone with the old events. */
  keys: z.array(z.string()),
})
export type Purge = z.infer<typeof zPurge>

export const purgeProjection = (db: WriteDb): Projection => {
  const forget = db.prepare('DELETE FROM journal_purged')
  const insert = db.prepare<[string, number, string]>('INSERT INTO journal_purged VALUES (?, ?, ?)')
  return {
    tables: ['journal_purged'],
    kinds: {
      'archives/purge': ({ payload }) => {
        forget.run()
        for (const [chain, gone] of Object.entries(zPurge.parse(payload).chains)) {
          insert.run(chain, gone.upTo, gone.lastHash)
        }
      },
    },
  }
}

/** Takes the entries away that a purge, sealed a moment before in the same transaction, says are gone. */
export function deletePurged(db: WriteDb, purge: Purge): number {
  assert(db.inTransaction, 'a purge is sealed and carried out as one')
  const remove = db.prepare<[string, number]>('DELETE FROM journal_entries WHERE chain = ? AND seq <= ?')
  return Object.entries(purge.chains).reduce((count, [chain, { upTo }]) => count + remove.run(chain, upTo).changes, 0)
}

/** The last purge of this ledger, as its chain of archives tells it. */
export function lastPurge(db: ReadDb): Purge | undefined {
  const text = db
    .prepare<[], string>(
      `SELECT entry FROM journal_entries WHERE chain = 'archives' AND json_extract(entry, '$.kind') = 'purge'
       ORDER BY seq DESC LIMIT 1`,
    )
    .pluck()
    .get()
  if (text === undefined) return undefined
  const { payload } = JSON.parse(text) as { payload?: unknown } // canonical JSON, or the verifier says that it is not
  return zPurge.safeParse(payload).data
}

export function totalsAfter({ chains: gone, perpetual }: Purge): TotalsStart {
  return { ...perpetual, ticket: gone.tickets?.upTo ?? 0, isPart: false }
}
