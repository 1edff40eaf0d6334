import type { InvoiceDocument } from '../../../shared/contracts/invoices.ts'
import type { Site } from '../../../shared/contracts/till.ts'
import { sum, ZERO, type Cents } from '../../../shared/money.ts'
import { tenderRule } from '../../../shared/tenders.ts'
import { euros, paperInstant } from '../figures.ts'
import { tenderNames } from '../tender-rows.ts'

/** What an invoice is about: goods, services or both (CGI ann. II art. 242 nonies A; brief fiscal §3.2). */
export type Operation = 'goods' | 'service' | 'mixed'

/** Small businesses that owe no VAT say so on every document (CGI art. 293 E). */
export const FRANCHISE_MENTION = 'TVA non applicable, art. 293 B du CGI'
export const DEBITS_MENTION = 'Option pour le paiement de la taxe d’après les débits'
export const BLANK_BUYER = 'Client (à compléter)'

/**
 * What an invoice to a professional says of payment, even when it is paid (C. com. art. L441-9). The rate is the one
 * that the law applies where the parties agreed on none (art. L441-10 II); the fixed sum is that of art. D441-5.
 */
export const paymentMentions = {
  discount: 'Pas d’escompte pour paiement anticipé.',
  penalties:
    'Entre professionnels, pénalités de retard au taux de refinancement de la BCE majoré de 10 points (C. com. art. L441-10).',
  recovery: 'Entre professionnels, indemnité forfaitaire pour frais de recouvrement : 40 € (C. com. art. D441-5).',
} as const

export const operationNames: Readonly<Record<Operation, string>> = {
  goods: 'Livraison de biens',
  service: 'Prestation de services',
  mixed: 'Livraison de biens et prestation de services',
}

export function operationOf({ lines }: Pick<InvoiceDocument, 'lines'>): Operation {
  const [first, ...others] = new Set(lines.map((line) => line.supply))
  return first === undefined || others.length > 0 ? 'mixed' : first
}

export function isFranchise(site: Site): boolean {
  return site.vatNumber === ''
}

/** `Ticket n° 1042 du 23/11/2026 12:48, caisse CAISSE-1`: an invoice counts no turnover of its own, its ticket does. */
export function ticketMention({ ticket, zone }: Pick<InvoiceDocument, 'ticket' | 'zone'>): string {
  return `Ticket n° ${ticket.number} du ${paperInstant(ticket.settledAtMs, zone)}, caisse ${ticket.till}`
}

/** `Espèces 20,00 € · Carte bancaire 4,50 €` */
export function tendersMention({ tenders }: Pick<InvoiceDocument, 'tenders'>): string {
  return tenders.map(({ kind, amountCents }) => `${tenderNames[kind]} ${euros(amountCents)}`).join(' · ')
}

/** What is still to be paid when it is issued: what was put on accounts. A credit note lessens what an account owes. */
export function dueOf({ kind, tenders }: Pick<InvoiceDocument, 'kind' | 'tenders'>): Cents {
  if (kind === 'credit-note') return ZERO
  return sum(tenders.flatMap((one) => (tenderRule(one.kind).owed === 'account' ? [one.amountCents] : [])))
}

/** Whether it is paid, and since when; `day` as it is written. */
export function settledMention(invoice: Pick<InvoiceDocument, 'kind' | 'tenders'>, day: string): string {
  if (invoice.kind === 'credit-note') {
    const onAccount = invoice.tenders.some((one) => tenderRule(one.kind).owed === 'account')
    return `${onAccount ? 'Avoir porté au compte' : 'Avoir remboursé'} le ${day}`
  }
  const dueCents = dueOf(invoice)
  return dueCents > 0 ? `À régler : ${euros(dueCents)}, à réception` : `Facture acquittée le ${day}`
}
