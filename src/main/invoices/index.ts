import { assert } from '../../shared/assert.ts'
import type { Buyer, Invoice, InvoiceDocument, invoices as contract } from '../../shared/contracts/invoices.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import { standing } from '../corrections/index.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
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
  readonly cafe: () => { readonly till: string; readonly settings: Settings; readonly demo: boolean }
  readonly customers: {
    readonly standing: (customerId: CustomerId) => 'known' | 'unknown' | 'erased'
    readonly seen: (customerId: CustomerId, nowMs: number) => void
  }
}
type Known = { readonly seq: number; readonly kind: Invoice['kind']; readonly sealed: SealedInvoice }

/** The door of invoices. */
export function createInvoices(parts: Parts) {
  const { store, journal, tickets } = parts

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

  /** The invoice that a refund takes back, where its sale was invoiced. */
  function invoiceBehind(ticket: SealedTicket): Known | undefined {
    if (ticket.kind === 'sale') return undefined
    const seq = store.ofTicket(ticket.body.corrects.number)
    return seq === undefined ? undefined : known(seq)
  }

  /** How a ticket stands paid: by its own tenders, and every later change of them. */
  function paidBy(ticket: SealedTicket) {
    const changes = tickets.correctionsOf(ticket.number).filter(({ kind }) => kind === 'tender-change')
    return standing([ticket, ...changes].flatMap(({ body }) => body.tenders))
  }

  /** Numbers and seals the invoice of a sale, or the credit note that takes `corrected` back, to the same buyer. */
  function seal(
    ticket: SealedTicket,
    named: { readonly buyer: Buyer | null; readonly customerId: CustomerId | null },
    corrected: Known | undefined,
    context: CommandContext,
  ): Known {
    const { till, settings } = parts.cafe()
    const { buyer, customerId } = named
    const salt = newSalt()
    const seq = (journal.tail('invoices')?.seq ?? 0) + 1
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
      ...invoiceFigures(ticket, paidBy(ticket)),
      vatOnDebits: settings.vatOnDebits,
      customerId,
      // A name that was forgotten since says no more whose it was, but still that it was a business.
      buyer: buyer
        ? { fingerprint: fingerprintOf(buyer, salt), business: isBusiness(buyer) }
        : (corrected?.sealed.buyer ?? null),
    }
    const { entry } = journal.append({
      chain: 'invoices',
      kind: corrected ? 'credit-note' : 'invoice',
      operator: context.operator,
      nowMs: context.nowMs,
      payload: sealed,
    })
    assert(entry.seq === seq, 'the number on the invoice is its place in the series')
    if (buyer) store.keepBuyer(seq, buyer, salt, context.nowMs)
    if (customerId !== null) parts.customers.seen(customerId, context.nowMs)
    context.announce('invoices.changed')
    const made = known(seq)
    assert(made, 'the invoice that was sealed can be read')
    return made
  }

  function sealCreditNote(refund: SealedTicket, corrected: Known, context: CommandContext): Known {
    // A name that somebody changed behind the till's back is not said again: the seal of the invoice still says whose it was.
    const kept = store.buyer(corrected.seq)
    const buyer = isBuyerSealed(corrected.sealed, kept) ? (kept?.buyer ?? null) : null
    return seal(refund, { buyer, customerId: corrected.sealed.customerId }, corrected, context)
  }

  return {
    known,
    listed,
    invoiceBehind,
    seal,
    sealCreditNote,
    /** The invoice of a sale that a service has just sealed, to somebody whom the café knows. Answers its place in the series. */
    makeFor(number: number, buyer: Buyer, customerId: CustomerId, context: CommandContext): Invoice {
      const ticket = tickets.sealed(number)
      assert(ticket?.kind === 'sale' && store.ofTicket(number) === undefined, 'a sale is invoiced once')
      return listed(seal(ticket, { buyer, customerId }, undefined, context))
    },
    /** The invoice that was made of a sale, where there is one. */
    ofTicket(number: number): Invoice | undefined {
      const seq = store.ofTicket(number)
      const found = seq === undefined ? undefined : known(seq)
      return found && listed(found)
    },
    /** In the transaction of a refund: whatever of an invoiced sale is given back leaves its invoice (CGI art. 272). */
    takeBack(refundNumber: number, context: CommandContext): void {
      if (tickets.isTraining()) return
      const refund = tickets.sealed(refundNumber)
      assert(refund?.kind === 'refund', 'what takes an invoice back is a refund')
      const corrected = invoiceBehind(refund)
      if (corrected && refund.body.turnoverCents !== 0) sealCreditNote(refund, corrected, context)
    },
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
    /** The sealed tickets behind invoices and credit notes to businesses, of what was supplied between two days. */
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
  const { store, tickets, invoices, printing } = parts

  function unnamed(made: Known) {
    const { buyerName: _, ...listed } = invoices.listed(made)
    return ok(listed)
  }
  /** Whether something of a sale's own lines was given back. */
  function isRefunded({ number, body }: SealedTicket): boolean {
    return [...tickets.refundedOf(number).keys()].some((position) => body.lines[position]?.nature === 'own')
  }

  return {
    make(input, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const ticket = tickets.sealed(input.ticketNumber)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const existing = store.ofTicket(ticket.number)
      if (existing !== undefined) return refuse('INVOICE_EXISTS', { number: invoiceNumber(existing) })
      if (ticket.kind === 'tender-change' || ticket.body.turnoverCents === 0) return refuse('NOTHING_TO_INVOICE')
      if (ticket.kind === 'refund') {
        const corrected = invoices.invoiceBehind(ticket)
        if (!corrected) return refuse('INVOICE_FIRST', { number: ticket.body.corrects.number })
        return unnamed(invoices.sealCreditNote(ticket, corrected, context))
      }
      if (isRefunded(ticket)) return refuse('TICKET_REFUNDED')
      const buyer = checkBuyer(input.buyer, ticket.body.htCents)
      if (!buyer.ok) return buyer
      if (input.customerId !== null) {
        const is = parts.customers.standing(input.customerId)
        if (is !== 'known') return refuse(is === 'erased' ? 'CUSTOMER_ERASED' : 'CUSTOMER_UNKNOWN')
      }
      const named = { buyer: buyer.value, customerId: input.customerId }
      return unnamed(invoices.seal(ticket, named, undefined, context))
    },

    print({ seq }, context) {
      const invoice = invoices.known(seq)
      if (!invoice) return refuse('INVOICE_UNKNOWN')
      if (!invoices.isBuyerSealed(invoice)) return refuse('BUYER_ALTERED')
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
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
      const bytes = await invoicePdf(document, ciiXml(document), parts.cafe().demo)
      return { name: `${document.number}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}
