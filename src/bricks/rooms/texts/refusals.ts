import type { Command } from '../../../shared/contracts/procedure.ts'
import { cents } from '../../../shared/money.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { euros, shortDay } from '../../../shared/texts/format.ts'
import type { Lang, RefusalText } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { RoomsContract } from '../contract.ts'
import { hourWords } from './words.ts'

type Sentence = string | ((detail: RefusalDetail) => string)
type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of the rooms that the till itself has no sentence for: one that is missing does not compile. */
type RoomsRefusal = Exclude<
  { readonly [Name in keyof RoomsContract]: CodesOf<RoomsContract[Name]> }[keyof RoomsContract],
  RefusalText
>
const word = (detail: RefusalDetail, name: string) => String(detail[name] ?? '')
const hour = (detail: RefusalDetail, name: string) => hourWords(Number(detail[name] ?? 0))
const money = (detail: RefusalDetail, name: string, lang: Lang) => euros(cents(Number(detail[name] ?? 0)), lang)

export const refusals: Readonly<Record<Lang, Readonly<Record<RoomsRefusal, Sentence>>>> = {
  fr: typeset({
    SPACE_UNKNOWN: "Cet espace n'existe plus : choisissez-en un autre.",
    SPACE_NOT_LET: (detail) => `${word(detail, 'space')} n'est pas à louer.`,
    SPACE_CLOSED: (detail) =>
      `${word(detail, 'space')} n'est pas ouvert à ce moment : de ${hour(detail, 'opensMinute')} à ${hour(detail, 'closesMinute')}.`,
    SPACE_BUSY: (detail) =>
      `Déjà pris le ${shortDay(word(detail, 'day'), 'fr')}${word(detail, 'by') === '' ? '' : ` : ${word(detail, 'by')}`}. Ménage compris.`,
    END_BEFORE_START: 'La fin est avant le début.',
    OVER_CAPACITY: (detail) => `${word(detail, 'space')} contient ${word(detail, 'capacity')} personnes au plus.`,
    NAME_MISSING: 'Écrivez le nom de la personne qui réserve.',
    PURPOSE_MISSING: "Donnez un nom à l'événement.",
    NAME_TAKEN: (detail) => `Un espace s'appelle déjà ${word(detail, 'name')}.`,
    BOOKING_UNKNOWN: "Cette réservation n'existe plus.",
    BOOKING_NOT_SO: 'Cette réservation a changé entre-temps : regardez où elle en est.',
    BOOKING_PAID: 'Elle est payée, et ce moment a un autre prix : annulez-la plutôt.',
    BOOKING_ON_TICKET: "Elle est sur un ticket qui n'est pas payé : enlevez-la d'abord du ticket.",
    HIRE_PAID: "Il n'y a rien à payer.",
    CHECKS_MISSING: (detail) => `Regardez encore : ${word(detail, 'item')}.`,
    DEPOSIT_NOT_HELD: "Aucune caution n'est gardée.",
    KEPT_OVER_DEPOSIT: (detail) => `La caution est de ${money(detail, 'heldCents', 'fr')} : on ne peut garder plus.`,
    NOTE_MISSING: "Sans remarque au retour de la clé, rien n'est gardé de la caution.",
    FEE_CHANGED: (detail) => `Annuler coûte maintenant ${money(detail, 'feeCents', 'fr')}.`,
    REFUND_REFUSED: "Le remboursement n'a pas pu se faire : passez par le ticket de la caisse.",
  }),
  en: {
    SPACE_UNKNOWN: 'That space is gone: choose another.',
    SPACE_NOT_LET: (detail) => `${word(detail, 'space')} is not let.`,
    SPACE_CLOSED: (detail) =>
      `${word(detail, 'space')} is not open then: from ${hour(detail, 'opensMinute')} to ${hour(detail, 'closesMinute')}.`,
    SPACE_BUSY: (detail) =>
      `Taken on ${shortDay(word(detail, 'day'), 'en')}${word(detail, 'by') === '' ? '' : `: ${word(detail, 'by')}`}. Cleaning included.`,
    END_BEFORE_START: 'The end is before the start.',
    OVER_CAPACITY: (detail) => `${word(detail, 'space')} holds ${word(detail, 'capacity')} people at most.`,
    NAME_MISSING: 'Write the name of whoever books.',
    PURPOSE_MISSING: 'Give the event a name.',
    NAME_TAKEN: (detail) => `A space is called ${word(detail, 'name')} already.`,
    BOOKING_UNKNOWN: 'That booking is gone.',
    BOOKING_NOT_SO: 'That booking has changed meanwhile: look where it stands.',
    BOOKING_PAID: 'It is paid, and that time has another price: cancel it instead.',
    BOOKING_ON_TICKET: 'It is on a ticket that is not paid: take it off the ticket first.',
    HIRE_PAID: 'There is nothing to pay.',
    CHECKS_MISSING: (detail) => `Look again: ${word(detail, 'item')}.`,
    DEPOSIT_NOT_HELD: 'No deposit is held.',
    KEPT_OVER_DEPOSIT: (detail) => `The deposit is ${money(detail, 'heldCents', 'en')}: no more can be kept.`,
    NOTE_MISSING: 'Without a remark at the return of the key nothing of the deposit is kept.',
    FEE_CHANGED: (detail) => `Cancelling costs ${money(detail, 'feeCents', 'en')} now.`,
    REFUND_REFUSED: 'The refund could not be done: use the ticket at the till.',
  },
}
