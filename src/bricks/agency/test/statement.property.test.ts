import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { cents, minus, sum } from '../../../shared/money.ts'
import { vatRate } from '../../../shared/vat.ts'
import type { ArticleCode, ServiceCode } from '../ids.ts'
import { ruleFor, statementLines, totalsOf, type AgencyMove } from '../rules/commission.ts'
import { changeOf } from '../rules/day.ts'
import { leftToPayOut } from '../rules/payout.ts'
import { readRef, refOf, type Ref } from '../rules/refs.ts'
import { termsOn, zTerms, type Terms } from '../rules/service.ts'
import { serviceFrom } from '../rules/templates.ts'

const code = 'fdj-grattage' as ServiceCode
const known = serviceFrom('fdj-grattage', code, 'fr')
const articles = known.articles.map((one) => one.code)
const START = '2026-11-01' as BusinessDay
const anyDay = fc.integer({ min: 0, max: 29 }).map((n) => addDays(START, n))
const anyMove: fc.Arbitrary<AgencyMove> = fc
  .record({
    way: fc.constantFrom('collected' as const, 'paid-out' as const),
    article: fc.constantFrom(...articles),
    day: anyDay,
    size: fc.integer({ min: 1, max: 500_000 }),
    pieces: fc.integer({ min: 1, max: 9 }),
    isBack: fc.boolean(),
  })
  .map(({ way, article, day, size, pieces, isBack }) => {
    const sign = (way === 'paid-out' ? -1 : 1) * (isBack ? -1 : 1)
    return { way, article, day, ttcCents: cents(sign * size), pieces: isBack ? -pieces : pieces }
  })
const anyRule = fc.record({
  article: fc.constantFrom<ArticleCode | null>(null, ...articles),
  of: fc.constantFrom('collected' as const, 'paid-out' as const),
  hundredths: fc.integer({ min: 0, max: 1500 }),
  pieceCents: fc.integer({ min: 0, max: 50 }),
})
const anyTerms: fc.Arbitrary<readonly Terms[]> = fc.array(
  fc
    .record({ from: anyDay, rules: fc.array(anyRule, { maxLength: 4 }) })
    .map((one) =>
      zTerms.parse({ ...one, service: code, monthlyCents: 0, settles: 'deducted', limit: null, toCheck: false }),
    ),
  { maxLength: 3 },
)

describe('statement sums', () => {
  it('lines add up to every move once, whatever the terms, and totals to the lines', () => {
    fc.assert(
      fc.property(
        fc.array(anyMove, { maxLength: 60 }),
        anyTerms,
        fc.integer({ min: 0, max: 40_000 }),
        (moves, terms, fee) => {
          const lines = statementLines(known, moves, terms)
          const moved = sum(moves.map(({ ttcCents }) => ttcCents))
          const totals = totalsOf(lines, cents(fee), vatRate(2000), 'deducted')
          expect(minus(totals.collectedCents, totals.paidOutCents)).toBe(moved)
          expect(lines.reduce((count, { pieces }) => count + pieces, 0)).toBe(
            moves.reduce((count, { pieces }) => count + pieces, 0),
          )
          expect(totals.htCents).toBe(sum(lines.map(({ htCents }) => htCents)) + fee)
          expect(totals.ttcCents).toBe(totals.htCents + totals.vatCents)
          // Nothing is lost between the café, the partner and the tax office.
          expect(totals.owedCents + totals.ttcCents).toBe(moved)
          // A line is never further from the exact share of its moves than half a cent.
          for (const line of lines) {
            const own = moves.filter((move) => {
              const agreed = termsOn(terms, code, move.day)
              const rule = ruleFor(agreed, move.way, move.article)
              return (
                move.way === line.way &&
                move.article === line.article &&
                rule.hundredths === line.hundredths &&
                rule.pieceCents === line.pieceCents &&
                (agreed !== undefined) === line.isAgreed
              )
            })
            const base = own.reduce((total, { ttcCents }) => total + ttcCents, 0) * (line.way === 'paid-out' ? -1 : 1)
            const pieces = own.reduce((count, one) => count + one.pieces, 0)
            const exact = (base * line.hundredths) / 10_000 + pieces * line.pieceCents
            expect(Math.abs(line.htCents - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
          }
        },
      ),
    )
  })

  it('a day typed any number of times seals what its last typing says, in any order', () => {
    const typing = fc.record({
      taken: fc.uniqueArray(
        fc.record({ article: fc.constantFrom(...articles), cents: fc.integer({ min: 0, max: 100_000 }).map(cents) }),
        { selector: ({ article }) => article },
      ),
      paidCents: fc.integer({ min: 0, max: 100_000 }).map(cents),
    })
    fc.assert(
      fc.property(fc.array(typing, { minLength: 1, maxLength: 6 }), (typed) => {
        const sealed = new Map<string, number>()
        let paid = 0
        typed.forEach((one, n) => {
          const change = changeOf(typed[n - 1], one)
          for (const { article, cents: more } of change.taken) sealed.set(article, (sealed.get(article) ?? 0) + more)
          paid += change.paidCents
        })
        const last = typed.at(-1)
        expect(paid).toBe(last?.paidCents)
        for (const article of articles)
          expect(sealed.get(article) ?? 0).toBe(last?.taken.find((one) => one.article === article)?.cents ?? 0)
      }),
    )
  })

  it('no window of seven days ever holds more than the limit, whatever is asked', () => {
    const limit = { mostCents: cents(15_000), days: 7 }
    fc.assert(
      fc.property(
        fc.array(fc.record({ day: anyDay, asks: fc.integer({ min: 1, max: 15_000 }) }), { maxLength: 40 }),
        (asked) => {
          const paid: { day: BusinessDay; paidCents: ReturnType<typeof cents> }[] = []
          for (const { day, asks } of asked.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
            const left = leftToPayOut(limit, paid, day)
            if (left !== null && asks <= left) paid.push({ day, paidCents: cents(asks) })
          }
          for (let n = 0; n < 30; n += 1) {
            const [first, last] = [addDays(START, n), addDays(START, n + 6)]
            const held = paid.filter(({ day }) => day >= first && day <= last)
            expect(held.reduce((total, { paidCents }) => total + paidCents, 0)).toBeLessThanOrEqual(15_000)
          }
        },
      ),
    )
  })

  it('a ref says again what it was made of', () => {
    const refs: readonly Ref[] = [
      { way: 'collected', service: code, article: 'jusqu-a-3' as ArticleCode, day: null },
      { way: 'paid-out', service: code, article: 'jusqu-a-3' as ArticleCode, day: START },
      { way: 'own', service: code, article: 'plus-de-3' as ArticleCode, day: null },
      { way: 'deposit', service: code, bulletin: 'B-1001' },
      { way: 'commission', service: code, month: '2026-11' },
    ]
    for (const ref of refs) expect(readRef(refOf(ref))).toEqual(ref)
  })
})
