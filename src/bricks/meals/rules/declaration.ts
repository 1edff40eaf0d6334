import { z } from 'zod'
import { addMonths, type BusinessDay } from '../../../shared/business-day.ts'
import { zAllergen } from '../../../shared/catalogue.ts'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import type { Needs } from './food.ts'

/** What somebody declared in writing that they do not eat: the law keeps it after their last meal (meals.md §3.1). */
export const zDeclaration = z.strictObject({
  declaredOn: zBusinessDay,
  allergens: z.array(zAllergen),
  refused: z.array(zText(30, 1)),
  /** The day on which it is erased. */
  keptUntil: zBusinessDay,
})
export type Declaration = Readonly<z.infer<typeof zDeclaration>>

/** What is left of somebody's needs when their file ends; nothing where they signed nothing. */
export function declarationOf(
  { declaredOn, allergens, refused }: Pick<Needs, 'declaredOn' | 'allergens' | 'refused'>,
  lastMealOn: BusinessDay,
  years: number,
): Declaration | undefined {
  return declaredOn === null
    ? undefined
    : { declaredOn, allergens, refused, keptUntil: addMonths(lastMealOn, 12 * years) }
}
