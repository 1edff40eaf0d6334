import { z } from 'zod'
import { command, query, zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zDishId } from '../ids.ts'
import { zDish, zMenu } from '../rules/food.ts'

/** By name; those that were taken out, as an old menu names them, where `all`. */
export const dishes = query({ right: 'look', input: { all: z.boolean() }, output: z.array(zDish) })
export const saveDish = command({
  right: 'kitchen',
  input: { dish: zDish },
  output: zDish,
  refusals: ['DISH_NAME_TWICE'],
})
/** It can be put on no menu any more; those that have it keep it. */
export const removeDish = command({
  right: 'kitchen',
  input: { dishId: zDishId },
  output: z.null(),
  refusals: ['DISH_UNKNOWN', 'DISH_ON_MENU'],
})

/** The menus of these days, both included, each with its dishes whose allergens nobody filled in. */
export const menus = query({
  right: 'look',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.array(z.strictObject({ menu: zMenu, lacking: z.array(zDishId) })),
})
/** A menu without courses is taken away. */
export const saveMenu = command({
  right: 'kitchen',
  input: { menu: zMenu },
  output: zMenu,
  refusals: ['DISH_UNKNOWN', 'DISH_OF_ANOTHER_COURSE', 'COURSE_TWICE'],
})
/** The menus of seven days, on the seven from another on; days that have one keep it. Answers how many were copied. */
export const copyMenus = command({
  right: 'kitchen',
  input: { from: zBusinessDay, to: zBusinessDay },
  output: z.strictObject({ copied: z.int().min(0) }),
  refusals: ['NOTHING_TO_COPY'],
})
