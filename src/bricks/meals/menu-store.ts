import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { DishId } from './ids.ts'
import { zDish, zMenu, type Dish, type MealService, type Menu } from './rules/food.ts'

/** What the kitchen cooks, and on which day. */
export function createMenuStore(db: WriteDb) {
  const all = db.prepare<[], string>('SELECT value FROM meal_dishes WHERE removed = 0').pluck()
  const ever = db.prepare<[], string>('SELECT value FROM meal_dishes').pluck()
  const byId = db.prepare<[DishId], string>('SELECT value FROM meal_dishes WHERE dish_id = ?').pluck()
  const write = db.prepare<[DishId, string]>(
    `INSERT INTO meal_dishes (dish_id, value) VALUES (?, ?)
     ON CONFLICT (dish_id) DO UPDATE SET value = excluded.value, removed = 0`,
  )
  const remove = db.prepare<[DishId]>('UPDATE meal_dishes SET removed = 1 WHERE dish_id = ?')
  const at = db
    .prepare<[BusinessDay, MealService], string>('SELECT value FROM meal_menus WHERE day = ? AND service = ?')
    .pluck()
  const between = db
    .prepare<[BusinessDay, BusinessDay], string>(
      'SELECT value FROM meal_menus WHERE day BETWEEN ? AND ? ORDER BY day, service DESC',
    )
    .pluck()
  const writeMenu = db.prepare<[BusinessDay, MealService, string]>(
    'INSERT INTO meal_menus VALUES (?, ?, ?) ON CONFLICT (day, service) DO UPDATE SET value = excluded.value',
  )
  const removeMenu = db.prepare<[BusinessDay, MealService]>('DELETE FROM meal_menus WHERE day = ? AND service = ?')
  const readDish = (value: string): Dish => zDish.parse(JSON.parse(value))
  const readMenu = (value: string): Menu => zMenu.parse(JSON.parse(value))

  return {
    /** Those that can be put on a menu, by their names. */
    dishes: (): readonly Dish[] =>
      all
        .all()
        .map(readDish)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
    /** Every one there ever was: what a menu of last month was made of. */
    everyDish: (): ReadonlyMap<DishId, Dish> =>
      new Map(
        ever
          .all()
          .map(readDish)
          .map((dish) => [dish.dishId, dish]),
      ),
    dish(dishId: DishId): Dish | undefined {
      const value = byId.get(dishId)
      return value === undefined ? undefined : readDish(value)
    },
    saveDish: (dish: Dish): void => void write.run(dish.dishId, JSON.stringify(dish)),
    removeDish: (dishId: DishId): void => void remove.run(dishId),
    menu(day: BusinessDay, service: MealService): Menu | undefined {
      const value = at.get(day, service)
      return value === undefined ? undefined : readMenu(value)
    },
    /** Both days included. */
    menus: (from: BusinessDay, to: BusinessDay): readonly Menu[] => between.all(from, to).map(readMenu),
    /** A day without a dish has no menu. */
    saveMenu(menu: Menu): void {
      if (menu.courses.length === 0) removeMenu.run(menu.day, menu.service)
      else writeMenu.run(menu.day, menu.service, JSON.stringify(menu))
    },
  }
}
export type MenuStore = ReturnType<typeof createMenuStore>
