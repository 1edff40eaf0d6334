import type { customers as contract } from '../../shared/contracts/customers.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isSiren } from '../../shared/siren.ts'
import type { EventFacts, EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { CustomerStore } from './store.ts'

export { createCustomerStore, customersTrack, type CustomerStore } from './store.ts'

type Parts = {
  readonly store: CustomerStore
  readonly eventLog: EventLog
  /** The invoices that name a customer. */
  readonly invoicesOf: (customerId: CustomerId) => readonly { readonly number: string; readonly issuedAtMs: number }[]
}

/** Forgets a customer; the trace says that it was done, and to nobody whom. */
export function eraseCustomer(
  { store, eventLog }: Pick<Parts, 'store' | 'eventLog'>,
  customerId: CustomerId,
  facts: EventFacts,
): void {
  store.erase(customerId, facts.nowMs)
  eventLog.record('customer-erased', facts, { customerId })
}

export function customerHandlers(parts: Parts): Handlers<typeof contract> {
  const { store } = parts
  return {
    save({ commandId: _, customerId, ...asked }, { nowMs }) {
      if (store.isErased(customerId)) return refuse('CUSTOMER_ERASED')
      const siren = asked.siren.replaceAll(/\s/g, '')
      if (siren !== '' && !isSiren(siren)) return refuse('SIREN_WRONG')
      store.save(customerId, { ...asked, siren }, nowMs)
      return ok({ customerId })
    },

    erase({ customerId }, context) {
      if (!store.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      eraseCustomer(parts, customerId, context)
      context.afterCommit(store.scrub)
      return ok(null)
    },

    search: ({ text, limit }) => [...store.search(text, limit)],

    disclose({ customerId }) {
      const customer = store.byId(customerId)
      return customer ? { customer, invoices: [...parts.invoicesOf(customerId)] } : null
    },
  }
}
