import { cents, sum, type Cents } from '../../shared/money.ts'
import { ofEachTender, tenderRule } from '../../shared/tenders.ts'
import { amount } from '../../shared/texts/format.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { euros } from './figures.ts'
import { columns, type Block } from './model.ts'

/** What a form of money is called on paper. */
export const tenderNames: Readonly<Record<TenderKind, string>> = ofEachTender((rule) => rule.paper)

export type PaidRow = {
  readonly kind: TenderKind
  readonly amountCents: Cents
  readonly tenderedCents: Cents
  readonly changeCents: Cents
}

/** Papers of one face value in one row; what was not given back for them is said, like what was. */
export function tenderBlocks(tenders: readonly PaidRow[]): readonly Block[] {
  const given = Map.groupBy(tenders, (tender, n) =>
    tenderRule(tender.kind).several ? `${tender.kind} ${tender.tenderedCents}` : n,
  )
  return [...given.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const name = tenderNames[first.kind]
    const changeCents = sum(same.map((tender) => tender.changeCents))
    const lostCents = sum(same.map((one) => cents(one.tenderedCents - one.amountCents - one.changeCents)))
    return [
      columns(
        same.length === 1 ? name : `${same.length} × ${name} ${amount(first.tenderedCents, 'fr')}`,
        euros(sum(same.map((tender) => tender.tenderedCents))),
      ),
      ...(changeCents > 0 ? [columns('Rendu', euros(changeCents))] : []),
      ...(lostCents > 0 ? [columns('  au-delà du dû, non rendu', euros(lostCents))] : []),
    ]
  })
}
