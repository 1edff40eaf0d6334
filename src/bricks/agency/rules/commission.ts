import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zBusinessDay, zCents, zVatRate } from '../../../shared/contracts/procedure.ts'
import { cents, divideHalfUp, minus, negate, plus, sum, ZERO, type Cents } from '../../../shared/money.ts'
import type { VatRate } from '../../../shared/vat.ts'
import { zArticleCode, type ArticleCode } from '../ids.ts'
import { termsOn, zAmount, type CommissionRule, type CounterService, type Terms } from './service.ts'

/** « 2026-11 ». */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** Money that moved for a partner, as the sealed tickets tell it; what was paid out, and what was given back, is negative. */
export type AgencyMove = {
  readonly way: 'collected' | 'paid-out'
  readonly article: ArticleCode | null
  readonly day: BusinessDay
  readonly ttcCents: Cents
  /** In pieces; negative where it was given back. */
  readonly pieces: number
}

/** So much of one article, by what was agreed for its days. */
export const zStatementLine = z.strictObject({
  way: z.enum(['collected', 'paid-out']),
  article: zArticleCode.nullable(),
  /** Positive both ways: what came in, what was handed out. */
  baseCents: zCents,
  pieces: z.int(),
  hundredths: z.int().min(0).max(10_000),
  pieceCents: zAmount,
  htCents: zCents,
  from: zBusinessDay,
  to: zBusinessDay,
  /** Nothing had been agreed for its days: it brings nothing, and somebody has to know. */
  isAgreed: z.boolean(),
})
export type StatementLine = Readonly<z.infer<typeof zStatementLine>>

export const zTotals = z.strictObject({
  collectedCents: zCents,
  paidOutCents: zCents,
  /** Of what moved, and the month's fixed sum, HT. */
  sharesCents: zCents,
  monthlyCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  ttcCents: zCents,
  rate: zVatRate,
  /** What is the partner's: below zero where the partner owes the café. */
  owedCents: zCents,
})
export type Totals = Readonly<z.infer<typeof zTotals>>

const NO_RULE: CommissionRule = { article: null, of: 'collected', hundredths: 0, pieceCents: ZERO }

/** The rule for an article: its own, or that of all. */
export function ruleFor(terms: Terms | undefined, way: AgencyMove['way'], article: ArticleCode | null): CommissionRule {
  const of = terms?.rules.filter((rule) => rule.of === way) ?? []
  return (
    of.find((rule) => rule.article !== null && rule.article === article) ??
    of.find((rule) => rule.article === null) ??
    NO_RULE
  )
}

/** Half a cent away from zero, once for a whole line: a thousand stakes of a euro would be another sum. */
export function commissionOf(baseCents: Cents, pieces: number, { hundredths, pieceCents }: CommissionRule): Cents {
  const share = Number(divideHalfUp(BigInt(baseCents) * BigInt(hundredths), 10_000n))
  return cents(share + pieces * pieceCents)
}

/** One line for each article and each rate that was agreed, in the order of the articles and of time. */
export function statementLines(
  service: CounterService,
  moves: readonly AgencyMove[],
  terms: readonly Terms[],
): readonly StatementLine[] {
  const ruled = moves.map((move) => {
    const agreed = termsOn(terms, service.code, move.day)
    return { move, isAgreed: agreed !== undefined, rule: ruleFor(agreed, move.way, move.article) }
  })
  const groups = Map.groupBy(ruled, ({ move, rule, isAgreed }) =>
    [move.way, move.article, rule.hundredths, rule.pieceCents, isAgreed].join(' '),
  )
  const order = (article: ArticleCode | null) => service.articles.findIndex(({ code }) => code === article)
  return [...groups.values()]
    .flatMap((same): readonly StatementLine[] => {
      const [first] = same
      if (!first) return []
      const { move, rule, isAgreed } = first
      const moved = sum(same.map((one) => one.move.ttcCents))
      const baseCents = move.way === 'paid-out' ? negate(moved) : moved
      const pieces = same.reduce((count, one) => count + one.move.pieces, 0)
      const days = same.map((one) => one.move.day).toSorted()
      return [
        {
          way: move.way,
          article: move.article,
          baseCents,
          pieces,
          hundredths: rule.hundredths,
          pieceCents: rule.pieceCents,
          htCents: commissionOf(baseCents, pieces, rule),
          from: days[0] ?? move.day,
          to: days.at(-1) ?? move.day,
          isAgreed,
        },
      ]
    })
    .toSorted(
      (a, b) =>
        (a.way < b.way ? -1 : a.way > b.way ? 1 : 0) ||
        order(a.article) - order(b.article) ||
        (a.from < b.from ? -1 : 1),
    )
}

/** The month's fixed sum: what was agreed for its last day. */
export const monthlyOf = (terms: readonly Terms[], service: CounterService, last: BusinessDay): Cents =>
  termsOn(terms, service.code, last)?.monthlyCents ?? ZERO

/** VAT once, on the total (brief network §4.3; CGI art. 267 II 2°: what is collected bears none of ours). */
export function totalsOf(
  lines: readonly StatementLine[],
  monthlyCents: Cents,
  rate: VatRate,
  settles: Terms['settles'],
): Totals {
  const of = (way: AgencyMove['way']) => sum(lines.flatMap((line) => (line.way === way ? [line.baseCents] : [])))
  const [collectedCents, paidOutCents] = [of('collected'), of('paid-out')]
  const sharesCents = sum(lines.map((line) => line.htCents))
  const htCents = plus(sharesCents, monthlyCents)
  const vatCents = cents(Number(divideHalfUp(BigInt(htCents) * BigInt(rate), 10_000n)))
  const ttcCents = plus(htCents, vatCents)
  const held = minus(collectedCents, paidOutCents)
  const owedCents = settles === 'deducted' ? minus(held, ttcCents) : held
  return { collectedCents, paidOutCents, sharesCents, monthlyCents, htCents, vatCents, ttcCents, rate, owedCents }
}
