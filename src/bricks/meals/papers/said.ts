import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Change, Variant, Without } from '../rules/kitchen.ts'
import type { Course, MealService } from '../rules/food.ts'
import { kitchenFr, type Allergen } from '../../../shared/texts/kitchen.fr.ts'
import { words as all } from '../texts/words.ts'

const words = all.fr
const { allergens } = kitchenFr
const shortDays = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'short',
  day: '2-digit',
  month: '2-digit',
  timeZone: 'UTC',
})
const longDays = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
const dateOf = (day: BusinessDay) => Date.parse(`${day}T00:00:00Z`)

/** `ven. 27/11`; a day is a name, so no zone moves it. */
export const shortDay = (day: BusinessDay): string => shortDays.format(dateOf(day))
/** `vendredi 27 novembre` */
export const longDay = (day: BusinessDay): string => longDays.format(dateOf(day))
/** `ven. 27/11 midi` */
export const mealDay = ({
  eatenOn,
  service,
}: {
  readonly eatenOn: BusinessDay
  readonly service: MealService
}): string => `${shortDay(eatenOn)} ${words.services[service]}`

/** `3 repas`: the word has no plural of its own. */
export const mealsCount = (count: number): string => `${count} repas`

/** What is out of the ordinary of a meal: `sans sel · haché · petite part`; empty for an ordinary one. */
export function variantWords({ diet, texture, portion }: Omit<Variant, 'count'>): string {
  return [
    diet === 'normal' ? '' : words.diets[diet],
    texture === 'normal' ? '' : `texture ${words.textures[texture]}`,
    portion === 'normal' ? '' : `${words.portions[portion]} portion`,
  ]
    .filter((one) => one !== '')
    .join(' · ')
}

/** « SANS POISSON, SANS LAPIN »: what nobody may overlook. */
export function withoutWords(without: Without): string {
  return [...without.allergens.map((one) => allergens[one]), ...without.refused]
    .map((one) => `SANS ${one.toLocaleUpperCase('fr')}`)
    .join(', ')
}

/** `+1 Mme Roux, ven. 27/11 midi`; a meal that goes wears a minus. */
export function changeWords(change: Change): string {
  const sign = { added: '+', cancelled: '\u2212', changed: '' }[change.kind]
  const what = change.kind === 'changed' ? ' (modifié)' : ''
  return `${sign}${change.quantity} ${change.name}, ${mealDay(change)}${what}`
}

/** A telephone as it is read aloud. */
export const phoneWords = (phone: string): string => (phone === '' ? '' : `Tél. ${phone}`)

/** `Potage`, as a line begins. */
export const courseName = (course: Course): string => capital(words.courses[course])
export const capital = (name: string): string => `${name.slice(0, 1).toLocaleUpperCase('fr')}${name.slice(1)}`
/** A dish, or why there is none. */
export const dishName = ({ name }: { readonly name: string }): string => name || 'RIEN NE CONVIENT'
export const allergenWords = (contained: readonly Allergen[]): string =>
  contained.map((one) => allergens[one]).join(', ')
