import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { newMealOrderId, type DishId } from './ids.ts'
import type { MealsParts } from './parts.ts'
import type { Dish } from './rules/food.ts'
import { isCooked, type MealOrder } from './rules/order.ts'
import type { PersonFile } from './rules/person.ts'
import {
  createCalendar,
  daysFrom,
  keyOf,
  toPlan,
  wantedMeals,
  type Calendar,
  type Unplanned,
  type WantedMeal,
} from './rules/planning.ts'
import { plates } from './rules/suits.ts'

type Parts = Pick<MealsParts, 'setups' | 'people' | 'orders' | 'menus' | 'rounds' | 'zone'>
/** A moment of the café: the instant, and the day that it belongs to. */
export type Moment = { readonly nowMs: number; readonly today: BusinessDay }

/** What the reason of a meal begins with that a pause cancelled, and nobody by hand. */
export const PAUSE = 'pause-'
/** The same of one that the end of a file cancelled. */
export const ENDED = 'ended'
/** More days than lie between a cut-off and what it is for, with every holiday between them. */
const LOCKED_AHEAD = 40

/** Turns standing orders into meals, and keeps plans in step with the files. It writes; what is wanted is a rule. */
export function createPlanner({ setups, people, orders, menus, rounds, zone }: Parts) {
  const calendarAt = (nowMs: number): Calendar =>
    createCalendar(rounds.rounds(), setups.setup(), { zone: zone(), nowMs })
  const daysAhead = (today: BusinessDay) => daysFrom(today, addDays(today, setups.setup().plannedDays))

  function plan(files: readonly PersonFile[], { nowMs, today }: Moment, calendar: Calendar): number {
    const setup = setups.setup()
    const days = daysAhead(today)
    const taken = orders.keysBetween(today, days.at(-1) ?? today)
    const wanted = files.flatMap((file) => wantedMeals(file, days, setup, calendar).meals)
    const missing = toPlan(wanted, taken, calendar)
    for (const meal of missing) orders.save(planned(meal, nowMs))
    return missing.length
  }

  /** Who brings a meal of a file that changed: its round, or where it is too late for that one, still the one before. */
  function bringing(order: MealOrder, { roundId }: PersonFile, calendar: Calendar) {
    const deliveredOn = calendar.brought(roundId, order.eatenOn) ?? order.deliveredOn
    if (!calendar.isPast(deliveredOn)) return { roundId, deliveredOn }
    return { roundId: order.roundId ?? roundId, deliveredOn: order.deliveredOn }
  }

  /** The plan of a meal whose file changed: as the file has it now, or gone where nobody wants it any more. */
  function inStep(order: MealOrder, wanted: ReadonlyMap<string, WantedMeal>, file: PersonFile, calendar: Calendar) {
    const meal = order.byHand ? {} : wanted.get(keyOf(order))
    if (meal) orders.save({ ...order, ...meal, ...bringing(order, file, calendar) })
    else orders.remove(order.orderId)
  }

  return {
    calendarAt,
    /** Every standing order, as far ahead as the setup says. Answers how many meals are new; twice changes nothing. */
    generate: (moment: Moment): number => plan(people.people(), moment, calendarAt(moment.nowMs)),
    /** After files or the setup changed: plans that nobody touched and that are not too late follow them. */
    follow(files: readonly PersonFile[], moment: Moment): void {
      const { today, nowMs } = moment
      const calendar = calendarAt(nowMs)
      const days = daysAhead(today)
      for (const file of files) {
        const { meals } = wantedMeals(file, days, setups.setup(), calendar)
        const wanted = new Map(meals.map((meal) => [keyOf(meal), meal]))
        orders
          .ofPerson(file.personId, today, days.at(-1) ?? today)
          .filter((order) => order.state === 'planned' && !calendar.isPast(order.deliveredOn))
          .forEach((order) => inStep(order, wanted, file, calendar))
      }
      plan(files, moment, calendar)
    },
    /** Meals again from a day on: those that the pause had cancelled in time, as far as it is not too late, and the rest. */
    reopen(file: PersonFile, from: BusinessDay, moment: Moment): number {
      const calendar = calendarAt(moment.nowMs)
      const days = daysAhead(moment.today)
      const wanted = new Map(wantedMeals(file, days, setups.setup(), calendar).meals.map((meal) => [keyOf(meal), meal]))
      const again = orders.ofPerson(file.personId, from, days.at(-1) ?? from).filter((order) => {
        const { deliveredOn } = bringing(order, file, calendar)
        const isOfPause = order.state === 'cancelled-free' && (order.reason.startsWith(PAUSE) || order.reason === ENDED)
        return isOfPause && (order.byHand || wanted.has(keyOf(order))) && !calendar.isPast(deliveredOn)
      })
      for (const order of again) {
        const meal = order.byHand ? {} : wanted.get(keyOf(order))
        const as = { ...meal, ...bringing(order, file, calendar), state: 'planned' as const, reason: '' }
        orders.save({ ...order, ...as, changedAtMs: moment.nowMs })
      }
      return again.length + plan([file], moment, calendar)
    },
    /** The first day from one on that somebody eats again; null where nothing is planned. */
    firstMeal: (personId: PersonFile['personId'], from: BusinessDay): BusinessDay | null =>
      orders.ofPerson(personId, from, addDays(from, setups.setup().plannedDays)).find(isCooked)?.eatenOn ?? null,
    /** Past its cut-off a meal is locked, with what it is made of that day. Answers how many were. */
    lock({ nowMs, today }: Moment): number {
      const calendar = calendarAt(nowMs)
      const due = orders
        .plannedUntil(addDays(today, LOCKED_AHEAD))
        .filter(({ deliveredOn }) => calendar.isPast(deliveredOn))
      const dishes = due.length > 0 ? menus.everyDish() : new Map()
      for (const order of due) orders.save({ ...order, state: 'locked', choices: [...served(order, dishes)] })
      return due.length
    },
    /** What nobody can plan in the next days, for want of a price or a round. */
    unplanned(today: BusinessDay, nowMs: number): readonly Unplanned[] {
      const calendar = calendarAt(nowMs)
      return people.people().flatMap((file) => wantedMeals(file, daysAhead(today), setups.setup(), calendar).unplanned)
    },
  }

  function served(order: MealOrder, dishes: ReadonlyMap<DishId, Dish>): MealOrder['choices'] {
    const courses = setups.setup().formulas.find(({ code }) => code === order.formula)?.courses ?? []
    const needs = people.needs(order.personId)
    return plates(menus.menu(order.eatenOn, order.service), dishes, {
      needs,
      courses,
      choices: order.choices,
    }).flatMap(({ course, dishId }) => (dishId === null ? [] : [{ course, dishId }]))
  }
}
export type Planner = ReturnType<typeof createPlanner>

function planned(meal: WantedMeal, nowMs: number): MealOrder {
  return {
    ...meal,
    orderId: newMealOrderId(),
    state: 'planned',
    handed: null,
    choices: [],
    billedPercent: 0,
    reason: '',
    byHand: false,
    billedOn: null,
    credited: false,
    changedAtMs: nowMs,
  }
}
