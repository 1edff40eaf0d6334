import type { Command } from '../../shared/contracts/procedure.ts'
import type { Cents } from '../../shared/money.ts'
import type { RefusalDetail } from '../../shared/result.ts'
import { euros, shortDay } from '../../shared/texts/format.ts'
import type { Lang, RefusalText } from '../../shared/texts/index.ts'
import { typeset } from '../../shared/texts/typography.ts'
import type { BikesContract } from './contract/index.ts'

type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of the bikes that the till itself has no sentence for: one that is missing below does not compile. */
export type BikesRefusal = Exclude<
  { readonly [Name in keyof BikesContract]: CodesOf<BikesContract[Name]> }[keyof BikesContract],
  RefusalText
>
type Sentence = string | ((detail: RefusalDetail) => string)
type Refusals = Readonly<Record<BikesRefusal, Sentence>>

/** A detail as it is read; nothing where it is missing. */
const of = (f: RefusalDetail, name: string): string => String(f[name] ?? '')
const money = (f: RefusalDetail, name: string, lang: Lang) => euros(Number(f[name] ?? 0) as Cents, lang)
/** `untilDay`, `untilTime` → « 13:30 », with its day where that is not the day that was asked about. */
function when(f: RefusalDetail, name: string, lang: Lang, knownDay?: string): string {
  const day = of(f, `${name}Day`)
  const clock = of(f, `${name}Time`)
  return day === '' || day === knownDay ? clock : `${shortDay(day, lang)} ${clock}`
}
const s = (f: RefusalDetail, name: string) => (Number(f[name] ?? 0) > 1 ? 's' : '')
const has = (f: RefusalDetail, name: string): boolean => f[name] !== undefined && f[name] !== '' && f[name] !== 0

const frState: Readonly<Record<string, string>> = {
  held: 'encore en attente',
  confirmed: 'réservée',
  out: 'partie',
  returned: 'rentrée',
  closed: 'close',
  expired: 'expirée',
  cancelled: 'annulée',
  'no-show': 'non venue',
  stolen: 'déclarée volée',
}
const enState: Readonly<Record<string, string>> = {
  held: 'still held',
  confirmed: 'booked',
  out: 'out',
  returned: 'back',
  closed: 'closed',
  expired: 'expired',
  cancelled: 'cancelled',
  'no-show': 'a no-show',
  stolen: 'reported stolen',
}

function tooFewFr(f: RefusalDetail): string {
  const day = of(f, 'fromDay')
  const span = `de ${when(f, 'from', 'fr')} à ${when(f, 'to', 'fr', day)}`
  const sentences = [`Vous avez ${of(f, 'count')} ${of(f, 'model')} ; ${of(f, 'free')} libre${s(f, 'free')} ${span}.`]
  if (has(f, 'who')) sentences.push(`Pris par ${of(f, 'who')} jusqu'à ${when(f, 'until', 'fr', day)}.`)
  if (has(f, 'nextTime')) sentences.push(`Possible à partir de ${when(f, 'next', 'fr', day)}.`)
  return sentences.join(' ')
}
function tooFewEn(f: RefusalDetail): string {
  const day = of(f, 'fromDay')
  const span = `from ${when(f, 'from', 'en')} to ${when(f, 'to', 'en', day)}`
  const sentences = [`You have ${of(f, 'count')} ${of(f, 'model')}; ${of(f, 'free')} free ${span}.`]
  if (has(f, 'who')) sentences.push(`Taken by ${of(f, 'who')} until ${when(f, 'until', 'en', day)}.`)
  if (has(f, 'nextTime')) sentences.push(`Possible from ${when(f, 'next', 'en', day)}.`)
  return sentences.join(' ')
}

function busyFr(f: RefusalDetail): string {
  if (f['kind'] === undefined && !has(f, 'free')) return `${of(f, 'bike')} n'est pas disponible.`
  const buffer = has(f, 'bufferMinutes') ? `+ ${of(f, 'bufferMinutes')} min de contrôle` : ''
  const notes = [of(f, 'who'), buffer].filter((note) => note !== '').join(', ')
  const why = f['kind'] === 'maintenance' ? 'en atelier' : 'pris'
  const until = has(f, 'untilTime') ? ` jusqu'à ${when(f, 'until', 'fr', of(f, 'fromDay'))}` : ''
  const free = has(f, 'free') ? ` Libres : ${of(f, 'free')}.` : ' Aucun autre de ce modèle n’est libre.'
  return `${of(f, 'bike')} est ${why}${until}${notes === '' ? '' : ` (${notes})`}.${free}`
}
function busyEn(f: RefusalDetail): string {
  if (f['kind'] === undefined && !has(f, 'free')) return `${of(f, 'bike')} is not available.`
  const buffer = has(f, 'bufferMinutes') ? `+ ${of(f, 'bufferMinutes')} min to check it` : ''
  const notes = [of(f, 'who'), buffer].filter((note) => note !== '').join(', ')
  const why = f['kind'] === 'maintenance' ? 'in repair' : 'taken'
  const until = has(f, 'untilTime') ? ` until ${when(f, 'until', 'en', of(f, 'fromDay'))}` : ''
  const free = has(f, 'free') ? ` Free: ${of(f, 'free')}.` : ' No other of this model is free.'
  return `${of(f, 'bike')} is ${why}${until}${notes === '' ? '' : ` (${notes})`}.${free}`
}

function closedFr(f: RefusalDetail): string {
  const next = has(f, 'nextTime') ? when(f, 'next', 'fr', of(f, 'askedDay')) : ''
  if (f['what'] === 'start') {
    return `Fermé le ${when(f, 'asked', 'fr')}.${next === '' ? '' : ` Départ possible : ${next}.`}`
  }
  const latest = when(f, 'latest', 'fr', of(f, 'askedDay'))
  return `Fermé le ${when(f, 'asked', 'fr')}. Retour au plus tard ${latest}${next === '' ? '' : `, ou ${next}`}.`
}
function closedEn(f: RefusalDetail): string {
  const next = has(f, 'nextTime') ? when(f, 'next', 'en', of(f, 'askedDay')) : ''
  if (f['what'] === 'start') {
    return `Closed on ${when(f, 'asked', 'en')}.${next === '' ? '' : ` Bikes can leave: ${next}.`}`
  }
  const latest = when(f, 'latest', 'en', of(f, 'askedDay'))
  return `Closed on ${when(f, 'asked', 'en')}. Back by ${latest} at the latest${next === '' ? '' : `, or ${next}`}.`
}

const fr: Refusals = {
  ACCESSORY_UNKNOWN: "Cet accessoire n'existe plus.",
  ADVANCE_ON_TICKET: "L'acompte est sur un ticket qui n'est pas payé : encaissez-le ou retirez la ligne.",
  ADVANCE_TOO_MUCH: (f) => `Il reste ${money(f, 'leftCents', 'fr')} à payer pour cette réservation.`,
  BIKES_STILL_OUT: 'Des vélos de cette location ne sont pas encore rentrés.',
  BIKE_BOOKED: (f) =>
    `${of(f, 'bike')} a ${of(f, 'count')} réservation${s(f, 'count')} à venir : déplacez-${Number(f['count']) > 1 ? 'les' : 'la'} d'abord.`,
  BIKE_BUSY: busyFr,
  BIKE_NOT_BACK: (f) => `${of(f, 'bike')} n'attend pas de contrôle.`,
  BIKE_NOT_OF_RENTAL: (f) => `${of(f, 'bike')} n'est pas de cette location.`,
  BIKE_NOT_OUT: (f) =>
    `${of(f, 'bike')} n'est pas en location${has(f, 'backTime') ? ` (rentré à ${when(f, 'back', 'fr')})` : ''}.`,
  BIKE_OF_ANOTHER: (f) =>
    `Le contrat ${of(f, 'number')} porte ${of(f, 'hired')}, vous saisissez ${of(f, 'bike')}. Échanger ?`,
  BIKE_OUT: (f) => `${of(f, 'bike')} est en location (${of(f, 'who')}) jusqu'à ${when(f, 'until', 'fr')}.`,
  BIKE_UNKNOWN: "Ce vélo n'est plus au parc.",
  BOOKINGS_IN_THE_WAY: (f) =>
    `${of(f, 'count')} réservation${s(f, 'count')} de ${of(f, 'bike')} ne trouve${Number(f['count']) > 1 ? 'nt' : ''} pas d'autre vélo : ${of(f, 'bookings')}.`,
  CHECKS_MISSING: (f) =>
    has(f, 'bike')
      ? `${of(f, 'bike')} : vérifiez encore « ${of(f, 'item')} ».`
      : "Vérifiez d'abord l'état de chaque vélo.",
  CLOSED_THEN: closedFr,
  DEPOSIT_NOT_HELD: "Aucune caution n'est gardée pour cette location.",
  DEPOSIT_NOT_RECORDED: (f) =>
    has(f, 'depositCents')
      ? `Caution de ${money(f, 'depositCents', 'fr')} non enregistrée. Continuer sans (motif) ?`
      : 'Caution non enregistrée. Continuer sans (motif) ?',
  DEPOSIT_ON_TICKET: "Le ticket du départ n'a pas été payé : encaissez-le d'abord.",
  END_BEFORE_START: (f) =>
    `Le retour (${when(f, 'end', 'fr', of(f, 'startDay'))}) doit être après le départ (${when(f, 'start', 'fr', of(f, 'endDay'))}).`,
  HELMET_NEEDED: (f) =>
    `Casque obligatoire avant ${of(f, 'underAge') || '12'} ans${has(f, 'name') ? ` (${of(f, 'name')})` : ''} : prêté, ou apporté ?`,
  HIRE_TOO_LONG: (f) => `Une location dure ${of(f, 'mostDays')} jours au plus.`,
  HOLD_OVER: "Les vélos n'étaient plus gardés pour cette demande : choisissez à nouveau.",
  KEPT_OVER_DAMAGES: (f) => `On ne garde pas plus que ce qui est dû : ${money(f, 'damagesCents', 'fr')}.`,
  KEPT_OVER_DEPOSIT: (f) =>
    `Dégâts ${money(f, 'damagesCents', 'fr')} : caution ${money(f, 'depositCents', 'fr')} gardée, reste ${money(f, 'toCollectCents', 'fr')} à encaisser.`,
  LESS_THAN_PAID: (f) =>
    `${money(f, 'paidCents', 'fr')} ont été payés d'avance : la réservation ne peut pas coûter ${money(f, 'totalCents', 'fr')}. Annulez-la pour rendre l'acompte.`,
  MODEL_HAS_BIKES: (f) => `${of(f, 'model')} a encore ${of(f, 'count')} vélo${s(f, 'count')} : retirez-les d'abord.`,
  MODEL_UNKNOWN: "Ce modèle ou ce vélo n'est plus au parc.",
  NAME_MISSING: 'À quel nom ?',
  NAME_TAKEN: (f) => `Le nom « ${of(f, 'name')} » est déjà pris.`,
  NO_TARIFF: (f) => `${of(f, 'model')} n'a pas de tarif à cette date.`,
  NOTHING_TO_GIVE_BACK: "Rien n'a été payé d'avance pour cette réservation.",
  NUMBER_TAKEN: (f) => `Un vélo porte déjà le numéro ${of(f, 'bike')}.`,
  OTHER_MODEL: (f) => `${of(f, 'bike')} n'est pas un ${of(f, 'model')}.`,
  PHOTOS_FULL: (f) => `Il y a ${of(f, 'max') || '4'} photos au plus de chaque vélo : retirez-en une.`,
  PHOTO_KEPT: 'Le vélo est parti ou rentré : cette photo fait foi et reste.',
  PHOTO_UNKNOWN: "Cette photo n'existe plus.",
  PHOTO_UNREADABLE: "Ce fichier n'est pas une photo lisible : prenez une photo, ou choisissez un fichier JPEG ou PNG.",
  PRICE_NOT_AGREED: (f) => `Le prix est maintenant de ${money(f, 'totalCents', 'fr')} : dites-le, puis recommencez.`,
  PRICE_NOT_POSITIVE: 'Un tarif doit être supérieur à 0 €. Pour offrir, utilisez une remise.',
  REFUND_REFUSED: "L'argent n'a pas pu être rendu ainsi : remboursez depuis son ticket.",
  RENTAL_CLOSED: 'Cette location est déjà close.',
  RENTAL_GONE: (f) => `Cette location est ${frState[of(f, 'state')] ?? 'finie'}.`,
  RENTAL_NOT_HELD: (f) => `Cette location est déjà ${frState[of(f, 'state')] ?? 'prise'}.`,
  RENTAL_UNKNOWN: 'Cette location est introuvable.',
  RENTER_NOT_ADULT: 'Le contrat doit être signé par un adulte.',
  REPAIR_UNKNOWN: 'Cette réparation est introuvable.',
  TARIFF_TWICE: 'Deux tarifs commencent le même jour.',
  TIERS_NOT_ASCENDING: 'Les forfaits vont du plus court au plus long, chacun une fois.',
  TOO_FEW_ACCESSORIES: (f) =>
    `${of(f, 'accessory')} : ${of(f, 'free')} libre${s(f, 'free')} sur ${of(f, 'stock')}, ${of(f, 'asked')} demandé${s(f, 'asked')}.`,
  TOO_FEW_BIKES: tooFewFr,
  TOO_MANY: (f) => `Il y en a ${of(f, 'max')} au plus.`,
}

const en: Refusals = {
  ACCESSORY_UNKNOWN: 'This accessory is no longer there.',
  ADVANCE_ON_TICKET: 'The advance is on a ticket that is not paid: take the payment or remove the line.',
  ADVANCE_TOO_MUCH: (f) => `${money(f, 'leftCents', 'en')} is left to pay for this booking.`,
  BIKES_STILL_OUT: 'Some bikes of this rental are not back yet.',
  BIKE_BOOKED: (f) => `${of(f, 'bike')} has ${of(f, 'count')} booking${s(f, 'count')} to come: move them first.`,
  BIKE_BUSY: busyEn,
  BIKE_NOT_BACK: (f) => `${of(f, 'bike')} is not waiting for a check.`,
  BIKE_NOT_OF_RENTAL: (f) => `${of(f, 'bike')} is not part of this rental.`,
  BIKE_NOT_OUT: (f) =>
    `${of(f, 'bike')} is not on hire${has(f, 'backTime') ? ` (back at ${when(f, 'back', 'en')})` : ''}.`,
  BIKE_OF_ANOTHER: (f) => `Contract ${of(f, 'number')} has ${of(f, 'hired')}, you typed ${of(f, 'bike')}. Swap them?`,
  BIKE_OUT: (f) => `${of(f, 'bike')} is on hire (${of(f, 'who')}) until ${when(f, 'until', 'en')}.`,
  BIKE_UNKNOWN: 'This bike is no longer in the fleet.',
  BOOKINGS_IN_THE_WAY: (f) =>
    `${of(f, 'count')} booking${s(f, 'count')} of ${of(f, 'bike')} found no other bike: ${of(f, 'bookings')}.`,
  CHECKS_MISSING: (f) =>
    has(f, 'bike') ? `${of(f, 'bike')}: still to check: ${of(f, 'item')}.` : 'Check the state of each bike first.',
  CLOSED_THEN: closedEn,
  DEPOSIT_NOT_HELD: 'No deposit is held for this rental.',
  DEPOSIT_NOT_RECORDED: (f) =>
    has(f, 'depositCents')
      ? `Deposit of ${money(f, 'depositCents', 'en')} not recorded. Go on without it (reason)?`
      : 'Deposit not recorded. Go on without it (reason)?',
  DEPOSIT_ON_TICKET: 'The ticket of the departure was not paid: take the payment first.',
  END_BEFORE_START: (f) =>
    `The return (${when(f, 'end', 'en', of(f, 'startDay'))}) must be after the departure (${when(f, 'start', 'en', of(f, 'endDay'))}).`,
  HELMET_NEEDED: (f) =>
    `A helmet is compulsory under ${of(f, 'underAge') || '12'}${has(f, 'name') ? ` (${of(f, 'name')})` : ''}: lent, or their own?`,
  HIRE_TOO_LONG: (f) => `A hire lasts ${of(f, 'mostDays')} days at most.`,
  HOLD_OVER: 'The bikes were no longer held for this request: choose again.',
  KEPT_OVER_DAMAGES: (f) => `No more can be kept than is due: ${money(f, 'damagesCents', 'en')}.`,
  KEPT_OVER_DEPOSIT: (f) =>
    `Damages ${money(f, 'damagesCents', 'en')}: deposit of ${money(f, 'depositCents', 'en')} kept, ${money(f, 'toCollectCents', 'en')} left to collect.`,
  LESS_THAN_PAID: (f) =>
    `${money(f, 'paidCents', 'en')} was paid in advance: the booking cannot cost ${money(f, 'totalCents', 'en')}. Cancel it to give the advance back.`,
  MODEL_HAS_BIKES: (f) => `${of(f, 'model')} still has ${of(f, 'count')} bike${s(f, 'count')}: retire them first.`,
  MODEL_UNKNOWN: 'This model or bike is no longer in the fleet.',
  NAME_MISSING: 'In whose name?',
  NAME_TAKEN: (f) => `The name “${of(f, 'name')}” is taken.`,
  NO_TARIFF: (f) => `${of(f, 'model')} has no prices on that day.`,
  NOTHING_TO_GIVE_BACK: 'Nothing was paid in advance for this booking.',
  NUMBER_TAKEN: (f) => `Another bike has the number ${of(f, 'bike')}.`,
  OTHER_MODEL: (f) => `${of(f, 'bike')} is not a ${of(f, 'model')}.`,
  PHOTOS_FULL: (f) => `There are ${of(f, 'max') || '4'} photos of each bike at most: remove one.`,
  PHOTO_KEPT: 'The bike has left or is back: this photo is what counts, and stays.',
  PHOTO_UNKNOWN: 'This photo is no longer there.',
  PHOTO_UNREADABLE: 'This file is no photo that can be read: take one, or choose a JPEG or PNG file.',
  PRICE_NOT_AGREED: (f) => `The price is now ${money(f, 'totalCents', 'en')}: say so, then try again.`,
  PRICE_NOT_POSITIVE: 'A price must be above €0. To give it away, use a discount.',
  REFUND_REFUSED: 'The money could not be given back this way: refund it from its ticket.',
  RENTAL_CLOSED: 'This rental is closed already.',
  RENTAL_GONE: (f) => `This rental is ${enState[of(f, 'state')] ?? 'over'}.`,
  RENTAL_NOT_HELD: (f) => `This rental is already ${enState[of(f, 'state')] ?? 'taken'}.`,
  RENTAL_UNKNOWN: 'This rental cannot be found.',
  RENTER_NOT_ADULT: 'The contract must be signed by an adult.',
  REPAIR_UNKNOWN: 'This repair cannot be found.',
  TARIFF_TWICE: 'Two price lists begin on the same day.',
  TIERS_NOT_ASCENDING: 'Tiers go from the shortest to the longest, each once.',
  TOO_FEW_ACCESSORIES: (f) =>
    `${of(f, 'accessory')}: ${of(f, 'free')} free of ${of(f, 'stock')}, ${of(f, 'asked')} asked for.`,
  TOO_FEW_BIKES: tooFewEn,
  TOO_MANY: (f) => `There are ${of(f, 'max')} at most.`,
}

/** What the bikes say when they refuse; the words of the screens are beside, in texts-screens. */
export const texts: Readonly<Record<Lang, { readonly refusal: Refusals }>> = {
  fr: typeset({ refusal: fr }),
  en: { refusal: en },
}
