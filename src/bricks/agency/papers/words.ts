import type { BusinessDay } from '../../../shared/business-day.ts'
import { monthName } from '../../../shared/texts/periods.ts'
import { decimalComma } from '../../../main/documents/csv.ts'
import type { VatRate } from '../../../shared/vat.ts'
import type { Ref } from '../rules/refs.ts'
import type { StatementLine } from '../rules/commission.ts'
import type { Explanation } from '../rules/statement.ts'

/** What the papers of the counter services say; papers are French. */
export const wayWords: Readonly<Record<Ref['way'], string>> = {
  collected: 'encaissé',
  'paid-out': 'payé',
  own: 'vendu',
  deposit: 'consigne',
  item: 'encaissé',
  commission: 'commission',
}
export const dayWords = (day: BusinessDay): string => day.split('-').reverse().join('/')

export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${monthName(Number(number), 'fr')} ${year}`
}

/** « 5,50 % », « 0,30 € l’unité », or both. */
export function rateWords({ hundredths, pieceCents, isAgreed }: StatementLine): string {
  if (!isAgreed) return 'non convenu'
  const share = hundredths === 0 ? [] : [`${decimalComma(hundredths as VatRate)} %`] // hundredths of a percent, like a rate
  const piece = pieceCents === 0 ? [] : [`${decimalComma(pieceCents)} €/u.`]
  return [...share, ...piece].join(' + ') || '0 %'
}

export function whyWords(why: Explanation, days: number): string {
  switch (why) {
    case 'same':
      return 'Les deux comptes sont les mêmes.'
    case 'days-missing':
      return `${days} jour${days > 1 ? 's' : ''} sans totaux saisis : à compléter d’abord.`
    case 'other-base':
      return 'Les encaissements diffèrent : une vente tapée ailleurs, ou une journée comptée à une autre date.'
    case 'paid-out-differs':
      return 'Les paiements diffèrent : un gain payé sans être saisi, ou à une autre date.'
    case 'other-rate':
      return 'Leur taux n’est pas le nôtre : à comparer avec le contrat.'
    case 'other-fee':
      return 'Le forfait mensuel manque dans leur relevé.'
  }
}
