import { sum } from '../../shared/money.ts'
import type { SealedTicket } from '../tickets/index.ts'
import type { InvoicedSales } from './e-reporting.ts'

/**
 * Own sales that invoices to businesses already tell the platform of, by day, kind of supply and rate; each ticket is
 * counted once a day and kind.
 */
export function invoicedSales(tickets: readonly SealedTicket[]): readonly InvoicedSales[] {
  const lines = tickets.flatMap(({ number, body }) =>
    body.lines
      .filter((line) => line.nature === 'own')
      .map((line) => ({ ...line, number, businessDay: body.businessDay, rate: line.vatRate })),
  )
  const counted = new Set<string>()
  return [...Map.groupBy(lines, (line) => `${line.businessDay} ${line.supply} ${line.rate}`)].flatMap(([, same]) => {
    const [first] = same
    if (!first) return []
    const { businessDay, supply, rate } = first
    const fresh = [...new Set(same.map((line) => `${businessDay} ${supply} ${line.number}`))].filter(
      (ticket) => !counted.has(ticket),
    )
    for (const ticket of fresh) counted.add(ticket)
    const htCents = sum(same.map((line) => line.htCents))
    const vatCents = sum(same.map((line) => line.vatCents))
    return [{ businessDay, supply, rate, htCents, vatCents, ticketCount: fresh.length }]
  })
}
