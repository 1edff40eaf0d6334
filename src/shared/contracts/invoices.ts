import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zCustomerId } from '../ids.ts'
import { zSupply, zTenderKind } from '../ticket.ts'
import { command, query, zBusinessDay, zCents, zCountry, zInstantMs, zMilli, zVatRate } from './procedure.ts'
import { zSite, zSoftware } from './till.ts'

/** Whom an invoice is made out to. A company bears its SIREN; a private person none. */
export const zBuyer = z.strictObject({
  name: zText(120, 1),
  addressLines: z.array(zText(80, 1)).min(1).max(3),
  postcode: zText(10, 2),
  city: zText(80, 1),
  country: z.string().regex(/^[A-Z]{2}$/),
  siren: zText(20),
  vatNumber: zText(20),
})
export type Buyer = z.infer<typeof zBuyer>

/**
 * An invoice or a credit note as it is printed: the sealed facts, and the buyer from where personal data is kept. Amounts
 * in cents and positive in both kinds. Own sales only: what is collected for others is on the ticket, not on the invoice.
 */
export const zInvoiceDocument = z.strictObject({
  /** `F-000012`: one series for both kinds, without a gap. */
  number: z.string(),
  kind: z.enum(['invoice', 'credit-note']),
  issuedAtMs: zInstantMs,
  zone: z.string(),
  /** The day of the sale or of the refund. */
  suppliedOn: zBusinessDay,
  ticket: z.strictObject({ number: z.int().positive(), till: z.string(), settledAtMs: zInstantMs }),
  /** The invoice that a credit note takes back. */
  corrects: z.strictObject({ number: z.string(), issuedAtMs: zInstantMs }).nullable(),
  site: zSite,
  software: zSoftware,
  /** None: the customer fills the box in by hand, up to 150 € HT (BOI-TVA-DECLA-30-20-20-20 §§ 130–150). */
  buyer: zBuyer.nullable(),
  lines: z.array(
    z.strictObject({
      label: z.string(),
      quantityMilli: zMilli,
      ttcCents: zCents,
      htCents: zCents,
      vatCents: zCents,
      vatRate: zVatRate,
      supply: zSupply,
    }),
  ),
  vat: z.array(z.strictObject({ rate: zVatRate, ttcCents: zCents, htCents: zCents, vatCents: zCents })),
  ttcCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  /** How it was paid, or paid back. */
  tenders: z.array(z.strictObject({ kind: zTenderKind, amountCents: zCents })),
  /** The seller opted to pay VAT on debits: a mention of the invoice (CGI ann. II art. 242 nonies A). */
  vatOnDebits: z.boolean(),
})
export type InvoiceDocument = z.infer<typeof zInvoiceDocument>

/** Above this, HT, an invoice bears its customer's name and address (BOI-TVA-DECLA-30-20-20-20 § 130). */
export const BLANK_BUYER_MAX_HT_CENTS = 15_000

/** An invoice as lists show it. */
export const zInvoice = z.strictObject({
  seq: z.int().positive(),
  number: z.string(),
  kind: z.enum(['invoice', 'credit-note']),
  ticketNumber: z.int().positive(),
  issuedAtMs: zInstantMs,
  ttcCents: zCents,
  /** As kept beside the ledger; null where the form is filled in by hand, or the name was erased. */
  buyerName: z.string().nullable(),
})
export type Invoice = z.infer<typeof zInvoice>

/**
 * Makes the invoice of a sealed sale. Its refunds make their credit notes by themselves; one that an older version left
 * without is made here. Neither counts anything a second time: the ticket alone is turnover (checklist F-51).
 */
export const make = command({
  right: 'invoice',
  input: {
    ticketNumber: z.int().positive(),
    /** None: a box that the customer fills in. A credit note takes the buyer of its invoice. */
    buyer: zBuyer.extend({ country: zCountry }).nullable(),
    /** Whom the café knows by name: known, and not erased. */
    customerId: zCustomerId.nullable(),
  },
  /** Answers are kept for a while: none of them holds personal data. */
  output: zInvoice.omit({ buyerName: true }),
  refusals: [
    'TRAINING_ON',
    'TICKET_UNKNOWN',
    'INVOICE_EXISTS',
    'NOTHING_TO_INVOICE',
    'TICKET_REFUNDED',
    'INVOICE_NEEDS_BUYER',
    'SIREN_WRONG',
    'CUSTOMER_UNKNOWN',
    'CUSTOMER_ERASED',
    'INVOICE_FIRST',
  ],
})

/** On the receipt printer: the original once, then DUPLICATA. */
export const print = command({
  right: 'invoice',
  input: { seq: z.int().positive() },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['INVOICE_UNKNOWN', 'BUYER_ALTERED', 'NO_PRINTER'],
})

/** Newest first. */
export const list = query({
  right: 'invoice',
  input: { limit: z.int().min(1).max(400) },
  output: z.array(zInvoice),
})

export const ofTicket = query({
  right: 'invoice',
  input: { ticketNumber: z.int().positive() },
  output: zInvoice.nullable(),
})

/** As Factur-X: a PDF with its structured twin inside. */
export const file = query({
  right: 'invoice',
  input: { seq: z.int().positive() },
  output: z.strictObject({ name: z.string(), base64: z.string() }).nullable(),
})

export const invoices = { make, print, list, ofTicket, file }
