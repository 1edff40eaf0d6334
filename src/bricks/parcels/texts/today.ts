import type { TodayItem, TodaySentences } from '../../../shared/contracts/today.ts'
import type { Lang } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { ShelfKind } from '../today-items.ts'
import { counterTodayEn, counterTodayFr } from './counter-today.ts'
import { inTexts } from './in-screens.ts'

type Sentence = TodaySentences[string]
type Item = Parameters<Sentence>[0]
const some = ({ count }: Item, one: string, many: string) => `${count} ${count > 1 ? many : one}`
const value = ({ values }: Item, name: string) => String(values[name] ?? '')

const shelvesFr: Readonly<Record<ShelfKind, Sentence>> = {
  'clock-back': (item) => {
    const much = value(item, 'unit') === 'days' ? some(item, 'jour', 'jours') : some(item, 'heure', 'heures')
    return `L’heure de l’ordinateur recule de ${much} : délais de garde suspendus, vérifiez l’horloge.`
  },
  'open-delivery': (item) => some(item, 'tournée à clôturer', 'tournées à clôturer'),
  'to-return': ({ count }) => `${count} à rendre aujourd’hui`,
  'last-day': (item) => `${some(item, 'colis à son', 'colis à leur')} dernier jour`,
  'expires-tomorrow': (item) => `${some(item, 'expire', 'expirent')} demain`,
  'nearly-full': (item) => `Colis : ${value(item, 'percent')} % plein`,
  'still-here': (item) => {
    const days = value(item, 'days')
    return `${item.count} colis ici depuis plus ${days === '1' ? 'd’un jour' : `de ${days} jours`}`
  },
  missing: (item) => some(item, 'colis introuvable', 'colis introuvables'),
}
const shelvesEn: Readonly<Record<ShelfKind, Sentence>> = {
  'clock-back': (item) => {
    const much = value(item, 'unit') === 'days' ? some(item, 'day', 'days') : some(item, 'hour', 'hours')
    return `The computer’s clock went back ${much}: no parcel expires meanwhile, check the clock.`
  },
  'open-delivery': (item) => some(item, 'round to close', 'rounds to close'),
  'to-return': ({ count }) => `${count} to return today`,
  'last-day': (item) => `${some(item, 'parcel on its', 'parcels on their')} last day`,
  'expires-tomorrow': (item) => `${some(item, 'expires', 'expire')} tomorrow`,
  'nearly-full': (item) => `Parcels: ${value(item, 'percent')}% full`,
  'still-here': (item) => {
    const days = value(item, 'days')
    return `${some(item, 'parcel', 'parcels')} here for more than ${days === '1' ? 'a day' : `${days} days`}`
  },
  missing: (item) => some(item, 'parcel not found', 'parcels not found'),
}

/** What the parcels say of the day, by the kind of each item of `today-items`. */
export const todayTexts: Readonly<Record<Lang, TodaySentences>> = {
  fr: typeset({ ...shelvesFr, ...counterTodayFr }),
  en: { ...shelvesEn, ...counterTodayEn },
}

/** « 4 à rendre aujourd’hui, 2 expirent demain, 93 % plein. »: how full it is stands there every morning, at its end. */
export function morningSentences(items: readonly TodayItem[], percent: number | undefined, lang: Lang): string {
  const told = items
    .filter(({ kind }) => kind !== 'nearly-full')
    .flatMap((item) => todayTexts[lang][item.kind]?.(item) ?? [])
  const full = percent === undefined ? [] : [inTexts[lang].shelves.full(percent)]
  const all = [...told, ...full]
  return all.length === 0 ? '' : `${all.join(', ')}.`
}
