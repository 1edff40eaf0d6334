import { z } from 'zod'
import { zAllergen } from '../../../shared/catalogue.ts'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zBatchId, zDishId } from '../ids.ts'

/** Of meals.md §3.1; a café serves those that it wants. */
export const zDiet = z.enum(['normal', 'salt-free', 'sugar-free', 'pork-free', 'vegetarian', 'diabetic'])
export type Diet = z.infer<typeof zDiet>
export const zTexture = z.enum(['normal', 'minced', 'mixed'])
export type Texture = z.infer<typeof zTexture>
export const zPortion = z.enum(['small', 'normal', 'large'])
export type Portion = z.infer<typeof zPortion>
/** In the order in which they are eaten. */
export const zCourse = z.enum(['soup', 'starter', 'main', 'side', 'cheese', 'dessert', 'bread'])
export type Course = z.infer<typeof zCourse>
/** Noon or evening. */
export const zMealService = z.enum(['lunch', 'dinner'])
export type MealService = z.infer<typeof zMealService>

export const zDish = z.strictObject({
  dishId: zDishId,
  name: zText(60, 1),
  course: zCourse,
  /** Of annex II; null while nobody has filled them in: then no label of it is printed. */
  allergens: z.array(zAllergen).nullable(),
  /** What it is made of, as far as somebody may refuse it: « lapin », « abats ». */
  ingredients: z.array(zText(30, 1)).max(30),
  /** Whom it suits; `normal` suits whoever asks for nothing. */
  diets: z.array(zDiet),
  textures: z.array(zTexture),
  /** Days that it keeps, the day it is made not counted: made on the 26th with 3, it is eaten by the 29th (C-06). */
  lifeDays: z.int().min(0).max(30),
})
export type Dish = Readonly<z.infer<typeof zDish>>

/** What there is on a day: for each course its dishes, the first one by default. */
export const zMenu = z.strictObject({
  day: zBusinessDay,
  service: zMealService,
  courses: z.array(z.strictObject({ course: zCourse, dishIds: z.array(zDishId).min(1).max(6) })).max(7),
})
export type Menu = Readonly<z.infer<typeof zMenu>>
export const zChoice = z.strictObject({ course: zCourse, dishId: zDishId })
export type Choice = Readonly<z.infer<typeof zChoice>>

/** So much of a dish made on a day: what a label's date limit comes from. */
export const zBatch = z.strictObject({
  batchId: zBatchId,
  dishId: zDishId,
  producedOn: zBusinessDay,
  /** The last day on which it is eaten. */
  useBy: zBusinessDay,
  note: zText(80),
})
export type Batch = Readonly<z.infer<typeof zBatch>>

/** Health data (GDPR art. 9): kept in a table of its own, read and written by whoever has the right `health` alone. */
export const zNeeds = z.strictObject({
  diet: zDiet,
  texture: zTexture,
  portion: zPortion,
  allergens: z.array(zAllergen),
  /** Ingredients that they do not eat, whatever the reason. */
  refused: z.array(zText(30, 1)).max(20),
  /** When they declared it, in writing: it then outlives the file, as the law wants (`rules/declaration`). */
  declaredOn: zBusinessDay.nullable(),
  note: zText(200),
})
export type Needs = Readonly<z.infer<typeof zNeeds>>
