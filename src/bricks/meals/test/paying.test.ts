import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { debtsOf, stateOf, type Move } from '../rules/paying.ts'

const moves = (...list: readonly (readonly [number: number, amount: number])[]): readonly Move[] =>
  list.map(([number, amount], n) => ({ number, atMs: n, amountCents: cents(amount) }))

describe('how an invoice stands', () => {
  it('is issued, partly paid, then paid; the oldest first', () => {
    const two = [
      [1, 1000],
      [2, 500],
    ] as const
    const open = (...more: readonly (readonly [number, number])[]) =>
      [...debtsOf(moves(...two, ...more), new Map()).values()].map((debt) => stateOf([debt], false))
    expect(open()).toEqual(['issued', 'issued'])
    expect(open([3, -400])).toEqual(['part-paid', 'issued'])
    expect(open([3, -1000])).toEqual(['paid', 'issued'])
    expect(open([3, -1000], [4, -500])).toEqual(['paid', 'paid'])
  })

  it('what a credit note takes back is no payment of it, and is taken from its own invoice', () => {
    const debts = debtsOf(moves([1, 1000], [2, 500], [3, -100]), new Map([[3, 2]]))
    expect(debts.get(1)?.openCents).toBe(1000)
    expect(debts.get(2)).toEqual({ chargedCents: 500, creditedCents: 100, openCents: 400, settledAtMs: null })
    expect(stateOf([debts.get(2)!], false)).toBe('issued')
    expect(stateOf([debts.get(2)!], true)).toBe('credited')
  })

  it('is paid when all who pay it have paid', () => {
    const [paid] = debtsOf(moves([1, 100], [2, -100]), new Map()).values()
    const [open] = debtsOf(moves([1, 100]), new Map()).values()
    expect(stateOf([paid!, open!], false)).toBe('part-paid')
    expect(stateOf([paid!, paid!], false)).toBe('paid')
    expect(paid!.settledAtMs).toBe(1)
  })
})

it('whatever moves an account, what is open of its invoices is its balance, the newest of them', () => {
  const anything = fc.array(fc.record({ up: fc.boolean(), amount: fc.integer({ min: 1, max: 900 }), of: fc.nat() }), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(anything, (steps) => {
      let balance = 0
      const list: Move[] = []
      const creditOf = new Map<number, number>()
      for (const [n, { up, amount, of }] of steps.entries()) {
        const amountCents = up ? amount : -Math.min(amount, balance)
        if (amountCents === 0) continue
        balance += amountCents
        const sales = list.filter((move) => move.amountCents > 0)
        const sale = sales[of % Math.max(1, sales.length)]
        if (amountCents < 0 && sale && of % 3 === 0) creditOf.set(n + 1, sale.number)
        list.push({ number: n + 1, atMs: n, amountCents: cents(amountCents) })
      }
      const debts = [...debtsOf(list, creditOf).values()]
      expect(debts.reduce((all, debt) => all + debt.openCents, 0)).toBe(balance)
      for (const debt of debts) {
        expect(debt.openCents).toBeGreaterThanOrEqual(0)
        expect(debt.openCents).toBeLessThanOrEqual(debt.chargedCents)
        expect(debt.settledAtMs === null).toBe(debt.openCents > 0)
      }
      if (creditOf.size === 0) {
        const opened = debts.map((debt) => debt.openCents > 0)
        expect(opened).toEqual(opened.toSorted((a, b) => Number(a) - Number(b)))
      }
    }),
  )
})
