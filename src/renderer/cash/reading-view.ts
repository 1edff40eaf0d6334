import { isCash } from '../../shared/tenders.ts'
import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { cents, divideHalfUp, sum, ZERO, type Cents } from '../../shared/money.ts'

export type CategoryBar = Reading['categories'][number] & { readonly share: number }

export type ReadingView = {
  /** What the average customer paid, to the cent; nothing when there was none. */
  readonly averageCents: Cents | undefined
  readonly cashInCents: Cents
  readonly takenCents: Cents
  /** The best category first; shares are of the best, so that its bar is full. */
  readonly categories: readonly CategoryBar[]
}

export function readingView(reading: Reading): ReadingView {
  const taken = sum(reading.tenders.map((tender) => tender.amountCents))
  const best = Math.max(1, ...reading.categories.map((category) => category.ttcCents))
  return {
    averageCents:
      reading.ticketCount > 0 ? cents(Number(divideHalfUp(BigInt(taken), BigInt(reading.ticketCount)))) : undefined,
    cashInCents: reading.tenders.find((tender) => isCash(tender.kind))?.amountCents ?? ZERO,
    takenCents: taken,
    categories: reading.categories
      .map((category) => ({ ...category, share: Math.max(0, category.ttcCents / best) }))
      .sort((a, b) => b.ttcCents - a.ttcCents),
  }
}
