import type { RefusalDetail } from '../result.ts'
import type { loyaltyFr, loyaltyRefusalsFr } from './loyalty.fr.ts'

const many = (count: number) => (count === 1 ? '' : 's')

/** Stamps of customers. */
export const loyaltyEn: typeof loyaltyFr = {
  key: 'Customer',
  keyLabel: 'Name the customer, for stamps',
  panel: 'Which customer?',
  take: ': name on this ticket',
  add: (f) => `Add “${f.name}”`,
  band: 'Customer of this ticket',
  count: (f) => `${f.stamps}/${f.goal} ${f.label}`,
  gives: (f) => `+${f.gives}`,
  givesLabel: (f) => `${f.gives} more stamp${many(f.gives)} with this ticket`,
  ready: (f) => `${f.count} free to take`,
  taken: (f) => `${f.count} free`,
  offer: (f) => `Offer 1 ${f.label}`,
  unname: (f) => `Stop naming ${f.name}`,
  title: 'Loyalty',
  stamps: 'Stamps',
  history: 'History of stamps',
  none: 'No stamp yet. Name this customer on their next ticket.',
  lapse: (f) => `Good until ${f.day}`,
  cardNumber: (f) => `Card no. ${f.number}`,
  printCard: 'Print the card',
  moves: {
    sale: (f) => `Ticket no. ${f.number}`,
    reward: (f) => (f.given > 0 ? `Offered, ticket no. ${f.number} (+${f.given})` : `Offered, ticket no. ${f.number}`),
    refund: (f) => `Refunded, ticket no. ${f.number}`,
    lapse: 'Lapsed',
  },
  correct: 'Correct',
  correctBy: 'Stamps to add or to take',
  less: 'One stamp less',
  more: 'One stamp more',
  why: 'Why',
  reasons: {
    'paper-card': 'From a cardboard card',
    forgotten: 'Customer forgotten',
    mistake: 'Mistake',
    gesture: 'Goodwill',
  },
  settings: {
    title: 'Loyalty by stamps',
    on: 'Loyalty',
    off: 'No',
    yes: 'Yes',
    more: {
      off: 'No stamps.',
      on: (f) => `${f.goal} ${f.label}, the next one free: a discount of 100% on one piece.`,
    },
    set: 'What gives a stamp',
    setMore: 'Each piece that is paid gives a stamp; the free piece is one of the same. Never alcohol.',
    categories: 'Whole categories',
    find: 'Add a product',
    addProduct: (f) => `Add ${f.label}`,
    drop: (f) => `Remove ${f.label}`,
    goal: 'Stamps for one free',
    label: 'What is counted',
    labelMore: 'As the customer reads it: “7/10 cafés”.',
    months: 'How long stamps last',
    monthsMore: 'Counted from the last visit.',
    monthsOf: (f) => (f.months === 0 ? 'Without end' : `${f.months} months`),
  },
}

export const loyaltyRefusalsEn: typeof loyaltyRefusalsFr = {
  LOYALTY_OFF: 'Loyalty is not switched on: see the settings, Customers.',
  LOYALTY_SET_EMPTY: 'First choose what gives a stamp.',
  LOYALTY_ALCOHOL: (f: RefusalDetail) =>
    `${f['product']} is alcohol: it gives no stamp and is never free (CSP L3322-9).`,
  LOYALTY_NOT_OFFERABLE: (f: RefusalDetail) =>
    `${f['product']} cannot be offered by the piece: a set menu, a book or a newspaper.`,
  CATEGORY_UNKNOWN: 'This category is not there any more.',
  LOYALTY_REWARD_TAKEN: 'A piece is offered to this customer already: take that off first.',
  LOYALTY_NOBODY_NAMED: 'First name the customer: by name or by card.',
  LOYALTY_NOT_ENOUGH: (f: RefusalDetail) => `Not enough stamps: ${f['stamps']} of ${f['goal']}.`,
  LOYALTY_NOT_IN_SET: (f: RefusalDetail) => `${f['product']} is no part of loyalty.`,
  LOYALTY_OFFERED_ALREADY: 'This piece is offered already.',
  LOYALTY_ONE_PIECE: 'Loyalty offers one piece at a time: add the article beside it.',
  LOYALTY_TOO_FEW: (f: RefusalDetail) => `This customer has only ${f['stamps']} stamp${many(Number(f['stamps']))}.`,
}
