import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Ledgers } from './ledgers.ts'
import type { MealsParts } from './parts.ts'
import type { MealInvoice } from './rules/invoice.ts'

type Overdue = { readonly ref: CustomerId; readonly invoice: MealInvoice; readonly openCents: Cents }

/** What is open of invoices that are older than the setup lets them be, account by account, oldest first. */
export function overdueInvoices(parts: MealsParts, today: BusinessDay, ledgers: Ledgers): readonly Overdue[] {
  const { people, invoices, setups } = parts
  const latest = addDays(today, -setups.setup().reminderDays)
  const refs = new Set(
    people.people().flatMap(({ personId, payers }) => [personId, ...payers.map(({ payerId }) => payerId)]),
  )
  return [...refs]
    .flatMap((ref) =>
      [...ledgers.of(ref)].flatMap(([ticketNumber, { openCents }]) => {
        const invoice = openCents > 0 ? invoices.byTicket(ticketNumber) : undefined
        return invoice && invoice.day < latest ? [{ ref, invoice, openCents }] : []
      }),
    )
    .sort((a, b) => a.invoice.ticketNumber - b.invoice.ticketNumber)
}
