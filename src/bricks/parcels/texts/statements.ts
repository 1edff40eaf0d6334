import { shortDay } from '../../../shared/texts/format.ts'
import { of, type Sentence } from './sentence.ts'

type Statements =
  | 'NO_NUMBER_FOUND'
  | 'THEIR_TOTAL_MISSING'
  | 'MONTH_NOT_OVER'
  | 'COMMISSION_INVOICED'
  | 'COMMISSION_NOT_INVOICED'
  | 'COMMISSION_PAID'
  | 'THEIRS_MISSING'
  | 'PAYER_MISSING'
  | 'PAYER_ADDRESS_MISSING'
  | 'KEY_WRONG'
  | 'CLAIM_UNKNOWN'

const day = (detail: Parameters<typeof of>[0], lang: 'fr' | 'en'): string => {
  const named = of(detail, 'day')
  return named === '' ? '…' : shortDay(named, lang)
}

export const statementsFr: Readonly<Record<Statements, Sentence>> = {
  NO_NUMBER_FOUND: 'Aucun numéro de colis dans ce qui a été collé. Collez le tableau avec la colonne des numéros.',
  THEIR_TOTAL_MISSING: 'Écrivez leur total HT : leurs lignes ne disent pas toutes combien.',
  MONTH_NOT_OVER: (f) => `Le mois finit le ${day(f, 'fr')} : facturez-le après.`,
  COMMISSION_INVOICED: (f) => `Ce mois est déjà facturé (${of(f, 'number')}). Annulez d'abord par un avoir.`,
  COMMISSION_NOT_INVOICED: "Ce mois n'est pas facturé.",
  COMMISSION_PAID: 'Ce qui est payé ne s’annule pas ici : remboursez le transporteur, puis faites un avoir.',
  THEIRS_MISSING: 'Notez d’abord ce que dit le relevé du transporteur.',
  PAYER_MISSING: 'Choisissez dans les réglages le client à qui facturer ce transporteur.',
  PAYER_ADDRESS_MISSING: 'La fiche du client à facturer n’a pas d’adresse complète.',
  CLAIM_UNKNOWN: 'Ce litige n’est pas dans le registre.',
  KEY_WRONG: 'Une clé n’a ni espace ni accent. Copiez-la telle que La Poste la donne.',
}
export const statementsEn: Readonly<Record<Statements, Sentence>> = {
  NO_NUMBER_FOUND: 'There is no parcel number in what was pasted. Paste the table with its column of numbers.',
  THEIR_TOTAL_MISSING: 'Write their total without VAT: not all of their lines say how much.',
  MONTH_NOT_OVER: (f) => `The month ends on ${day(f, 'en')}: invoice it after that.`,
  COMMISSION_INVOICED: (f) => `This month is invoiced (${of(f, 'number')}). Take it back with a credit note first.`,
  COMMISSION_NOT_INVOICED: 'This month is not invoiced.',
  COMMISSION_PAID: 'What was paid is not taken back here: refund the carrier, then make a credit note.',
  THEIRS_MISSING: "Note first what the carrier's statement says.",
  PAYER_MISSING: 'Choose in the settings which customer this carrier is invoiced to.',
  PAYER_ADDRESS_MISSING: 'The customer to be invoiced has no complete address.',
  CLAIM_UNKNOWN: 'This claim is not in the register.',
  KEY_WRONG: 'A key has neither spaces nor accents. Copy it as La Poste gives it.',
}
