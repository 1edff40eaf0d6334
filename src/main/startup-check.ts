import type { Anomaly } from '../shared/contracts/till.ts'
import { chains, headDigest, lostFrom, type Chain, type Head, type Journal, type StoredHead } from './journal/index.ts'

/** Every trace of where the ledger ended: the last head, and those of its copies on this machine. */
export type Traces = { readonly last: StoredHead; readonly elsewhere: readonly Head[] }
export type Lost = {
  readonly anomalies: readonly Anomaly[]
  /** The digests of the heads that saw what is lost: a restore that was declared names them, and they are heard no more. */
  readonly heads: readonly string[]
}

/**
 * Compares where the ledger ends with where it ended whenever it was seen. A copy put back, or rows cut off the end, leave
 * a perfect chain: only heads kept outside betray them (checklist F-14, F-15). Costs one look-up a chain and head.
 */
export function lostSince(
  { last, elsewhere }: Traces,
  journal: Pick<Journal, 'tail' | 'hashAt' | 'lastPurge'>,
  abandoned: ReadonlySet<unknown>,
): Lost {
  const purge = journal.lastPurge()
  const ledger = { hashAt: journal.hashAt, purged: (chain: Chain) => purge?.chains[chain] }
  const farthest = new Map<Chain, number>()
  const heads = new Set<string>()
  for (const head of [...(last.state === 'known' ? [last.head] : []), ...elsewhere]) {
    const digest = headDigest(head)
    if (abandoned.has(digest)) continue
    for (const { chain, seq } of lostFrom(head, ledger)) {
      farthest.set(chain, Math.max(seq, farthest.get(chain) ?? 0))
      heads.add(digest)
    }
  }
  const rolledBack = [...farthest].map(([chain, seq]): Anomaly => {
    const kept = journal.tail(chain)?.seq ?? 0
    return { kind: 'ledger-rolled-back', where: `${chain} ${Math.min(kept + 1, seq)}–${seq}` }
  })
  return { anomalies: [...unreadable(last, journal), ...rolledBack], heads: [...heads] }
}

function unreadable({ state }: StoredHead, journal: Pick<Journal, 'tail'>): readonly Anomaly[] {
  if (state === 'known') return []
  const empty = chains.every((chain) => journal.tail(chain) === undefined)
  return empty && state === 'absent' ? [] : [{ kind: 'head-unreadable', where: state }]
}
