import type { MarginRow, ReasonRow } from './contracts/reports.ts'
import { cents, minus, sum, ZERO, type Cents } from './money.ts'
import { figure, money, none, productName, text, type Sheet, type SheetCell, type SheetWords } from './report-sheets.ts'
import { OPTIONS_ROW } from './reports.ts'
import { zDiscountReason, zRefundReason, zVoidReason } from './ticket.ts'

type Known = Pick<MarginRow, 'htCents' | 'knownHtCents' | 'costCents'>

/** What was earned on what was sold, by family and by product. Where no cost is known nothing is earned on paper. */
export function marginSheets(rows: readonly MarginRow[], words: SheetWords): readonly Sheet[] {
  const { t } = words
  const { pages, margins } = t.reports
  const nameOf = (row: MarginRow) => (row.productId === OPTIONS_ROW ? margins.options : productName(row, words))
  const families = [...Map.groupBy(rows, (row) => (row.productId === OPTIONS_ROW ? margins.options : row.category))]
  return [
    sheet(
      pages.category,
      t.reports.column.category,
      families.map(([name, of]) => ({ key: name, name, of })),
    ),
    sheet(
      pages.product,
      t.reports.column.product,
      rows.map((row) => ({ key: row.productId, name: nameOf(row), of: [row] })),
    ),
  ]

  function sheet(
    heading: string,
    first: string,
    lines: readonly { readonly key: string; readonly name: string; readonly of: readonly MarginRow[] }[],
  ): Sheet {
    const { column, total } = t.reports
    return {
      heading,
      columns: [
        { header: first, words: true },
        ...[column.quantity, column.ht, column.knownHt, column.cost, column.margin, column.share].map((header) => ({
          header,
          ...figure,
        })),
      ],
      rows: lines.map(({ key, name, of }) => ({ key, cells: [text(name), pieces(of), ...marginCells(added(of))] })),
      sums: [text(total), none, ...marginCells(added(rows))],
    }
  }
}

const pieces = (rows: readonly MarginRow[]): SheetCell => ({
  kind: 'milli',
  milli: rows.reduce((all, { quantityMilli }) => all + quantityMilli, 0),
})

function added(rows: readonly MarginRow[]): Known {
  const costs = rows.flatMap(({ costCents }) => (costCents === null ? [] : [costCents]))
  return {
    htCents: sum(rows.map(({ htCents }) => htCents)),
    knownHtCents: sum(rows.map(({ knownHtCents }) => knownHtCents)),
    costCents: costs.length === 0 ? null : sum(costs),
  }
}

function marginCells({ htCents, knownHtCents, costCents }: Known): readonly SheetCell[] {
  if (costCents === null) return [money(htCents), none, none, none, none]
  const margin = minus(knownHtCents, costCents)
  const share = shareOf(margin, knownHtCents)
  return [money(htCents), money(knownHtCents), money(costCents), money(margin), share]
}

function shareOf(margin: Cents, ht: Cents): SheetCell {
  return ht <= 0 ? none : { kind: 'share', permille: Math.round((margin * 1000) / ht) }
}

/** What was taken off, given back and called off: one table each, by reason and person. */
export function reasonSheets(rows: readonly ReasonRow[], { t }: SheetWords): readonly Sheet[] {
  const { column, total, reasons } = t.reports
  return [...Map.groupBy(rows, ({ what }) => what)].map(([what, of]) => ({
    heading: reasons.heading[what],
    columns: [
      { header: column.reason, words: true },
      { header: column.server, words: true },
      { header: column.times, ...figure },
      { header: column.amount, ...figure },
    ],
    rows: of.map((row) => ({
      key: `${row.what} ${row.reason} ${row.operatorId}`,
      cells: [text(reasonName(row, t)), text(row.name), { kind: 'count', count: row.times } as const, money(row.cents)],
    })),
    sums: [
      text(total),
      none,
      { kind: 'count', count: of.reduce((all, { times }) => all + times, 0) } as const,
      money(cents(of.reduce((all, row) => all + row.cents, ZERO as number))),
    ],
  }))
}

function reasonName({ what, reason }: ReasonRow, t: SheetWords['t']): string {
  const nothing = t.reports.reasons.none
  switch (what) {
    case 'discount': {
      const known = zDiscountReason.safeParse(reason).data
      return known ? t.discount.reasons[known] : nothing
    }
    case 'refund': {
      const known = zRefundReason.safeParse(reason).data
      return known ? t.card.reasons[known] : nothing
    }
    case 'line-void':
    case 'ticket-void': {
      const known = zVoidReason.safeParse(reason).data
      return known ? t.voids.reasons[known] : nothing
    }
  }
}
