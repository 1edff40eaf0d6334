import type { RefusalDetail } from '../result.ts'

const many = (count: number) => (count > 1 ? 's' : '')

/** Stamps of customers. */
export const loyaltyFr = {
  key: 'Client',
  keyLabel: 'Nommer le client, pour ses tampons',
  panel: 'Quel client ?',
  take: ': le nommer sur ce ticket',
  add: (f: { name: string }) => `Ajouter « ${f.name} »`,
  band: 'Client de ce ticket',
  count: (f: { stamps: number; goal: number; label: string }) => `${f.stamps}/${f.goal} ${f.label}`,
  gives: (f: { gives: number }) => `+${f.gives}`,
  givesLabel: (f: { gives: number }) => `${f.gives} tampon${many(f.gives)} de plus avec ce ticket`,
  ready: (f: { count: number }) => `${f.count} offert${many(f.count)} à prendre`,
  taken: (f: { count: number }) => `${f.count} offert${many(f.count)}`,
  offer: (f: { label: string }) => `Offrir 1 ${f.label}`,
  unname: (f: { name: string }) => `Ne plus nommer ${f.name}`,
  title: 'Fidélité',
  stamps: 'Tampons',
  history: 'Historique des tampons',
  none: 'Aucun tampon encore. Nommez ce client sur son prochain ticket.',
  lapse: (f: { day: string }) => `Valables jusqu’au ${f.day}`,
  cardNumber: (f: { number: string }) => `Carte n° ${f.number}`,
  printCard: 'Imprimer la carte',
  moves: {
    sale: (f: { number: string }) => `Ticket n° ${f.number}`,
    reward: (f: { number: string; given: number }) =>
      f.given > 0 ? `Offert, ticket n° ${f.number} (+${f.given})` : `Offert, ticket n° ${f.number}`,
    refund: (f: { number: string }) => `Remboursé, ticket n° ${f.number}`,
    lapse: 'Périmés',
  },
  correct: 'Corriger',
  correctBy: 'Tampons à ajouter ou à retirer',
  less: 'Un tampon de moins',
  more: 'Un tampon de plus',
  why: 'Pourquoi',
  reasons: {
    'paper-card': 'Carte en carton reprise',
    forgotten: 'Client oublié',
    mistake: 'Erreur',
    gesture: 'Geste',
  },
  settings: {
    title: 'Fidélité à tampons',
    on: 'Fidélité',
    off: 'Non',
    yes: 'Oui',
    more: {
      off: 'Aucun tampon.',
      on: (f: { goal: number; label: string }) =>
        `${f.goal} ${f.label}, le suivant offert : une remise de 100 % sur une pièce.`,
    },
    set: 'Ce qui donne un tampon',
    setMore: 'Chaque pièce payée donne un tampon ; la pièce offerte se prend dans le même choix. Jamais d’alcool.',
    categories: 'Catégories entières',
    find: 'Ajouter un produit',
    addProduct: (f: { label: string }) => `Ajouter ${f.label}`,
    drop: (f: { label: string }) => `Retirer ${f.label}`,
    goal: 'Tampons pour un offert',
    label: 'Ce qui se compte',
    labelMore: 'Tel que le client le lit : « 7/10 cafés ».',
    months: 'Durée des tampons',
    monthsMore: 'Comptée depuis la dernière visite.',
    monthsOf: (f: { months: number }) => (f.months === 0 ? 'Sans limite' : `${f.months} mois`),
  },
}

export const loyaltyRefusalsFr = {
  LOYALTY_OFF: 'La fidélité n’est pas activée : voir les réglages, Clients.',
  LOYALTY_SET_EMPTY: 'Choisissez d’abord ce qui donne un tampon.',
  LOYALTY_ALCOHOL: (f: RefusalDetail) =>
    `${f['product']} est un alcool : il ne donne pas de tampon et ne s’offre pas (CSP L3322-9).`,
  LOYALTY_NOT_OFFERABLE: (f: RefusalDetail) =>
    `${f['product']} ne s’offre pas à la pièce : une formule, un livre ou un titre de presse.`,
  CATEGORY_UNKNOWN: 'Cette catégorie n’existe plus.',
  LOYALTY_REWARD_TAKEN: 'Une pièce est déjà offerte à ce client : retirez-la d’abord.',
  LOYALTY_NOBODY_NAMED: 'Nommez d’abord le client : son nom ou sa carte.',
  LOYALTY_NOT_ENOUGH: (f: RefusalDetail) => `Pas assez de tampons : ${f['stamps']} sur ${f['goal']}.`,
  LOYALTY_NOT_IN_SET: (f: RefusalDetail) => `${f['product']} ne fait pas partie de la fidélité.`,
  LOYALTY_OFFERED_ALREADY: 'Cette pièce est déjà offerte.',
  LOYALTY_ONE_PIECE: 'La fidélité offre une pièce à la fois : ajoutez l’article à côté.',
  LOYALTY_TOO_FEW: (f: RefusalDetail) => `Ce client n’a que ${f['stamps']} tampon${many(Number(f['stamps']))}.`,
}
