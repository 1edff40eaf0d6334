import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import type { RoundId } from '../ids.ts'
import { zDiet, zPortion, zTexture } from '../rules/food.ts'
import { kitchenSheet, type Meal } from '../rules/kitchen.ts'
import { labelsOf } from '../rules/labels.ts'
import { isCooked, zOrderState } from '../rules/order.ts'
import { packingOf } from '../rules/packing.ts'
import { qrTexts } from '../rules/qr-text.ts'
import { stopOrder } from '../rules/stops.ts'
import { day, dishOf, FRIDAY, orderOf, plainNeeds } from './round-shop.ts'

const SEED = 20_261_127
const ROUNDS = ['rnd_a', 'rnd_b'] as RoundId[]
const DISHES = [dishOf('Brandade', 'main'), dishOf('Omelette', 'main')]
const soup = dishOf('Potage', 'soup')

const meal = fc
  .record({
    person: fc.integer({ min: 0, max: 11 }),
    eatenOn: fc.constantFrom(FRIDAY, day('2026-11-28'), day('2026-11-29')),
    service: fc.constantFrom('lunch' as const, 'dinner' as const),
    state: fc.constantFrom(...zOrderState.options),
    quantity: fc.integer({ min: 1, max: 4 }),
    roundId: fc.constantFrom(null, ...ROUNDS),
    diet: fc.constantFrom(...zDiet.options),
    texture: fc.constantFrom(...zTexture.options),
    portion: fc.constantFrom(...zPortion.options),
    main: fc.constantFrom(...DISHES),
  })
  .map(({ person, eatenOn, service, state, quantity, roundId, diet, texture, portion, main }): Meal => {
    const order = orderOf(`cus_${person}` as CustomerId, { eatenOn, service, state, quantity, roundId })
    const needs = { ...plainNeeds, diet, texture, portion }
    const plates = [soup, main].map((dish) => ({ course: dish.course, dish }))
    return { order, name: `P${person}`, needs, plates }
  })
const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)

describe('whatever is ordered', () => {
  it('the kitchen, the labels, the bags and the rounds count the same meals, and none that was cancelled', () => {
    fc.assert(
      fc.property(fc.array(meal, { maxLength: 60 }), (meals) => {
        const cooked = sum(meals.filter(({ order }) => isCooked(order)).map(({ order }) => order.quantity))
        const sheet = kitchenSheet(meals)
        expect(sum(sheet.map((one) => one.meals))).toBe(cooked)
        for (const one of sheet) {
          expect(sum(one.variants.map(({ count }) => count))).toBe(one.meals)
          expect(sum(one.formulas.map(({ count }) => count))).toBe(one.meals)
          for (const course of ['soup', 'main'] as const) {
            const rows = one.dishes.filter((row) => row.course === course)
            expect(sum(rows.map(({ count }) => count))).toBe(one.meals)
            for (const row of rows) expect(sum(row.variants.map(({ count }) => count))).toBe(row.count)
          }
        }
        expect(labelsOf(meals, () => FRIDAY)).toHaveLength(cooked)
        const packing = packingOf(
          meals,
          (roundId) => roundId,
          () => 0,
        )
        const inBags = packing.flatMap(({ bags }) => bags.flatMap((bag) => bag.meals.map(({ quantity }) => quantity)))
        expect([sum(packing.map(({ meals: count }) => count)), sum(inBags)]).toEqual([cooked, cooked])
        // The sheets of the rounds pass by everybody who has a meal: with what no round brings, nothing is lost.
        const onSheets = [null, ...ROUNDS].map((roundId) => {
          const own = meals.filter(({ order }) => order.roundId === roundId && isCooked(order))
          const members = own.map(({ order }, stopRank) => ({ personId: order.personId, roundId, stopRank }))
          const once = [...new Map(members.map((one) => [one.personId, one])).values()]
          const stops = stopOrder(once, roundId ? [roundId] : [], [])
          return sum(own.filter(({ order }) => stops.includes(order.personId)).map(({ order }) => order.quantity))
        })
        expect(sum(onSheets)).toBe(cooked)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('a round is read from its codes whole, none larger than a telephone reads', () => {
    const stop = fc
      .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
      .map((words) => words.replaceAll('\n', ' '))
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 30 }), fc.integer({ min: 120, max: 600 }), (stops, most) => {
        const codes = qrTexts('Bourg ven. 27/11', stops, most)
        for (const [n, code] of codes.entries()) {
          expect(new TextEncoder().encode(code).length).toBeLessThanOrEqual(most)
          expect(code.startsWith(`Bourg ven. 27/11 ${n + 1}/${codes.length}\n`)).toBe(true)
        }
        const bodies = codes.map((code) => code.slice(code.indexOf('\n') + 1)).join('')
        expect(bodies.replaceAll('\n\n', '')).toBe(stops.join('').replaceAll('\n\n', ''))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })
})
