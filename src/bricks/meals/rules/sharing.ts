import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zCents } from '../../../shared/contracts/procedure.ts'
import { zCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { allocate, cents, divideHalfUp, minus, plus, smaller, sum, ZERO, type Cents } from '../../../shared/money.ts'
import { isAided, totalOf, type BilledMeal } from './billing.ts'
import type { Payer } from './person.ts'

/** What one rule of one payer comes to in a month. */
export const zShare = z.strictObject({
  payerId: zCustomerId,
  kind: z.enum(['ccas', 'apa', 'fund', 'family']),
  rule: z.enum(['band-rest', 'per-meal', 'percent', 'up-to']),
  /** The meals that it counts for. */
  meals: z.int().min(0),
  amountCents: zCents,
})
export type Share = Readonly<z.infer<typeof zShare>>
/** Aids that come to more than what they are for (meals.md §3.8). */
export type TooMuch = { readonly aidsCents: Cents; readonly priceCents: Cents }
export type MonthShares = {
  /** What is left to the beneficiary, never below zero. With the shares it makes the month, to the cent. */
  readonly ownCents: Cents
  readonly shares: readonly Share[]
  readonly tooMuch: TooMuch | undefined
}

/** One meal to be eaten: aids count each of them. */
type Portion = { readonly priceCents: Cents; readonly restCents: Cents; readonly day: BusinessDay; leftCents: Cents }
type Counted = { readonly payer: Payer; readonly of: ReadonlySet<Portion>; takenCents: Cents }

const ranks: readonly Payer['share']['kind'][] = ['band-rest', 'per-meal', 'percent', 'up-to']
const WHOLE = 10_000 // hundredths of a percent

/**
 * Shares a month between the beneficiary and whoever else pays. Aids are for meals that came: what the band leaves, then so
 * much a meal; of what the beneficiary would then pay each percentage, with largest remainder; of what is left whatever
 * is paid up to an amount. The order in which the file lists its payers changes nothing.
 */
export function shareMonth(meals: readonly BilledMeal[], payers: readonly Payer[]): MonthShares {
  const portions = inOrder(meals.filter(isAided)).flatMap(portionsOfMeal)
  const rules = payers.toSorted(byRule).map((payer): Counted => ({
    payer,
    of: new Set(
      portions
        .filter(({ day }) => payer.from <= day && (payer.to === null || day <= payer.to))
        .slice(0, payer.maxMealsMonth ?? undefined),
    ),
    takenCents: ZERO,
  }))
  const ofKind = (...kinds: readonly Payer['share']['kind'][]) =>
    rules.filter(({ payer }) => kinds.includes(payer.share.kind))
  const tooMuch = [
    ...portions.flatMap((portion) => aidPortion(portion, ofKind('band-rest', 'per-meal')) ?? []),
    ...sharePercents(portions, ofKind('percent')),
  ]
  payUpTo(portions, ofKind('up-to'))
  const shares = rules.map(({ payer, of, takenCents }): Share => ({
    payerId: payer.payerId,
    kind: payer.kind,
    rule: payer.share.kind,
    meals: of.size,
    amountCents: takenCents,
  }))
  const ownCents = minus(totalOf(meals), sum(shares.map((share) => share.amountCents)))
  return { ownCents, shares: shares.filter((share) => share.amountCents > 0), tooMuch: tooMuch[0] }
}

/** Counted from the first of the month: whoever pays twenty meals pays the first twenty. */
function inOrder(meals: readonly BilledMeal[]): readonly BilledMeal[] {
  const key = ({ eatenOn, service, orderId }: BilledMeal) => `${eatenOn} ${service === 'lunch' ? 0 : 1} ${orderId}`
  return meals.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function portionsOfMeal({ unitCents, restCents, eatenOn, quantity }: BilledMeal): Portion[] {
  return Array.from({ length: quantity }, () => ({
    priceCents: unitCents,
    restCents,
    day: eatenOn,
    leftCents: unitCents,
  }))
}

function byRule(a: Payer, b: Payer): number {
  const rank = ranks.indexOf(a.share.kind) - ranks.indexOf(b.share.kind)
  if (rank !== 0) return rank
  const key = (payer: Payer) =>
    `${payer.payerId} ${payer.kind} ${payer.from} ${JSON.stringify([payer.share, payer.to, payer.maxMealsMonth])}`
  return key(a) < key(b) ? -1 : 1
}

/** So much a meal. More than the price is never taken; what was asked for is told. */
function aidPortion(portion: Portion, rules: readonly Counted[]): TooMuch | undefined {
  let askedCents = ZERO
  let restCents = portion.restCents // the rest of a band is paid once
  for (const rule of rules) {
    const { share } = rule.payer
    if (!rule.of.has(portion)) continue
    const wantedCents = share.kind === 'per-meal' ? share.amountCents : restCents
    if (share.kind === 'band-rest') restCents = ZERO
    askedCents = plus(askedCents, wantedCents)
    take(rule, portion, smaller(wantedCents, portion.leftCents))
  }
  return askedCents > portion.priceCents ? { aidsCents: askedCents, priceCents: portion.priceCents } : undefined
}

/** Meals that the same rules count for are shared as one amount, so that no cent is lost between them. */
function sharePercents(portions: readonly Portion[], rules: readonly Counted[]): readonly TooMuch[] {
  if (rules.length === 0) return []
  const groups = Map.groupBy(portions, (portion) => rules.map(({ of }) => (of.has(portion) ? '1' : '0')).join(''))
  return [...groups.values()].flatMap((same) => {
    const [first] = same
    const taking = first ? rules.filter(({ of }) => of.has(first)) : []
    const wholeCents = sum(same.map(({ leftCents }) => leftCents))
    const weights = taking.map(({ payer: { share } }) => (share.kind === 'percent' ? share.hundredths : 0))
    const asked = weights.reduce((all, one) => all + one, 0)
    if (taking.length === 0 || wholeCents === 0) return []
    const parts = allocate(wholeCents, asked < WHOLE ? [...weights, WHOLE - asked] : weights)
    taking.forEach((rule, n) => takeFromAll(rule, same, parts[n] ?? ZERO))
    if (asked <= WHOLE) return []
    const aidsCents = cents(Number(divideHalfUp(BigInt(wholeCents) * BigInt(asked), BigInt(WHOLE))))
    return [{ aidsCents, priceCents: wholeCents }]
  })
}

function payUpTo(portions: readonly Portion[], rules: readonly Counted[]): void {
  for (const rule of rules) {
    const { share } = rule.payer
    if (share.kind !== 'up-to') continue
    takeFromAll(
      rule,
      portions.filter((portion) => rule.of.has(portion)),
      share.amountCents,
    )
  }
}

/** Takes an amount, or what there is of it, from meal after meal. */
function takeFromAll(rule: Counted, portions: readonly Portion[], amountCents: Cents): void {
  let wantedCents = amountCents
  for (const portion of portions) {
    const partCents = smaller(wantedCents, portion.leftCents)
    take(rule, portion, partCents)
    wantedCents = minus(wantedCents, partCents)
  }
}

function take(rule: Counted, portion: Portion, amountCents: Cents): void {
  rule.takenCents = plus(rule.takenCents, amountCents)
  portion.leftCents = minus(portion.leftCents, amountCents)
}

/** What goes on an account: a person's or a payer's, all their rules together. */
export type Part = { readonly ref: CustomerId; readonly amountCents: Cents }

/** What each account is charged with, the beneficiary's first; accounts with nothing are left out. */
export function partsOf(
  personId: CustomerId,
  { ownCents, shares }: Pick<MonthShares, 'ownCents' | 'shares'>,
): readonly Part[] {
  const all = [
    { ref: personId, amountCents: ownCents },
    ...shares.map(({ payerId, amountCents }) => ({ ref: payerId, amountCents })),
  ]
  return [...Map.groupBy(all, ({ ref }) => ref)]
    .map(([ref, same]) => ({ ref, amountCents: sum(same.map((one) => one.amountCents)) }))
    .filter(({ amountCents }) => amountCents > 0)
}

/**
 * What each account is given back when a month becomes a smaller one: what it bore less what it would have borne. Where a
 * payer would have borne more (whoever pays twenty meals pays another one instead), the others are given less back.
 */
export function givenBack(before: readonly Part[], after: readonly Part[]): readonly Part[] {
  const afterOf = new Map(after.map(({ ref, amountCents }) => [ref, amountCents]))
  const less = before.map(({ ref, amountCents }) => ({
    ref,
    amountCents: minus(amountCents, afterOf.get(ref) ?? ZERO),
  }))
  const totalCents = minus(sum(before.map((part) => part.amountCents)), sum(after.map((part) => part.amountCents)))
  const positive = less.filter(({ amountCents }) => amountCents > 0)
  const positiveCents = sum(positive.map((part) => part.amountCents))
  if (positiveCents === totalCents || positive.length === 0) return positive
  const parts = allocate(
    totalCents,
    positive.map((part) => part.amountCents),
  )
  return positive
    .map(({ ref }, n) => ({ ref, amountCents: parts[n] ?? ZERO }))
    .filter(({ amountCents }) => amountCents > 0)
}
