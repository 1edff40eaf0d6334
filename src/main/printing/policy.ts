import type { Settings } from '../../shared/contracts/till.ts'
import { sum, type Cents } from '../../shared/money.ts'
import type { PrintDocument } from '../../shared/contracts/printing.ts'
import type { Supply } from '../../shared/ticket.ts'

const HOUR_MS = 3_600_000
/** Papers that the house keeps: they come out by themselves also when the printer was off over a day of rest. */
const forTheHouse: ReadonlySet<PrintDocument> = new Set<PrintDocument>(['z-report', 'closure', 'invoice'])

/** How long a paper goes out by itself: what somebody stands and waits for is nobody's two hours later. */
export function wantedForMs(document: PrintDocument): number {
  return (forTheHouse.has(document) ? 36 : 2) * HOUR_MS
}

/** A service of 25 € TTC or more wants its note (arrêté 83-50/A of 3 October 1983; brief fiscal §3.1). */
export const NOTE_FROM_CENTS = 2500

/**
 * Whether the receipt leaves the printer by itself. Printing it systematically is forbidden since 1 August 2023 (C. env.
 * L541-15-10) except where another rule wants it; `always` is for the demo and for shops that the rule exempts.
 */
export function printsByItself(
  rule: Settings['receiptPrinting'],
  sale: { readonly lines: readonly { readonly ttcCents: Cents; readonly supply: Supply }[] },
  askedByCustomer: boolean,
): boolean {
  const services = sale.lines.filter((line) => line.supply === 'service')
  return rule === 'always' || askedByCustomer || sum(services.map((line) => line.ttcCents)) >= NOTE_FROM_CENTS
}
