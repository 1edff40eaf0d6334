import { AGES, type OwedMove } from '../../shared/contracts/accounts.ts'
import { cents, minus, plus, smaller, sum, ZERO, type Cents } from '../../shared/money.ts'

const DAY_MS = 24 * 3_600_000
type Ages = [Cents, Cents, Cents, Cents]

/**
 * How old what is owed is. What was settled or given back settled the oldest first. Debts before the first move that is
 * still known are as old as they can be.
 */
export function agesOf(moves: readonly OwedMove[], nowMs: number): Ages {
  const [first] = moves
  const before = first ? minus(first.balanceCents, first.amountCents) : ZERO
  const debts = [{ atMs: 0, left: before }, ...moves.map(({ atMs, amountCents }) => ({ atMs, left: amountCents }))]
  let settled = sum(moves.map(({ amountCents }) => (amountCents < 0 ? cents(-amountCents) : ZERO)))
  const ages: Ages = [ZERO, ZERO, ZERO, ZERO]
  for (const { atMs, left } of debts) {
    if (left <= 0) continue
    const part = smaller(left, settled)
    settled = minus(settled, part)
    const days = Math.floor((nowMs - atMs) / DAY_MS)
    const bucket = AGES.filter((limit) => days > limit).length
    ages[bucket] = plus(ages[bucket] ?? ZERO, minus(left, part))
  }
  return ages
}
