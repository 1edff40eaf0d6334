import type { Anomaly } from '../shared/contracts/till.ts'
import { chains, type Journal, type StoredHead } from './journal/index.ts'

/**
 * Compares where the ledger ends with where it ended when it was last seen. A copy put back, or rows cut off the end,
 * leave a perfect chain: only the head kept outside betrays them (checklist F-14, F-15). Costs one look-up a chain.
 */
export function lostSince(stored: StoredHead, journal: Pick<Journal, 'tail' | 'hashAt'>): readonly Anomaly[] {
  if (stored.state !== 'known') {
    const empty = chains.every((chain) => journal.tail(chain) === undefined)
    return empty && stored.state === 'absent' ? [] : [{ kind: 'head-unreadable', where: stored.state }]
  }
  return chains.flatMap((chain): Anomaly[] => {
    const seen = stored.head.chains[chain]
    if (!seen || journal.hashAt(chain, seen.seq) === seen.hash) return []
    const kept = journal.tail(chain)?.seq ?? 0
    return [{ kind: 'ledger-rolled-back', where: `${chain} ${Math.min(kept + 1, seen.seq)}–${seen.seq}` }]
  })
}
