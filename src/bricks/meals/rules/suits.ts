import { z } from 'zod'
import { zAllergen } from '../../../shared/catalogue.ts'
import { texts } from '../../../shared/texts/index.ts'
import type { DishId } from '../ids.ts'
import { zDiet, zTexture, type Choice, type Course, type Diet, type Dish, type Menu, type Needs } from './food.ts'

/** Why somebody cannot be served a dish. `unknown`: they have an allergy, and nobody filled in what the dish contains. */
export const zReason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('allergen'), value: zAllergen }),
  z.strictObject({ kind: z.literal('unknown'), value: z.literal('') }),
  z.strictObject({ kind: z.literal('refused'), value: z.string() }),
  z.strictObject({ kind: z.literal('diet'), value: zDiet }),
  z.strictObject({ kind: z.literal('texture'), value: zTexture }),
])
export type Reason = Readonly<z.infer<typeof zReason>>

type Wishes = Pick<Needs, 'diet' | 'texture' | 'allergens' | 'refused'>
const NOTHING_SPECIAL: Wishes = { diet: 'normal', texture: 'normal', allergens: [], refused: [] }

/** Everything that speaks against it, not the first thing only (C-04). Empty: it suits. */
export function reasonsAgainst(dish: Dish, needs: Wishes | undefined): readonly Reason[] {
  const { diet, texture, allergens, refused } = needs ?? NOTHING_SPECIAL
  const own = dish.allergens ?? []
  return [
    ...allergens.filter((value) => own.includes(value)).map((value): Reason => ({ kind: 'allergen', value })),
    ...(dish.allergens === null && allergens.length > 0 ? [{ kind: 'unknown', value: '' } as const] : []),
    ...refused.filter((value) => contains(dish, value)).map((value): Reason => ({ kind: 'refused', value })),
    ...(suitsDiet(dish, diet) ? [] : [{ kind: 'diet', value: diet } as const]),
    ...(isAmong(dish.textures, texture) ? [] : [{ kind: 'texture', value: texture } as const]),
  ]
}

/** Nobody said whom a dish suits: then whoever asks for nothing. */
function isAmong<T extends string>(listed: readonly T[], wanted: T | 'normal'): boolean {
  return listed.length === 0 ? wanted === 'normal' : listed.some((value) => value === wanted)
}

function suitsDiet({ diets }: Dish, diet: Diet): boolean {
  // What has no meat has no pork.
  return isAmong(diets, diet) || (diet === 'pork-free' && diets.includes('vegetarian'))
}

/** Whether a dish has what somebody refuses: by its ingredients, its name, or an allergen that is called so. */
function contains(dish: Dish, refused: string): boolean {
  const names = (dish.allergens ?? []).flatMap((allergen) => [
    texts.fr.kitchen.allergens[allergen],
    texts.en.kitchen.allergens[allergen],
  ])
  const wanted = wordsOf(refused)
  return [dish.name, ...dish.ingredients, ...names].some((text) => {
    const words = wordsOf(text)
    return wanted.length > 0 && wanted.every((word) => words.includes(word))
  })
}

/** Without accents, capitals and plurals: « Œufs durs » has the words « oeuf » and « dur ». */
function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe')
  return plain.split(/[^\p{L}\p{N}]+/u).flatMap((word) => (word === '' ? [] : [word.replace(/(?<=..)[sx]$/, '')]))
}

/** One course of somebody's meal; no dish where none of the day suits, with all that speaks against each. */
export type Plate = {
  readonly course: Course
  readonly dishId: DishId | null
  /** Whether it is what was asked for, and not what there is by default. */
  readonly isChosen: boolean
  readonly against: readonly { readonly dishId: DishId; readonly reasons: readonly Reason[] }[]
}

/**
 * What somebody is served: what they chose, where it is still on the menu and suits them; else the first dish of the course
 * that does. Courses of the formula that the menu has not are left out.
 */
export function plates(
  menu: Menu | undefined,
  dishes: ReadonlyMap<DishId, Dish>,
  {
    needs,
    courses,
    choices,
  }: {
    readonly needs: Wishes | undefined
    readonly courses: readonly Course[]
    readonly choices: readonly Choice[]
  },
): readonly Plate[] {
  const offered = (menu?.courses ?? []).filter(({ course }) => courses.includes(course))
  return offered.map(({ course, dishIds }) => {
    const judged = dishIds.flatMap((dishId) => {
      const dish = dishes.get(dishId)
      return dish ? [{ dishId, reasons: reasonsAgainst(dish, needs) }] : []
    })
    const fitting = judged.filter(({ reasons }) => reasons.length === 0)
    const asked = choices.find((choice) => choice.course === course)?.dishId
    const chosen = fitting.find(({ dishId }) => dishId === asked)
    return {
      course,
      dishId: (chosen ?? fitting[0])?.dishId ?? null,
      isChosen: chosen !== undefined,
      against: judged.filter(({ reasons }) => reasons.length > 0),
    }
  })
}

/** The courses for which somebody has to choose by hand: nothing of the day suits. */
export const blockedOf = (all: readonly Plate[]): readonly Plate[] => all.filter(({ dishId }) => dishId === null)
