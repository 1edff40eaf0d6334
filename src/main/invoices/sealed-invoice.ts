import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { zInvoiceDocument, type Buyer, type InvoiceDocument } from '../../shared/contracts/invoices.ts'
import { zCustomerId } from '../../shared/ids.ts'
import { absolute, milli } from '../../shared/money.ts'
import { canonical } from '../journal/index.ts'
import type { Sale, SealedTicket } from '../tickets/index.ts'
import { ownPayments, type PaidBy } from './rules.ts'

/**
 * What is sealed of an invoice: everything but whom it names. Of the buyer there is a salted fingerprint alone, so that
 * the name kept beside the ledger can be proven unchanged, and forgotten without breaking a seal.
 */
export const zSealedInvoice = zInvoiceDocument.omit({ buyer: true, kind: true }).extend({
  ticketHash: z.string(),
  customerId: zCustomerId.nullable(),
  buyer: z.strictObject({ fingerprint: z.string(), business: z.boolean() }).nullable(),
})
export type SealedInvoice = z.infer<typeof zSealedInvoice>

export type KeptBuyer = { readonly buyer: Buyer; readonly salt: string }

export function newSalt(): string {
  return randomBytes(16).toString('base64')
}

export function fingerprintOf(buyer: Buyer, salt: string): string {
  return createHash('sha256')
    .update(`${salt}\n${canonical(buyer)}`)
    .digest('hex')
}

/**
 * The figures of an invoice: own lines of the ticket, positive for a credit note as well, and of what was paid the part
 * that paid them.
 */
export function invoiceFigures(
  ticket: SealedTicket,
  paid: readonly PaidBy[],
): Pick<InvoiceDocument, 'lines' | 'vat' | 'ttcCents' | 'htCents' | 'vatCents' | 'tenders'> {
  const body: Sale = ticket.body
  return {
    lines: body.lines
      .filter((line) => line.nature === 'own')
      .map(({ label, quantityMilli, ttcCents, htCents, vatCents, vatRate, supply }) => ({
        label,
        quantityMilli: milli(Math.abs(quantityMilli)),
        ttcCents: absolute(ttcCents),
        htCents: absolute(htCents),
        vatCents: absolute(vatCents),
        vatRate,
        supply,
      })),
    vat: body.vat.map(({ rate, ttcCents, htCents, vatCents }) => ({
      rate,
      ttcCents: absolute(ttcCents),
      htCents: absolute(htCents),
      vatCents: absolute(vatCents),
    })),
    ttcCents: absolute(body.turnoverCents),
    htCents: absolute(body.htCents),
    vatCents: absolute(body.vatCents),
    tenders: ownPayments(paid, body.turnoverCents).map(({ kind, amountCents }) => ({
      kind,
      amountCents: absolute(amountCents),
    })),
  }
}

/** Whether the buyer kept beside the ledger is the one that was sealed; one that was erased contradicts nothing. */
export function isBuyerSealed(sealed: Pick<SealedInvoice, 'buyer'>, kept: KeptBuyer | undefined): boolean {
  return kept === undefined || sealed.buyer?.fingerprint === fingerprintOf(kept.buyer, kept.salt)
}
