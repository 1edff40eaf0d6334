import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { newCustomerId } from '../../../shared/ids.ts'
import { newPauseId } from '../ids.ts'
import { amountOf, billedMeal } from '../rules/billing.ts'
import { cancelling, lateCents } from '../rules/cancelling.ts'
import { pauseOn, resumed, withPause } from '../rules/pauses.ts'
import type { PersonFile } from '../rules/person.ts'
import { createCalendar, daysFrom, keyOf, toPlan, wantedMeals } from '../rules/planning.ts'
import { priceOf } from '../rules/price.ts'
import { freshSetup } from '../rules/setup.ts'
import { winter } from './meals-shop.ts'
import { day, inputOf, weekRound } from './people.ts'
import { orderOf } from './round-shop.ts'

const setup = freshSetup()
const first = day('2026-11-23')
const calendar = createCalendar([], setup, { zone: 'Europe/Paris', nowMs: winter('2026-11-23 08:00') })
const days = daysFrom(first, addDays(first, 30))

const aStanding = fc
  .uniqueArray(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), service: fc.constantFrom('lunch', 'dinner') }), {
    selector: ({ weekday, service }) => `${weekday} ${service}`,
  })
  .map((all) => all.map((one) => ({ ...one, formula: 'full', quantity: 1 })))
const aPause = fc.tuple(fc.nat(30), fc.option(fc.integer({ min: 1, max: 20 }))).map(([from, days_]) => ({
  pauseId: newPauseId(),
  from: addDays(first, from),
  until: days_ === null ? null : addDays(first, from + days_),
  reason: 'family' as const,
}))
const aFile = fc.tuple(aStanding, fc.option(aPause)).map(([standing, pause]): PersonFile => ({
  ...inputOf({ personId: newCustomerId(), standing }),
  endReason: null,
  endedOn: null,
  stopRank: 0,
  pauses: pause ? [pause] : [],
  consentOn: null,
}))

describe('planning standing orders', () => {
  it('twice changes nothing, whatever was ordered or cancelled between', () => {
    fc.assert(
      fc.property(fc.array(aFile, { maxLength: 6 }), fc.array(fc.nat(200)), (files, touched) => {
        const wanted = files.flatMap((file) => wantedMeals(file, days, setup, calendar).meals)
        const planned = toPlan(wanted, new Set(), calendar)
        const keys = new Set(planned.map(keyOf))
        expect(keys.size).toBe(planned.length)
        // Whatever became of them, they are there: nothing is planned a second time.
        expect(toPlan(wanted, keys, calendar)).toEqual([])
        const gone = new Set(touched.flatMap((n) => (planned[n] ? [keyOf(planned[n])] : [])))
        const kept = new Set([...keys].filter((key) => !gone.has(key)))
        expect(new Set(toPlan(wanted, kept, calendar).map(keyOf))).toEqual(gone)
      }),
    )
  })

  it('makes no meal in a pause, nor one that is too late, nor one that nobody asked for', () => {
    fc.assert(
      fc.property(aFile, (file) => {
        const { meals } = wantedMeals(file, days, setup, calendar)
        for (const meal of toPlan(meals, new Set(), calendar)) {
          expect(pauseOn(file.pauses, meal.eatenOn)).toBeUndefined()
          expect(calendar.isPast(meal.deliveredOn)).toBe(false)
          const weekday = new Date(`${meal.eatenOn}T00:00:00Z`).getUTCDay() || 7
          expect(file.standing.some((one) => one.weekday === weekday && one.service === meal.service)).toBe(true)
        }
      }),
    )
  })

  it('tells what it cannot plan: no price, no round', () => {
    const file = { ...fc.sample(aFile, 1)[0]!, pauses: [], standing: inputOf().standing }
    expect(wantedMeals({ ...file, band: '9' }, days, setup, calendar).unplanned[0]?.why).toBe('no-price')
    const noSunday = weekRound({ broughtOn: [1, 2, 3, 4, 5, 5, null] })
    const other = createCalendar([noSunday], setup, { zone: 'Europe/Paris', nowMs: 0 })
    const { unplanned } = wantedMeals({ ...file, roundId: noSunday.roundId }, days, setup, other)
    expect(new Set(unplanned.map(({ why }) => why))).toEqual(new Set(['not-brought']))
  })
})

describe('pauses', () => {
  it('never meet, and resuming leaves none on that day', () => {
    fc.assert(
      fc.property(fc.array(aPause, { maxLength: 5 }), fc.nat(60), (asked, at) => {
        let pauses: PersonFile['pauses'] = []
        for (const pause of asked) {
          const next = withPause(pauses, pause)
          if (next.ok) pauses = [...next.value]
        }
        const on = addDays(first, at)
        const here = pauses.filter(({ from, until }) => from <= on && (until === null || on < until))
        expect(here.length).toBeLessThanOrEqual(1)
        const [pause] = here
        if (pause) expect(pauseOn(resumed(pauses, pause, on), on)).toBeUndefined()
      }),
    )
  })

  it('§3.8 a pause that ends before it begins is refused with both dates', () => {
    const pause = { pauseId: newPauseId(), from: day('2026-12-15'), until: day('2026-12-12'), reason: 'other' as const }
    expect(withPause([], pause)).toMatchObject({
      code: 'PAUSE_ENDS_FIRST',
      detail: { from: '2026-12-15', until: '2026-12-12' },
    })
  })
})

describe('cancelling', () => {
  const price = { band: '2', fullCents: cents(1050), deliveryCents: cents(300), beneficiaryCents: cents(735) }
  it.each([
    ['planned', false, 'asked', 'cancelled-free', 0],
    ['planned', true, 'asked', 'cancelled-late', 100],
    ['locked', false, 'asked', 'cancelled-late', 100],
    ['prepared', true, 'hospital', 'cancelled-waived', 0],
    ['locked', true, 'deceased', 'cancelled-waived', 0],
    ['locked', true, 'cafe', 'cancelled-waived', 0],
  ] as const)('C-03 of a %s meal (late: %s, %s) is %s at %i %%', (state, isLate, reason, becomes, billedPercent) => {
    expect(cancelling({ state }, isLate, reason, setup)).toMatchObject({ value: { state: becomes, billedPercent } })
  })
  it.each(['loaded', 'delivered', 'not-home'] as const)('of a %s meal is refused', (state) => {
    expect(cancelling({ state }, true, 'asked', setup)).toMatchObject({ code: 'MEAL_ON_ITS_WAY' })
  })
  it('bills so many hundredths, never more than the price, and tells what the invoice will say', () => {
    expect(lateCents({ price, quantity: 1, billedPercent: 50 })).toBe(525)
    const any = fc.record({
      full: fc.nat(10_000),
      quantity: fc.integer({ min: 1, max: 9 }),
      billedPercent: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(any, ({ full, quantity, billedPercent }) => {
        const order = { price: { ...price, fullCents: cents(full), deliveryCents: cents(0) }, quantity, billedPercent }
        const billed = lateCents(order)
        const onInvoice = billedMeal(orderOf(newCustomerId(), { ...order, state: 'cancelled-late' }))
        expect(billed).toBe(onInvoice ? amountOf(onInvoice) : 0)
        expect(billed).toBeGreaterThanOrEqual(0)
        expect(billed).toBeLessThanOrEqual(full * quantity)
        expect(Math.abs(billed - (full * quantity * billedPercent) / 100)).toBeLessThanOrEqual(0.5 * quantity)
      }),
    )
  })
})

it('the price is the one in force on the day the meal is eaten', () => {
  const [known] = setup.prices
  const prices = [
    ...setup.prices,
    { ...known!, band: '1', formula: 'full', from: day('2027-01-01'), fullCents: cents(1100) },
  ]
  expect(priceOf({ prices }, '1', 'full', day('2026-12-31'))?.fullCents).toBe(1050)
  expect(priceOf({ prices }, '1', 'full', day('2027-01-01'))?.fullCents).toBe(1100)
  expect(priceOf({ prices }, '1', 'full', day('2025-12-31'))).toBeUndefined()
})
