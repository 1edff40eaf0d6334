import type { RestDay, TenderKind } from '../ticket.ts'
import { cents } from '../money.ts'
import { euros } from './format.ts'
import type { RefusalDetail } from '../result.ts'
import type { tenderFr, tenderRefusalsFr } from './tenders.fr.ts'

const name: Record<TenderKind, string> = {
  cash: 'Cash',
  card: 'Card',
  cheque: 'Cheque',
  'meal-paper': 'Meal voucher',
  'meal-card': 'Meal card',
  holiday: 'Holiday voucher',
  voucher: 'Voucher',
  account: 'Account',
}
const lower: Record<TenderKind, string> = {
  cash: 'cash',
  card: 'card',
  cheque: 'cheque',
  'meal-paper': 'meal voucher',
  'meal-card': 'meal card',
  holiday: 'holiday voucher',
  voucher: 'voucher',
  account: 'account',
}
const by: Record<TenderKind, string> = {
  cash: 'in cash',
  card: 'by card',
  cheque: 'by cheque',
  'meal-paper': 'in meal vouchers',
  'meal-card': 'by meal card',
  holiday: 'in holiday vouchers',
  voucher: 'by voucher',
  account: 'on account',
}

const says: Record<TenderKind, string> = {
  cash: '€1,000 a purchase at the most, change is given',
  card: 'to the cent',
  cheque: 'no more than what is due',
  'meal-paper': 'meals without alcohol, €25 a day and person, no change',
  'meal-card': 'meals without alcohol, €25 a day and person, to the cent',
  holiday: 'no change is given',
  voucher: 'gift and credit vouchers of the café, in one or several parts',
  account: 'on a customer’s account, up to its limit',
}
const restDay: Record<RestDay, string> = {
  sunday: 'Sunday',
  'new-year': 'New Year’s Day',
  'easter-monday': 'Easter Monday',
  'labour-day': '1 May',
  'victory-day': '8 May',
  ascension: 'Ascension Day',
  'whit-monday': 'Whit Monday',
  'national-day': '14 July',
  assumption: 'Assumption Day',
  'all-saints': 'All Saints’ Day',
  armistice: '11 November',
  christmas: 'Christmas Day',
}

export const tenderEn: typeof tenderFr = {
  name,
  lower,
  by,
  both: (f) => `${f.first} and ${f.second}`,
  several: 'several tenders',
  key: { ...name, 'meal-paper': 'Meal voucher', 'meal-card': 'Meal card' },
  others: 'Other forms of payment',
  allOfIt: 'for all that is due',
  pieces: {
    face: 'Value of one',
    recent: 'Last values',
    many: 'How many',
    fewer: 'One fewer',
    more: 'One more',
    take: (f) => `Take ${f.count} × ${f.amount}`,
    pays: (f) => `Pays ${f.amount}. No change is given.`,
    lost: (f) => `${f.amount} lost to the customer: no change is given.`,
  },
  question: {
    title: {
      MEAL_REST_DAY: 'A meal voucher today?',
      TENDER_LOSES: 'Take it all the same?',
      CASH_OVER_LIMIT: 'Does the customer live abroad?',
    },
    foreign: 'Up to €15,000 for whoever has no tax home in France and does not pay for a business. Seen:',
    yes: 'Yes, take it',
    no: 'No',
    proof: { passport: 'Passport', 'identity-card': 'Identity card', other: 'Another proof' },
  },
  settings: {
    page: 'Payments',
    taken: 'Forms of payment that are taken',
    takenMore: 'The first one after the card has its key on the sale screen; the others stand behind “…”.',
    notTaken: 'Not taken',
    always: 'always',
    add: (f) => `Take: ${f.name}`,
    addShort: 'Take',
    remove: (f) => `Take no longer: ${f.name}`,
    up: (f) => `Nearer to the hand: ${f.name}`,
    save: 'Keep these forms',
  },
  says,
  coins: 'For one payment, nobody has to accept more than 50 coins.',
  papers: 'To hand in (face value)',
  atMost: (f) => `${f.amount} at the most`,
  refunded: (f) => `Refunded ${f.by}`,
}

const tenderName = (f: RefusalDetail): string => name[f['kind'] as TenderKind] // a refusal of the core names one

export const tenderRefusalsEn: typeof tenderRefusalsFr = {
  TENDER_NOT_USED: (f) => `${tenderName(f)}: the café does not take this form of payment.`,
  TENDER_LOSES: (f) => `${euros(cents(Number(f['lostCents'])), 'en')} too much: no change is given, it would be lost.`,
  TENDER_TOO_MANY: (f) => `One too many: ${f['enough']} are enough.`,
  TENDER_ONE_BY_ONE: 'This form of payment is taken one by one.',
  MEAL_REST_DAY: (f) => `${restDay[f['day'] as RestDay]}: a meal voucher counts only if the employer wrote so on it.`,
  MEAL_NO_FOOD: 'Nothing of what is due can be paid in meal vouchers: no alcohol, no sweets, no newspapers.',
  MEAL_OVER_FOOD: (f) =>
    `Meal vouchers pay for the meal only: ${euros(cents(Number(f['leftCents'])), 'en')} more at the most.`,
  MEAL_OVER_CAP: (f) =>
    `€25 in meal vouchers a person and day: ${euros(cents(Number(f['leftCents'])), 'en')} are left. For several guests, note the covers.`,
  TENDER_NOT_REFUNDABLE: (f) =>
    `${tenderName(f)}: no more than ${euros(cents(Number(f['leftCents'])), 'en')} can be given back in it.`,
  TENDER_OVER_DUE: (f) => `${tenderName(f)}: no more than what is due, no change is given.`,
}
