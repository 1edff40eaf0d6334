import type { RestDay, TenderKind } from '../ticket.ts'
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
  voucher: 'Bon d’achat',
  account: 'Compte client',
}
const lower: Record<TenderKind, string> = {
  cash: 'espèces',
  card: 'carte',
  cheque: 'chèque',
  'meal-paper': 'titre-restaurant',
  'meal-card': 'carte titre-restaurant',
  holiday: 'chèque-vacances',
  voucher: 'bon d’achat',
  account: 'compte client',
}
const by: Record<TenderKind, string> = {
  cash: 'en espèces',
  card: 'par carte',
  cheque: 'par chèque',
  'meal-paper': 'en titre-restaurant',
  'meal-card': 'par carte titre-restaurant',
  holiday: 'en chèques-vacances',
  voucher: 'en bon d’achat',
  account: 'sur compte',
}

const says: Record<TenderKind, string> = {
  cash: '1 000 € au plus par achat, monnaie rendue',
  card: 'au centime près',
  cheque: 'pas plus que le dû',
  'meal-paper': 'repas sans alcool, 25 € par jour et personne, sans rendu',
  'meal-card': 'repas sans alcool, 25 € par jour et personne, au centime',
  holiday: 'sans rendu de monnaie',
  voucher: 'bons cadeaux et avoirs du café, en une ou plusieurs fois',
  account: 'sur le compte d’un client, jusqu’à son plafond',
}
const restDay: Record<RestDay, string> = {
  sunday: 'Dimanche',
  'new-year': 'Jour de l’An',
  'easter-monday': 'Lundi de Pâques',
  'labour-day': '1er mai',
  'victory-day': '8 mai',
  ascension: 'Ascension',
  'whit-monday': 'Lundi de Pentecôte',
  'national-day': '14 Juillet',
  assumption: 'Assomption',
  'all-saints': 'Toussaint',
  armistice: '11 Novembre',
  christmas: 'Noël',
}

/** The words of every form of money, and of what screens say of them. */
export const tenderFr = {
  name,
  lower,
  by,
  both: (f: { first: string; second: string }) => `${f.first} et ${f.second}`,
  several: 'plusieurs règlements',
  /** On a narrow key. */
  key: { ...name, 'meal-paper': 'Titre-resto', 'meal-card': 'Carte resto' },
  others: 'Autres moyens de paiement',
  allOfIt: 'pour tout ce qui reste à payer',
  pieces: {
    face: 'Valeur d’un titre',
    recent: 'Dernières valeurs',
    many: 'Nombre de titres',
    fewer: 'Un de moins',
    more: 'Un de plus',
    take: (f: { count: string; amount: string }) => `Prendre ${f.count} × ${f.amount}`,
    pays: (f: { amount: string }) => `Règle ${f.amount}. La monnaie ne se rend pas.`,
    lost: (f: { amount: string }) => `${f.amount} perdus pour le client : la monnaie ne se rend pas.`,
  },
  question: {
    title: {
      MEAL_REST_DAY: 'Un titre-restaurant aujourd’hui ?',
      TENDER_LOSES: 'Prendre quand même ?',
      CASH_OVER_LIMIT: 'Le client habite-t-il à l’étranger ?',
    },
    foreign: 'Jusqu’à 15 000 € pour qui n’y a pas son domicile fiscal et ne paie pas pour une entreprise. Vu :',
    yes: 'Oui, prendre',
    no: 'Non',
    proof: { passport: 'Passeport', 'identity-card': 'Carte d’identité', other: 'Autre preuve' },
  },
  settings: {
    page: 'Paiements',
    taken: 'Moyens de paiement acceptés',
    takenMore: 'Le premier après la carte a sa touche sur l’écran de vente ; les suivants sont derrière « … ».',
    notTaken: 'Non acceptés',
    always: 'toujours',
    add: (f: { name: string }) => `Accepter : ${f.name}`,
    addShort: 'Accepter',
    remove: (f: { name: string }) => `Ne plus accepter : ${f.name}`,
    up: (f: { name: string }) => `Plus près de la main : ${f.name}`,
    save: 'Garder ces moyens',
  },
  says,
  coins: 'Pour un paiement, personne n’est tenu d’accepter plus de 50 pièces.',
  papers: 'À remettre (valeur faciale)',
  atMost: (f: { amount: string }) => `${f.amount} au plus`,
  refunded: (f: { by: string }) => `Remboursé ${f.by}`,
}

/** Refusals say the form that they are about. */
const tenderName = (f: RefusalDetail): string => name[f['kind'] as TenderKind] // a refusal of the core names one

export const tenderRefusalsFr = {
  TENDER_NOT_USED: (f: RefusalDetail) => `${tenderName(f)} : le café n’accepte pas ce moyen de paiement.`,
  TENDER_LOSES: (f: RefusalDetail) =>
    `${euros(cents(Number(f['lostCents'])), 'fr')} de trop : ils ne se rendent pas et seraient perdus.`,
  TENDER_TOO_MANY: (f: RefusalDetail) => `Un de trop : ${f['enough']} suffisent.`,
  TENDER_ONE_BY_ONE: 'Ce moyen de paiement se prend un par un.',
  MEAL_REST_DAY: (f: RefusalDetail) =>
    `${restDay[f['day'] as RestDay]} : un titre-restaurant ne vaut que si l’employeur l’a écrit dessus.`,
  MEAL_NO_FOOD:
    'Rien de ce qui reste à payer ne se règle en titres-restaurant : ni alcool, ni confiserie, ni journaux.',
  MEAL_OVER_FOOD: (f: RefusalDetail) =>
    `Les titres-restaurant ne paient que le repas : encore ${euros(cents(Number(f['leftCents'])), 'fr')} au plus.`,
  MEAL_OVER_CAP: (f: RefusalDetail) =>
    `25 € de titres par personne et par jour : encore ${euros(cents(Number(f['leftCents'])), 'fr')}. À plusieurs, notez les couverts.`,
  TENDER_NOT_REFUNDABLE: (f: RefusalDetail) =>
    `${tenderName(f)} : il ne peut en être rendu que ${euros(cents(Number(f['leftCents'])), 'fr')}.`,
  TENDER_OVER_DUE: (f: RefusalDetail) => `${tenderName(f)} : pas plus que le reste à payer, la monnaie ne se rend pas.`,
}
