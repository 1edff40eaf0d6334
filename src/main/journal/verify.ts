import type { ReadDb } from '../db/open.ts'
import { chains, entryBytes, ENTRY_FORMAT, FIRST, sha256, type Chain, type SealedRow } from './entry.ts'
import { headCode, headDigest, lostFrom, type Head, type StoredHead } from './head.ts'
import { isSignedBy, type KeyRing } from './keys.ts'
import { lastPurge, totalsAfter, type Purge } from './purge.ts'
import { textsOf, type ReadEntry } from './read-entry.ts'
import { createRefundCheck, type Original } from './refund-check.ts'
import { createTotalsCheck, TOTALS_FROM_ZERO } from './totals-check.ts'

export type Fault = {
  readonly chain: Chain | 'keys' | 'head'
  readonly seq: number
  readonly what: FaultKind
}
export type FaultKind =
  | 'missing' // a number is not there
  | 'altered' // hash or signature does not match the content
  | 'unchained' // it does not name the hash before it
  | 'unknown-key' // signed by a key that is not kept beside the ledger
  | 'misplaced' // the content says another chain or number than its row
  | 'not-canonical' // the text is not what the till writes
  | 'totals-wrong' // its perpetual totals do not follow from the sales before, or a Z or a period is not the sum of its parts
  | 'refund-above-original' // more is given back than was sold, at another rate, or of another ticket than it names
  | 'undated' // a ticket is dated into a day that was sealed without it
  | 'tail-lost' // the head kept outside knows a later entry
  | 'replaced' // the head kept outside knows another entry at this number
  | 'rolled-back' // another head on this machine knows a later entry, or another one at this number
  | 'head-unreadable'
  | 'key-altered'
  | 'key-unannounced' // no entry of the event log says that this key came into use

export type JournalReport = {
  readonly entries: number
  readonly faults: readonly Fault[]
  readonly headCode: string
}

const FAULTS_MAX = 100
const PROGRESS_EVERY = 1000

/**
 * Reads the whole journal and checks numbers, chain, hashes, signatures, perpetual totals, keys, and the head kept
 * outside the file. `ring` holds the public keys kept beside the ledger, never those of the ledger itself; `elsewhere` are
 * the genuine heads of its copies: one that saw more betrays a copy that was put back without being declared.
 */
export function verifyJournal(
  db: ReadDb,
  ring: KeyRing,
  head: StoredHead,
  progress: (done: number, of: number) => void = () => undefined,
  elsewhere: readonly Head[] = [],
): JournalReport {
  const faults: Fault[] = []
  const report = (fault: Fault) => {
    if (faults.length < FAULTS_MAX) faults.push(fault)
  }
  const ends: { [chain in Chain]?: { seq: number; hash: string } } = {}
  const purged = lastPurge(db)
  const totals = createTotalsCheck(purged ? totalsAfter(purged) : TOTALS_FROM_ZERO)
  const refunds = createRefundCheck((purged?.chains.tickets?.upTo ?? 0) + 1, originalIn(db))
  const announced = new Set<unknown>(purged?.keys)
  const abandoned = new Set<unknown>()
  const used = new Map<string, { readonly chain: Chain; readonly seq: number }>()
  let entries = 0

  const of = db.prepare<[], number>('SELECT count(*) FROM journal_entries').pluck().get() ?? 0
  checkKeys(db, ring, report)
  for (const chain of strangeChains(db)) report({ chain: 'head', seq: chain.seq, what: 'misplaced' })
  const rows = db.prepare<[Chain], SealedRow>(
    'SELECT chain, seq, entry, prev, hash, key, signature FROM journal_entries WHERE chain = ? ORDER BY seq',
  )
  const known = head.state === 'known' ? head.head : undefined
  for (const chain of chains) {
    const gone = purged?.chains[chain]
    let prev = gone?.lastHash ?? FIRST
    let expected = (gone?.upTo ?? 0) + 1
    for (const row of rows.iterate(chain)) {
      entries += 1
      if (entries % PROGRESS_EVERY === 0) progress(entries, of)
      if (row.seq !== expected) report({ chain, seq: expected, what: 'missing' })
      const { entry, found } = checkSealedRow(row, prev, ring)
      for (const what of found) report({ chain, seq: row.seq, what })
      const adds =
        chain === 'tickets' ? totals.ticketFollows(entry) : chain !== 'closures' || totals.closureAddsUp(entry)
      if (!adds) report({ chain, seq: row.seq, what: 'totals-wrong' })
      if (chain === 'tickets' && entry && !refunds.follows(entry)) {
        report({ chain, seq: row.seq, what: 'refund-above-original' })
      }
      if (chain === 'events' && entry?.kind === 'key-created') announced.add(entry.payload?.['key'])
      if (chain === 'events' && entry?.kind === 'ledger-restored') {
        for (const digest of textsOf(entry.payload?.['abandoned'])) abandoned.add(digest)
      }
      if (!used.has(row.key)) used.set(row.key, { chain, seq: row.seq })
      if (known?.chains[chain]?.seq === row.seq && known.chains[chain].hash !== row.hash) {
        report({ chain, seq: row.seq, what: 'replaced' })
      }
      prev = row.hash
      expected = row.seq + 1
    }
    if (expected > 1) ends[chain] = { seq: expected - 1, hash: prev }
    if ((known?.chains[chain]?.seq ?? 0) >= expected) report({ chain, seq: expected, what: 'tail-lost' })
  }
  if (head.state === 'unreadable' || (head.state === 'absent' && entries > 0)) {
    report({ chain: 'head', seq: 0, what: 'head-unreadable' })
  }
  for (const fault of rolledBack(db, purged, elsewhere, abandoned)) report(fault)
  for (const seq of totals.strays()) report({ chain: 'tickets', seq, what: 'undated' })
  for (const [key, first] of used) if (!announced.has(key)) report({ ...first, what: 'key-unannounced' })
  return { entries, faults, headCode: headCode({ chains: ends, perpetual: totals.perpetual }) }
}

/** A sealed ticket by its number, as it lies in the file. */
function originalIn(db: ReadDb): (number: number) => Original | undefined {
  const byNumber = db.prepare<[number], { entry: string; hash: string }>(
    `SELECT entry, hash FROM journal_entries WHERE chain = 'tickets' AND seq = ?`,
  )
  return (number) => {
    const row = byNumber.get(number)
    const entry = row && parseEntry(row.entry)
    return entry && { entry, hash: row.hash }
  }
}

/** What heads beside the last one saw and the ledger does not hold: the farthest of each chain. */
function rolledBack(
  db: ReadDb,
  purged: Purge | undefined,
  elsewhere: readonly Head[],
  abandoned: ReadonlySet<unknown>,
): readonly Fault[] {
  const hash = db
    .prepare<[Chain, number], string>('SELECT hash FROM journal_entries WHERE chain = ? AND seq = ?')
    .pluck()
  const ledger = {
    hashAt: (chain: Chain, seq: number) => hash.get(chain, seq),
    purged: (chain: Chain) => purged?.chains[chain],
  }
  const farthest = new Map<Chain, number>()
  for (const head of elsewhere) {
    if (abandoned.has(headDigest(head))) continue
    for (const { chain, seq } of lostFrom(head, ledger)) farthest.set(chain, Math.max(seq, farthest.get(chain) ?? 0))
  }
  return [...farthest].map(([chain, seq]) => ({ chain, seq, what: 'rolled-back' }))
}

/** One entry against its seal and the hash that must come before it. */
export function checkSealedRow(
  row: SealedRow,
  prev: string,
  ring: KeyRing,
): { readonly entry: ReadEntry | undefined; readonly found: readonly FaultKind[] } {
  const entry = parseEntry(row.entry)
  const found: FaultKind[] = []
  const bytes = entryBytes(row.prev, row.entry)
  if (row.prev !== prev) found.push('unchained')
  if (!ring.has(row.key)) found.push('unknown-key')
  else if (sha256(bytes) !== row.hash || !isSignedBy(ring, row.key, bytes, row.signature)) found.push('altered')
  if (!entry) return { entry, found: [...found, 'not-canonical'] }
  if (entry.chain !== row.chain || entry.seq !== row.seq || entry.format !== ENTRY_FORMAT) found.push('misplaced')
  return { entry, found }
}

/** The seal already proves that the text is the very one that was signed, so it is only read, not made canonical again. */
function parseEntry(text: string): ReadEntry | undefined {
  try {
    return JSON.parse(text) as ReadEntry
  } catch {
    return undefined
  }
}

/** The ledger's own list of keys must be the one kept beside it. */
function checkKeys(db: ReadDb, ring: KeyRing, report: (fault: Fault) => void): void {
  const rows = db.prepare<[], { key: string; public_pem: string }>('SELECT key, public_pem FROM journal_keys').all()
  rows.forEach(({ key, public_pem }, index) => {
    const genuine = ring.get(key)?.export({ type: 'spki', format: 'pem' }).toString()
    if (genuine !== public_pem) report({ chain: 'keys', seq: index + 1, what: genuine ? 'key-altered' : 'unknown-key' })
  })
  const used = db
    .prepare<[], { key: string }>(
      'SELECT DISTINCT key FROM journal_entries WHERE key NOT IN (SELECT key FROM journal_keys)',
    )
    .all()
  for (const _ of used) report({ chain: 'keys', seq: 0, what: 'missing' })
}

function strangeChains(db: ReadDb): readonly { readonly seq: number }[] {
  const marks = chains.map(() => '?').join(', ')
  return db
    .prepare<string[], { seq: number }>(`SELECT seq FROM journal_entries WHERE chain NOT IN (${marks})`)
    .all(...chains)
}
