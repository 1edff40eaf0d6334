import type { TenderKind } from '../ticket.ts'
import { cents } from '../money.ts'
import { euros } from './format.ts'
import type { RefusalDetail } from '../result.ts'

const name: Record<TenderKind, string> = {
  cash: 'Espèces',
  card: 'Carte',
  cheque: 'Chèque',
  'meal-paper': 'Titre-restaurant',
  'meal-card': 'Carte titre-restaurant',
  holiday: 'Chèque-vacances',
}
const lower: Record<TenderKind, string> = {
  cash: 'espèces',
  card: 'carte',
  cheque: 'chèque',
  'meal-paper': 'titre-restaurant',
  'meal-card': 'carte titre-restaurant',
  holiday: 'chèque-vacances',
}
const by: Record<TenderKind, string> = {
  cash: 'en espèces',
  card: 'par carte',
  cheque: 'par chèque',
  'meal-paper': 'en titre-restaurant',
  'meal-card': 'par carte titre-restaurant',
  holiday: 'en chèques-vacances',
}

/** The words of every form of money, and of what screens say of them. */
export const tenderFr = {
  name,
  lower,
  by,
  both: (f: { first: string; second: string }) => `${f.first} et ${f.second}`,
  several: 'plusieurs règlements',
  atMost: (f: { amount: string }) => `${f.amount} au plus`,
  refunded: (f: { by: string }) => `Remboursé ${f.by}`,
}

/** Refusals say the form that they are about. */
const tenderName = (f: RefusalDetail): string => name[f['kind'] as TenderKind] // a refusal of the core names one

export const tenderRefusalsFr = {
  TENDER_NOT_USED: (f: RefusalDetail) => `${tenderName(f)} : le café n’accepte pas ce moyen de paiement.`,
  TENDER_NOT_REFUNDABLE: (f: RefusalDetail) =>
    `${tenderName(f)} : il ne peut en être rendu que ${euros(cents(Number(f['leftCents'])), 'fr')}.`,
  TENDER_OVER_DUE: (f: RefusalDetail) => `${tenderName(f)} : pas plus que le reste à payer, la monnaie ne se rend pas.`,
}
