import { expect } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newPauseId } from '../ids.ts'
import { isCooked } from '../rules/order.ts'
import { takeEggsOff } from './quarter-menus.ts'
import { broughtDayOf, isGone, isTooLate, portions, type Entry, type Tour, type Villager } from './quarter-diary.ts'
import type { Quarter } from './quarter-shop.ts'
import { cold, stopOf } from './round-shop.ts'

const MONDAY = 1
const TUESDAY = 2
const WEDNESDAY = 3
const weekdayOf = (on: BusinessDay) => new Date(`${on}T00:00:00Z`).getUTCDay() || 7
type Asked = Pick<Entry, 'personId' | 'eatenOn' | 'service' | 'formula' | 'quantity'>

/** One day of the café, through what its screens ask for: orders, the kitchen, three rounds. */
export async function liveOn(shop: Quarter, on: BusinessDay): Promise<void> {
  shop.clockTo(on, 480)
  await shop.meals.planMeals(shop.command({}))
  if (weekdayOf(on) === MONDAY) {
    const copied = await shop.meals.copyMenus(shop.command({ from: addDays(on, 7), to: addDays(on, 14) }))
    expect(copied).toEqual({ copied: 14 })
  }
  if (weekdayOf(on) === TUESDAY) await takeEggsOff(shop, on)
  for (let n = 0; n < 5; n += 1) await tellSomething(shop, on)
  if (on === '2026-12-07') await end(shop, shop.villagers[10], 'stop', addDays(on, 3))
  if (on === '2026-12-08') await end(shop, shop.villagers[11], 'deceased', on)
  shop.clockTo(on, 630)
  await shop.meals.planMeals(shop.command({})) // ten o'clock has passed: what was due is locked
  await tellLate(shop, on)
  await cook(shop, on)
  await bring(shop, on)
}

const anybody = ({ random, villagers }: Quarter): Villager => random.pick(villagers)
async function mealOf(shop: Quarter, { personId, eatenOn, service }: Asked) {
  const strip = await shop.meals.week({ personId, from: eatenOn, days: 1 })
  return strip.find((one) => one.service === service)?.order ?? undefined
}

/** In the morning somebody rings up. */
async function tellSomething(shop: Quarter, on: BusinessDay): Promise<void> {
  const villager = anybody(shop)
  const gestures = [order, order, cancel, cancel, pause, resume, change, move]
  if (villager.endsOn === null || villager.endsOn > addDays(on, 20))
    await shop.random.pick(gestures)(shop, villager, on)
}

async function order(shop: Quarter, { personId, tour, ...villager }: Villager, on: BusinessDay): Promise<void> {
  const { random, diary, dishes } = shop
  const eatenOn = addDays(on, random.whole(0, 10))
  const service = random.chance(0.9) ? ('lunch' as const) : ('dinner' as const)
  const quantity = random.whole(1, 2)
  const asked = { personId, eatenOn, service, formula: random.pick(['full', 'light']), quantity }
  const wantsEggs = random.chance(0.5) && !(service === 'lunch' && shop.noEggs.has(eatenOn))
  const choices = wantsEggs ? [{ course: 'main' as const, dishId: dishes.eggs.dishId }] : []
  const known = diary.at(personId, eatenOn, service)
  const said = await refusalOf(shop.meals.orderMeal(shop.command({ ...asked, choices })))
  if (!diary.isServed({ personId, tour, ...villager }, eatenOn)) expect(said).toBe('PERSON_PAUSED')
  else if (known && isGone(known)) expect(said).toBe('MEAL_ON_ITS_WAY')
  else if (isTooLate(broughtDayOf(tour, eatenOn), shop.now())) expect(said).toBe('PAST_CUT_OFF')
  else if (known?.end === 'planned' && isTooLate(known.brought, shop.now())) expect(said).toBe('PAST_CUT_OFF')
  else {
    expect(said).toBe('none')
    diary.order({ ...asked, tour })
  }
}

async function cancel(shop: Quarter, { personId }: Villager, on: BusinessDay): Promise<void> {
  const entry = shop.diary.at(personId, addDays(on, shop.random.whole(0, 6)), 'lunch')
  if (!entry) return
  const meal = await mealOf(shop, entry)
  const reason = shop.random.pick(['asked', 'asked', 'hospital', 'cafe'] as const)
  if (!meal) throw new Error(`${entry.eatenOn} was planned`)
  const done = shop.meals.cancelMeal(shop.command({ orderId: meal.orderId, reason }))
  if (isGone(entry)) expect(await refusalOf(done)).toBe('MEAL_ON_ITS_WAY')
  else if (entry.end !== 'planned') expect(await refusalOf(done)).toBe('MEAL_NOT_THERE')
  else expect((await done).state).toBe(shop.diary.cancel(entry, reason, shop.now()))
}

async function pause(shop: Quarter, villager: Villager, on: BusinessDay): Promise<void> {
  if (villager.pauses.some(({ until }) => until > on)) return
  const from = addDays(on, shop.random.whole(0, 5))
  const until = addDays(from, shop.random.whole(1, 9))
  const reason = shop.random.pick(['hospital', 'family', 'holiday'] as const)
  const { personId } = villager
  const tally = await shop.meals.pause(shop.command({ personId, pauseId: newPauseId(), from, until, reason }))
  const why = reason === 'hospital' ? reason : 'asked'
  expect(tally).toEqual(shop.diary.cancelSpan(villager, { from, until }, why, shop.now()))
  villager.pauses.push({ from, until })
}

async function resume(shop: Quarter, villager: Villager, on: BusinessDay): Promise<void> {
  const running = villager.pauses.find(({ until }) => until > on)
  const { personId } = villager
  if (!running) {
    expect(await refusalOf(shop.meals.resume(shop.command({ personId, on })))).toBe('NOT_PAUSED')
    return
  }
  const back = addDays(on, shop.random.whole(0, 2))
  if (back >= running.until) return
  await shop.meals.resume(shop.command({ personId, on: back }))
  villager.pauses = villager.pauses.filter((one) => one !== running)
  if (back > running.from) villager.pauses.push({ from: running.from, until: back })
  shop.diary.reopen(villager, back, shop.now())
}

async function change(shop: Quarter, villager: Villager): Promise<void> {
  villager.standing = shop.newStanding()
  await shop.save(villager)
}
async function move(shop: Quarter, villager: Villager): Promise<void> {
  villager.tour = shop.random.pick(shop.tours)
  await shop.save(villager)
}

async function end(shop: Quarter, villager: Villager | undefined, reason: 'stop' | 'deceased', on: BusinessDay) {
  if (!villager) throw new Error('sixty people')
  const { personId } = villager
  const tally = await shop.meals.endPerson(shop.command({ personId, reason, on }))
  const why = reason === 'stop' ? 'asked' : reason
  expect(tally).toEqual(shop.diary.cancelSpan(villager, { from: on, until: null }, why, shop.now()))
  villager.endsOn = on
}

/** Past ten: what is brought today is locked; some is still cancelled, and the kitchen takes one more. */
async function tellLate(shop: Quarter, on: BusinessDay): Promise<void> {
  const { diary, random, meals, command } = shop
  for (const entry of diary.broughtOn(on).filter(() => random.chance(0.02))) {
    const meal = await mealOf(shop, entry)
    expect(meal?.state).toBe('locked')
    const reason = random.pick(['asked', 'asked', 'hospital'] as const)
    const done = await meals.cancelMeal(command({ orderId: meal!.orderId, reason }))
    expect(done.state).toBe(diary.cancel(entry, reason, shop.now()))
  }
  const villager = anybody(shop)
  const { personId, tour } = villager
  const asked = { personId, eatenOn: on, service: 'lunch' as const, formula: 'full', quantity: 1 }
  const known = diary.at(personId, on, 'lunch')
  if (broughtDayOf(tour, on) !== on || (known && isGone(known)) || !diary.isServed(villager, on) || on < '2026-10-01')
    return
  await meals.acceptLate(command({ ...asked, choices: [], reason: 'il reste une part' }))
  diary.order({ ...asked, tour })
}

/** The kitchen makes what the diary has for the day, no more and no less. */
async function cook(shop: Quarter, on: BusinessDay): Promise<void> {
  const line = (one: Asked) => [one.personId, one.eatenOn, one.service, one.formula, one.quantity].join(' ')
  const locked = shop.orders.broughtOn(on).filter(isCooked)
  expect(locked.map(line).toSorted(), on).toEqual(shop.diary.broughtOn(on).map(line).toSorted())
  const expected = portions(shop.diary.broughtOn(on))
  const prepare = shop.meals.prepare(shop.command({ day: on }))
  if (expected === 0) {
    expect(await refusalOf(prepare)).toBe('NOTHING_TO_PREPARE')
    return
  }
  expect(await prepare, on).toEqual({ meals: expected })
  const { meals } = await shop.meals.kitchenDay({ day: on })
  expect(meals).toEqual({ open: 0, locked: 0, prepared: expected, gone: 0 })
}

async function bring(shop: Quarter, on: BusinessDay): Promise<void> {
  const { meals, command, diary, random } = shop
  const tours = shop.tours.filter((tour) => diary.broughtOn(on, tour).length > 0)
  shop.clockTo(on, 675)
  for (const tour of tours) {
    const loading = { roundId: tour.roundId, day: on, driver: 'Jean', temperature: cold(21), anyway: false }
    expect(await meals.load(command(loading)), on).toEqual({ meals: portions(diary.broughtOn(on, tour)) })
  }
  const [some] = diary.broughtOn(on).filter(() => random.chance(0.05))
  if (some) {
    const meal = await mealOf(shop, some)
    const done = meals.cancelMeal(command({ orderId: meal!.orderId, reason: 'asked' as const }))
    expect(await refusalOf(done)).toBe('MEAL_ON_ITS_WAY')
  }
  shop.clockTo(on, 810)
  for (const tour of tours) await comeBack(shop, on, tour)
  if (tours.length > 0 && weekdayOf(on) === WEDNESDAY)
    expect(await meals.closeDay(command({ day: on }))).toEqual({ rounds: tours.length })
  const [wrong] = diary.broughtOn(on).filter(({ end }) => end === 'bag-back')
  if (wrong && random.chance(0.3)) await correct(shop, on, wrong)
}

/** A few are not home. On Wednesdays each stop is told by itself, and the day closed as a whole. */
async function comeBack(shop: Quarter, on: BusinessDay, tour: Tour): Promise<void> {
  const { meals, command, diary, random } = shop
  const brought = diary.broughtOn(on, tour)
  const stops = [...Map.groupBy(brought, ({ personId }) => personId)].map(([personId, own]) => {
    const mayBeLeft = shop.villagers.find((one) => one.personId === personId)?.mayBeLeft === true
    const away = random.pick(['bag-back', 'neighbour', mayBeLeft ? 'left' : 'bag-back'] as const)
    const result = random.chance(0.93) ? ('delivered' as const) : away
    for (const entry of own) entry.end = result
    return { personId, result }
  })
  const ofRun = { roundId: tour.roundId, day: on }
  const told = stops.map(({ personId, result }) =>
    stopOf(personId, result, result === 'delivered' ? '' : 'Volets clos'),
  )
  if (weekdayOf(on) === WEDNESDAY) {
    for (const stop of told) await meals.recordStop(command({ ...ofRun, stop }))
    await meals.measure(command({ ...ofRun, temperature: cold(24, 'last-stop') }))
    return
  }
  const back = {
    stops: told.filter(({ result }) => result !== 'delivered'),
    restDelivered: true,
    temperature: cold(24, 'last-stop'),
    km: 31,
  }
  const home = brought.filter(({ end }) => end === 'delivered')
  expect(await meals.validate(command({ ...ofRun, ...back }))).toEqual({
    delivered: portions(home),
    notHome: portions(brought) - portions(home),
  })
}

/** The driver was wrong: they were home after all. */
async function correct(shop: Quarter, on: BusinessDay, { personId, tour }: Entry): Promise<void> {
  const stop = stopOf(personId, 'delivered')
  await shop.meals.recordStop(shop.command({ roundId: tour.roundId, day: on, stop }))
  for (const entry of shop.diary.broughtOn(on, tour)) if (entry.personId === personId) entry.end = 'delivered'
}
