import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import { isCredited, zMealInvoice, type MealInvoice } from './rules/invoice.ts'
import type { Month } from './rules/month.ts'

/** The months that were issued, by the ticket that sealed each. */
export function createInvoiceStore(db: WriteDb) {
  const byTicket = db.prepare<[number], string>('SELECT value FROM meal_invoices WHERE ticket_number = ?').pluck()
  const standing = db
    .prepare<[CustomerId, Month], string>(
      'SELECT value FROM meal_invoices WHERE person_id = ? AND month = ? AND credited = 0',
    )
    .pluck()
  const between = db
    .prepare<[Month, Month], string>(
      'SELECT value FROM meal_invoices WHERE month BETWEEN ? AND ? ORDER BY ticket_number',
    )
    .pluck()
  const write = db.prepare<[number, CustomerId, Month, number, string]>(
    `INSERT INTO meal_invoices VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (ticket_number) DO UPDATE SET credited = excluded.credited, value = excluded.value`,
  )
  const read = (value: string): MealInvoice => zMealInvoice.parse(JSON.parse(value))
  const one = (value: string | undefined) => (value === undefined ? undefined : read(value))
  return {
    byTicket: (ticketNumber: number): MealInvoice | undefined => one(byTicket.get(ticketNumber)),
    /** The one of a person's month that was not taken back as a whole. */
    standing: (personId: CustomerId, month: Month): MealInvoice | undefined => one(standing.get(personId, month)),
    /** Of both months and those between, credited ones as well; in the order in which they were issued. */
    between: (from: Month, to: Month): readonly MealInvoice[] => between.all(from, to).map(read),
    save(invoice: MealInvoice): void {
      const { ticketNumber, personId, month } = invoice
      write.run(ticketNumber, personId, month, isCredited(invoice) ? 1 : 0, JSON.stringify(invoice))
    },
  }
}
export type InvoiceStore = ReturnType<typeof createInvoiceStore>
