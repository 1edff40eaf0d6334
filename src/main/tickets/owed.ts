import type { LineId } from '../../shared/ids.ts'
import { ONE, milli, type Cents } from '../../shared/money.ts'
import { owedProducts, type Owed, type OwedKind } from '../../shared/owed.ts'
import type { DraftLine } from './draft.ts'

/** What papers and sealed lines call it, in the language of papers. */
const owedLabels: Readonly<Record<OwedKind, string>> = {
  voucher: 'Bon d’achat',
  account: 'Règlement de compte',
  tip: 'Pourboire',
}

/** The family that closings and the sales journal add it up under. */
export const owedFamilies: Readonly<Record<OwedKind, string>> = {
  voucher: 'Bons d’achat',
  account: 'Comptes clients',
  tip: 'Pourboires',
}

/** One amount that is owed, as a line: one piece at its own price, with nothing to choose. */
export function owedLine(lineId: LineId, owed: Owed, amountCents: Cents, round: number): DraftLine {
  return {
    lineId,
    rootLineId: lineId,
    productId: owedProducts[owed.kind],
    label: owedLabels[owed.kind],
    note: '',
    options: [],
    quantityMilli: ONE,
    priceCents: amountCents,
    takeawayPriceCents: null,
    priceList: null,
    takeawayPriceList: null,
    vatClass: 'standard',
    parts: [],
    discount: null,
    round,
    sentMilli: milli(0),
    shared: null,
    owed,
  }
}
