import type { DepositReport } from '../../../shared/contracts/stock-more.ts'
import { cents } from '../../../shared/money.ts'
import { decimalComma } from '../../documents/csv.ts'
import { tablePage } from './table-page.ts'
import type { PaperSite } from '../../documents/demonstration.ts'
import { amountFigure, dayWords, euros, named, type NamedFile } from './words.ts'

type Facts = { readonly report: DepositReport; readonly site: PaperSite; readonly nowMs: number }

/** What a producer is told of a period: what was sold, what the café keeps, what is due. */
export async function depositFile(as: 'pdf' | 'csv', { report, site, nowMs }: Facts): Promise<NamedFile> {
  const { from, to, lines } = report
  const name = `depot-vente-${from}-${to}.${as}`
  if (as === 'csv') {
    const { csvTable } = await import('../../documents/csv.ts')
    const rows = lines.map((line) => [
      report.name,
      line.label,
      amountFigure(line.sold),
      { cents: line.ttcCents },
      { cents: line.commissionCents },
      { cents: line.dueCents },
    ])
    return named(name, csvTable(['producteur', 'article', 'vendu', 'ttc', 'part du café', 'dû'], rows))
  }
  const bytes = await tablePage({
    title: 'Dépôt-vente',
    number: `${dayWords(from)} – ${dayWords(to)}`,
    site,
    createdAtMs: nowMs,
    intro: [report.name, `Ventes du ${dayWords(from)} au ${dayWords(to)}`],
    columns: [
      { header: 'Article', align: 'left' },
      { header: 'Vendu', align: 'right', width: 60 },
      { header: 'TTC', align: 'right', width: 74 },
      { header: 'Part', align: 'right', width: 54 },
      { header: 'Pour le café', align: 'right', width: 78 },
      { header: 'Dû', align: 'right', width: 74 },
    ],
    rows: lines.map((line) => [
      line.label,
      amountFigure(line.sold),
      euros(line.ttcCents),
      `${decimalComma(cents(line.depositBp)).replace(/,00$/, '')} %`,
      euros(line.commissionCents),
      euros(line.dueCents),
    ]),
    sums: [
      ['Vendu TTC', euros(report.ttcCents)],
      ['Part du café', euros(report.commissionCents)],
      ['Dû au producteur', euros(report.dueCents)],
    ],
    notes: ['Compté d’après les tickets du café, remboursements déduits.'],
  })
  return named(name, bytes)
}
