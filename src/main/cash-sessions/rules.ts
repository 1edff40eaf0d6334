import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { minus, plus, sum, type Cents } from '../../shared/money.ts'

/** Open for longer than this, a session deserves a word on the screen; it never blocks a sale. */
export const OVERDUE_AFTER_MS = 24 * 3_600_000

/** What the drawer should hold: its float, the cash of settled tickets, and cash on a ticket that is still open. */
export function expectedInDrawer(floatCents: Cents, tenders: Reading['tenders'], openCash: readonly Cents[]): Cents {
  const cash = tenders.filter((tender) => tender.kind === 'cash').map((tender) => tender.amountCents)
  return plus(floatCents, sum([...cash, ...openCash]))
}

/** Over when positive, short when negative. */
export function overShort(countedCents: Cents, expectedCents: Cents): Cents {
  return minus(countedCents, expectedCents)
}
