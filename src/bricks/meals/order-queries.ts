import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { DayMeal, Eater, Gaps } from './contract/views.ts'
import { platesReader, type PlatesOf } from './order-plates.ts'
import type { MealsParts, OrderQueries } from './parts.ts'
import type { PeopleViews } from './people-view.ts'
import type { Planner } from './planner.ts'
import { nextPossible } from './rules/brought.ts'
import { cancelling, lateCents } from './rules/cancelling.ts'
import { cutOffOf, isHoliday, weekdayOf } from './rules/cut-off.ts'
import type { MealService } from './rules/food.ts'
import { isCooked, type MealOrder } from './rules/order.ts'
import { pauseOn } from './rules/pauses.ts'
import type { PersonFile } from './rules/person.ts'
import { daysFrom, type Calendar } from './rules/planning.ts'
import { blockedOf } from './rules/suits.ts'

const SERVICES: readonly MealService[] = ['lunch', 'dinner']

/** Who eats when, and what could still be changed. */
export function orderQueries(
  parts: MealsParts,
  planner: Planner,
  gaps: (nowMs: number) => Gaps,
  views: PeopleViews,
): OrderQueries {
  const { doors, people, orders, setups, menus, zone } = parts

  function dayMeal(
    file: PersonFile,
    at: Pick<DayMeal, 'day' | 'service'>,
    calendar: Calendar,
    { read, nowMs }: { readonly read: PlatesOf; readonly nowMs: number },
  ): DayMeal {
    const { day, service } = at
    const setup = setups.setup()
    const order = orders.orderAt(file.personId, day, service) ?? null
    const standing = file.standing.find((one) => one.weekday === weekdayOf(day) && one.service === service)
    const deliveredOn = order?.deliveredOn ?? calendar.brought(file.roundId, day) ?? null
    const formula = order?.formula ?? standing?.formula ?? setup.formulas[0]?.code ?? ''
    const all = read({ personId: file.personId, eatenOn: day, service, formula, choices: order?.choices ?? [] })
    const menu = menus.menu(day, service)
    const isPast = deliveredOn !== null && calendar.isPast(deliveredOn)
    return {
      day,
      service,
      isHoliday: isHoliday(day, setup),
      paused: pauseOn(file.pauses, day)?.reason ?? null,
      isStanding: standing !== undefined,
      deliveredOn,
      cutOffMs: deliveredOn === null ? null : cutOffOf(deliveredOn, setup, zone()),
      isPast,
      nextDay: isPast && day >= doors.today(nowMs) ? nextDay(file, day, calendar, nowMs) : null,
      order,
      hasMenu: menu !== undefined,
      plates: all.map(({ course, dishId, isChosen, against }) => {
        const unfit = against.map((judged) => judged.dishId)
        const offered = menu?.courses.find((on) => on.course === course)?.dishIds ?? []
        return { course, dishId, isChosen, fitting: offered.filter((id) => !unfit.includes(id)), unfit }
      }),
      cancelling: order && costOf(order, calendar),
    }
  }

  function nextDay({ roundId }: PersonFile, day: BusinessDay, calendar: Calendar, nowMs: number): BusinessDay | null {
    return nextPossible(calendar.round(roundId), day, setups.setup(), zone(), nowMs) ?? null
  }

  function costOf(order: MealOrder, calendar: Calendar): DayMeal['cancelling'] {
    if (order.billedOn !== null) return null
    const done = cancelling(order, calendar.isPast(order.deliveredOn), 'asked', setups.setup())
    return done.ok ? { state: done.value.state, billedCents: lateCents({ ...order, ...done.value }) } : null
  }

  function eaterOf(order: MealOrder, read: PlatesOf): Eater {
    const file = people.person(order.personId)
    return {
      order,
      name: views.nameOf(order.personId),
      address: views.addressOf(order.personId),
      blocked: isCooked(order) ? blockedOf(read(order)).map(({ course }) => course) : [],
      lacking: file ? views.lacking(file) : [],
    }
  }

  function countOf(day: BusinessDay, all: readonly MealOrder[], read: PlatesOf) {
    const cooked = all.filter(isCooked)
    const of = (service: MealService) =>
      cooked.filter((order) => order.service === service).reduce((count, { quantity }) => count + quantity, 0)
    return {
      day,
      isHoliday: isHoliday(day, setups.setup()),
      lunch: of('lunch'),
      dinner: of('dinner'),
      cancelled: all.length - cooked.length,
      blocked: cooked.filter((order) => blockedOf(read(order)).length > 0).length,
    }
  }

  return {
    week({ personId, from, days }, { nowMs }) {
      const file = people.person(personId)
      if (!file) return []
      const calendar = planner.calendarAt(nowMs)
      const read = platesReader(parts)
      return daysFrom(from, addDays(from, days - 1)).flatMap((day) =>
        SERVICES.map((service) => dayMeal(file, { day, service }, calendar, { read, nowMs })),
      )
    },
    unfit: (meal) =>
      platesReader(parts)({ ...meal, choices: [] }).flatMap(({ against }) =>
        against.map(({ dishId, reasons }) => ({ dishId, reasons: [...reasons] })),
      ),
    eaters({ day }) {
      const read = platesReader(parts)
      return orders
        .eatenBetween(day, day)
        .map((order) => eaterOf(order, read))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
    },
    counts({ from, days }) {
      const read = platesReader(parts)
      const byDay = Map.groupBy(orders.eatenBetween(from, addDays(from, days - 1)), ({ eatenOn }) => eatenOn)
      return daysFrom(from, addDays(from, days - 1)).map((day) => countOf(day, byDay.get(day) ?? [], read))
    },
    gaps: (_, { nowMs }) => gaps(nowMs),
  }
}
