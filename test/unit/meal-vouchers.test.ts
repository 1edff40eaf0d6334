import { describe, expect, it } from 'vitest'
import file from '../../resources/meal-vouchers/france.json' with { type: 'json' }
import { foodOf, mayPayMeal, mealAllowance, mealRuleOf, restDayOf, zMealRules } from '../../src/main/tenders/meal.ts'
import { applyPieces } from '../../src/main/tenders/rules.ts'
import { mostIn, piecesView, facesAfter } from '../../src/renderer/counter/pieces-view.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { Place, VatClass } from '../../src/shared/catalogue.ts'
import { cents } from '../../src/shared/money.ts'
import type { MealAllowance, Nature, TenderKind } from '../../src/shared/ticket.ts'

const rules = zMealRules.parse(file)
const day = (text: string) => text as BusinessDay // a literal in the right form
const WEEKDAY = day('2026-11-23')
const eats = (vatClass: VatClass, ttcCents: number, nature: Nature = 'own', place: Place = 'takeaway') => ({
  place,
  vatClass,
  nature,
  ttcCents: cents(ttcCents),
})

describe('F-57 the dated rules on titres-restaurant', () => {
  it('pay any food until the last day of 2026, and from the first of 2027 only what is eaten as it is', () => {
    const meal = [eats('dish', 1290), eats('keepable-food', 450), eats('bread', 110)]
    expect(foodOf(meal, mealRuleOf(rules, day('2026-12-31')))).toBe(1850)
    expect(foodOf(meal, mealRuleOf(rules, day('2027-01-01')))).toBe(1400)
    const served = meal.map((eaten) => ({ ...eaten, place: 'on-site' as const }))
    expect(foodOf(served, mealRuleOf(rules, day('2027-01-01')))).toBe(1850)
  })
  it('cap a day and person at 25 €, on both sides of that date', () => {
    expect(mealRuleOf(rules, day('2026-12-31')).capCents).toBe(2500)
    expect(mealRuleOf(rules, day('2027-01-01')).capCents).toBe(2500)
  })
  it('never stop a till whose clock is years behind', () => {
    expect(mealRuleOf(rules, day('1999-01-01')).from).toBe('2022-10-01')
  })
  it.each([
    ['a dish', eats('dish', 1290), 1290],
    ['a coffee', eats('hot-drink', 160), 160],
    ['a soft drink', eats('soft-drink', 330), 330],
    ['wine', eats('alcohol', 280), 0],
    ['sweets', eats('confectionery', 150), 0],
    ['a book', eats('book', 900), 0],
    ['what is no food', eats('standard', 500), 0],
    ['a newspaper that is collected for others', eats('press-agency', 190, 'agency'), 0],
    ['a deposit on a bottle of food', eats('soft-drink', 50, 'liability'), 0],
    ['food that is somebody else’s', eats('dish', 1290, 'agency'), 0],
  ])('of %s, %s pays the food', (_, eaten, food) => {
    expect(foodOf([eaten], mealRuleOf(rules, WEEKDAY))).toBe(food)
  })
  it('of a product that nobody knows any more, nothing', () => {
    expect(foodOf([{ ...eats('dish', 1290), vatClass: undefined }], mealRuleOf(rules, WEEKDAY))).toBe(0)
  })
  it.each([
    ['2026-11-22', 'sunday'],
    ['2026-12-25', 'christmas'],
    ['2026-04-05', 'sunday'],
    ['2026-11-23', null],
  ] as const)('%s is a rest day: %s', (text, rest) => {
    expect(restDayOf(day(text))).toBe(rest)
  })
  it('count the guests of the bill, and what all its payers gave', () => {
    const rule = mealRuleOf(rules, WEEKDAY)
    const of = (guests: number, givenCents: number) =>
      mealAllowance(
        [eats('dish', 6000)],
        { amountCents: cents(900), givenCents: cents(givenCents) },
        { rule, day: WEEKDAY, guests },
      )
    expect(of(1, 900)).toEqual({ foodCents: 5100, capCents: 1600, restDay: null })
    expect(of(3, 900)).toMatchObject({ capCents: 6600 })
    expect(of(2, 7000)).toMatchObject({ capCents: 0 })
  })
})

describe('F-57 paying with titres', () => {
  const allowance = (more: Partial<MealAllowance> = {}): MealAllowance => ({
    foodCents: cents(1240),
    capCents: cents(2500),
    restDay: null,
    ...more,
  })
  const asks = (kind: TenderKind, offered: number, more: Partial<MealAllowance> = {}, restDayConfirmed = false) =>
    mayPayMeal(allowance(more), { kind, offeredCents: cents(offered), restDayConfirmed })

  it.each([
    ['a card to the cent', asks('meal-card', 1240), { ok: true, value: 1240 }],
    ['a part by card', asks('meal-card', 900), { ok: true, value: 900 }],
    [
      'a card for more than the food',
      asks('meal-card', 1241),
      { ok: false, code: 'MEAL_OVER_FOOD', detail: { leftCents: 1240 } },
    ],
    ['paper of a higher face value pays the food', asks('meal-paper', 1300), { ok: true, value: 1240 }],
    ['no food', asks('meal-paper', 900, { foodCents: cents(0) }), { ok: false, code: 'MEAL_NO_FOOD', detail: {} }],
    [
      'paper above the cap',
      asks('meal-paper', 2501),
      { ok: false, code: 'MEAL_OVER_CAP', detail: { leftCents: 2500 } },
    ],
    [
      'a card above the cap',
      asks('meal-card', 1001, { capCents: cents(1000) }),
      { ok: false, code: 'MEAL_OVER_CAP', detail: { leftCents: 1000 } },
    ],
    [
      'a Sunday',
      asks('meal-card', 900, { restDay: 'sunday' }),
      { ok: false, code: 'MEAL_REST_DAY', detail: { day: 'sunday' } },
    ],
    ['a Sunday that was confirmed', asks('meal-card', 900, { restDay: 'sunday' }, true), { ok: true, value: 900 }],
  ])('%s', (_, decided, is) => {
    expect(decided).toMatchObject(is)
  })

  const gives = (
    faceCents: number,
    pieces: number,
    lostCents: number,
    mostCents = 1240,
    kind: TenderKind = 'meal-paper',
  ) =>
    applyPieces({ dueCents: cents(1500), cashCents: cents(0), mostCents: cents(mostCents) }, kind, {
      faceCents: cents(faceCents),
      pieces,
      lostCents: cents(lostCents),
    })
  it('several of one face value are one tender each, and the last pays what is left', () => {
    const two = gives(900, 2, 560)
    expect(two).toMatchObject({
      ok: true,
      value: [
        { amountCents: 900, changeCents: 0, stillDueCents: 600 },
        { amountCents: 340, changeCents: 0, stillDueCents: 260 },
      ],
    })
  })
  it('what is lost is told first: another figure, and nothing is taken', () => {
    expect(gives(900, 2, 0)).toMatchObject({ ok: false, code: 'TENDER_LOSES', detail: { lostCents: 560 } })
    expect(gives(900, 1, 1)).toMatchObject({ ok: false, code: 'TENDER_LOSES', detail: { lostCents: 0 } })
  })
  it('one that would pay nothing is not taken', () => {
    expect(gives(900, 3, 1460)).toMatchObject({ ok: false, code: 'TENDER_TOO_MANY', detail: { enough: 2 } })
  })
  it('cards and cheques come one by one', () => {
    expect(gives(400, 2, 0, 1240, 'meal-card')).toMatchObject({ ok: false, code: 'TENDER_ONE_BY_ONE' })
  })

  const ticket = { dueCents: cents(1500), meal: allowance() }
  const shows = (digits: string, pieces: number, kind: TenderKind = 'meal-paper') =>
    piecesView(ticket, { kind, digits, pieces, taking: false })
  it('the screen says beforehand what the till will take', () => {
    expect(shows('900', 2)).toMatchObject({
      givenCents: 1800,
      paysCents: 1240,
      lostCents: 560,
      possible: true,
      overCap: false,
    })
    expect(shows('900', 5)).toMatchObject({ pieces: 2, mostPieces: 2 })
    expect(shows('2600', 1)).toMatchObject({ overCap: true, possible: false })
    expect(shows('', 1)).toMatchObject({ possible: false, mostPieces: 50 })
    expect(shows('2000', 1, 'holiday')).toMatchObject({
      paysCents: 1500,
      lostCents: 500,
      overCap: false,
      possible: true,
    })
    expect(
      piecesView(
        { ...ticket, meal: allowance({ foodCents: cents(0) }) },
        { kind: 'meal-paper', digits: '900', pieces: 1, taking: false },
      ),
    ).toMatchObject({ useless: true, possible: false })
  })
  it('a card is offered for all that it may pay', () => {
    expect(mostIn('meal-card', { ...ticket, meal: allowance({ capCents: cents(500) }) })).toBe(500)
    expect(mostIn('meal-paper', ticket)).toBe(1240)
    expect(mostIn('cheque', ticket)).toBe(1500)
  })
  it('the face values that were taken last come back, each once', () => {
    expect([900, 700, 900, 1100, 800].map(cents).reduce(facesAfter, [])).toEqual([800, 1100, 900])
  })
})
