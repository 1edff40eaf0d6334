import { rowsOf, textOf, wholeOf, type ReadEntry } from './read-entry.ts'
import type { Payload } from './entry.ts'

/**
 * What tickets add up to, made by the verifier on its own: nothing here is shared with the code that seals the figures it
 * is compared with. Cents.
 */
export type Sums = {
  sales: number
  refunds: number
  tenderChanges: number
  lines: number
  turnover: number
  salesTurnover: number
  ht: number
  vat: number
  agency: number
  readonly rates: Map<number, { ttc: number; ht: number; vat: number }>
  readonly tenders: Map<string, { count: number; amount: number }>
}

export function noSums(): Sums {
  return {
    sales: 0,
    refunds: 0,
    tenderChanges: 0,
    lines: 0,
    turnover: 0,
    salesTurnover: 0,
    ht: 0,
    vat: 0,
    agency: 0,
    rates: new Map(),
    tenders: new Map(),
  }
}

/** Adds a ticket. Answers whether it bears every figure that it must. */
export function addTicket(sums: Sums, { kind, payload }: ReadEntry): boolean {
  const turnover = wholeOf(payload, 'turnoverCents')
  const ht = wholeOf(payload, 'htCents')
  const vat = wholeOf(payload, 'vatCents')
  const agency = wholeOf(payload, 'agencyCents')
  if (turnover === undefined || ht === undefined || vat === undefined || agency === undefined) return false
  sums.turnover += turnover
  sums.ht += ht
  sums.vat += vat
  sums.agency += agency
  sums.lines += rowsOf(payload?.['lines']).length
  if (kind === 'sale') {
    sums.sales += 1
    sums.salesTurnover += turnover
  } else if (kind === 'refund') sums.refunds += 1
  else if (kind === 'tender-change') sums.tenderChanges += 1
  else return false
  for (const row of rowsOf(payload?.['vat'])) addRate(sums, row)
  for (const row of rowsOf(payload?.['tenders'])) addTender(sums, row, 1)
  return true
}

function addRate(sums: Sums, row: Payload): void {
  const rate = wholeOf(row, 'rate') ?? NaN
  const known = sums.rates.get(rate) ?? { ttc: 0, ht: 0, vat: 0 }
  known.ttc += wholeOf(row, 'ttcCents') ?? NaN
  known.ht += wholeOf(row, 'htCents') ?? NaN
  known.vat += wholeOf(row, 'vatCents') ?? NaN
  sums.rates.set(rate, known)
}

function addTender(sums: Sums, row: Payload, count: number): void {
  const kind = textOf(row, 'kind') ?? ''
  const known = sums.tenders.get(kind) ?? { count: 0, amount: 0 }
  known.count += count
  known.amount += wholeOf(row, 'amountCents') ?? NaN
  sums.tenders.set(kind, known)
}

/** Adds the figures that a closing bears, to compare a month with its days and a year with its months. */
export function addFigures(sums: Sums, figures: Payload | undefined): void {
  const add = (field: string) => wholeOf(figures, field) ?? NaN
  sums.sales += add('saleCount')
  sums.refunds += add('refundCount')
  sums.tenderChanges += add('tenderChangeCount')
  sums.lines += add('lineCount')
  sums.turnover += add('turnoverCents')
  sums.salesTurnover += add('salesCents')
  sums.ht += add('htCents')
  sums.vat += add('vatCents')
  sums.agency += add('agencyCents')
  for (const row of rowsOf(figures?.['vat'])) addRate(sums, row)
  for (const row of rowsOf(figures?.['tenders'])) addTender(sums, row, wholeOf(row, 'count') ?? NaN)
}

/** Whether a closing bears exactly these sums. */
export function bears(figures: Payload | undefined, sums: Sums): boolean {
  const stated = noSums()
  addFigures(stated, figures)
  return (
    sums.sales === stated.sales &&
    sums.refunds === stated.refunds &&
    sums.tenderChanges === stated.tenderChanges &&
    sums.lines === stated.lines &&
    sums.turnover === stated.turnover &&
    sums.salesTurnover === stated.salesTurnover &&
    sums.ht === stated.ht &&
    sums.vat === stated.vat &&
    sums.agency === stated.agency &&
    sameRows(sums.rates, stated.rates) &&
    sameRows(sums.tenders, stated.tenders)
  )
}

export function sameRows<Row extends Readonly<Record<string, number>>>(
  left: ReadonlyMap<unknown, Row>,
  right: ReadonlyMap<unknown, Row>,
): boolean {
  return (
    left.size === right.size &&
    [...left].every(([key, row]) => {
      const other = right.get(key)
      return other !== undefined && Object.entries(row).every(([field, value]) => other[field] === value)
    })
  )
}
