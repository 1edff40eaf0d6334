import { assert } from '../../shared/assert.ts'
import type { Buyer, Invoice, InvoiceDocument, invoices as contract } from '../../shared/contracts/invoices.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { Printing } from '../printing/index.ts'
import type { SealedTicket, Tickets } from '../tickets/index.ts'
import { checkBuyer, invoiceNumber, isBusiness } from './rules.ts'
import {
  fingerprintOf,
  invoiceFigures,
  isBuyerSealed,
  newSalt,
  zSealedInvoice,
  type SealedInvoice,
} from './sealed-invoice.ts'
import type { InvoiceStore } from './store.ts'

export { alteredBuyers, createInvoiceStore, invoicesTrack, type InvoiceStore } from './store.ts'

type Parts = {
  readonly store: InvoiceStore
  readonly journal: Journal
  readonly tickets: Tickets
  readonly cafe: () => { readonly till: string; readonly settings: Settings }
  readonly seen: (customerId: CustomerId, nowMs: number) => void
}
type Known = { readonly seq: number; readonly kind: Invoice['kind']; readonly sealed: SealedInvoice }

/** The door of invoices. */
export function createInvoices({ store, journal, tickets }: Parts) {
  function known(seq: number): Known | undefined {
    const entry = journal.entry('invoices', seq)
    if (!entry) return undefined
    return { seq, kind: entry.kind as Invoice['kind'], sealed: zSealedInvoice.parse(entry.payload) } // sealed here
  }

  function listed({ seq, kind, sealed }: Known): Invoice {
    return {
      seq,
      number: sealed.number,
      kind,
      ticketNumber: sealed.ticket.number,
      issuedAtMs: sealed.issuedAtMs,
      ttcCents: sealed.ttcCents,
      buyerName: store.buyer(seq)?.buyer.name ?? null,
    }
  }

  return {
    known,
    listed,
    isBuyerSealed: ({ seq, sealed }: Known): boolean => isBuyerSealed(sealed, store.buyer(seq)),
    /** An invoice as it is printed, with the buyer from beside the ledger; none with a buyer that was not sealed. */
    document(seq: number): InvoiceDocument | undefined {
      const found = known(seq)
      if (!found || !isBuyerSealed(found.sealed, store.buyer(seq))) return undefined
      const { ticketHash: _hash, customerId: _customer, buyer: _buyer, ...facts } = found.sealed
      return { ...facts, kind: found.kind, buyer: store.buyer(seq)?.buyer ?? null }
    },
    ofCustomer: (customerId: CustomerId): readonly Invoice[] =>
      store.ofCustomer(customerId).flatMap((seq) => {
        const found = known(seq)
        return found ? [listed(found)] : []
      }),
    /** The sealed tickets that were invoiced to businesses, of what was supplied between two days. */
    toBusinesses: (from: Parameters<InvoiceStore['business']>[0], to: typeof from): readonly SealedTicket[] =>
      store
        .business(from, to)
        .flatMap((seq) => tickets.sealedIn('tickets', known(seq)?.sealed.ticket.number ?? 0) ?? []),
  }
}
export type Invoices = ReturnType<typeof createInvoices>

export function invoiceHandlers(
  parts: Parts & { readonly invoices: Invoices; readonly printing: Printing },
): Handlers<typeof contract> {
  const { store, journal, tickets, invoices, printing } = parts

  /** The invoice that a refund takes back, where its sale was invoiced. */
  function invoiceBehind(ticket: SealedTicket): Known | undefined {
    if (ticket.kind === 'sale') return undefined
    const seq = store.ofTicket(ticket.body.corrects.number)
    return seq === undefined ? undefined : invoices.known(seq)
  }

  return {
    make(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const ticket = tickets.sealed(input.ticketNumber)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const existing = store.ofTicket(ticket.number)
      if (existing !== undefined) return refuse('INVOICE_EXISTS', { number: invoiceNumber(existing) })
      if (ticket.kind === 'tender-change' || ticket.body.turnoverCents === 0) return refuse('NOTHING_TO_INVOICE')
      const corrected = invoiceBehind(ticket)
      if (ticket.kind === 'refund' && !corrected)
        return refuse('INVOICE_FIRST', { number: ticket.body.corrects.number })
      if (corrected && !invoices.isBuyerSealed(corrected)) return refuse('BUYER_ALTERED')
      const figures = invoiceFigures(ticket)
      const asked = corrected ? (store.buyer(corrected.seq)?.buyer ?? null) : input.buyer
      const buyer = corrected ? ok<Buyer | null>(asked) : checkBuyer(asked, figures.htCents)
      if (!buyer.ok) return buyer

      const { till, settings } = parts.cafe()
      const salt = newSalt()
      const seq = (journal.tail('invoices')?.seq ?? 0) + 1
      const customerId = corrected ? corrected.sealed.customerId : input.customerId
      const sealed: SealedInvoice = {
        number: invoiceNumber(seq),
        issuedAtMs: context.nowMs,
        zone: ticket.body.zone,
        suppliedOn: ticket.body.businessDay,
        ticket: { number: ticket.number, till, settledAtMs: ticket.body.settledAtMs },
        ticketHash: tickets.hashOf(ticket.number, 'tickets'),
        corrects: corrected ? { number: corrected.sealed.number, issuedAtMs: corrected.sealed.issuedAtMs } : null,
        site: ticket.body.site,
        software: ticket.body.software,
        ...figures,
        vatOnDebits: settings.vatOnDebits,
        customerId,
        buyer: buyer.value && { fingerprint: fingerprintOf(buyer.value, salt), business: isBusiness(buyer.value) },
      }
      const { entry } = journal.append({
        chain: 'invoices',
        kind: ticket.kind === 'sale' ? 'invoice' : 'credit-note',
        operator: context.operator,
        nowMs: context.nowMs,
        payload: sealed,
      })
      assert(entry.seq === seq, 'the number on the invoice is its place in the series')
      if (buyer.value) store.keepBuyer(seq, buyer.value, salt, context.nowMs)
      if (customerId !== null) parts.seen(customerId, context.nowMs)
      context.announce('invoices.changed')
      const made = invoices.known(seq)
      assert(made, 'the invoice that was sealed can be read')
      const { buyerName: _, ...unnamed } = invoices.listed(made)
      return ok(unnamed)
    },

    print({ seq }, context) {
      const invoice = invoices.known(seq)
      if (!invoice) return refuse('INVOICE_UNKNOWN')
      if (!invoices.isBuyerSealed(invoice)) return refuse('BUYER_ALTERED')
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      return ok({ copyNumber: printing.printNumbered('invoice', seq, context) })
    },

    list: ({ limit }) =>
      store.newest(limit).flatMap((seq) => {
        const found = invoices.known(seq)
        return found ? [invoices.listed(found)] : []
      }),

    ofTicket({ ticketNumber }) {
      const seq = store.ofTicket(ticketNumber)
      const found = seq === undefined ? undefined : invoices.known(seq)
      return found ? invoices.listed(found) : null
    },

    async file({ seq }) {
      const document = invoices.document(seq)
      if (!document) return null
      // Large, and no sale waits for them.
      const [{ ciiXml }, { invoicePdf }] = await Promise.all([
        import('./cii.ts'),
        import('../documents/pdf/invoice-pdf.ts'),
      ])
      const bytes = await invoicePdf(document, ciiXml(document))
      return { name: `${document.number}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}
