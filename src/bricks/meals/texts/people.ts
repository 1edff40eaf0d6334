import type { RefusalDetail } from '../../../shared/result.ts'
import { clockOf, dayMonth, nameOfWeekday, weekdayName } from './days.ts'
import { judgedIn, reasonsIn, reasonsText } from './reasons.ts'
import { of, type Sentence } from './sentence.ts'
import { words } from './words.ts'

type People =
  | 'BIRTH_IN_FUTURE'
  | 'BAND_UNKNOWN'
  | 'FORMULA_UNKNOWN'
  | 'STANDING_TWICE'
  | 'ROUND_UNKNOWN'
  | 'PAYER_UNKNOWN'
  | 'PAYER_ENDS_FIRST'
  | 'PERSON_ENDED'
  | 'PERSON_RUNNING'
  | 'PERSON_DECEASED'
  | 'PERSON_PAUSED'
  | 'CONSENT_MISSING'
  | 'CONSENT_IN_FUTURE'
  | 'PAUSE_ENDS_FIRST'
  | 'PAUSED_ALREADY'
  | 'NOT_PAUSED'
  | 'HISTORY_KEPT'
  | 'DISH_NAME_TWICE'
  | 'DISH_UNKNOWN'
  | 'DISH_ON_MENU'
  | 'DISH_OF_ANOTHER_COURSE'
  | 'COURSE_TWICE'
  | 'NOTHING_TO_COPY'
  | 'MEAL_PRICE_MISSING'
  | 'NOT_BROUGHT'
  | 'DAY_PAST'
  | 'PAST_CUT_OFF'
  | 'MEAL_ON_ITS_WAY'
  | 'MEAL_BILLED'
  | 'MEAL_UNKNOWN'
  | 'MEAL_NOT_THERE'
  | 'DISH_NOT_ON_MENU'
  | 'DISH_UNFIT'
  | 'MEAL_BLOCKED'

const span = (f: RefusalDetail, until: string, open: string) =>
  of(f, 'until') === '' ? open : `${until} ${dayMonth(of(f, 'until'))}`
const courseOf = (f: RefusalDetail, lang: 'fr' | 'en') =>
  Object.entries(words[lang].courses).find(([course]) => course === of(f, 'course'))?.[1] ?? ''
/** « poisson interdit. »; nothing for whoever may not know. */
const whyOf = (f: RefusalDetail, lang: 'fr' | 'en') =>
  of(f, 'reasons') === '' ? '' : `${reasonsText(reasonsIn(of(f, 'reasons')), lang)}. `
const isContained = (f: RefusalDetail) => {
  const reasons = reasonsIn(of(f, 'reasons'))
  return reasons.length > 0 && reasons.every(({ kind }) => kind === 'allergen' || kind === 'refused')
}
const minute = (f: RefusalDetail) => clockOf(Number(f['limitMinute'] ?? 0))
const next = (f: RefusalDetail, lang: 'fr' | 'en') => `${weekdayName(of(f, 'next'), lang)} ${dayMonth(of(f, 'next'))}`

/** Word for word as meals.md §3.8 has them, where it has them. */
export const peopleFr: Readonly<Record<People, Sentence>> = {
  BIRTH_IN_FUTURE: 'Date de naissance dans le futur.',
  BAND_UNKNOWN: (f) => `La tranche « ${of(f, 'band')} » n'a pas de tarif : choisissez-en une autre.`,
  FORMULA_UNKNOWN: (f) => `La formule « ${of(f, 'formula')} » n'existe pas.`,
  STANDING_TWICE: (f) => `Deux commandes habituelles pour le ${nameOfWeekday(Number(f['weekday'] ?? 1), 'fr')}.`,
  ROUND_UNKNOWN: "Cette tournée n'existe plus : choisissez-en une autre.",
  PAYER_UNKNOWN: "Un payeur n'est pas un client du café : créez-le d'abord.",
  PAYER_ENDS_FIRST: (f) =>
    `La prise en charge finit (${dayMonth(of(f, 'to'))}) avant de commencer (${dayMonth(of(f, 'from'))}).`,
  PERSON_ENDED: 'Ce dossier est terminé : reprenez-le d’abord.',
  PERSON_RUNNING: 'Ce dossier est déjà en cours.',
  PERSON_DECEASED: 'Ce dossier est clos pour décès.',
  PERSON_PAUSED: (f) =>
    `En pause depuis le ${dayMonth(of(f, 'from'))}, ${span(f, "jusqu'au", "jusqu'à nouvel ordre")}. Reprenez d'abord.`,
  CONSENT_MISSING: "Sans accord écrit de la personne, rien n'est noté de sa santé.",
  CONSENT_IN_FUTURE: "La date de l'accord est dans le futur.",
  PAUSE_ENDS_FIRST: (f) =>
    `La reprise (${dayMonth(of(f, 'until'))}) doit être après le début (${dayMonth(of(f, 'from'))}).`,
  PAUSED_ALREADY: (f) =>
    `Déjà en pause depuis le ${dayMonth(of(f, 'from'))}, ${span(f, "jusqu'au", "jusqu'à nouvel ordre")}.`,
  NOT_PAUSED: "Il n'y a pas de pause en cours.",
  HISTORY_KEPT: 'Historique conservé : passez le dossier en “Terminé”.',
  DISH_NAME_TWICE: (f) => `« ${of(f, 'dish')} » existe déjà.`,
  DISH_UNKNOWN: "Ce plat n'existe plus.",
  DISH_ON_MENU: (f) => `« ${of(f, 'dish')} » est au menu du ${dayMonth(of(f, 'day'))} : enlevez-le d'abord.`,
  DISH_OF_ANOTHER_COURSE: (f) => `« ${of(f, 'dish')} » ne se sert pas en ${courseOf(f, 'fr')}.`,
  COURSE_TWICE: (f) => `Le menu a deux fois : ${courseOf(f, 'fr')}.`,
  NOTHING_TO_COPY: 'Rien à copier : la semaine est vide, ou chaque jour a déjà son menu.',
  MEAL_PRICE_MISSING: (f) =>
    `Pas de tarif pour la tranche ${of(f, 'band')}, formule « ${of(f, 'formula')} », le ${dayMonth(of(f, 'day'))}.`,
  NOT_BROUGHT: (f) => `Aucune tournée n'apporte le repas du ${weekdayName(of(f, 'day'), 'fr')}.`,
  DAY_PAST: (f) => `Le ${dayMonth(of(f, 'day'))} est passé.`,
  PAST_CUT_OFF: (f) =>
    `Trop tard pour ${weekdayName(of(f, 'day'), 'fr')} : limite ${weekdayName(of(f, 'limitDay'), 'fr')} ${minute(f)}.` +
    (of(f, 'next') === '' ? '' : ` Prochain jour possible : ${next(f, 'fr')}.`),
  MEAL_ON_ITS_WAY: 'Ce repas est déjà en route ou livré.',
  MEAL_BILLED: 'Ce repas est déjà facturé. Corrigez par un avoir.',
  MEAL_UNKNOWN: "Ce repas n'existe plus.",
  MEAL_NOT_THERE: 'Ce repas est déjà annulé.',
  DISH_NOT_ON_MENU: (f) => `« ${of(f, 'dish')} » n'est pas au menu de ce jour.`,
  DISH_UNFIT: (f) =>
    `${of(f, 'person')} : ${whyOf(f, 'fr')}` +
    `« ${of(f, 'dish')} » ${isContained(f) ? 'en contient' : 'ne convient pas'}.` +
    (of(f, 'instead') === '' ? '' : ` Proposer « ${of(f, 'instead')} » ?`),
  MEAL_BLOCKED: (f) =>
    [
      `${of(f, 'person')} : rien ne convient (${courseOf(f, 'fr')}).`,
      ...judgedIn(of(f, 'dishes')).map(({ dish, reasons }) => `« ${dish} » : ${reasonsText(reasons, 'fr')}.`),
    ].join(' '),
}

export const peopleEn: Readonly<Record<People, Sentence>> = {
  BIRTH_IN_FUTURE: 'The date of birth is in the future.',
  BAND_UNKNOWN: (f) => `Band “${of(f, 'band')}” has no price: choose another.`,
  FORMULA_UNKNOWN: (f) => `There is no formula “${of(f, 'formula')}”.`,
  STANDING_TWICE: (f) => `Two standing orders for ${nameOfWeekday(Number(f['weekday'] ?? 1), 'en')}.`,
  ROUND_UNKNOWN: 'This round is no longer there: choose another.',
  PAYER_UNKNOWN: 'A payer is no customer of the café: make them one first.',
  PAYER_ENDS_FIRST: (f) => `The payer stops (${dayMonth(of(f, 'to'))}) before they begin (${dayMonth(of(f, 'from'))}).`,
  PERSON_ENDED: 'This file has ended: take it up again first.',
  PERSON_RUNNING: 'This file is running already.',
  PERSON_DECEASED: 'This file was closed for a death.',
  PERSON_PAUSED: (f) =>
    `In a pause since ${dayMonth(of(f, 'from'))}, ${span(f, 'until', 'until further notice')}. Resume first.`,
  CONSENT_MISSING: 'Without their written consent nothing is kept of somebody’s health.',
  CONSENT_IN_FUTURE: 'The day of the consent is in the future.',
  PAUSE_ENDS_FIRST: (f) =>
    `Meals start again (${dayMonth(of(f, 'until'))}) after the pause begins (${dayMonth(of(f, 'from'))}), not before.`,
  PAUSED_ALREADY: (f) =>
    `In a pause already since ${dayMonth(of(f, 'from'))}, ${span(f, 'until', 'until further notice')}.`,
  NOT_PAUSED: 'There is no pause.',
  HISTORY_KEPT: 'The history is kept: set the file to “Ended”.',
  DISH_NAME_TWICE: (f) => `There is a dish “${of(f, 'dish')}” already.`,
  DISH_UNKNOWN: 'This dish is no longer there.',
  DISH_ON_MENU: (f) => `“${of(f, 'dish')}” is on the menu of ${dayMonth(of(f, 'day'))}: take it off first.`,
  DISH_OF_ANOTHER_COURSE: (f) => `“${of(f, 'dish')}” is not served as ${courseOf(f, 'en')}.`,
  COURSE_TWICE: (f) => `The menu has twice: ${courseOf(f, 'en')}.`,
  NOTHING_TO_COPY: 'Nothing to copy: the week is empty, or each day has its menu already.',
  MEAL_PRICE_MISSING: (f) =>
    `No price for band ${of(f, 'band')}, formula “${of(f, 'formula')}”, on ${dayMonth(of(f, 'day'))}.`,
  NOT_BROUGHT: (f) => `No round brings the meal of ${weekdayName(of(f, 'day'), 'en')}.`,
  DAY_PAST: (f) => `${dayMonth(of(f, 'day'))} is past.`,
  PAST_CUT_OFF: (f) =>
    `Too late for ${weekdayName(of(f, 'day'), 'en')}: the limit was ${weekdayName(of(f, 'limitDay'), 'en')} ${minute(f)}.` +
    (of(f, 'next') === '' ? '' : ` Next possible day: ${next(f, 'en')}.`),
  MEAL_ON_ITS_WAY: 'This meal is on its way, or was brought.',
  MEAL_BILLED: 'This meal was billed. Correct it with a credit note.',
  MEAL_UNKNOWN: 'This meal is no longer there.',
  MEAL_NOT_THERE: 'This meal was cancelled already.',
  DISH_NOT_ON_MENU: (f) => `“${of(f, 'dish')}” is not on the menu of that day.`,
  DISH_UNFIT: (f) =>
    `${of(f, 'person')}: ${whyOf(f, 'en')}` +
    `“${of(f, 'dish')}” ${isContained(f) ? 'contains it' : 'does not suit'}.` +
    (of(f, 'instead') === '' ? '' : ` Offer “${of(f, 'instead')}”?`),
  MEAL_BLOCKED: (f) =>
    [
      `${of(f, 'person')}: nothing suits (${courseOf(f, 'en')}).`,
      ...judgedIn(of(f, 'dishes')).map(({ dish, reasons }) => `“${dish}”: ${reasonsText(reasons, 'en')}.`),
    ].join(' '),
}
