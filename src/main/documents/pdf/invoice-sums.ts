import type { InvoiceDocument } from '../../../shared/contracts/invoices.ts'
import { minus } from '../../../shared/money.ts'
import { amount, rate } from '../../../shared/texts/format.ts'
import { euros } from '../figures.ts'
import { figures, table } from './a4-parts.ts'
import {
  a4,
  a4Width,
  beside,
  colors,
  ground,
  hairline,
  heightOf,
  heightOfDrawing,
  makeRoom,
  space,
  styles,
  write,
  type Sheet,
} from './a4.ts'
import { dayOf } from './invoice-figures.ts'
import {
  DEBITS_MENTION,
  dueOf,
  FRANCHISE_MENTION,
  isFranchise,
  paymentMentions,
  settledMention,
  tendersMention,
} from './invoice-mentions.ts'

const TOTALS_WIDTH = 190
const VAT_WIDTH = 270
const BOX_PAD = 10

/** The sums, that it is paid, the mentions: the end of an invoice is never parted over two pages. */
export function drawEnd(sheet: Sheet, invoice: InvoiceDocument, isHybrid: boolean): void {
  const draw = (on: Sheet) => {
    drawTotals(on, invoice)
    drawSettlement(on, invoice)
    drawMentions(on, invoice, isHybrid)
  }
  makeRoom(sheet, heightOfDrawing(sheet, draw))
  draw(sheet)
}

/** VAT rate by rate on the left, what it comes to on the right. */
function drawTotals(sheet: Sheet, invoice: InvoiceDocument): void {
  const untaxed = isFranchise(invoice.site) && invoice.vatCents === 0
  space(sheet, 18)
  const left = beside(sheet, () => {
    if (untaxed) write(sheet, FRANCHISE_MENTION, styles.body, { width: VAT_WIDTH })
    else drawVat(sheet, invoice)
  })
  const right = beside(sheet, () => drawSums(sheet, invoice))
  sheet.y = Math.max(left, right)
}

function drawVat(sheet: Sheet, { vat }: InvoiceDocument): void {
  table(
    sheet,
    [
      { header: 'Taux de TVA', align: 'left' },
      { header: 'Base HT', align: 'right', width: 64 },
      { header: 'TVA', align: 'right', width: 60 },
      { header: 'TTC', align: 'right', width: 64 },
    ],
    vat.map((row) => [
      rate(row.rate, 'fr'),
      amount(row.htCents, 'fr'),
      amount(row.vatCents, 'fr'),
      amount(row.ttcCents, 'fr'),
    ]),
    { width: VAT_WIDTH },
  )
}

function drawSums(sheet: Sheet, invoice: InvoiceDocument): void {
  const { htCents, vatCents, ttcCents, kind } = invoice
  const dueCents = dueOf(invoice)
  const place = { x: a4.right - TOTALS_WIDTH, width: TOTALS_WIDTH }
  const [paid, left] =
    kind === 'invoice'
      ? (['Déjà réglé', 'Reste à payer'] as const)
      : (['Déjà remboursé', 'Reste à rembourser'] as const)
  space(sheet, 4)
  figures(
    sheet,
    [
      ['Total HT', euros(htCents)],
      ['Total TVA', euros(vatCents)],
    ],
    place,
  )
  space(sheet, 5)
  hairline(sheet, { ...place, color: colors.ink })
  space(sheet, 5)
  figures(sheet, [['Total TTC', euros(ttcCents)]], place, styles.total)
  space(sheet, 3)
  figures(
    sheet,
    [
      [paid, euros(minus(ttcCents, dueCents))],
      [left, euros(dueCents)],
    ],
    place,
    dueCents > 0 ? styles.strong : styles.soft,
  )
}

/** What is owed or that nothing is any more, and how it was paid. */
function drawSettlement(sheet: Sheet, invoice: InvoiceDocument): void {
  const day = dayOf(invoice.ticket.settledAtMs, invoice.zone)
  const words = settledMention(invoice, day)
  const how = tendersMention(invoice)
  const place = { x: a4.left + BOX_PAD, width: a4Width - 2 * BOX_PAD }
  const height = heightOf(sheet, words, styles.strong) + heightOf(sheet, how, styles.soft, place.width) + 2 * BOX_PAD
  space(sheet, 18)
  ground(sheet, height)
  space(sheet, BOX_PAD)
  write(sheet, words, styles.strong, place)
  write(sheet, how, styles.soft, place)
  space(sheet, BOX_PAD)
}

/** What the law has an invoice say in words. */
function drawMentions(sheet: Sheet, invoice: InvoiceDocument, isHybrid: boolean): void {
  const words = [
    ...(invoice.vatOnDebits ? [DEBITS_MENTION + '.'] : []),
    paymentMentions.discount,
    paymentMentions.penalties,
    paymentMentions.recovery,
    ...(isHybrid
      ? ['Facture électronique au format Factur-X, profil EN 16931 : ses données sont jointes à ce fichier.']
      : []),
  ]
  space(sheet, 14)
  for (const line of words) write(sheet, line, styles.small)
}
