import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { AgencyKind } from '../today-items.ts'

type Sentence = TodaySentences[string]
const some = (count: number, one: string, many: string) => `${count} ${count > 1 ? many : one}`

const fr: Readonly<Record<AgencyKind, Sentence>> = {
  'day-not-typed': ({ count }) => some(count, 'total du jour à saisir', 'totaux du jour à saisir'),
  'items-to-call': ({ count }) => some(count, 'dépôt revenu : à prévenir', 'dépôts revenus : à prévenir'),
  'waits-long': ({ count }) => some(count, 'dépôt attend', 'dépôts attendent') + ' depuis plus de 14 jours',
  'away-long': ({ count }) => some(count, 'dépôt parti', 'dépôts partis') + ' depuis plus de 10 jours',
  'returns-due': ({ count }) => some(count, 'titre à rendre', 'titres à rendre') + ' au dépositaire',
  'statement-due': ({ count }) => some(count, 'relevé', 'relevés') + ' du mois dernier à comparer',
  'rates-to-check': ({ count }) => some(count, 'service aux taux', 'services aux taux') + ' à vérifier',
}
const en: Readonly<Record<AgencyKind, Sentence>> = {
  'day-not-typed': ({ count }) => some(count, 'total of a day to type', 'totals of days to type'),
  'items-to-call': ({ count }) => some(count, 'thing is back: call its owner', 'things are back: call their owners'),
  'waits-long': ({ count }) => some(count, 'thing waits', 'things wait') + ' for more than 14 days',
  'away-long': ({ count }) => some(count, 'thing is away', 'things are away') + ' for more than 10 days',
  'returns-due': ({ count }) => some(count, 'title to return', 'titles to return'),
  'statement-due': ({ count }) => some(count, 'statement', 'statements') + ' of last month to compare',
  'rates-to-check': ({ count }) => some(count, 'service has rates', 'services have rates') + ' to check',
}

/** What the counter services say of the day, by the kind of each item of `today-items`. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = { fr: typeset(fr), en }
