import { cents } from '../../../shared/money.ts'
import type { RefusalDetail } from '../../../shared/result.ts'
import { amount } from '../../../shared/texts/format.ts'
import type { draftRefusals } from '../rules/draft-refusals.ts'
import { of, type Sentence } from './sentence.ts'

type Invoices =
  | (typeof draftRefusals)[number]
  | 'MONTH_ISSUED'
  | 'BILLED_NOBODY'
  | 'MEAL_INVOICE_UNKNOWN'
  | 'NOTHING_TO_CREDIT'
  | 'CREDIT_PAID_ALREADY'
  | 'CREDIT_REFUSED'

const figure = (detail: RefusalDetail, name: string, lang: 'fr' | 'en'): string =>
  amount(cents(Number(detail[name] ?? 0)), lang)
const day = (detail: RefusalDetail, name: string): string =>
  of(detail, name).split('-').toReversed().slice(0, 2).join('/')

export const invoicesFr: Readonly<Record<Invoices, Sentence>> = {
  MONTH_NOT_OVER: (f) => `Le mois n'est pas fini : facturez à partir du ${day(f, 'lastDay')}.`,
  MEALS_NOT_ENDED: (f) => `${of(f, 'count')} repas sans résultat (le ${day(f, 'day')}) : livré, absent ou annulé ?`,
  BUYER_INCOMPLETE: (f) =>
    `Adresse incomplète${f['name'] ? ` pour ${of(f, 'name')}` : ''} : complétez la fiche client.`,
  PAYER_UNKNOWN: (f) =>
    `Un payeur${f['name'] ? ` de ${of(f, 'name')}` : ''} n'est plus dans les clients : corrigez le dossier.`,
  AIDS_TOO_LARGE: (f) =>
    `Aides ${figure(f, 'aidsCents', 'fr')} € pour un repas à ${figure(f, 'priceCents', 'fr')} € : vérifiez CCAS et APA.`,
  NOTHING_TO_BILL: 'Aucun repas à facturer pour ce mois.',
  MONTH_ISSUED: (f) => `Facture ${of(f, 'number')} déjà émise. Corrigez par un avoir.`,
  BILLED_NOBODY: "Ce dossier n'existe plus.",
  MEAL_INVOICE_UNKNOWN: "Cette facture de repas n'existe pas.",
  NOTHING_TO_CREDIT: 'Ces repas ont déjà été repris par un avoir.',
  CREDIT_PAID_ALREADY: (f) =>
    `${of(f, 'name')} ne doit plus que ${figure(f, 'owesCents', 'fr')} € de cet avoir : dites comment lui rendre les ${figure(f, 'amountCents', 'fr')} € déjà payés.`,
  CREDIT_REFUSED: (f) => `L'avoir n'a pas pu être fait (${of(f, 'why')}).`,
}
export const invoicesEn: Readonly<Record<Invoices, Sentence>> = {
  MONTH_NOT_OVER: (f) => `The month is not over: invoice it from ${day(f, 'lastDay')} on.`,
  MEALS_NOT_ENDED: (f) =>
    `${of(f, 'count')} meals without a result (${day(f, 'day')}): delivered, not home or cancelled?`,
  BUYER_INCOMPLETE: (f) => `Address incomplete${f['name'] ? ` for ${of(f, 'name')}` : ''}: fill in the customer.`,
  PAYER_UNKNOWN: (f) => `A payer${f['name'] ? ` of ${of(f, 'name')}` : ''} is no customer any more: correct the file.`,
  AIDS_TOO_LARGE: (f) =>
    `Aids of €${figure(f, 'aidsCents', 'en')} for a meal at €${figure(f, 'priceCents', 'en')}: check CCAS and APA.`,
  NOTHING_TO_BILL: 'No meal to be billed in this month.',
  MONTH_ISSUED: (f) => `Invoice ${of(f, 'number')} was already issued. Correct it with a credit note.`,
  BILLED_NOBODY: 'This file does not exist any more.',
  MEAL_INVOICE_UNKNOWN: 'There is no such invoice of meals.',
  NOTHING_TO_CREDIT: 'A credit note already took these meals back.',
  CREDIT_PAID_ALREADY: (f) =>
    `${of(f, 'name')} owes €${figure(f, 'owesCents', 'en')} only of this credit note: say how to give back the €${figure(f, 'amountCents', 'en')} that they paid.`,
  CREDIT_REFUSED: (f) => `The credit note could not be made (${of(f, 'why')}).`,
}
