import type { Customer, CustomerDetails } from '../../shared/contracts/customers.ts'
import type { Buyer, Invoice } from '../../shared/contracts/invoices.ts'
import { newCustomerId, type CustomerId } from '../../shared/ids.ts'
import { savePdf } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import { createPush } from '../shell/push.ts'
import { change } from '../shell/session.ts'

export type InvoiceActions = ReturnType<typeof createInvoiceActions>
type Sealed = Pick<Invoice, 'seq' | 'number'>

/** Invoices of sealed tickets, and the customers that the café asked to remember. */
export function createInvoiceActions(client: Client) {
  const { till, cache, queries } = client
  const push = createPush(client)

  function make(ticketNumber: number, buyer: Buyer | null, customerId: CustomerId | null, made?: () => void): void {
    push(
      (commandId) => till.invoices.make({ ticketNumber, buyer, customerId, commandId }),
      () => {
        void cache.invalidateQueries({ queryKey: queries.customers.key() })
        void cache.invalidateQueries({ queryKey: queries.invoices.key() }).then(made)
      },
    )
  }

  return {
    make,
    /** Remembers the customer first, so that the invoice names whom the café knows. */
    keepAndMake(ticketNumber: number, buyer: Buyer, details: CustomerDetails, known: Customer | undefined) {
      const customerId = known?.customerId ?? newCustomerId()
      push(
        (commandId) => till.customers.save({ customerId, ...details, commandId }),
        (customer) => make(ticketNumber, buyer, customer.customerId),
      )
    },
    print({ seq, number }: Sealed) {
      push(
        (commandId) => till.invoices.print({ seq, commandId }),
        () => change({ said: { kind: 'invoice-printed', number } }),
      )
    },
    save({ seq }: Sealed) {
      push(() => till.invoices.file({ seq }), savePdf)
    },
  }
}
