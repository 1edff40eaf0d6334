import { assert } from '../../shared/assert.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'
import {
  canonical,
  chains,
  ENTRY_FORMAT,
  entryBytes,
  FIRST,
  sha256,
  type Chain,
  type Entry,
  type Payload,
  type SealedEntry,
} from './entry.ts'
import { type Head } from './head.ts'
import type { Signer } from './keys.ts'
import { projectorOf, type Projection } from './projection.ts'

export type Fact = {
  readonly chain: Chain
  readonly kind: string
  readonly operator: string
  readonly nowMs: number
  readonly payload: Payload
}

/** Turnover since the first use of the till, in cents: sales less refunds, and sales plus refunds. Never reset. */
export type PerpetualTotals = { readonly algebraicCents: Cents; readonly absoluteCents: Cents }

export type Tail = { readonly seq: number; readonly hash: string }

/** The append-only journal: the only way to write a fact, and no way to change one. */
export function createJournal(
  db: WriteDb,
  parts: { readonly signer: Signer; readonly till: () => string; readonly projections: readonly Projection[] },
) {
  const { signer, till } = parts
  const project = projectorOf(parts.projections)
  const tailOf = db.prepare<[Chain], Tail>(
    'SELECT seq, hash FROM journal_entries WHERE chain = ? ORDER BY seq DESC LIMIT 1',
  )
  const insert = db.prepare<[Chain, number, string, string, string, string, string]>(
    'INSERT INTO journal_entries (chain, seq, entry, prev, hash, key, signature) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const byNumber = db.prepare<[Chain, number], { entry: string }>(
    'SELECT entry FROM journal_entries WHERE chain = ? AND seq = ?',
  )
  const hashByNumber = db
    .prepare<[Chain, number], string>('SELECT hash FROM journal_entries WHERE chain = ? AND seq = ?')
    .pluck()
  const totals = db.prepare<[], { algebraic_cents: number; absolute_cents: number }>(
    'SELECT algebraic_cents, absolute_cents FROM perpetual_totals',
  )
  db.prepare('INSERT INTO journal_keys (key, public_pem) VALUES (?, ?) ON CONFLICT (key) DO NOTHING').run(
    signer.key,
    signer.publicPem,
  )

  function perpetual(): PerpetualTotals {
    const row = totals.get()
    assert(row, 'the perpetual totals have one row')
    return { algebraicCents: cents(row.algebraic_cents), absoluteCents: cents(row.absolute_cents) }
  }

  let appends = 0

  return {
    /** How many facts this process wrote, undone ones included: whoever keeps the head sees whether it may have moved. */
    appends: () => appends,

    /** Numbers, chains, signs and stores one fact, and updates every projection of it. Only inside a transaction. */
    append(fact: Fact): SealedEntry {
      assert(db.inTransaction, 'a fact is only ever written inside a transaction')
      appends += 1
      const tail = tailOf.get(fact.chain)
      const prev = tail?.hash ?? FIRST
      const entry: Entry = {
        format: ENTRY_FORMAT,
        chain: fact.chain,
        seq: (tail?.seq ?? 0) + 1,
        at: new Date(fact.nowMs).toISOString(),
        kind: fact.kind,
        till: till(),
        operator: fact.operator,
        payload: fact.payload,
      }
      const text = canonical(entry)
      const bytes = entryBytes(prev, text)
      const sealed = { entry, prev, hash: sha256(bytes), key: signer.key, signature: signer.sign(bytes) }
      insert.run(entry.chain, entry.seq, text, prev, sealed.hash, sealed.key, sealed.signature)
      project(entry)
      return sealed
    },

    /** The last entry of a chain. */
    tail(chain: Chain): Tail | undefined {
      return tailOf.get(chain)
    },

    entry(chain: Chain, seq: number): Entry | undefined {
      const row = byNumber.get(chain, seq)
      return row && (JSON.parse(row.entry) as Entry) // canonical JSON that `append` wrote
    },

    hashAt(chain: Chain, seq: number): string | undefined {
      return hashByNumber.get(chain, seq)
    },

    perpetual,

    /** Where every chain stands now. `nowMs` dates it. */
    head(nowMs: number): Head {
      const ends: Head['chains'] = {}
      for (const chain of chains) {
        const tail = tailOf.get(chain)
        if (tail) ends[chain] = tail
      }
      return { format: 1, till: till(), at: new Date(nowMs).toISOString(), chains: ends, perpetual: perpetual() }
    },
  }
}
export type Journal = ReturnType<typeof createJournal>
