import type { TodaySentences } from '../../../shared/contracts/today.ts'
import type { RoundTodayKind } from '../round-today.ts'

type Sentence = TodaySentences[string]
const some = ({ count }: Parameters<Sentence>[0], one: string, many: string) => `${count} ${count > 1 ? many : one}`

export const roundTodayFr: Readonly<Record<RoundTodayKind, Sentence>> = {
  'meals-not-answered': (item) => `${some(item, 'repas', 'repas')} sans réponse : livré ou absent ?`,
  'round-on-its-way': (item) => `${some(item, 'tournée en route', 'tournées en route')}, à valider au retour`,
  'kitchen-changed': (item) => `${some(item, 'changement', 'changements')} depuis la feuille de cuisine`,
  'welfare-urgent': (item) => `${some(item, 'note urgente', 'notes urgentes')} : prévenir la famille`,
}
export const roundTodayEn: Readonly<Record<RoundTodayKind, Sentence>> = {
  'meals-not-answered': (item) => `${some(item, 'meal', 'meals')} without an answer: delivered or absent?`,
  'round-on-its-way': (item) => `${some(item, 'round', 'rounds')} on the way, to validate when back`,
  'kitchen-changed': (item) => `${some(item, 'change', 'changes')} since the kitchen sheet`,
  'welfare-urgent': (item) => `${some(item, 'urgent note', 'urgent notes')}: tell the family`,
}
