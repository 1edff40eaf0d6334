import { z } from 'zod'
import { command, query, zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zDishId, zMealOrderId } from '../ids.ts'
import { zChoice, zMealService } from '../rules/food.ts'
import { zMealOrder } from '../rules/order.ts'
import { zReason } from '../rules/suits.ts'
import { zDayMeal, zEater, zGaps } from './views.ts'

/** The day strip of somebody: fourteen days at the most. */
export const week = query({
  right: 'customers',
  input: { personId: zCustomerId, from: zBusinessDay, days: z.int().min(1).max(14) },
  output: z.array(zDayMeal),
})

/** Why dishes of a meal do not suit somebody, all that speaks against each of them (C-04): health data. */
export const unfit = query({
  right: 'health',
  input: { personId: zCustomerId, eatenOn: zBusinessDay, service: zMealService, formula: zText(12, 1) },
  output: z.array(z.strictObject({ dishId: zDishId, reasons: z.array(zReason).min(1) })),
})

/** Who eats on a day, those who cancelled as well. */
export const eaters = query({ right: 'customers', input: { day: zBusinessDay }, output: z.array(zEater) })

/** Meals of each day between two, by noon and evening; those that are cooked, and the others. */
export const counts = query({
  right: 'look',
  input: { from: zBusinessDay, days: z.int().min(1).max(31) },
  output: z.array(
    z.strictObject({
      day: zBusinessDay,
      isHoliday: z.boolean(),
      lunch: z.int().min(0),
      dinner: z.int().min(0),
      cancelled: z.int().min(0),
      blocked: z.int().min(0),
    }),
  ),
})

/** What somebody has to see to in the next days: with names, for the screens of the meals. */
export const gaps = query({
  right: 'customers',
  output: zGaps,
})

const asked = {
  personId: zCustomerId,
  eatenOn: zBusinessDay,
  service: zMealService,
  formula: zText(12, 1),
  quantity: z.int().min(1).max(9),
  choices: z.array(zChoice).max(7),
}
const orderRefusals = [
  'PERSON_UNKNOWN',
  'PERSON_ENDED',
  'PERSON_PAUSED',
  'FORMULA_UNKNOWN',
  'MEAL_PRICE_MISSING',
  'NOT_BROUGHT',
  'DAY_PAST',
  'PAST_CUT_OFF',
  'MEAL_ON_ITS_WAY',
  'MEAL_BILLED',
  'DISH_NOT_ON_MENU',
  'DISH_UNFIT',
  'MEAL_BLOCKED',
] as const

/** Orders a meal, or changes the one there is; ordered again, one that was cancelled is the same meal. */
export const orderMeal = command({ right: 'customers', input: asked, output: zMealOrder, refusals: orderRefusals })
/** « Demander à la cuisine »: the same after the cut-off, because the kitchen said yes; why is kept. */
export const acceptLate = command({
  right: 'kitchen',
  input: { ...asked, reason: zText(80, 1) },
  output: zMealOrder,
  refusals: orderRefusals,
})
/** `cafe`: the café itself cannot bring it; nobody pays for that. */
export const cancelMeal = command({
  right: 'customers',
  input: { orderId: zMealOrderId, reason: z.enum(['asked', 'hospital', 'cafe']) },
  output: zMealOrder,
  refusals: ['MEAL_UNKNOWN', 'MEAL_ON_ITS_WAY', 'MEAL_NOT_THERE', 'MEAL_BILLED'],
})
/** Standing orders become meals now, as they do by themselves every half minute; twice changes nothing. */
export const planMeals = command({
  right: 'customers',
  input: {},
  output: z.strictObject({ planned: z.int().min(0), locked: z.int().min(0) }),
})
