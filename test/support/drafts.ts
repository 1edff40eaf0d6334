import fc from 'fast-check'
import type { DraftLine, DraftTicket } from '../../src/main/tickets/index.ts'
import type { Discount, Line, OpenTicket } from '../../src/shared/ticket.ts'
import { cents, milli } from '../../src/shared/money.ts'

/** What a line is besides what was chosen, where nothing was done with it yet. */
export const untouchedLine = {
  discount: null,
  round: 1,
  sentMilli: milli(0),
  shared: null,
  owed: null,
  service: null,
  parts: [],
  priceList: null,
  takeawayPriceList: null,
} satisfies Partial<DraftLine>

/** The same of a line as screens see it. */
export const untouchedShownLine = {
  discount: null,
  discountCents: cents(0),
  round: 1,
  sentMilli: milli(0),
  shared: false,
  owed: null,
  service: null,
  parts: [],
  priceList: null,
} satisfies Partial<Line>

/** What a ticket is besides its lines, in hand at the counter. */
export const untouchedTicket = {
  station: 'counter',
  tab: null,
  split: null,
  partOf: null,
  partsPaid: 0,
  discount: null,
  round: 1,
  noteNumber: null,
  ageChecked: false,
} satisfies Partial<DraftTicket>

export const untouchedShownTicket = {
  tab: null,
  split: null,
  partOf: null,
  discount: null,
  noteNumber: null,
  area: 'counter',
  askAge: false,
} satisfies Partial<OpenTicket>

/** Nothing taken off, a part of the price, or an amount up to this. */
export function anyDiscount(maxCents: number): fc.Arbitrary<Discount | null> {
  const reason = fc.constantFrom('gesture' as const, 'staff' as const)
  return fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('percent' as const), hundredths: fc.integer({ min: 1, max: 10_000 }), reason }),
      fc.record({
        kind: fc.constant('amount' as const),
        amountCents: fc.integer({ min: 1, max: maxCents }).map(cents),
        reason,
      }),
    ),
  )
}
