import type { Command } from '../../../shared/contracts/procedure.ts'
import { cents } from '../../../shared/money.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { euros } from '../../../shared/texts/format.ts'
import type { Lang, RefusalText } from '../../../shared/texts/index.ts'
import { typeset } from '../../../shared/texts/typography.ts'
import type { AgencyContract } from '../contract/index.ts'
import { itemStates } from './words.ts'

type Sentence = string | ((detail: RefusalDetail) => string)
type CodesOf<Procedure> = Procedure extends Command<infer _In, infer _Out, infer Codes> ? Codes : never
/** Every refusal of this brick that the till itself has no sentence for: one that is missing does not compile. */
type AgencyRefusal = Exclude<
  { readonly [Name in keyof AgencyContract]: CodesOf<AgencyContract[Name]> }[keyof AgencyContract],
  RefusalText
>
type Refusals = Readonly<Record<AgencyRefusal, Sentence>>

/** A detail as it is read; nothing where it is missing. */
const of = (detail: RefusalDetail, name: string): string => String(detail[name] ?? '')
const sum = (detail: RefusalDetail, name: string, lang: Lang): string => euros(cents(Number(detail[name] ?? 0)), lang)
const day = (detail: RefusalDetail): string => of(detail, 'day').split('-').reverse().join('/')
const state = (detail: RefusalDetail, lang: Lang): string =>
  (itemStates[lang] as Readonly<Record<string, string>>)[of(detail, 'state')] ?? ''

const fr: Refusals = {
  SERVICE_UNKNOWN: "Ce service n'est pas dans les réglages.",
  SERVICE_OFF: (f) => `« ${of(f, 'name')} » est éteint dans les réglages.`,
  SERVICE_NAME_TAKEN: (f) => `Le nom « ${of(f, 'name')} » est déjà pris.`,
  SERVICE_KIND_FIXED: 'Des tickets portent déjà ce service : pour un autre genre, créez un autre service.',
  ARTICLE_UNKNOWN: "Cet article n'est pas dans les réglages du service.",
  NOT_SOLD_SO: 'Ce service ne se vend pas ainsi.',
  NOT_COUNTED_SO: "Ce service n'est pas gratuit : il se vend.",
  NOT_PAID_OUT_SO: 'Ce service ne paie rien ainsi : les gains du terminal sont dans les totaux du jour.',
  NOT_TYPED_BY_DAY: 'Ce service se tient ticket par ticket, pas par jour.',
  BULLETIN_TAKEN: (f) => `Le bulletin ${of(f, 'bulletin')} a déjà servi.`,
  BULLETIN_UNKNOWN: (f) => `Aucune consigne sous le bulletin ${of(f, 'bulletin')}.`,
  BULLETIN_GIVEN_BACK: (f) => `La consigne du bulletin ${of(f, 'bulletin')} est déjà rendue.`,
  BULLETIN_NOT_PAID: (f) => `La consigne du bulletin ${of(f, 'bulletin')} n'est pas encore payée.`,
  DEPOSIT_NOT_REFUNDED: (f) => `La consigne ne peut pas être rendue d'ici : voyez le ticket ${of(f, 'number')}.`,
  EXCHANGE_SAME: "C'est déjà cette bouteille.",
  COUNT_UNKNOWN: 'Ce service rendu est déjà retiré.',
  COUNT_OF_ANOTHER_DAY: "Seuls les services d'aujourd'hui se retirent.",
  PAYOUT_OVER_LIMIT: (f) =>
    `${sum(f, 'mostCents', 'fr')} au plus en ${of(f, 'days')} jours : il reste ${sum(f, 'leftCents', 'fr')}.`,
  PAYOUT_UNKNOWN: "Ce paiement n'est pas d'ici.",
  PAYOUT_UNDONE: (f) => `Déjà annulé par le ticket ${of(f, 'number')}.`,
  PAYOUT_OF_ANOTHER_DAY: "Seul un paiement d'aujourd'hui s'annule.",
  DAY_NOT_YET: "Ce jour n'est pas encore là.",
  DAY_TOO_OLD: (f) => `Plus de ${of(f, 'days')} jours : voyez le relevé du partenaire.`,
  DAY_SAME: 'Ces totaux sont déjà saisis.',
  ITEM_UNKNOWN: "Ce dépôt n'est pas dans la liste.",
  ITEM_NOT_SO: (f) => `${of(f, 'number')} : ${state(f, 'fr')}.`,
  ITEM_TO_PAY: (f) => `Il reste ${sum(f, 'leftCents', 'fr')} à payer.`,
  NOT_FOLLOWED: 'Ce service ne garde rien pour personne.',
  NOT_DELIVERED_SO: 'Ce service ne reçoit pas de bons de livraison.',
  RETURNED_TOO_MANY: (f) => `${of(f, 'title')} : ${of(f, 'left')} au plus à rendre.`,
  TITLES_TOO_MANY: (f) => `${of(f, 'max')} titres au plus : retirez-en dans les réglages.`,
  MONTH_NOT_OVER: (f) => `Le mois finit le ${day(f)}.`,
  COMMISSION_INVOICED: (f) => `Ce mois est déjà facturé (${of(f, 'number')}).`,
  COMMISSION_NOT_INVOICED: "Ce mois n'est pas facturé.",
  COMMISSION_PAID: 'Cette facture est déjà payée, au moins en partie.',
  PARTNER_MISSING: 'Choisissez dans les réglages le client à qui facturer.',
  PARTNER_ADDRESS_MISSING: "L'adresse de ce client n'est pas complète.",
}
const en: Refusals = {
  SERVICE_UNKNOWN: 'This service is not in the settings.',
  SERVICE_OFF: (f) => `“${of(f, 'name')}” is switched off in the settings.`,
  SERVICE_NAME_TAKEN: (f) => `The name “${of(f, 'name')}” is taken.`,
  SERVICE_KIND_FIXED: 'Tickets bear this service already: for another kind, make another service.',
  ARTICLE_UNKNOWN: 'This article is not in the settings of the service.',
  NOT_SOLD_SO: 'This service is not sold that way.',
  NOT_COUNTED_SO: 'This service is not free: it is sold.',
  NOT_PAID_OUT_SO: 'Nothing is paid out here: the terminal’s winnings are in the totals of the day.',
  NOT_TYPED_BY_DAY: 'This service is kept ticket by ticket, not by day.',
  BULLETIN_TAKEN: (f) => `Slip ${of(f, 'bulletin')} was used already.`,
  BULLETIN_UNKNOWN: (f) => `No deposit under slip ${of(f, 'bulletin')}.`,
  BULLETIN_GIVEN_BACK: (f) => `The deposit of slip ${of(f, 'bulletin')} was given back already.`,
  BULLETIN_NOT_PAID: (f) => `The deposit of slip ${of(f, 'bulletin')} is not paid yet.`,
  DEPOSIT_NOT_REFUNDED: (f) => `The deposit cannot be given back from here: see ticket ${of(f, 'number')}.`,
  EXCHANGE_SAME: 'It is that bottle already.',
  COUNT_UNKNOWN: 'This was taken off already.',
  COUNT_OF_ANOTHER_DAY: 'Only what was done today can be taken off.',
  PAYOUT_OVER_LIMIT: (f) =>
    `At most ${sum(f, 'mostCents', 'en')} in ${of(f, 'days')} days: ${sum(f, 'leftCents', 'en')} is left.`,
  PAYOUT_UNKNOWN: 'This payment is not from here.',
  PAYOUT_UNDONE: (f) => `Taken back already by ticket ${of(f, 'number')}.`,
  PAYOUT_OF_ANOTHER_DAY: 'Only a payment of today can be taken back.',
  DAY_NOT_YET: 'That day has not come yet.',
  DAY_TOO_OLD: (f) => `More than ${of(f, 'days')} days ago: see the partner’s statement.`,
  DAY_SAME: 'These totals are typed already.',
  ITEM_UNKNOWN: 'This is not in the list.',
  ITEM_NOT_SO: (f) => `${of(f, 'number')}: ${state(f, 'en')}.`,
  ITEM_TO_PAY: (f) => `${sum(f, 'leftCents', 'en')} is still to be paid.`,
  NOT_FOLLOWED: 'This service keeps nothing for anybody.',
  NOT_DELIVERED_SO: 'This service has no delivery notes.',
  RETURNED_TOO_MANY: (f) => `${of(f, 'title')}: ${of(f, 'left')} at most to return.`,
  TITLES_TOO_MANY: (f) => `${of(f, 'max')} titles at most: remove some in the settings.`,
  MONTH_NOT_OVER: (f) => `The month ends on ${day(f)}.`,
  COMMISSION_INVOICED: (f) => `This month is invoiced already (${of(f, 'number')}).`,
  COMMISSION_NOT_INVOICED: 'This month is not invoiced.',
  COMMISSION_PAID: 'This invoice is paid already, at least in part.',
  PARTNER_MISSING: 'Choose in the settings which customer is invoiced.',
  PARTNER_ADDRESS_MISSING: 'The address of this customer is not complete.',
}

/** What the counter services say when they refuse. */
export const refusals: Readonly<Record<Lang, Refusals>> = { fr: typeset(fr), en }
