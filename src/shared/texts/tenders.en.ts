import type { TenderKind } from '../ticket.ts'
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
}
const lower: Record<TenderKind, string> = {
  cash: 'cash',
  card: 'card',
  cheque: 'cheque',
  'meal-paper': 'meal voucher',
  'meal-card': 'meal card',
  holiday: 'holiday voucher',
}
const by: Record<TenderKind, string> = {
  cash: 'in cash',
  card: 'by card',
  cheque: 'by cheque',
  'meal-paper': 'in meal vouchers',
  'meal-card': 'by meal card',
  holiday: 'in holiday vouchers',
}

export const tenderEn: typeof tenderFr = {
  name,
  lower,
  by,
  both: (f) => `${f.first} and ${f.second}`,
  several: 'several tenders',
  atMost: (f) => `${f.amount} at the most`,
  refunded: (f) => `Refunded ${f.by}`,
}

const tenderName = (f: RefusalDetail): string => name[f['kind'] as TenderKind] // a refusal of the core names one

export const tenderRefusalsEn: typeof tenderRefusalsFr = {
  TENDER_NOT_USED: (f) => `${tenderName(f)}: the café does not take this form of payment.`,
  TENDER_NOT_REFUNDABLE: (f) =>
    `${tenderName(f)}: no more than ${euros(cents(Number(f['leftCents'])), 'en')} can be given back in it.`,
  TENDER_OVER_DUE: (f) => `${tenderName(f)}: no more than what is due, no change is given.`,
}
