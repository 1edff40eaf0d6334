import { isBusinessDay, type BusinessDay } from '../../shared/business-day.ts'
import { cents, isCents, type Cents } from '../../shared/money.ts'
import type { StockItem, StockItemId } from '../../shared/stock.ts'
import type { Price } from '../../shared/contracts/stock-more.ts'
import type { PriceRow } from './more-store.ts'

export type ReadPrice = {
  readonly itemId: StockItemId
  readonly packageAmount: number
  readonly ref: string
  readonly priceCents: Cents
  readonly validFrom: BusinessDay
  readonly negotiated: boolean
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()

function priceOf(text: string): Cents | undefined {
  const [, whole = '', part = ''] = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f€]/g, '')) ?? []
  const value = Number(`${whole}${part.padEnd(2, '0')}`)
  return whole !== '' && isCents(value) ? cents(value) : undefined
}

/** `2026-12-01` or `01/12/2026`; nothing written is today. */
function dayOf(text: string, today: BusinessDay): BusinessDay | undefined {
  if (text === '') return today
  const [, d = '', m = '', y = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return isBusinessDay(iso) ? iso : undefined
}

const cellsOf = (line: string): readonly string[] =>
  line.split(/[;\t]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  )

/** The lines of a supplier's list: those that are known here, and those that cannot be read. */
export function readPriceList(
  text: string,
  items: readonly StockItem[],
  today: BusinessDay,
): { readonly read: readonly ReadPrice[]; readonly left: readonly string[] } {
  const left: string[] = []
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  const read = lines.flatMap((line, n): ReadPrice[] => {
    const [name = '', ref = '', pack = '', price = '', from = '', negotiated = ''] = cellsOf(line)
    const priceCents = priceOf(price)
    const validFrom = dayOf(from, today)
    const item = items.find(
      ({ label, packages }) => plain(label) === plain(name) || packages.some(({ barcode }) => barcode === name),
    )
    const found = item?.packages.find(({ label }) => plain(label) === plain(pack)) ?? item?.packages[0]
    const isHeader = n === 0 && priceCents === undefined
    if (!item || !found || priceCents === undefined || validFrom === undefined) {
      if (!isHeader) left.push(line.slice(0, 120))
      return []
    }
    const isNegotiated = ['oui', 'o', 'yes', 'y', 'x', '1'].includes(plain(negotiated))
    const { itemId } = item
    return [
      { itemId, packageAmount: found.amount, ref: ref.slice(0, 40), priceCents, validFrom, negotiated: isNegotiated },
    ]
  })
  return { read, left }
}

/** Which of these prices hold today, and which of them is the best of its item by the unit. */
export function judged(
  rows: readonly PriceRow[],
  labels: ReadonlyMap<StockItemId, string>,
  today: BusinessDay,
): Price[] {
  const held = new Map<string, PriceRow>()
  for (const row of rows) {
    const key = `${row.supplierId} ${row.itemId} ${row.packageAmount}`
    const before = held.get(key)
    if (row.validFrom <= today && (!before || before.validFrom < row.validFrom)) held.set(key, row)
  }
  const inForce = new Set(held.values())
  const isCheaper = (a: PriceRow, b: PriceRow) => a.priceCents * b.packageAmount < b.priceCents * a.packageAmount
  return rows
    .map(({ negotiated, ...row }, n): Price => {
      const own = rows[n]
      const holds = own !== undefined && inForce.has(own)
      const best = holds && ![...inForce].some((other) => other.itemId === row.itemId && isCheaper(other, own))
      return { ...row, label: labels.get(row.itemId) ?? '', negotiated: negotiated === 1, inForce: holds, best }
    })
    .toSorted(
      (a, b) =>
        a.label.localeCompare(b.label, 'fr') ||
        Number(b.inForce) - Number(a.inForce) ||
        (a.validFrom < b.validFrom ? 1 : -1),
    )
}
