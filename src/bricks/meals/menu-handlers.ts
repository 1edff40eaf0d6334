import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { DishId } from './ids.ts'
import type { MealsParts, MenuHandlers } from './parts.ts'
import type { Dish, Menu } from './rules/food.ts'

const WEEK = 7
/** Menus are made this far ahead at the most: where a dish is looked for before it is taken out. */
const MENUS_AHEAD = 366

/** Dishes, and what there is on which day. */
export function menuHandlers({ doors, menus }: MealsParts): MenuHandlers {
  const lacking = ({ courses }: Menu, dishes: ReadonlyMap<DishId, Dish>) =>
    courses.flatMap(({ dishIds }) => dishIds.filter((dishId) => dishes.get(dishId)?.allergens === null))

  function checked({ courses }: Menu): Result<null, 'DISH_UNKNOWN' | 'DISH_OF_ANOTHER_COURSE' | 'COURSE_TWICE'> {
    const names = courses.map(({ course }) => course)
    const twice = names.find((course, n) => names.indexOf(course) < n)
    if (twice !== undefined) return refuse('COURSE_TWICE', { course: twice })
    for (const { course, dishIds } of courses) {
      for (const dish of dishIds.map(menus.dish)) {
        if (!dish) return refuse('DISH_UNKNOWN')
        if (dish.course !== course) return refuse('DISH_OF_ANOTHER_COURSE', { dish: dish.name, course })
      }
    }
    return ok(null)
  }

  function nextOn(dishId: DishId, today: BusinessDay): Menu | undefined {
    const ahead = menus.menus(today, addDays(today, MENUS_AHEAD))
    return ahead.find(({ courses }) => courses.some(({ dishIds }) => dishIds.includes(dishId)))
  }

  /** The menu on another day, without what was taken out since. */
  function copied({ day, service, courses }: Menu, offset: number, known: ReadonlySet<DishId>): Menu {
    const still = courses.map(({ course, dishIds }) => ({ course, dishIds: dishIds.filter((one) => known.has(one)) }))
    return { day: addDays(day, offset), service, courses: still.filter(({ dishIds }) => dishIds.length > 0) }
  }

  return {
    dishes: ({ all }) => (all ? [...menus.everyDish().values()] : [...menus.dishes()]),
    menus({ from, to }) {
      const dishes = menus.everyDish()
      return menus.menus(from, to).map((menu) => ({ menu, lacking: lacking(menu, dishes) }))
    },

    saveDish({ dish }, { announce }) {
      const same = menus.dishes().find(({ name, dishId }) => name === dish.name && dishId !== dish.dishId)
      if (same) return refuse('DISH_NAME_TWICE', { dish: dish.name })
      menus.saveDish(dish)
      announce('services.changed')
      return ok(dish)
    },

    removeDish({ dishId }, { nowMs, announce }) {
      const dish = menus.dish(dishId)
      if (!dish) return refuse('DISH_UNKNOWN')
      const on = nextOn(dishId, doors.today(nowMs))
      if (on) return refuse('DISH_ON_MENU', { dish: dish.name, day: on.day })
      menus.removeDish(dishId)
      announce('services.changed')
      return ok(null)
    },

    saveMenu({ menu }, { announce }) {
      const fine = checked(menu)
      if (!fine.ok) return fine
      menus.saveMenu(menu)
      announce('services.changed')
      return ok(menu)
    },

    copyMenus({ from, to }, { announce }) {
      const offset = daysBetween(from, to)
      const known = new Set(menus.dishes().map(({ dishId }) => dishId))
      const copies = menus
        .menus(from, addDays(from, WEEK - 1))
        .map((menu) => copied(menu, offset, known))
        .filter(({ day, service, courses }) => courses.length > 0 && menus.menu(day, service) === undefined)
      if (copies.length === 0) return refuse('NOTHING_TO_COPY')
      copies.forEach(menus.saveMenu)
      announce('services.changed')
      return ok({ copied: copies.length })
    },
  }
}
