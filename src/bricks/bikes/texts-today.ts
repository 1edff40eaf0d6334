import type { TodaySentences } from '../../shared/contracts/today.ts'
import type { Lang } from '../../shared/texts/format.ts'
import { typeset } from '../../shared/texts/typography.ts'
import type { TodayKind } from './today-items.ts'

type Sentence = TodaySentences[string]
type Item = Parameters<Sentence>[0]

/** « 2 vélos », « 1 vélo »; the number of the bike where there is one alone. */
const some = ({ count }: Item, one: string, many: string) => `${count} ${count > 1 ? many : one}`
const which = ({ values }: Item) => (values['bike'] === undefined ? '' : ` : ${values['bike']}`)
const named = ({ values }: Item) => (values['bike'] === undefined ? '' : `: ${values['bike']}`)

const fr: Readonly<Record<TodayKind, Sentence>> = {
  overdue: (item) => `${some(item, 'vélo', 'vélos')} en retard${which(item)}`,
  expected: (item) => `${some(item, 'départ attendu', 'départs attendus')}, personne encore${which(item)}`,
  'leaves-before-noon': (item) => `${some(item, 'départ', 'départs')} avant midi${which(item)}`,
  'leaves-after-noon': (item) => `${some(item, 'départ', 'départs')} après midi${which(item)}`,
  'back-before-noon': (item) => `${some(item, 'retour', 'retours')} avant midi${which(item)}`,
  'back-after-noon': (item) => `${some(item, 'retour', 'retours')} après midi${which(item)}`,
  'hold-lapses': (item) => `${some(item, 'empreinte', 'empreintes')} de carte à renouveler${which(item)}`,
  'advance-back': (item) => `${some(item, 'acompte', 'acomptes')} à rendre`,
  'to-inspect': (item) => `${some(item, 'vélo rentré', 'vélos rentrés')} à contrôler${which(item)}`,
  'check-due': (item) => `${some(item, 'vélo', 'vélos')} à réviser${which(item)}`,
  waiting: (item) => `${some(item, 'personne attend', 'personnes attendent')} un vélo, libre maintenant`,
}

const en: Readonly<Record<TodayKind, Sentence>> = {
  overdue: (item) => `${some(item, 'bike', 'bikes')} late${named(item)}`,
  expected: (item) => `${some(item, 'departure', 'departures')} expected, nobody yet${named(item)}`,
  'leaves-before-noon': (item) => `${some(item, 'departure', 'departures')} before noon${named(item)}`,
  'leaves-after-noon': (item) => `${some(item, 'departure', 'departures')} after noon${named(item)}`,
  'back-before-noon': (item) => `${some(item, 'return', 'returns')} before noon${named(item)}`,
  'back-after-noon': (item) => `${some(item, 'return', 'returns')} after noon${named(item)}`,
  'hold-lapses': (item) => `${some(item, 'card hold', 'card holds')} to renew${named(item)}`,
  'advance-back': (item) => `${some(item, 'advance', 'advances')} to give back`,
  'to-inspect': (item) => `${some(item, 'bike', 'bikes')} back, to look over${named(item)}`,
  'check-due': (item) => `${some(item, 'bike', 'bikes')} due for a service${named(item)}`,
  waiting: (item) => `${some(item, 'person waits', 'people wait')} for a bike that is free now`,
}

/** What the counter says of the bikes' day. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = { fr: typeset(fr), en }
