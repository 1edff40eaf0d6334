import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents, sum } from '../../../shared/money.ts'
import { day } from '../../../../test/support/said.ts'
import { newMealOrderId } from '../ids.ts'
import { amountOf, billedMeal, billLines, onLines, totalOf, type BilledMeal } from '../rules/billing.ts'
import type { MealOrder } from '../rules/order.ts'
import type { Payer } from '../rules/person.ts'
import { givenBack, partsOf, shareMonth } from '../rules/sharing.ts'
import { creditedOfMonth, taxCredit } from '../rules/tax-credit.ts'

const [dupont, ccas, apa, fund] = Array.from({ length: 4 }, newCustomerId) as [
  CustomerId,
  CustomerId,
  CustomerId,
  CustomerId,
]
const price = (beneficiary = 735, full = 1050, delivery = 300): MealOrder['price'] => ({
  band: '2',
  fullCents: cents(full),
  deliveryCents: cents(delivery),
  beneficiaryCents: cents(beneficiary),
})
const dayOf = (n: number) => day(`2026-11-${String(n).padStart(2, '0')}`)
const order = (n: number, more: Partial<MealOrder> = {}): MealOrder => ({
  orderId: newMealOrderId(),
  personId: dupont,
  eatenOn: dayOf(n),
  service: 'lunch',
  deliveredOn: dayOf(n),
  roundId: null,
  formula: 'full',
  quantity: 1,
  state: 'delivered',
  handed: null,
  choices: [],
  price: price(),
  billedPercent: 0,
  reason: '',
  byHand: false,
  billedOn: null,
  credited: false,
  changedAtMs: 0,
  ...more,
})
const billed = (orders: readonly MealOrder[]) => orders.flatMap((one) => billedMeal(one) ?? [])
const payer = (payerId: CustomerId, share: Payer['share'], more: Partial<Payer> = {}): Payer => ({
  payerId,
  kind: 'ccas',
  share,
  maxMealsMonth: null,
  from: day('2026-01-01'),
  to: null,
  ...more,
})
const bandRest = payer(ccas, { kind: 'band-rest' })
const perMeal = (amount: number, more: Partial<Payer> = {}) =>
  payer(apa, { kind: 'per-meal', amountCents: cents(amount) }, { kind: 'apa', ...more })

describe('what a meal is billed for', () => {
  it.each([
    ['delivered', {}, 1050, 315],
    ['given to a neighbour', { state: 'not-home', handed: 'neighbour' }, 1050, 315],
    ['left as agreed', { state: 'not-home', handed: 'left' }, 1050, 315],
    [
      'C-09 the bag came back: the full price, and nothing for whoever aids',
      { state: 'not-home', handed: 'bag-back' },
      1050,
      0,
    ],
    ['cancelled late', { state: 'cancelled-late', billedPercent: 50 }, 525, 0],
    ['cancelled late at nothing', { state: 'cancelled-late', billedPercent: 0 }, undefined, 0],
    ['waived', { state: 'cancelled-waived' }, undefined, 0],
    ['cancelled in time', { state: 'cancelled-free' }, undefined, 0],
    ['still planned', { state: 'planned' }, undefined, 0],
  ] as const)('%s', (_, more, unitCents, restCents) => {
    const meal = billedMeal(order(3, more))
    expect(meal?.unitCents).toBe(unitCents)
    if (meal) expect(meal.restCents).toBe(restCents)
  })

  it('C-09 nobody opens: 10.50 to the beneficiary, nothing to the CCAS', () => {
    const meals = billed([order(3, { state: 'not-home', handed: 'bag-back' })])
    expect(shareMonth(meals, [bandRest])).toEqual({ ownCents: 1050, shares: [], tooMuch: undefined })
  })
})

describe('C-11 M. Dupont in November', () => {
  const orders = [
    ...Array.from({ length: 22 }, (_, n) => order(n + 1)),
    order(23, { state: 'not-home', handed: 'bag-back' }),
    order(24, { state: 'cancelled-free' }),
    order(25, { state: 'cancelled-free' }),
  ]
  const meals = billed(orders)
  const rules = [bandRest, perMeal(200, { maxMealsMonth: 20 })]

  it('C-11 23 billable = 241.50; CCAS 69.30; APA 40.00; to pay 132.20', () => {
    expect(totalOf(meals)).toBe(24_150)
    const month = shareMonth(meals, rules)
    expect(partsOf(dupont, month)).toEqual([
      { ref: dupont, amountCents: 13_220 },
      { ref: ccas, amountCents: 6930 },
      { ref: apa, amountCents: 4000 },
    ])
    expect(month.shares.map(({ meals: of }) => of)).toEqual([22, 20])
  })

  it('C-11 its lines: meals and delivery apart, the absence by itself', () => {
    expect(billLines(meals).map(({ part, kind, unitCents, quantity }) => [part, kind, quantity, unitCents])).toEqual([
      ['meal', 'delivered', 22, 750],
      ['meal', 'absence', 1, 750],
      ['delivery', 'delivered', 23, 300],
    ])
  })

  it('a meal taken back: the CCAS and the beneficiary are given theirs, APA pays another one instead', () => {
    const before = partsOf(dupont, shareMonth(meals, rules))
    const after = partsOf(dupont, shareMonth(meals.slice(1), rules))
    expect(givenBack(before, after)).toEqual([
      { ref: dupont, amountCents: 735 },
      { ref: ccas, amountCents: 315 },
    ])
    expect(onLines(meals.slice(0, 1), billLines(meals))).toEqual([
      { position: 0, quantity: 1 },
      { position: 2, quantity: 1 },
    ])
  })

  it('C-14 declared: 66.00 of delivery less 40.00 of APA is 26.00, of which 13.00 come back', () => {
    const { shares } = shareMonth(meals, rules)
    const month = creditedOfMonth(meals, shares)
    expect(month).toEqual({ deliveryCents: 6600, aidsCents: 4000, paidCents: 2600 })
    expect(taxCredit(month.paidCents, dayOf(30)).creditCents).toBe(1300)
  })
})

it('C-14 250 meals without aid: 750.00 paid for delivery, 375.00 come back; never of more than the ceiling', () => {
  expect(taxCredit(cents(75_000), dayOf(30)).creditCents).toBe(37_500)
  expect(taxCredit(cents(1_300_000), dayOf(30)).creditCents).toBe(600_000)
})

describe('payers', () => {
  const two = billed([order(1), order(2)])

  it('§3.8 aids above the price are told and never taken: 11.05 for a meal at 10.50', () => {
    const meals = billed([order(1, { price: price(645) })])
    const month = shareMonth(meals, [bandRest, perMeal(700)])
    expect(month.tooMuch).toEqual({ aidsCents: 1105, priceCents: 1050 })
    expect(month.ownCents).toBe(0)
    expect(month.shares.map((share) => share.amountCents)).toEqual([405, 645])
  })

  it('a percentage of what the beneficiary would pay, half a cent up', () => {
    const month = shareMonth(billed([order(1)]), [
      bandRest,
      payer(fund, { kind: 'percent', hundredths: 5000 }, { kind: 'fund' }),
    ])
    expect(month.shares.map((share) => share.amountCents)).toEqual([315, 368])
    expect(month.ownCents).toBe(367)
  })

  it('percentages of more than everything are told', () => {
    const shares = [6000, 6000].map((hundredths, n) =>
      payer(n === 0 ? fund : apa, { kind: 'percent', hundredths }, { kind: 'fund' }),
    )
    const month = shareMonth(two, shares)
    expect(month.ownCents).toBe(0)
    expect(month.tooMuch).toEqual({ aidsCents: 2520, priceCents: 2100 })
  })

  it('up to so much a month, of what is left', () => {
    const month = shareMonth(two, [payer(fund, { kind: 'up-to', amountCents: cents(2000) }, { kind: 'family' })])
    expect(month.ownCents).toBe(100)
  })

  it('counts on the days on which it holds', () => {
    const month = shareMonth(two, [perMeal(200, { from: dayOf(2), to: dayOf(2) })])
    expect(month.shares).toMatchObject([{ meals: 1, amountCents: 200 }])
  })
})

const anyOrder = fc
  .record({
    n: fc.integer({ min: 1, max: 30 }),
    state: fc.constantFrom<MealOrder['state']>(
      'delivered',
      'delivered',
      'not-home',
      'cancelled-late',
      'cancelled-free',
      'cancelled-waived',
    ),
    handed: fc.constantFrom('bag-back', 'neighbour', 'left', null),
    quantity: fc.integer({ min: 1, max: 3 }),
    full: fc.integer({ min: 0, max: 2000 }),
    part: fc.integer({ min: 0, max: 100 }),
    band: fc.integer({ min: 0, max: 100 }),
    billedPercent: fc.integer({ min: 0, max: 100 }),
    service: fc.constantFrom('lunch', 'dinner'),
    formula: fc.constantFrom('full', 'light'),
  })
  .map(({ n, full, part, band, ...more }) =>
    order(n, { ...more, price: price(Math.floor((full * band) / 100), full, Math.floor((full * part) / 100)) }),
  )
const anyShare = fc.oneof(
  fc.constant<Payer['share']>({ kind: 'band-rest' }),
  fc.integer({ min: 0, max: 1500 }).map((amount): Payer['share'] => ({ kind: 'per-meal', amountCents: cents(amount) })),
  fc.integer({ min: 1, max: 10_000 }).map((hundredths): Payer['share'] => ({ kind: 'percent', hundredths })),
  fc.integer({ min: 0, max: 30_000 }).map((amount): Payer['share'] => ({ kind: 'up-to', amountCents: cents(amount) })),
)
const anyPayer = fc
  .record({
    payerId: fc.constantFrom(ccas, apa, fund, dupont),
    kind: fc.constantFrom<Payer['kind']>('ccas', 'apa', 'fund', 'family'),
    share: anyShare,
    maxMealsMonth: fc.option(fc.integer({ min: 1, max: 25 })),
    from: fc.integer({ min: 1, max: 20 }).map(dayOf),
    to: fc.option(fc.integer({ min: 15, max: 30 }).map(dayOf)),
  })
  .map((one): Payer => one)
const anyMonth = fc.record({
  orders: fc.array(anyOrder, { maxLength: 40 }),
  payers: fc.array(anyPayer, { maxLength: 6 }),
})

describe('any month of anybody', () => {
  it('is paid to the cent by those who pay, and by nobody less than nothing', () => {
    fc.assert(
      fc.property(anyMonth, ({ orders, payers }) => {
        const meals = billed(orders)
        const month = shareMonth(meals, payers)
        expect(month.ownCents).toBeGreaterThanOrEqual(0)
        expect(month.shares.filter((share) => share.amountCents <= 0)).toEqual([])
        expect(sum(partsOf(dupont, month).map((part) => part.amountCents))).toBe(totalOf(meals))
        expect(sum(billLines(meals).map(amountOf))).toBe(totalOf(meals))
      }),
    )
  })

  it('is the same in whatever order meals and payers are listed', () => {
    fc.assert(
      fc.property(anyMonth, fc.infiniteStream(fc.nat()), ({ orders, payers }, chance) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((one) => ({ one, at: chance.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one)
        const meals = billed(orders)
        expect(shareMonth(shuffled(meals), shuffled(payers))).toEqual(shareMonth(meals, payers))
        expect(billLines(shuffled(meals))).toEqual(billLines(meals))
      }),
    )
  })

  it('gives back, meal after meal, to those who bore it, all of it and never more', () => {
    fc.assert(
      fc.property(anyMonth, fc.array(fc.nat(), { maxLength: 8 }), ({ orders, payers }, picks) => {
        const lines = billLines(billed(orders))
        let left: readonly BilledMeal[] = billed(orders)
        let borne = partsOf(dupont, shareMonth(left, payers))
        for (const pick of picks) {
          const meal = left[pick % Math.max(1, left.length)]
          if (!meal) break
          left = left.filter((one) => one !== meal)
          const back = givenBack(borne, partsOf(dupont, shareMonth(left, payers)))
          expect(sum(back.map((part) => part.amountCents))).toBe(amountOf(meal))
          borne = borne.map(({ ref, amountCents }) => {
            const of = back.find((part) => part.ref === ref)?.amountCents ?? cents(0)
            expect(of).toBeLessThanOrEqual(amountCents)
            return { ref, amountCents: cents(amountCents - of) }
          })
          const pieces = onLines([meal], lines).map(
            ({ position, quantity }) => (lines[position]?.unitCents ?? 0) * quantity,
          )
          expect(pieces.reduce((a, b) => a + b, 0)).toBe(amountOf(meal))
        }
        expect(sum(borne.map((part) => part.amountCents))).toBe(totalOf(left))
      }),
    )
  })
})
