import type { RefusalDetail } from '../../shared/result.ts'
import { cents } from '../../shared/money.ts'
import { dayAndTime, euros, type Lang } from '../../shared/texts/format.ts'
import { typesetSentence } from '../../shared/texts/typography.ts'

type Say = (detail: RefusalDetail) => string
type Told = Readonly<Record<string, Say>>

/** An instant may come as milliseconds; everything else as it is to be read. */
function reader(lang: Lang, zone: string) {
  const of = (d: RefusalDetail, name: string) => d[name] ?? ''
  return {
    word: (d: RefusalDetail, ...names: readonly string[]) =>
      String(names.map((n) => of(d, n)).find((v) => v !== '') ?? ''),
    when: (d: RefusalDetail, ...names: readonly string[]) => {
      const value = names.map((n) => of(d, n)).find((v) => v !== '') ?? ''
      return typeof value === 'number' && value > 1e9 ? dayAndTime(value, lang, zone) : String(value)
    },
    money: (d: RefusalDetail, name: string) => euros(cents(Number(of(d, name) || 0)), lang),
  }
}

function inFrench(zone: string): Told {
  const { word, when, money } = reader('fr', zone)
  return {
    END_BEFORE_START: (d) =>
      `Le retour (${when(d, 'end', 'endMs')}) doit être après le départ (${when(d, 'start', 'startMs')}).`,
    CLOSED_THEN: (d) =>
      `Fermé à cette heure. Retour au plus tard ${when(d, 'latest', 'latestMs', 'closes', 'closesMs')}, ou ${when(d, 'next', 'nextMs', 'opens', 'opensMs')}.`,
    HIRE_TOO_LONG: () => 'Cette location est trop longue.',
    NO_TARIFF: () => 'Aucun tarif pour ce modèle à cette date : complétez les réglages.',
    MODEL_UNKNOWN: () => "Ce modèle n'existe plus.",
    ACCESSORY_UNKNOWN: () => "Cet accessoire n'existe plus.",
    TOO_FEW_BIKES: (d) =>
      `Vous avez ${word(d, 'count')} ${word(d, 'model')} ; ${word(d, 'free')} libres de ${when(d, 'from', 'fromMs')} à ${when(d, 'to', 'toMs')}.`,
    TOO_FEW_ACCESSORIES: (d) => `Il ne reste que ${word(d, 'free')} ${word(d, 'accessory', 'name', 'label')}.`,
    BIKE_BUSY: (d) =>
      `${word(d, 'bike')} est pris jusqu'à ${when(d, 'until', 'untilMs')}${word(d, 'who') && ` (${word(d, 'who')})`}.${word(d, 'free') && ` Libres : ${word(d, 'free')}.`}`,
    RENTAL_UNKNOWN: () => "Cette location n'existe plus.",
    RENTAL_NOT_HELD: () => "Cette location n'est plus en attente.",
    HOLD_OVER: () => "Les vélos n'étaient plus gardés : choisissez à nouveau la durée.",
    NAME_MISSING: () => 'Écrivez le nom du client.',
    RENTER_NOT_ADULT: () => 'Le contrat doit être signé par un adulte.',
    HELMET_NEEDED: () => 'Casque obligatoire avant 12 ans : prêté, ou apporté ?',
    DEPOSIT_NOT_RECORDED: (d) => `Caution de ${money(d, 'depositCents')} non enregistrée. Continuer sans (motif) ?`,
    CHECKS_MISSING: () => 'Regardez chaque point de l’état du vélo.',
    NOTHING_DUE: () => "Il n'y a rien à encaisser.",
    BIKE_NOT_OUT: (d) => `${word(d, 'bike', 'number') || 'Ce vélo'} n'est pas en location.`,
    BIKE_OF_ANOTHER: (d) =>
      `Ce contrat porte ${word(d, 'bike', 'hired')}, pas ${word(d, 'other', 'number')}. Échanger ?`,
    BIKES_STILL_OUT: () => 'Des vélos de cette location sont encore dehors.',
    RENTAL_CLOSED: () => 'Cette location est déjà terminée.',
    KEPT_OVER_DEPOSIT: (d) =>
      `Dégâts ${money(d, 'damagesCents')} : caution ${money(d, 'depositCents')} gardée, reste ${money(d, 'toCollectCents')} à encaisser.`,
    KEPT_OVER_DAMAGES: () => 'On ne garde pas plus que les dégâts.',
    DEPOSIT_ON_TICKET: () => "Le ticket du départ n'a pas été payé : encaissez-le, ou annulez-le d'abord.",
    REFUND_REFUSED: () => 'La caution ne peut pas être rendue maintenant.',
    BIKE_UNKNOWN: () => "Ce vélo n'existe plus.",
    BIKE_NOT_BACK: () => "Ce vélo n'attend pas de contrôle.",
    RENTAL_GONE: () => "Cette location n'est plus à venir.",
    BIKE_NOT_OF_RENTAL: () => "Ce vélo n'est pas de cette location.",
    OTHER_MODEL: () => "C'est un autre modèle : le prix ne serait plus le même.",
    DEPOSIT_NOT_HELD: () => "Aucune caution n'est détenue.",
    NO_PRINTER: () => "Aucune imprimante n'est réglée.",
    PRICE_NOT_POSITIVE: () => 'Un tarif doit être supérieur à 0 €. Pour offrir, utilisez une remise.',
    TIERS_NOT_ASCENDING: () => 'Les jours des paliers doivent aller en montant.',
    TARIFF_TWICE: () => 'Deux tarifs commencent le même jour.',
    NAME_TAKEN: () => 'Ce nom est déjà pris.',
    NUMBER_TAKEN: () => 'Ce numéro est déjà pris.',
    TOO_MANY: () => "Il n'y a plus de place dans le parc.",
    MODEL_HAS_BIKES: () => "Ce modèle a encore des vélos : retirez-les d'abord.",
    BIKE_BOOKED: (d) =>
      `${word(d, 'bike', 'number') || 'Ce vélo'} a ${word(d, 'count') || 'des'} réservations à venir : déplacez-les d'abord.`,
    BOOKINGS_IN_THE_WAY: (d) =>
      `Des réservations ne peuvent pas être déplacées : ${word(d, 'who', 'rentals', 'bookings')}.`,
    REPAIR_UNKNOWN: () => "Cet entretien n'existe plus.",
    BIKE_OUT: () => 'Ce vélo est dehors.',
  }
}

function inEnglish(zone: string): Told {
  const { word, when, money } = reader('en', zone)
  return {
    END_BEFORE_START: (d) =>
      `The return (${when(d, 'end', 'endMs')}) must be after the departure (${when(d, 'start', 'startMs')}).`,
    CLOSED_THEN: (d) =>
      `Closed then. Return by ${when(d, 'latest', 'latestMs', 'closes', 'closesMs')}, or ${when(d, 'next', 'nextMs', 'opens', 'opensMs')}.`,
    HIRE_TOO_LONG: () => 'This hire is too long.',
    NO_TARIFF: () => 'No price for this model on that day: complete the settings.',
    MODEL_UNKNOWN: () => 'This model is gone.',
    ACCESSORY_UNKNOWN: () => 'This accessory is gone.',
    TOO_FEW_BIKES: (d) =>
      `You have ${word(d, 'count')} ${word(d, 'model')}; ${word(d, 'free')} free from ${when(d, 'from', 'fromMs')} to ${when(d, 'to', 'toMs')}.`,
    TOO_FEW_ACCESSORIES: (d) => `Only ${word(d, 'free')} ${word(d, 'accessory', 'name', 'label')} left.`,
    BIKE_BUSY: (d) =>
      `${word(d, 'bike')} is taken until ${when(d, 'until', 'untilMs')}${word(d, 'who') && ` (${word(d, 'who')})`}.${word(d, 'free') && ` Free: ${word(d, 'free')}.`}`,
    RENTAL_UNKNOWN: () => 'This hire is gone.',
    RENTAL_NOT_HELD: () => 'This hire is not held any more.',
    HOLD_OVER: () => 'The bikes were not held any more: choose the duration again.',
    NAME_MISSING: () => 'Write the name of the customer.',
    RENTER_NOT_ADULT: () => 'An adult must sign the contract.',
    HELMET_NEEDED: () => 'A helmet is compulsory under 12: lent, or their own?',
    DEPOSIT_NOT_RECORDED: (d) => `The deposit of ${money(d, 'depositCents')} is not recorded. Go on without it (why)?`,
    CHECKS_MISSING: () => 'Look at every point of the state of the bike.',
    NOTHING_DUE: () => 'Nothing is due.',
    BIKE_NOT_OUT: (d) => `${word(d, 'bike', 'number') || 'This bike'} is not hired out.`,
    BIKE_OF_ANOTHER: (d) => `This contract names ${word(d, 'bike', 'hired')}, not ${word(d, 'other', 'number')}. Swap?`,
    BIKES_STILL_OUT: () => 'Bikes of this hire are still out.',
    RENTAL_CLOSED: () => 'This hire is closed already.',
    KEPT_OVER_DEPOSIT: (d) =>
      `Damages ${money(d, 'damagesCents')}: deposit ${money(d, 'depositCents')} kept, ${money(d, 'toCollectCents')} to charge.`,
    KEPT_OVER_DAMAGES: () => 'No more is kept than the damages.',
    DEPOSIT_ON_TICKET: () => 'The ticket of the departure was not paid: take it, or void it first.',
    REFUND_REFUSED: () => 'The deposit cannot be given back now.',
    BIKE_UNKNOWN: () => 'This bike is gone.',
    BIKE_NOT_BACK: () => 'This bike does not wait to be inspected.',
    RENTAL_GONE: () => 'This hire is no longer to come.',
    BIKE_NOT_OF_RENTAL: () => 'This bike is not of this hire.',
    OTHER_MODEL: () => 'That is another model: the price would not be the same.',
    DEPOSIT_NOT_HELD: () => 'No deposit is held.',
    NO_PRINTER: () => 'No printer is set up.',
    PRICE_NOT_POSITIVE: () => 'A price must be above €0. To give one away, use a discount.',
    TIERS_NOT_ASCENDING: () => 'The days of the tiers must ascend.',
    TARIFF_TWICE: () => 'Two tariffs begin on one day.',
    NAME_TAKEN: () => 'This name is taken.',
    NUMBER_TAKEN: () => 'This number is taken.',
    TOO_MANY: () => 'There is no more room in the fleet.',
    MODEL_HAS_BIKES: () => 'This model still has bikes: retire them first.',
    BIKE_BOOKED: (d) =>
      `${word(d, 'bike', 'number') || 'This bike'} has ${word(d, 'count') || 'some'} bookings to come: move them first.`,
    BOOKINGS_IN_THE_WAY: (d) => `Bookings cannot be moved: ${word(d, 'who', 'rentals', 'bookings')}.`,
    REPAIR_UNKNOWN: () => 'This repair is gone.',
    BIKE_OUT: () => 'This bike is out.',
  }
}

/** What the bikes say when they refuse, in one language and by the clock of the café. */
export function bikeRefusals(lang: Lang, zone: string): Told {
  if (lang === 'en') return inEnglish(zone)
  return Object.fromEntries(Object.entries(inFrench(zone)).map(([code, say]) => [code, (d) => typesetSentence(say(d))]))
}
