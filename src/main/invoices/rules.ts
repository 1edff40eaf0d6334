import { BLANK_BUYER_MAX_HT_CENTS, type Buyer } from '../../shared/contracts/invoices.ts'
import { absolute, allocate, sum, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isSiren } from '../../shared/siren.ts'
import type { TenderKind } from '../../shared/ticket.ts'

/** How an invoice's place in its chain reads on paper: one series, continuous (CGI ann. II art. 242 nonies A). */
export function invoiceNumber(seq: number): string {
  return `F-${String(seq).padStart(6, '0')}`
}

/** Whether this buyer may stand on an invoice of this amount. */
export function checkBuyer(
  buyer: Buyer | null,
  htCents: Cents,
): Result<Buyer | null, 'INVOICE_NEEDS_BUYER' | 'SIREN_WRONG'> {
  if (buyer === null) {
    return htCents > BLANK_BUYER_MAX_HT_CENTS
      ? refuse('INVOICE_NEEDS_BUYER', { maxCents: BLANK_BUYER_MAX_HT_CENTS })
      : ok(null)
  }
  const siren = buyer.siren.replaceAll(/\s/g, '')
  if (siren !== '' && !isSiren(siren)) return refuse('SIREN_WRONG')
  return ok({ ...buyer, siren, vatNumber: buyer.vatNumber.replaceAll(/\s/g, '') })
}

export type PaidBy = { readonly kind: TenderKind; readonly amountCents: Cents }

/**
 * What paid the own part of a ticket: where the newspaper of others stands on it as well, each tender paid its share of
 * both, so that an invoice states payments of exactly its total.
 */
export function ownPayments(paid: readonly PaidBy[], ownCents: Cents): readonly PaidBy[] {
  if (sum(paid.map(({ amountCents }) => amountCents)) === ownCents) return paid
  const shares = allocate(
    ownCents,
    paid.map(({ amountCents }) => absolute(amountCents)),
  )
  return paid
    .map(({ kind }, index) => ({ kind, amountCents: shares[index] ?? ownCents }))
    .filter(({ amountCents }) => amountCents !== 0)
}

/** A buyer with a SIREN is a business: its invoice goes through the platform, not through the report of consumer sales. */
export function isBusiness(buyer: Buyer | null): boolean {
  return buyer !== null && buyer.siren !== ''
}
