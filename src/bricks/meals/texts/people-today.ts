import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { PeopleTodayKind } from '../gaps.ts'

type Sentences = Readonly<Record<PeopleTodayKind, TodaySentences[string]>>
const plural = (count: number) => (count > 1 ? 's' : '')

export const peopleTodayFr: Sentences = {
  'to-choose': ({ count }) => `${count} repas à choisir à la main : rien ne convient`,
  'allergens-missing': ({ count }) => `Allergènes non renseignés pour ${count} plat${plural(count)}`,
  'nobody-brings': ({ count }) => `Adresse ou tournée manquante : ${count} repas`,
  'cannot-plan': ({ count }) => `${count} dossier${plural(count)} sans tarif ou sans tournée ce jour-là`,
}
export const peopleTodayEn: Sentences = {
  'to-choose': ({ count }) => `${count} meal${plural(count)} to choose by hand: nothing suits`,
  'allergens-missing': ({ count }) => `Allergens not filled in for ${count} dish${count > 1 ? 'es' : ''}`,
  'nobody-brings': ({ count }) => `Address or round missing: ${count} meal${plural(count)}`,
  'cannot-plan': ({ count }) => `${count} file${plural(count)} without a price, or a round on that day`,
}
