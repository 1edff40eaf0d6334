import { isBusinessDay } from '../../../shared/business-day.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { dayMonth, weekdayName } from './days.ts'
import { of, type Sentence } from './sentence.ts'

/** « lundi 30/11 » of a detail; what is no day is said as it came. */
export function dayIn(detail: RefusalDetail, name: string, lang: Lang): string {
  const day = of(detail, name)
  return isBusinessDay(day) ? `${weekdayName(day, lang)} ${dayMonth(day)}` : day
}
/** « 2 plats », « 1 plat »; the word for many from two on, in both languages. */
export function some(detail: RefusalDetail, name: string, one: string, many: string): string {
  const count = Number(detail[name] ?? 0)
  return `${count} ${count > 1 ? many : one}`
}

type Kitchen =
  | 'BATCH_IN_FUTURE'
  | 'BATCH_IS_USED'
  | 'BATCH_UNKNOWN'
  | 'BATCH_NOT_MADE'
  | 'BATCH_TOO_OLD'
  | 'MEALS_STILL_OPEN'
  | 'NOTHING_TO_PREPARE'
  | 'NOTHING_PREPARED'
  | 'NOTHING_TO_PRINT'
  | 'MENU_MISSING'
  | 'NOTHING_SUITS'
  | 'ALLERGENS_MISSING'
  | 'DISH_TOO_SHORT'

export const kitchenFr: Readonly<Record<Kitchen, Sentence>> = {
  BATCH_IN_FUTURE: (f) => `Un lot ne peut pas être produit plus tard (${dayIn(f, 'day', 'fr')}).`,
  BATCH_IS_USED: 'Ce lot est déjà servi : son plat et sa date ne changent plus.',
  BATCH_UNKNOWN: "Ce lot n'est pas connu.",
  BATCH_NOT_MADE: (f) => `Lot produit ${dayIn(f, 'producedOn', 'fr')} : pas encore fait pour ${dayIn(f, 'day', 'fr')}.`,
  BATCH_TOO_OLD: (f) =>
    `${of(f, 'dish') || 'Ce lot'} : à consommer jusqu'au ${dayIn(f, 'useBy', 'fr')}, pas ${dayIn(f, 'day', 'fr')}.`,
  MEALS_STILL_OPEN: (f) =>
    `${some(f, 'meals', 'repas peut', 'repas peuvent')} encore changer : la limite n'est pas passée.`,
  NOTHING_TO_PREPARE: 'Tout est déjà préparé.',
  NOTHING_PREPARED: "Rien n'est préparé, ou tout est déjà parti.",
  NOTHING_TO_PRINT: 'Aucun repas ce jour-là : rien à imprimer.',
  MENU_MISSING: (f) => `Menu incomplet pour ${dayIn(f, 'day', 'fr')} : impossible d'imprimer les étiquettes.`,
  NOTHING_SUITS: (f) => `${some(f, 'meals', 'repas', 'repas')} sans plat qui convienne : choisissez d'abord à la main.`,
  ALLERGENS_MISSING: (f) =>
    `Allergènes non renseignés pour ${some(f, 'dishes', 'plat', 'plats')} : impossible d'imprimer les étiquettes.`,
  DISH_TOO_SHORT: (f) =>
    `${of(f, 'dish') || 'Un plat'} : à consommer jusqu'au ${dayIn(f, 'useBy', 'fr')}, servi pour ${dayIn(f, 'day', 'fr')}. Choisissez le lot servi, ou un autre plat.`,
}
export const kitchenEn: Readonly<Record<Kitchen, Sentence>> = {
  BATCH_IN_FUTURE: (f) => `A batch cannot be made later than today (${dayIn(f, 'day', 'en')}).`,
  BATCH_IS_USED: 'This batch is served already: its dish and its day do not change any more.',
  BATCH_UNKNOWN: 'This batch is not known.',
  BATCH_NOT_MADE: (f) => `Batch made on ${dayIn(f, 'producedOn', 'en')}: not yet there for ${dayIn(f, 'day', 'en')}.`,
  BATCH_TOO_OLD: (f) =>
    `${of(f, 'dish') || 'This batch'}: to be eaten by ${dayIn(f, 'useBy', 'en')}, not on ${dayIn(f, 'day', 'en')}.`,
  MEALS_STILL_OPEN: (f) => `${some(f, 'meals', 'meal', 'meals')} may still change: the cut-off is not past.`,
  NOTHING_TO_PREPARE: 'Everything is prepared already.',
  NOTHING_PREPARED: 'Nothing is prepared, or all of it has left.',
  NOTHING_TO_PRINT: 'There is no meal on that day: nothing to print.',
  MENU_MISSING: (f) => `The menu of ${dayIn(f, 'day', 'en')} is not complete: the labels cannot be printed.`,
  NOTHING_SUITS: (f) => `${some(f, 'meals', 'meal', 'meals')} without a dish that suits: choose by hand first.`,
  ALLERGENS_MISSING: (f) =>
    `Allergens are missing for ${some(f, 'dishes', 'dish', 'dishes')}: the labels cannot be printed.`,
  DISH_TOO_SHORT: (f) =>
    `${of(f, 'dish') || 'A dish'}: to be eaten by ${dayIn(f, 'useBy', 'en')}, served for ${dayIn(f, 'day', 'en')}. Choose the batch that is served, or another dish.`,
}
