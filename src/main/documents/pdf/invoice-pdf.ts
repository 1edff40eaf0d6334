import type { InvoiceDocument } from '../../../shared/contracts/invoices.ts'
import { amount, quantity, rate } from '../../../shared/texts/format.ts'
import { paperDay, paperInstant } from '../figures.ts'
import { letterhead, table } from './a4-parts.ts'
import { a4, beside, finish, openSheet, space, styles, write, type Foot, type Sheet } from './a4.ts'
import { embedFacturX } from './factur-x.ts'
import { drawBuyer, HALF } from './invoice-buyer.ts'
import { dayOf, unitPrice } from './invoice-figures.ts'
import { operationNames, operationOf } from './invoice-mentions.ts'
import { drawEnd } from './invoice-sums.ts'

const LABEL_WIDTH = 70
const titles = { invoice: 'Facture', 'credit-note': 'Avoir' } as const

/**
 * An invoice or a credit note as a hybrid file: A4 pages for people, with `xml` (`invoices/cii.ts`) inside for machines.
 * What it says is what CGI ann. II art. 242 nonies A asks for (brief fiscal §3.2). `demo`: each page says that it is one's.
 */
export function invoicePdf(invoice: InvoiceDocument, xml: string, demo: boolean): Promise<Uint8Array> {
  const { site } = invoice
  const name = `${titles[invoice.kind]} ${invoice.number}`
  const sheet = openSheet(
    { title: `${name} · ${site.name}`, of: { name: site.name, demo }, createdAtMs: invoice.issuedAtMs },
    `${site.name} · ${name} (suite)`,
  )
  embedFacturX(sheet.doc, xml, invoice.issuedAtMs)
  drawInvoice(sheet, invoice, true)
  return finish(sheet, invoiceFoot(invoice))
}

/** What is said at the foot of each of its pages. */
export function invoiceFoot({ site, software }: InvoiceDocument): Foot {
  return {
    left: `${software.name} ${software.version} · noyau fiscal ${software.coreVersion}`,
    center: `${site.name} · SIRET ${site.siret}`,
  }
}

/** An invoice on the sheet from where it stands: a file may hold several, to be printed in one go. */
export function drawInvoice(sheet: Sheet, invoice: InvoiceDocument, isHybrid = false): void {
  const { site } = invoice
  const title = titles[invoice.kind]
  letterhead(sheet, site, { title, number: invoice.number })
  space(sheet, 24)
  const facts = beside(sheet, () => drawFacts(sheet, invoice))
  const party = beside(sheet, () => drawBuyer(sheet, invoice.buyer))
  sheet.y = Math.max(facts, party)
  space(sheet, 22)
  drawLines(sheet, invoice)
  drawEnd(sheet, invoice, isHybrid)
}

/** What this document is about, on the left of its customer. */
function drawFacts(sheet: Sheet, invoice: InvoiceDocument): void {
  const { corrects, ticket, zone } = invoice
  const refund = invoice.kind === 'credit-note'
  const facts: readonly (readonly [string, string])[] = [
    [refund ? 'Émis le' : 'Émise le', dayOf(invoice.issuedAtMs, zone)],
    [refund ? 'Remboursé le' : 'Vente du', paperDay(invoice.suppliedOn)],
    ...(corrects === null
      ? []
      : [['Corrige', `Facture ${corrects.number} du ${dayOf(corrects.issuedAtMs, zone)}`] as const]),
    ['Opération', operationNames[operationOf(invoice)]],
    ['Ticket', `n° ${ticket.number} du ${paperInstant(ticket.settledAtMs, zone)}`],
    ['Caisse', ticket.till],
  ]
  space(sheet, 10)
  for (const [label, value] of facts) {
    beside(sheet, () => write(sheet, label, styles.fact, { width: LABEL_WIDTH }))
    write(sheet, value, styles.body, { x: a4.left + LABEL_WIDTH, width: HALF - LABEL_WIDTH })
    space(sheet, 3)
  }
}

function drawLines(sheet: Sheet, invoice: InvoiceDocument): void {
  table(
    sheet,
    [
      { header: 'Désignation', align: 'left' },
      { header: 'Quantité', align: 'right', width: 54 },
      { header: 'Prix unit. HT', align: 'right', width: 66 },
      { header: 'TVA', align: 'right', width: 52 },
      { header: 'Total HT', align: 'right', width: 64 },
      { header: 'Total TTC', align: 'right', width: 64 },
    ],
    invoice.lines.map((line) => [
      line.label,
      quantity(line.quantityMilli, 'fr'),
      unitPrice(line),
      rate(line.vatRate, 'fr'),
      amount(line.htCents, 'fr'),
      amount(line.ttcCents, 'fr'),
    ]),
  )
}
