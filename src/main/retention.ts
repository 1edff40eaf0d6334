import type { CardPaymentStore } from './card-payments/index.ts'
import type { Customers } from './customers/index.ts'
import type { EventLog } from './fiscal/event-log.ts'
import type { InvoiceStore } from './invoices/index.ts'
import type { KitchenStore } from './kitchen/index.ts'
import type { PrintStore } from './printing/index.ts'
import type { RetentionParts } from './privacy/index.ts'

type Parts = {
  readonly eventLog: EventLog
  readonly customers: Customers
  readonly invoiceStore: InvoiceStore
  readonly printStore: PrintStore
  readonly kitchenStore: KitchenStore
  readonly cardPaymentStore: CardPaymentStore
}

/** Who forgets what, each at its door. */
export function retentionOf(parts: Parts): RetentionParts {
  return {
    eventLog: parts.eventLog,
    eraseCustomersNotSeenSince: parts.customers.eraseNotSeenSince,
    forgetInvoiceBuyersBefore: parts.invoiceStore.forgetBuyers,
    forgetPrintContentBefore: parts.printStore.forgetContent,
    forgetCardPaymentsBefore: parts.cardPaymentStore.forgetBefore,
    forgetKitchenOrdersBefore(atMs) {
      const gone = parts.kitchenStore.forgetBefore(atMs)
      parts.printStore.giveUp('kitchen-order', gone)
      return gone.length
    },
  }
}
