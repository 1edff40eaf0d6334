import type { Buyer, InvoiceDocument } from '../../../shared/contracts/invoices.ts'
import type { Site } from '../../../shared/contracts/till.ts'
import { sum, type Cents } from '../../../shared/money.ts'
import { euros, paperDay } from '../../../main/documents/figures.ts'
import { letterhead, table } from '../../../main/documents/pdf/a4-parts.ts'
import {
  a4Width,
  drawFeet,
  finish,
  ground,
  heightOf,
  nextDocument,
  openSheet,
  pagesOf,
  space,
  styles,
  write,
  a4,
  type Sheet,
} from '../../../main/documents/pdf/a4.ts'
import { drawBuyer, HALF } from '../../../main/documents/pdf/invoice-buyer.ts'
import { drawInvoice, invoiceFoot } from '../../../main/documents/pdf/invoice-pdf.ts'
import { pdfBytes } from '../../../main/documents/pdf/pdf-file.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Month } from '../rules/month.ts'
import type { StatementRow } from '../statements.ts'
import { monthName } from './line-labels.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { drawDetail, type DetailFacts } from './month-detail.ts'

type Made = { readonly site: PaperSite; readonly createdAtMs: number }
export type Bill = { readonly invoice: InvoiceDocument; readonly detail: DetailFacts }

/** Invoices with their months behind them in one file, each with pages of its own: to be printed in one go. */
export function billsPdf(bills: readonly Bill[], title: string, { site, createdAtMs }: Made): Promise<Uint8Array> {
  const nameOf = ({ invoice }: Bill) => `${site.name} · Facture ${invoice.number} (suite)`
  const [head, ...others] = bills
  const open = openSheet({ title: `${title} · ${site.name}`, of: site, createdAtMs }, head ? nameOf(head) : title)
  let first = 0
  const draw = (sheet: Sheet, { invoice, detail }: Bill) => {
    drawInvoice(sheet, invoice)
    drawDetail(nextDocument(sheet, sheet.continued), detail)
    drawFeet(sheet, invoiceFoot(invoice), first)
    first = pagesOf(sheet)
  }
  if (head) draw(open, head)
  for (const bill of others) draw(nextDocument(open, nameOf(bill)), bill)
  return pdfBytes(open.doc)
}

export type StatementFacts = Made & {
  readonly buyer: Buyer
  readonly month: Month
  readonly rows: readonly StatementRow[]
}

/** What a payer owes for a month, person by person. */
export function statementPdf({ site, createdAtMs, buyer, month, rows }: StatementFacts): Promise<Uint8Array> {
  const title = `Relevé des repas de ${monthName(month)}`
  const sheet = openSheet({ title: `${title} · ${site.name}`, of: site, createdAtMs }, title)
  letterhead(sheet, site, { title: 'Relevé', number: monthName(month) })
  addressed(sheet, buyer)
  write(sheet, `${title} : ${rows.length} personne${rows.length > 1 ? 's' : ''}`, styles.heading)
  space(sheet, 8)
  table(
    sheet,
    [
      { header: 'Bénéficiaire', align: 'left' },
      { header: 'Facture', align: 'left', width: 70 },
      { header: 'Repas', align: 'right', width: 48 },
      { header: 'Par repas', align: 'right', width: 64 },
      { header: 'Montant', align: 'right', width: 72 },
    ],
    rows.map((row) => [
      row.name,
      row.number,
      String(row.meals),
      row.unitCents === undefined ? '' : euros(row.unitCents),
      euros(row.amountCents),
    ]),
  )
  space(sheet, 14)
  toPay(sheet, 'Total à régler', sum(rows.map((row) => row.amountCents)))
  return finish(sheet, footOf(site))
}

export type ReminderLetter = {
  readonly buyer: Buyer
  readonly openCents: Cents
  readonly invoices: readonly {
    readonly number: string
    readonly personName: string
    readonly month: Month
    readonly day: BusinessDay
    readonly openCents: Cents
  }[]
}

/** A courteous letter to each whose invoices wait. */
export function remindersPdf(
  letters: readonly ReminderLetter[],
  { site, createdAtMs, today }: Made & { readonly today: BusinessDay },
): Promise<Uint8Array> {
  const open = openSheet({ title: `Rappels · ${site.name}`, of: site, createdAtMs }, 'Rappel (suite)')
  letters.forEach((letter, n) => {
    const sheet = n === 0 ? open : nextDocument(open, 'Rappel (suite)')
    const first = pagesOf(sheet) - 1
    drawReminder(sheet, letter, site, today)
    drawFeet(sheet, footOf(site), first)
  })
  return pdfBytes(open.doc)
}

function drawReminder(
  sheet: Sheet,
  { buyer, invoices, openCents }: ReminderLetter,
  site: Site,
  today: BusinessDay,
): void {
  letterhead(sheet, site, { title: 'Rappel', number: paperDay(today) })
  addressed(sheet, buyer)
  for (const words of [
    'Madame, Monsieur,',
    'Sauf erreur de notre part, les factures de repas ci-dessous ne sont pas encore réglées. Si votre règlement est déjà parti, merci de ne pas tenir compte de ce courrier.',
  ]) {
    write(sheet, words, styles.body)
    space(sheet, 8)
  }
  table(
    sheet,
    [
      { header: 'Facture', align: 'left', width: 74 },
      { header: 'Du', align: 'left', width: 66 },
      { header: 'Repas de', align: 'left' },
      { header: 'Reste à payer', align: 'right', width: 80 },
    ],
    invoices.map((one) => [
      one.number,
      paperDay(one.day),
      `${one.personName}, ${monthName(one.month)}`,
      euros(one.openCents),
    ]),
  )
  space(sheet, 14)
  toPay(sheet, 'Reste à régler', openCents)
  space(sheet, 14)
  write(sheet, 'Une difficulté, une question ? Appelez-nous, nous trouverons une solution.', styles.body)
}

export type CertificateFacts = Made & {
  readonly buyer: Buyer
  readonly sap: { readonly number: string; readonly declaredOn: BusinessDay }
  readonly year: number
  readonly today: BusinessDay
  readonly months: readonly {
    readonly month: Month
    readonly meals: number
    readonly deliveryCents: Cents
    readonly aidsCents: Cents
    readonly paidCents: Cents
  }[]
  readonly paidCents: Cents
  readonly creditCents: Cents
  readonly source: string
}

/** The year's certificate for the tax office (CGI art. 199 sexdecies; meals.md §3.1): months grouped, what was really paid. */
export function certificatePdf(facts: CertificateFacts): Promise<Uint8Array> {
  const { site, createdAtMs, buyer, sap, year, months } = facts
  const sheet = openSheet(
    { title: `Attestation fiscale ${year} · ${site.name}`, of: site, createdAtMs },
    `Attestation ${year}`,
  )
  letterhead(sheet, site, { title: 'Attestation', number: `fiscale, année ${year}` })
  addressed(sheet, buyer)
  write(
    sheet,
    `Organisme de services à la personne déclaré sous le numéro ${sap.number} le ${paperDay(sap.declaredOn)}, ${site.name} atteste que ${buyer.name} a réglé en ${year} les livraisons de repas à domicile suivantes. Le repas lui-même n’ouvre pas droit au crédit d’impôt et n’est pas compté.`,
    styles.body,
  )
  space(sheet, 10)
  table(
    sheet,
    [
      { header: 'Mois', align: 'left' },
      { header: 'Livraisons', align: 'right', width: 64 },
      { header: 'Prix', align: 'right', width: 72 },
      { header: 'Aides déduites', align: 'right', width: 80 },
      { header: 'Payé par vous', align: 'right', width: 78 },
    ],
    months.map((one) => [
      monthName(one.month),
      String(one.meals),
      euros(one.deliveryCents),
      euros(one.aidsCents),
      euros(one.paidCents),
    ]),
  )
  space(sheet, 14)
  toPay(sheet, `Payé en ${year}`, facts.paidCents)
  space(sheet, 12)
  const mentions = [
    `Pour information, crédit d’impôt correspondant : ${euros(facts.creditCents)} (${facts.source}), sous réserve du plafond de votre foyer.`,
    'Aucun règlement en CESU préfinancé n’a été reçu pour ces prestations.',
    `Fait le ${paperDay(facts.today)}.`,
  ]
  for (const words of mentions) write(sheet, words, styles.soft)
  return finish(sheet, footOf(site))
}

const footOf = (site: Site) => ({ left: site.name, center: `SIRET ${site.siret}` })

/** Below the letterhead: whom it is for, where an envelope has its window. */
function addressed(sheet: Sheet, buyer: Buyer): void {
  space(sheet, 24)
  drawBuyer(sheet, buyer)
  space(sheet, 26)
}

function toPay(sheet: Sheet, words: string, amountCents: Cents): void {
  const width = HALF
  const place = { x: a4.left + a4Width - width + 12, width: width - 24 }
  const height = heightOf(sheet, words, styles.total, place.width) + 20
  ground(sheet, height, { x: a4.left + a4Width - width, width })
  const bottom = sheet.y + height
  space(sheet, 10)
  const top = sheet.y
  write(sheet, words, styles.total, place)
  sheet.y = top
  write(sheet, euros(amountCents), styles.total, { ...place, align: 'right' })
  sheet.y = bottom
}
