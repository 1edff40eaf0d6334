import { z } from 'zod'
import { absolute, minus, plus, smaller, sum, ZERO, type Cents } from '../../../shared/money.ts'

/** One move of an account, oldest first: what was put on it, or what was settled or given back where negative. */
export type Move = { readonly number: number; readonly atMs: number; readonly amountCents: Cents }
/** What became of one sale that was put on an account. */
export type Debt = {
  readonly chargedCents: Cents
  readonly creditedCents: Cents
  readonly openCents: Cents
  /** When nothing of it was left to pay; null while something is. */
  readonly settledAtMs: number | null
}
type Running = { -readonly [Name in keyof Debt]: Debt[Name] }

/**
 * What is still open of each sale on an account. Money that comes in settles the oldest debt first, like the ages of the
 * account; what a credit note takes back is taken from its own sale (`creditOf`, refund to sale), and what of that was paid
 * already settles the oldest of the others.
 */
export function debtsOf(moves: readonly Move[], creditOf: ReadonlyMap<number, number>): ReadonlyMap<number, Debt> {
  const debts = new Map<number, Running>()
  function pay(debt: Running, leftCents: Cents, atMs: number): Cents {
    const partCents = smaller(leftCents, debt.openCents)
    debt.openCents = minus(debt.openCents, partCents)
    if (debt.openCents === 0 && partCents > 0) debt.settledAtMs = atMs
    return minus(leftCents, partCents)
  }
  for (const { number, atMs, amountCents } of moves) {
    if (amountCents > 0) {
      const before = debts.get(number)
      debts.set(number, {
        chargedCents: plus(before?.chargedCents ?? ZERO, amountCents),
        creditedCents: ZERO,
        openCents: plus(before?.openCents ?? ZERO, amountCents),
        settledAtMs: null,
      })
      continue
    }
    const own = debts.get(creditOf.get(number) ?? 0)
    let leftCents = absolute(amountCents)
    if (own) {
      own.creditedCents = plus(own.creditedCents, leftCents)
      leftCents = pay(own, leftCents, atMs)
    }
    for (const debt of debts.values()) if (leftCents > 0) leftCents = pay(debt, leftCents, atMs)
  }
  return debts
}

/** Of meals.md §3.4; a draft is a month that nobody has issued yet. */
export const zInvoiceState = z.enum(['draft', 'issued', 'part-paid', 'paid', 'credited'])
export type InvoiceState = z.infer<typeof zInvoiceState>

/** How an invoice stands, by what is open of it on the accounts of all who pay it. */
export function stateOf(debts: readonly Debt[], isCredited: boolean): Exclude<InvoiceState, 'draft'> {
  if (isCredited) return 'credited'
  const openCents = sum(debts.map((debt) => debt.openCents))
  if (openCents === 0) return 'paid'
  const paidCents = sum(debts.map((debt) => minus(minus(debt.chargedCents, debt.creditedCents), debt.openCents)))
  return paidCents > 0 ? 'part-paid' : 'issued'
}
