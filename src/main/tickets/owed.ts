import type { LineId } from '../../shared/ids.ts'
import { assert } from '../../shared/assert.ts'
import { milli, negate, ONE, plus, sum, type Cents } from '../../shared/money.ts'
import { owedProducts, type BalanceKind, type Owed, type OwedKind, type TenderRef } from '../../shared/owed.ts'
import { tenderRule } from '../../shared/tenders.ts'
import type { DraftLine } from './draft.ts'
import type { Sale } from './sale.ts'

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
    service: null,
  }
}

export type BalanceOf = (kind: BalanceKind, ref: TenderRef) => Cents

/**
 * Writes behind each line and tender that moves a balance what the balance is after it. A voucher holds what was paid for
 * it less what was bought with it; an account owes what was put on it less what was settled. Neither is ever below zero.
 */
export function withBalances<Body extends Pick<Sale, 'lines' | 'tenders'>>(body: Body, balanceOf: BalanceOf): Body {
  const after = new Map<TenderRef, Cents>()
  function moved(kind: BalanceKind, ref: TenderRef, byCents: Cents): Cents {
    const balanceCents = plus(after.get(ref) ?? balanceOf(kind, ref), byCents)
    assert(balanceCents >= 0, 'a balance is never below zero')
    after.set(ref, balanceCents)
    return balanceCents
  }
  if (!body.lines.some((line) => line.owed) && !body.tenders.some((tender) => tender.ref)) return body
  return {
    ...body,
    lines: body.lines.map((line) => {
      const { owed } = line
      if (!owed || owed.kind === 'tip') return line
      const byCents = owed.kind === 'voucher' ? line.ttcCents : negate(line.ttcCents)
      return { ...line, owed: { ...owed, balanceCents: moved(owed.kind, owed.ref, byCents) } }
    }),
    tenders: body.tenders.map((tender) => {
      const kind = tenderRule(tender.kind).owed
      if (!kind || !tender.ref) return tender
      const byCents = kind === 'voucher' ? negate(tender.amountCents) : tender.amountCents
      return { ...tender, balanceCents: moved(kind, tender.ref, byCents) }
    }),
  }
}

/** What these tickets are about to settle of an account. */
export function settlingIn(drafts: readonly { readonly lines: readonly DraftLine[] }[], ref: TenderRef): Cents {
  return sum(
    drafts
      .flatMap((draft) => draft.lines)
      .filter(({ owed }) => owed?.kind === 'account' && owed.ref === ref)
      .map((line) => line.shared?.ttcCents ?? line.priceCents),
  )
}
