import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { CounterKind } from '../counter-items.ts'

type Sentences = Readonly<Record<CounterKind, TodaySentences[string]>>

export const counterTodayFr: Sentences = {
  'for-driver': ({ count }) => `${count} ${count > 1 ? 'dépôts attendent' : 'dépôt attend'} le chauffeur`,
  'to-call': ({ count }) => `${count} ${count > 1 ? 'personnes' : 'personne'} à prévenir d’un retrait`,
}
export const counterTodayEn: Sentences = {
  'for-driver': ({ count }) => `${count} ${count > 1 ? 'drop-offs wait' : 'drop-off waits'} for the driver`,
  'to-call': ({ count }) => `${count} ${count > 1 ? 'people' : 'person'} to call about a pick-up`,
}
