import { cents, minus, type Cents } from '../../shared/money.ts'
import type { OpenTicket } from '../../shared/ticket.ts'

const EURO = 100
/** What two keys add, as most customers do. */
export const TIPS: readonly Cents[] = [cents(100), cents(200)]

export type TipView = {
  /** The next whole euro above what is due, and what it takes to get there. */
  readonly roundTo: Cents
  readonly roundBy: Cents
  readonly canTip: boolean
}

/** What the keys for tips say of the ticket in hand. */
export function tipView(ticket: Pick<OpenTicket, 'lines' | 'tenders' | 'dueCents'> | null): TipView {
  const due = ticket?.dueCents ?? cents(0)
  const roundTo = cents((Math.floor(due / EURO) + 1) * EURO)
  const canTip = ticket !== null && ticket.tenders.length === 0 && due > 0 && ticket.lines.some((line) => !line.owed)
  return { roundTo, roundBy: minus(roundTo, due), canTip }
}
