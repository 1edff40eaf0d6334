import { assert } from '../../shared/assert.ts'
import { cents, ZERO, type Cents } from '../../shared/money.ts'
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
  type Json,
  type Payload,
  type SealedEntry,
  type SealedRow,
} from './entry.ts'
import { headCode, type Head } from './head.ts'
import type { Signer } from './keys.ts'
import { inEntry } from './migrations.ts'
import { lastPurge, purgeProjection, type Purge } from './purge.ts'
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
  const project = projectorOf([purgeProjection(db), ...parts.projections])
  const newestOf = db.prepare<[Chain], Tail>(
    'SELECT seq, hash FROM journal_entries WHERE chain = ? ORDER BY seq DESC LIMIT 1',
  )
  const purgedOf = db.prepare<[Chain], Tail>(
    'SELECT upto_seq AS seq, last_hash AS hash FROM journal_purged WHERE chain = ?',
  )
  const insert = db.prepare<[Chain, number, string, string, string, string, string]>(
    'INSERT INTO journal_entries (chain, seq, entry, prev, hash, key, signature) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const byNumber = db.prepare<[Chain, number], { entry: string }>(
    'SELECT entry FROM journal_entries WHERE chain = ? AND seq = ?',
  )
  const sealedRow = db.prepare<[Chain, number], SealedRow>(
    'SELECT chain, seq, entry, prev, hash, key, signature FROM journal_entries WHERE chain = ? AND seq = ?',
  )
  const hashByNumber = db
    .prepare<[Chain, number], string>('SELECT hash FROM journal_entries WHERE chain = ? AND seq = ?')
    .pluck()
  const backwards = db.prepare<[Chain], { entry: string }>(
    'SELECT entry FROM journal_entries WHERE chain = ? ORDER BY seq DESC',
  )
  const onwards = db.prepare<[Chain, number], { entry: string }>(
    'SELECT entry FROM journal_entries WHERE chain = ? AND seq > ? ORDER BY seq',
  )
  // By an index that SQLite itself keeps over the sealed entries: no table beside them is asked, least of all for absence.
  const corrections = db.prepare<[number], { entry: string }>(
    `SELECT entry FROM journal_entries
     WHERE chain = 'tickets' AND ${inEntry('kind')} <> 'sale' AND ${inEntry('payload.corrects.number')} = ? ORDER BY seq`,
  )
  const lastKey = db.prepare<[], string>('SELECT key FROM journal_entries ORDER BY rowid DESC LIMIT 1').pluck()
  db.prepare('INSERT INTO journal_keys (key, public_pem) VALUES (?, ?) ON CONFLICT (key) DO NOTHING').run(
    signer.key,
    signer.publicPem,
  )

  /** Where a chain ends: at its newest entry, or at the last one that was purged if none came after. */
  function tailOf(chain: Chain): Tail | undefined {
    return newestOf.get(chain) ?? purgedOf.get(chain)
  }

  /** The hash of an entry; of those that were purged only the last one's is known. */
  function hashAt(chain: Chain, seq: number): string | undefined {
    const known = hashByNumber.get(chain, seq)
    if (known !== undefined) return known
    const purged = purgedOf.get(chain)
    return purged?.seq === seq ? purged.hash : undefined
  }

  /** The newest entry of a chain, whole. */
  function latest(chain: Chain): Entry | undefined {
    return read(backwards.get(chain))
  }

  /** As the last ticket bears them: sealed figures, not a counter beside the ledger. */
  function perpetual(lastTicket = latest('tickets')): PerpetualTotals {
    const told = lastTicket?.payload['perpetual'] ?? lastPurge(db)?.perpetual
    if (told === undefined) return { algebraicCents: ZERO, absoluteCents: ZERO }
    const { algebraicCents, absoluteCents } = told as { algebraicCents: number; absoluteCents: number }
    return { algebraicCents: cents(algebraicCents), absoluteCents: cents(absoluteCents) }
  }

  /** Where every chain stands now. `nowMs` dates it. */
  function head(nowMs: number): Head {
    const ends: Head['chains'] = {}
    for (const chain of chains) {
      const tail = tailOf(chain)
      if (tail) ends[chain] = tail
    }
    return { format: 1, till: till(), at: new Date(nowMs).toISOString(), chains: ends, perpetual: perpetual() }
  }

  let appends = 0

  return {
    /** How many facts this process wrote, undone ones included: whoever keeps the head sees whether it may have moved. */
    appends: () => appends,

    /** Numbers, chains, signs and stores one fact, and updates every projection of it. Only inside a transaction. */
    append(fact: Fact): SealedEntry {
      assert(db.inTransaction, 'a fact is only ever written inside a transaction')
      assertWhole(fact.payload)
      appends += 1
      const tail = tailOf(fact.chain)
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

    /** Where a chain ends. */
    tail: tailOf,

    /** An entry with its seal, as it lies in the file. */
    row: (chain: Chain, seq: number): SealedRow | undefined => sealedRow.get(chain, seq),
    entry: (chain: Chain, seq: number): Entry | undefined => read(byNumber.get(chain, seq)),
    latest,

    /** The sealed entries that correct a ticket, oldest first. */
    correctionsOf: (ticket: number): readonly Entry[] => readWhile(corrections.iterate(ticket), () => true),

    /** Reads a chain from its newest entry as long as `goesOn` says so; answers with the entries it said so of. */
    backwards: (chain: Chain, goesOn: (entry: Entry) => boolean): readonly Entry[] =>
      readWhile(backwards.iterate(chain), goesOn),

    /** The same from an entry on, towards the newest. */
    forwards: (chain: Chain, afterSeq: number, goesOn: (entry: Entry) => boolean): readonly Entry[] =>
      readWhile(onwards.iterate(chain, afterSeq), goesOn),

    /** The key that sealed the newest entry. */
    lastKey: (): string | undefined => lastKey.get(),

    hashAt,

    /** What the last purge left: how far each chain is gone, and the hash that it goes on from. */
    lastPurge: (): Purge | undefined => lastPurge(db),

    perpetual,

    head,

    /** What a closing says of the whole ledger: how far each chain has come, and the short code of that head. */
    mark(nowMs: number): { readonly ends: Readonly<Record<string, number>>; readonly headCode: string } {
      const now = head(nowMs)
      const ends = Object.fromEntries(Object.entries(now.chains).map(([chain, { seq }]) => [chain, seq]))
      return { ends, headCode: headCode(now) }
    },

    /** The code of the head that the ledger had when its chains ended there: what was printed then, made again now. */
    codeAt(ends: Readonly<Record<string, number>>, perpetualThen: PerpetualTotals): string {
      const then: Head['chains'] = {}
      for (const chain of chains) {
        const seq = ends[chain]
        const hash = seq === undefined ? undefined : hashAt(chain, seq)
        if (seq !== undefined && hash !== undefined) then[chain] = { seq, hash }
      }
      return headCode({ chains: then, perpetual: perpetualThen })
    },
  }
}
export type Journal = ReturnType<typeof createJournal>

function read(row: { readonly entry: string } | undefined): Entry | undefined {
  return row && (JSON.parse(row.entry) as Entry) // canonical JSON that `append` wrote
}

function readWhile(rows: Iterable<{ readonly entry: string }>, goesOn: (entry: Entry) => boolean): readonly Entry[] {
  const found: Entry[] = []
  for (const row of rows) {
    const next = read(row)
    if (!next || !goesOn(next)) break
    found.push(next)
  }
  return found
}

/** No amount, quantity or rate is ever anything but a whole number (checklist F-02). */
function assertWhole(value: Json): void {
  if (typeof value === 'number') assert(Number.isSafeInteger(value), `a sealed figure is whole: ${value}`)
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) assertWhole(part)
}
