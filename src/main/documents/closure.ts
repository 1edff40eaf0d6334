import type { Closure, PeriodFigures } from '../../shared/contracts/closures.ts'
import { cents } from '../../shared/money.ts'
import { amount, rate } from '../../shared/texts/format.ts'
import { cashRows } from './cash.ts'
import { euros, paperDay, paperInstant } from './figures.ts'
import { banner, columns, feed, rule, table, text, type Block, type PaperDocument } from './model.ts'
import { foot, type ReadingStamp } from './reading.ts'
import { letterhead } from './receipt.ts'
import { tenderNames } from './tender-rows.ts'

const titles: Readonly<Record<Closure['level'], string>> = {
  day: 'CLÔTURE DU JOUR',
  month: 'CLÔTURE DU MOIS',
  year: 'CLÔTURE D’EXERCICE',
}
const natureNames = { own: '', agency: ' (pour un tiers)', liability: ' (consigne)', 'non-money': '' } as const

/** A sealed period on paper, with its cumulative totals and the code of the ledger (checklist F-23, F-29). */
export function closureReport(closure: Closure, stamp: ReadingStamp & { readonly copyNumber: number }): PaperDocument {
  const { figures } = closure
  return {
    title: `${titles[closure.level]} ${closure.number}`,
    blocks: [
      ...letterhead(stamp.site),
      feed(1),
      text(titles[closure.level], { align: 'center', bold: true, size: 'tall' }),
      text(`n° ${closure.number}`, { align: 'center', bold: true }),
      ...(stamp.copyNumber > 0 ? [banner(`DUPLICATA n° ${stamp.copyNumber}`)] : []),
      rule(),
      ...(closure.from === closure.to
        ? [columns('Journée du', paperDay(closure.from))]
        : [columns('Du', paperDay(closure.from)), columns('Au', paperDay(closure.to))]),
      columns(closure.automatic ? 'Scellée d’office le' : 'Scellée le', paperInstant(closure.closedAtMs, closure.zone)),
      columns('Tickets', ticketRange(closure)),
      ...(figures.tenderChangeCount === 0
        ? []
        : [columns('Corrections de règlement', String(figures.tenderChangeCount))]),
      rule(),
      columns(`Ventes (${figures.saleCount})`, euros(figures.salesCents)),
      columns(`Remboursements (${figures.refundCount})`, euros(cents(0 - figures.refundsCents))),
      columns('Chiffre d’affaires TTC', euros(figures.turnoverCents), { bold: true }),
      columns('HT', euros(figures.htCents)),
      columns('TVA', euros(figures.vatCents)),
      ...(figures.agencyCents === 0 ? [] : [columns('Encaissé pour des tiers', euros(figures.agencyCents))]),
      ...(figures.vat.length === 0 ? [] : [rule(), vatTable(figures)]),
      ...tenderBlocks(figures),
      ...familyBlocks(figures),
      ...drawerBlocks(figures),
      ...carriedOver(closure),
      rule('solid'),
      columns('Cumul de l’exercice', euros(closure.fiscalYearCents)),
      columns('Total perpétuel', euros(closure.perpetual.algebraicCents), { bold: true }),
      columns('  en valeur absolue', euros(closure.perpetual.absoluteCents)),
      feed(1),
      text('Code du journal', { align: 'center' }),
      text(closure.headCode, { align: 'center', bold: true, size: 'double' }),
      text('À conserver avec les papiers de la période', { align: 'center' }),
      ...foot(stamp),
    ],
  }
}

function ticketRange({ figures, firstTicket, lastTicket }: Closure): string {
  const count = figures.saleCount + figures.refundCount
  if (firstTicket === null || lastTicket === null) return '0'
  return `${count} (n° ${firstTicket} à ${lastTicket})`
}

function vatTable(figures: PeriodFigures): Block {
  return table(
    [
      { header: 'TVA', align: 'left', width: 6 },
      { header: 'HT', align: 'right', width: 'flex' },
      { header: 'TVA', align: 'right', width: 'flex' },
      { header: 'TTC', align: 'right', width: 'flex' },
    ],
    figures.vat.map((row) => [
      rate(row.rate, 'fr'),
      amount(row.htCents, 'fr'),
      amount(row.vatCents, 'fr'),
      amount(row.ttcCents, 'fr'),
    ]),
  )
}

function tenderBlocks({ tenders }: PeriodFigures): readonly Block[] {
  if (tenders.length === 0) return []
  return [
    rule(),
    text('Règlements', { bold: true }),
    ...tenders.map(({ kind, count, amountCents }) => columns(`${tenderNames[kind]} (${count})`, euros(amountCents))),
  ]
}

function familyBlocks({ families }: PeriodFigures): readonly Block[] {
  if (families.length === 0) return []
  return [
    rule(),
    text('Familles', { bold: true }),
    ...families.map((row) => {
      const vat = row.nature === 'own' ? ` ${rate(row.rate, 'fr')}` : row.owed ? '' : natureNames[row.nature]
      return columns(`${row.family}${vat}`, euros(row.ttcCents))
    }),
  ]
}

function drawerBlocks({ zCount, cashOverCents, cashShortCents, cashMovements }: PeriodFigures): readonly Block[] {
  return [
    rule(),
    columns('Caisses comptées (Z)', String(zCount)),
    ...(cashOverCents === 0 ? [] : [columns('Excédents de caisse', euros(cashOverCents))]),
    ...(cashShortCents === 0 ? [] : [columns('Manquants de caisse', euros(cashShortCents))]),
    ...cashRows(cashMovements),
  ]
}

/** Tickets that live on in the next period: said, never lost, never in the way. */
function carriedOver({ carriedOver: open, advances }: Closure): readonly Block[] {
  if (open.length === 0) return []
  return [
    rule(),
    text('Tickets ouverts, reportés', { bold: true }),
    ...open.map(({ lineCount, totalCents }) =>
      columns(`${lineCount} ligne${lineCount > 1 ? 's' : ''}`, euros(totalCents)),
    ),
    ...advances.map(({ kind, amountCents }) => columns(`dont reçu, ${tenderNames[kind]}`, euros(amountCents))),
  ]
}
