import { wallTime } from '../../shared/business-day.ts'
import type { InvoiceDocument } from '../../shared/contracts/invoices.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { certificateFile, splitFile } from './certificate-files.ts'
import { borneParts } from './crediting.ts'
import { buyerOf } from './drafts.ts'
import { createLedgers } from './ledgers.ts'
import { overdueInvoices } from './overdue.ts'
import type { Bill } from './papers/bill-pdf.ts'
import { csv, euroCell } from './papers/csv.ts'
import { monthName } from './papers/line-labels.ts'
import type { DetailFacts } from './papers/month-detail.ts'
import type { InvoiceHandlers, MealsParts } from './parts.ts'
import { isCredited, standingMeals, type MealInvoice } from './rules/invoice.ts'
import type { Month } from './rules/month.ts'
import { shareMonth } from './rules/sharing.ts'
import { sum } from '../../shared/money.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { statementOf, totalOfRows } from './statements.ts'

export type MadeFile = { readonly name: string; readonly bytes: Uint8Array }
type What = Parameters<InvoiceHandlers['billFile']>[0]['what']

/** Pages and fonts are only read when somebody asks for a file. */
const pdfs = () => import('./papers/bill-pdf.ts')

export function billFileHandler(parts: MealsParts): InvoiceHandlers['billFile'] {
  const { doors } = parts
  async function made(what: What, nowMs: number): Promise<MadeFile | undefined> {
    switch (what.paper) {
      case 'bill':
        return billFile(parts, what.ticketNumber, nowMs)
      case 'run':
        return runFile(parts, what, nowMs)
      case 'statement':
        return statementFile(parts, what, nowMs)
      case 'reminders':
        return remindersFile(parts, what.ref, nowMs)
      case 'certificate':
        return certificateFile(parts, what, nowMs, doors.today(nowMs))
      case 'split':
        return splitFile(parts, what.year)
    }
  }
  return async ({ what }, { nowMs }) => {
    const file = await made(what, nowMs)
    return file ? { name: file.name, base64: Buffer.from(file.bytes).toString('base64') } : null
  }
}

async function billFile(parts: MealsParts, ticketNumber: number, createdAtMs: number): Promise<MadeFile | undefined> {
  const invoice = parts.invoices.byTicket(ticketNumber)
  const bill = invoice && billOf(parts, invoice)
  if (!bill) return undefined
  const site = siteOnPaper(parts.doors.cafe())
  const bytes = await (await pdfs()).billsPdf([bill], `Facture ${bill.invoice.number}`, { site, createdAtMs })
  return { name: `${bill.invoice.number}-detail.pdf`, bytes }
}

async function runFile(
  parts: MealsParts,
  { month, from, count }: { readonly month: Month; readonly from: number; readonly count: number },
  createdAtMs: number,
): Promise<MadeFile | undefined> {
  const standing = parts.invoices.between(month, month).filter((invoice) => !isCredited(invoice))
  const bills = standing.slice(from, from + count).flatMap((invoice) => billOf(parts, invoice) ?? [])
  if (bills.length === 0) return undefined
  const site = siteOnPaper(parts.doors.cafe())
  const bytes = await (await pdfs()).billsPdf(bills, `Factures de ${monthName(month)}`, { site, createdAtMs })
  return { name: `factures-${month}-${String(from + 1).padStart(3, '0')}.pdf`, bytes }
}

/** An invoice with all that its month says; nothing of one whose buyer is no longer as it was sealed. */
function billOf(parts: MealsParts, invoice: MealInvoice): Bill | undefined {
  const document: InvoiceDocument | undefined = parts.doors.invoices.document(invoice.seq)
  return document && { invoice: document, detail: detailOf(parts, invoice, document.buyer?.name ?? '') }
}

function detailOf({ doors, setups }: MealsParts, invoice: MealInvoice, personName: string): DetailFacts {
  const { personId, payers, month, number } = invoice
  const meals = standingMeals(invoice)
  const { shares } = shareMonth(meals, payers)
  const mealsOf = (ref: CustomerId) => Math.max(0, ...shares.flatMap((one) => (one.payerId === ref ? [one.meals] : [])))
  return {
    site: doors.cafe().site,
    setup: setups.setup(),
    month,
    number,
    personName,
    meals,
    parts: borneParts(invoice)
      .filter(({ amountCents }) => amountCents > 0)
      .map(({ ref, amountCents }) => ({
        name: ref === personId ? personName : (doors.customers.byId(ref)?.name ?? ''),
        kind: ref === personId ? 'self' : (payers.find(({ payerId }) => payerId === ref)?.kind ?? 'family'),
        meals: mealsOf(ref),
        amountCents,
      })),
  }
}

async function statementFile(
  parts: MealsParts,
  { month, ref, as }: { readonly month: Month; readonly ref: CustomerId; readonly as: 'pdf' | 'csv' },
  createdAtMs: number,
): Promise<MadeFile | undefined> {
  const customer = parts.doors.customers.byId(ref)
  const rows = statementOf(parts, month, ref)
  if (!customer || rows.length === 0) return undefined
  const name = `releve-${month}-${fileWord(customer.name)}.${as}`
  if (as === 'csv') {
    const head = ['identifiant', 'nom', 'facture', 'repas', 'par repas', 'montant']
    const lines = rows.map((row) => [
      row.personId,
      row.name,
      row.number,
      row.meals,
      row.unitCents === undefined ? '' : euroCell(row.unitCents),
      euroCell(row.amountCents),
    ])
    return { name, bytes: csv([head, ...lines, ['', 'Total', '', '', '', euroCell(totalOfRows(rows))]]) }
  }
  const site = siteOnPaper(parts.doors.cafe())
  const buyer = buyerOf(customer) ?? { ...NO_ADDRESS, name: customer.name }
  return { name, bytes: await (await pdfs()).statementPdf({ site, createdAtMs, buyer, month, rows }) }
}

/** A paper that is handed over needs no envelope. */
const NO_ADDRESS = { addressLines: [], postcode: '', city: '', country: 'FR', siren: '', vatNumber: '' }

async function remindersFile(
  parts: MealsParts,
  only: CustomerId | null,
  createdAtMs: number,
): Promise<MadeFile | undefined> {
  const { doors, zone } = parts
  const late = overdueInvoices(parts, doors.today(createdAtMs), createLedgers(parts))
  const letters = [...Map.groupBy(late, ({ ref }) => ref)].flatMap(([ref, same]) => {
    const customer = doors.customers.byId(ref)
    if (!customer || (only !== null && only !== ref)) return []
    return [
      {
        buyer: buyerOf(customer) ?? { ...NO_ADDRESS, name: customer.name },
        openCents: sum(same.map(({ openCents }) => openCents)),
        invoices: same.map(({ invoice: { number, personId, month, day }, openCents }) => ({
          number,
          personName: doors.customers.byId(personId)?.name ?? '',
          month,
          day,
          openCents,
        })),
      },
    ]
  })
  if (letters.length === 0) return undefined
  const today = wallTime(createdAtMs, zone()).day
  const bytes = await (await pdfs()).remindersPdf(letters, { site: siteOnPaper(doors.cafe()), createdAtMs, today })
  return { name: `rappels-${today}.pdf`, bytes }
}

/** A name as file systems take it. */
function fileWord(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
}
