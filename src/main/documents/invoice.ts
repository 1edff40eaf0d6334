import type { InvoiceDocument } from '../../shared/contracts/invoices.ts'
import { ONE } from '../../shared/money.ts'
import { amount, quantity, rate } from '../../shared/texts/format.ts'
import { euros, paperDay, paperInstant } from './figures.ts'
import { dueOf } from './pdf/invoice-mentions.ts'
import { banner, columns, feed, rule, table, text, type Block, type PaperDocument } from './model.ts'
import { letterhead } from './receipt.ts'
import { tenderNames } from './tender-rows.ts'

const titles: Readonly<Record<InvoiceDocument['kind'], string>> = { invoice: 'FACTURE', 'credit-note': 'AVOIR' }

/** An invoice on the receipt printer, as restaurants give it. The file with its structured twin is made elsewhere. */
export function invoicePaper(invoice: InvoiceDocument, stamp: { readonly copyNumber: number }): PaperDocument {
  return {
    title: `${titles[invoice.kind]} ${invoice.number}`,
    blocks: [
      ...letterhead(invoice.site),
      feed(1),
      text(`${titles[invoice.kind]} n° ${invoice.number}`, { align: 'center', bold: true, size: 'tall' }),
      ...(stamp.copyNumber > 0 ? [banner(`DUPLICATA n° ${stamp.copyNumber}`)] : []),
      rule(),
      columns('Date', paperInstant(invoice.issuedAtMs, invoice.zone)),
      columns('Date de l’opération', paperDay(invoice.suppliedOn)),
      columns('Ticket', `n° ${invoice.ticket.number}, ${invoice.ticket.till}`),
      ...(invoice.corrects === null ? [] : [columns('Annule en tout ou partie', invoice.corrects.number)]),
      rule(),
      ...buyerBlocks(invoice),
      rule(),
      ...invoice.lines.map((line) =>
        columns(
          line.quantityMilli === ONE ? line.label : `${quantity(line.quantityMilli, 'fr')} ${line.label}`,
          amount(line.ttcCents, 'fr'),
        ),
      ),
      rule(),
      columns('TOTAL HT', euros(invoice.htCents)),
      columns('TVA', euros(invoice.vatCents)),
      columns('TOTAL TTC', euros(invoice.ttcCents), { bold: true, size: 'tall' }),
      rule(),
      ...(invoice.vat.length === 0 ? [] : [vatTable(invoice)]),
      ...invoice.tenders.map(({ kind, amountCents }) => columns(tenderNames[kind], euros(amountCents))),
      text(settledWords(invoice), { align: 'center', bold: true }),
      ...(invoice.vatOnDebits ? [text('Option pour le paiement de la taxe d’après les débits')] : []),
      columns(`${invoice.software.name} ${invoice.software.version}`, `Noyau ${invoice.software.coreVersion}`),
    ],
  }
}

function settledWords(invoice: InvoiceDocument): string {
  if (invoice.kind === 'credit-note') return 'Avoir remboursé'
  const dueCents = dueOf(invoice)
  return dueCents > 0 ? `À régler : ${euros(dueCents)}` : 'Facture acquittée'
}

/** The customer, or the lines on which they write themselves. */
function buyerBlocks({ buyer }: InvoiceDocument): readonly Block[] {
  if (buyer === null) return [text('Client (à compléter)', { bold: true }), feed(1), rule(), feed(1), rule(), feed(1)]
  return [
    text('Client', { bold: true }),
    text(buyer.name),
    ...buyer.addressLines.map((line) => text(line)),
    text(`${buyer.postcode} ${buyer.city}`),
    ...(buyer.siren === '' ? [] : [text(`SIREN ${buyer.siren}`)]),
    ...(buyer.vatNumber === '' ? [] : [text(`TVA ${buyer.vatNumber}`)]),
  ]
}

function vatTable(invoice: InvoiceDocument): Block {
  return table(
    [
      { header: 'TVA', align: 'left', width: 6 },
      { header: 'HT', align: 'right', width: 'flex' },
      { header: 'TVA', align: 'right', width: 'flex' },
      { header: 'TTC', align: 'right', width: 'flex' },
    ],
    invoice.vat.map((row) => [
      rate(row.rate, 'fr'),
      amount(row.htCents, 'fr'),
      amount(row.vatCents, 'fr'),
      amount(row.ttcCents, 'fr'),
    ]),
  )
}
