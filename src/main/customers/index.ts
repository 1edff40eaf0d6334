import type { customers as contract } from '../../shared/contracts/customers.ts'
import type { StampCard } from '../../shared/contracts/loyalty.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isSiren } from '../../shared/siren.ts'
import type { WriteDb } from '../db/open.ts'
import type { EventFacts, EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { ErasedList } from './erased-list.ts'
import { createCustomerStore } from './store.ts'

export { erasedListOf, type ErasedList } from './erased-list.ts'
export { customersTrack, type CustomerStore } from './store.ts'

/** The door of customers. Whoever is forgotten leaves a trace that says that it was done, and to nobody whom. */
export function createCustomers(
  db: WriteDb,
  erased: ErasedList,
  eventLog: EventLog,
  /** Who owes something is remembered until it is settled. */
  isOwing: (customerId: CustomerId) => boolean,
  /** Told who is gone: what else is kept about a person goes as well. */
  alsoForget: readonly ((customerId: CustomerId) => void)[],
) {
  const store = createCustomerStore(db, erased)
  const onErased = (customerId: CustomerId) => alsoForget.forEach((forget) => forget(customerId))
  const told = (customerId: CustomerId, facts: EventFacts) => eventLog.record('customer-erased', facts, { customerId })

  function erase(customerId: CustomerId, facts: EventFacts): void {
    store.erase(customerId, facts.nowMs)
    onErased(customerId)
    told(customerId, facts)
  }
  return {
    store,
    erase,
    isOwing,
    /** Answers how many. */
    eraseNotSeenSince(atMs: number, facts: EventFacts): number {
      const gone = store.notSeenSince(atMs).filter((customerId) => !isOwing(customerId))
      for (const customerId of gone) erase(customerId, facts)
      return gone.length
    },
    /** At a start: what was forgotten stays forgotten, whatever copy of the ledger was put back. */
    eraseAgain: (facts: EventFacts): void =>
      store.eraseAgain(facts.nowMs).forEach((id) => {
        onErased(id)
        told(id, facts)
      }),
  }
}
export type Customers = ReturnType<typeof createCustomers>

type Parts = {
  readonly customers: Customers
  /** The invoices that name a customer. */
  readonly invoicesOf: (customerId: CustomerId) => readonly { readonly number: string; readonly issuedAtMs: number }[]
  readonly stampsOf: (customerId: CustomerId, nowMs: number) => StampCard | null
}

export function customerHandlers({ customers, invoicesOf, stampsOf }: Parts): Handlers<typeof contract> {
  const { store } = customers
  return {
    save({ commandId: _, customerId, ...asked }, { nowMs, announce }) {
      if (store.isErased(customerId)) return refuse('CUSTOMER_ERASED')
      const siren = asked.siren.replaceAll(/\s/g, '')
      if (siren !== '' && !isSiren(siren)) return refuse('SIREN_WRONG')
      store.save(customerId, { ...asked, siren }, nowMs)
      announce('customers.changed')
      return ok({ customerId })
    },

    erase({ customerId }, context) {
      if (!store.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      if (customers.isOwing(customerId)) return refuse('CUSTOMER_OWES')
      customers.erase(customerId, context)
      context.afterCommit(store.scrub)
      context.announce('customers.changed')
      return ok(null)
    },

    search: ({ text, limit }) => [...store.search(text, limit)],

    disclose({ customerId }, { nowMs }) {
      const customer = store.byId(customerId)
      const invoices = invoicesOf(customerId).map(({ number, issuedAtMs }) => ({ number, issuedAtMs }))
      return customer ? { customer, invoices, stamps: stampsOf(customerId, nowMs) } : null
    },
  }
}
