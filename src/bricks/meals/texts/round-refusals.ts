import { withMinus } from '../../../shared/texts/format.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { some } from './kitchen-refusals.ts'
import { of, type Sentence } from './sentence.ts'

/** « 3,8 °C », « 38 °C »: tenths as they are read; nothing where there are none. */
export function celsius(tenths: number, lang: Lang): string {
  const figure = String(tenths / 10)
  return withMinus(`${lang === 'fr' ? figure.replace('.', ',') : figure}\u202f°C`)
}
const degrees = (f: RefusalDetail, name: string, lang: Lang) =>
  typeof f[name] === 'number' ? celsius(f[name], lang) : '?'

type Rounds =
  | 'ROUND_NAME_TAKEN'
  | 'ROUND_IN_USE'
  | 'ROUND_CARRIED'
  | 'STOPS_CHANGED'
  | 'RUN_VALIDATED'
  | 'RUN_GONE'
  | 'RUN_NOT_LOADED'
  | 'NOTHING_TO_LOAD'
  | 'NOT_PREPARED'
  | 'MEALS_NOT_LOADED'
  | 'NOBODY_BRINGS'
  | 'TEMPERATURE_DOUBTED'
  | 'TEMPERATURE_COMMENT_NEEDED'
  | 'TEMPERATURE_ACTION_NEEDED'
  | 'TEMPERATURE_OTHER_NEEDS_COMMENT'
  | 'TEMPERATURE_MISSING'
  | 'STOP_UNKNOWN'
  | 'NOTE_NEEDED'
  | 'NO_AGREEMENT_TO_LEAVE'
  | 'STOPS_WITHOUT_RESULT'
  | 'ROUNDS_STILL_HERE'
  | 'NOTE_UNKNOWN'

export const roundsFr: Readonly<Record<Rounds, Sentence>> = {
  ROUND_NAME_TAKEN: (f) => `Une tournée s'appelle déjà « ${of(f, 'name')} ».`,
  ROUND_IN_USE: (f) =>
    Number(f['people'] ?? 0) > 0
      ? `${some(f, 'people', 'personne est', 'personnes sont')} sur cette tournée : changez-les d'abord.`
      : 'Des repas attendent encore cette tournée.',
  ROUND_CARRIED: (f) => `Cette tournée part avec « ${of(f, 'round')} » : voyez là.`,
  STOPS_CHANGED: "Les arrêts ont changé entre-temps : l'ordre n'a pas été gardé.",
  RUN_VALIDATED: 'Cette tournée est déjà validée.',
  RUN_GONE: 'Cette tournée est déjà partie.',
  RUN_NOT_LOADED: "Cette tournée n'est pas encore partie : chargez-la d'abord.",
  NOTHING_TO_LOAD: 'Rien à charger pour cette tournée.',
  NOT_PREPARED: (f) =>
    `${some(f, 'meals', "repas n'est pas préparé", 'repas ne sont pas préparés')} : voyez la cuisine.`,
  MEALS_NOT_LOADED: (f) =>
    `${some(f, 'meals', "repas n'a pas été chargé", "repas n'ont pas été chargés")} : chargez ou annulez.`,
  NOBODY_BRINGS: (f) =>
    `Adresse ou tournée manquante : ${some(f, 'meals', 'repas ne serait livré', 'repas ne seraient livrés')} par personne.`,
  TEMPERATURE_DOUBTED: (f) => `${degrees(f, 'tenthsC', 'fr')} ? Vouliez-vous ${degrees(f, 'meantTenthsC', 'fr')} ?`,
  TEMPERATURE_COMMENT_NEEDED: (f) => `${degrees(f, 'tenthsC', 'fr')} : à surveiller. Notez pourquoi.`,
  TEMPERATURE_ACTION_NEEDED: (f) =>
    `${degrees(f, 'tenthsC', 'fr')} : non conforme, ${some(f, 'meals', 'repas concerné', 'repas concernés')}. Jeté, contrôlé ou autre ?`,
  TEMPERATURE_OTHER_NEEDS_COMMENT: (f) => `${degrees(f, 'tenthsC', 'fr')} : notez ce qui a été fait.`,
  TEMPERATURE_MISSING: 'Il manque la température au dernier arrêt.',
  STOP_UNKNOWN: "Cette personne n'est pas sur la tournée.",
  NOTE_NEEDED: "Personne n'a ouvert : notez ce qui s'est passé.",
  NO_AGREEMENT_TO_LEAVE: "Cette personne n'a pas accepté que son repas soit laissé.",
  STOPS_WITHOUT_RESULT: (f) => `${some(f, 'stops', 'arrêt', 'arrêts')} sans réponse : livré ou absent ?`,
  ROUNDS_STILL_HERE: (f) => `${some(f, 'rounds', "tournée n'est pas partie", 'tournées ne sont pas parties')}.`,
  NOTE_UNKNOWN: "Cette note n'existe plus.",
}
export const roundsEn: Readonly<Record<Rounds, Sentence>> = {
  ROUND_NAME_TAKEN: (f) => `There is a round called “${of(f, 'name')}” already.`,
  ROUND_IN_USE: (f) =>
    Number(f['people'] ?? 0) > 0
      ? `${some(f, 'people', 'person is', 'people are')} on this round: move them first.`
      : 'Meals are still waiting for this round.',
  ROUND_CARRIED: (f) => `This round goes with “${of(f, 'round')}”: look there.`,
  STOPS_CHANGED: 'The stops changed meanwhile: the order was not kept.',
  RUN_VALIDATED: 'This round is validated already.',
  RUN_GONE: 'This round has left already.',
  RUN_NOT_LOADED: 'This round has not left yet: load it first.',
  NOTHING_TO_LOAD: 'There is nothing to load for this round.',
  NOT_PREPARED: (f) => `${some(f, 'meals', 'meal is', 'meals are')} not prepared: see the kitchen.`,
  MEALS_NOT_LOADED: (f) => `${some(f, 'meals', 'meal was', 'meals were')} not loaded: load or cancel.`,
  NOBODY_BRINGS: (f) => `Address or round missing: nobody would bring ${some(f, 'meals', 'meal', 'meals')}.`,
  TEMPERATURE_DOUBTED: (f) => `${degrees(f, 'tenthsC', 'en')}? Did you mean ${degrees(f, 'meantTenthsC', 'en')}?`,
  TEMPERATURE_COMMENT_NEEDED: (f) => `${degrees(f, 'tenthsC', 'en')}: to be watched. Note why.`,
  TEMPERATURE_ACTION_NEEDED: (f) =>
    `${degrees(f, 'tenthsC', 'en')}: not conform, ${some(f, 'meals', 'meal', 'meals')} concerned. Thrown away, checked or other?`,
  TEMPERATURE_OTHER_NEEDS_COMMENT: (f) => `${degrees(f, 'tenthsC', 'en')}: note what was done.`,
  TEMPERATURE_MISSING: 'The temperature at the last stop is missing.',
  STOP_UNKNOWN: 'This person is not on the round.',
  NOTE_NEEDED: 'Nobody opened: note what happened.',
  NO_AGREEMENT_TO_LEAVE: 'This person did not agree to a meal being left.',
  STOPS_WITHOUT_RESULT: (f) => `${some(f, 'stops', 'stop', 'stops')} without an answer: delivered or absent?`,
  ROUNDS_STILL_HERE: (f) => `${some(f, 'rounds', 'round has', 'rounds have')} not left.`,
  NOTE_UNKNOWN: 'This note no longer exists.',
}
