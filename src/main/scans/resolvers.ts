import { readLabel, type LabelRule } from '../../shared/barcode-labels.ts'
import type { Product } from '../../shared/catalogue.ts'
import { QUANTITY_MAX_MILLI, type SettledTicket } from '../../shared/ticket.ts'
import { ticketCheck } from '../../shared/ticket-code.ts'
import type { ScanResolver } from './rules.ts'

type Catalogue = { readonly byBarcode: (code: string) => Product | undefined }

/** Articles that the catalogue has under exactly this number, of everybody or of the shop. */
export function productResolver(catalogue: Catalogue): ScanResolver {
  return (code) => {
    const number =
      code.kind === 'in-store' ? code.ean : code.kind === 'gtin' || code.kind === 'gs1' ? code.gtin : undefined
    const product = number === undefined ? undefined : catalogue.byBarcode(number)
    return product ? [{ meaning: { kind: 'product', productId: product.id, label: product.label }, sure: true }] : []
  }
}

/** Labels of the shop's scale, by the café's own table: the article is the label with a value of nothing. */
export function labelResolver(catalogue: Catalogue, rules: () => readonly LabelRule[]): ScanResolver {
  return (code) => {
    const label = code.kind === 'in-store' ? readLabel(code.ean, rules()) : undefined
    const product = label && catalogue.byBarcode(label.article)
    if (!product) return []
    const { amount } = label
    if (amount.kind !== 'price' && amount.milli > QUANTITY_MAX_MILLI) return []
    return [{ meaning: { kind: 'weighed', productId: product.id, label: product.label, amount }, sure: true }]
  }
}

type TicketParts = {
  readonly till: () => string
  readonly byNumber: (number: number) => SettledTicket | undefined
  /** What is practised has numbers of its own: a real paper is not looked for among them. */
  readonly isTraining: () => boolean
}

/** The code at the foot of this till's own receipts. */
export function ticketResolver({ till, byNumber, isTraining }: TicketParts): ScanResolver {
  return (code) => {
    if (code.kind !== 'ticket' || isTraining() || code.check !== ticketCheck(till(), code.number)) return []
    const ticket = byNumber(code.number)
    if (!ticket) return []
    const { number, kind: what, totalCents, settledAtMs } = ticket
    return [{ meaning: { kind: 'ticket', number, what, totalCents, settledAtMs }, sure: true }]
  }
}
