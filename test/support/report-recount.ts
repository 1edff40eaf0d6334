import type { Against, DayRange, ReportBy } from '../../src/shared/reports.ts'
import type { SealedEntry } from './report-cafe.ts'

/**
 * The reports once more, by hand and straight from the sealed tickets: no table, no SQL, and none of the code under test.
 * A ticket is kept or left out one by one, by what the clock on the wall said.
 */
const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const wallOf = (atMs: number) => wall.format(atMs) // 2026-10-25 01:30:00
const shiftDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const lengthOf = ({ from, to }: DayRange) =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1

export function backDays(range: DayRange, against: Against): number {
  const days = lengthOf(range)
  if (against === 'week') {
    let back = 7
    while (back < days) back += 7
    return back
  }
  let back = 364
  while (back + 7 < days) back += 364
  return back
}

export const within = (entries: readonly SealedEntry[], { from, to }: DayRange) =>
  entries.filter(({ payload }) => payload.businessDay >= from && payload.businessDay <= to)

/** The tickets that a range is compared with. */
export function compared(
  entries: readonly SealedEntry[],
  range: DayRange,
  against: Against,
  today: string,
  nowMs: number,
): readonly SealedEntry[] {
  const back = backDays(range, against)
  const holdsToday = today >= range.from && today <= range.to
  const nowThen = `${shiftDays(wallOf(nowMs).slice(0, 10), -back)}${wallOf(nowMs).slice(10)}`
  return entries.filter(({ payload }) => {
    const day = shiftDays(payload.businessDay, back)
    if (day < range.from || day > range.to) return false
    if (!holdsToday || day < today) return true
    return day === today && wallOf(payload.settledAtMs) <= nowThen
  })
}

export function sumsOf(entries: readonly SealedEntry[]) {
  const sums = {
    saleCount: 0,
    refundCount: 0,
    salesCents: 0,
    refundsCents: 0,
    turnoverCents: 0,
    htCents: 0,
    vatCents: 0,
  }
  for (const { kind, payload } of entries) {
    if (kind === 'tender-change') continue
    sums.turnoverCents += payload.turnoverCents
    sums.htCents += payload.htCents
    sums.vatCents += payload.vatCents
    if (kind === 'sale') {
      sums.saleCount += 1
      sums.salesCents += payload.turnoverCents
    } else {
      sums.refundCount += 1
      sums.refundsCents -= payload.turnoverCents
    }
  }
  return sums
}

type Figures = {
  count: number | null
  quantityMilli: number | null
  ttc: number
  ht: number | null
  vat: number | null
  back: number | null
}

/** By what it is counted, `nature key` to its figures. */
export function countedBy(by: ReportBy, entries: readonly SealedEntry[]): ReadonlyMap<string, Figures> {
  const found = new Map<string, Figures>()
  const add = (key: string, figures: Figures) => {
    const before = found.get(key)
    const both = (a: number | null, b: number | null) => (a === null || b === null ? null : a + b)
    found.set(
      key,
      before
        ? {
            count: both(before.count, figures.count),
            quantityMilli: both(before.quantityMilli, figures.quantityMilli),
            ttc: before.ttc + figures.ttc,
            ht: both(before.ht, figures.ht),
            vat: both(before.vat, figures.vat),
            back: both(before.back, figures.back),
          }
        : figures,
    )
  }
  for (const { kind, operator, payload } of entries) {
    const ticket = {
      count: kind === 'sale' ? 1 : 0,
      quantityMilli: null,
      ttc: payload.turnoverCents,
      ht: payload.htCents,
      vat: payload.vatCents,
      back: kind === 'refund' ? 0 - payload.turnoverCents : 0,
    }
    const weekday = new Date(`${payload.businessDay}T12:00:00Z`).getUTCDay() || 7
    switch (by) {
      case 'day':
      case 'hour':
      case 'weekday':
      case 'server': {
        if (kind === 'tender-change') break
        const hour = wallOf(payload.settledAtMs).slice(11, 13)
        const keys = { day: payload.businessDay, hour, weekday: String(weekday), server: operator }
        add(`own ${keys[by]}`, ticket)
        break
      }
      case 'product':
      case 'category':
        for (const line of payload.lines) {
          if (line.nature !== 'own' && line.nature !== 'agency') continue
          add(`${line.nature} ${by === 'product' ? productOf(line) : line.category}`, {
            count: null,
            quantityMilli: line.quantityMilli,
            ttc: line.ttcCents,
            ht: line.htCents,
            vat: line.vatCents,
            back: Math.max(0, -line.ttcCents),
          })
        }
        break
      case 'tender':
        for (const { kind: form, amountCents } of payload.tenders)
          add(`own ${form}`, { count: 1, quantityMilli: null, ttc: amountCents, ht: null, vat: null, back: null })
        break
      case 'vat':
        for (const row of payload.vat)
          add(`own ${row.rate}`, {
            count: null,
            quantityMilli: null,
            ttc: row.ttcCents,
            ht: row.htCents,
            vat: row.vatCents,
            back: null,
          })
    }
  }
  return found
}

/** Own sales of the counter and of each service: HT and TTC. */
export function servicesOf(entries: readonly SealedEntry[]): ReadonlyMap<string, { ttc: number; ht: number }> {
  const found = new Map<string, { ttc: number; ht: number }>()
  for (const line of entries.flatMap(({ payload }) => payload.lines)) {
    if (line.nature !== 'own') continue
    const name = serviceOf(line) ?? 'counter'
    const before = found.get(name) ?? { ttc: 0, ht: 0 }
    found.set(name, { ttc: before.ttc + line.ttcCents, ht: before.ht + line.htCents })
  }
  return found
}

type Line = SealedEntry['payload']['lines'][number]
/** A service by its key: one of several is told by what stands behind the first word of its ref. */
function serviceOf({ service }: Line): string | undefined {
  if (!service) return undefined
  return service.service === 'agency' ? `agency.${service.ref.split('_')[1]}` : service.service
}
function productOf(line: Line): string {
  const service = serviceOf(line)
  return service === undefined ? line.productId : `prd_service-${service}`
}

type Held = { readonly quantityMilli: number; readonly came: number; readonly went: number }
/** What is no turnover, `nature about family` to what came in and what went back. */
export function heldOf(entries: readonly SealedEntry[]): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>()
  for (const line of entries.flatMap(({ payload }) => payload.lines)) {
    const { nature, category, ttcCents, quantityMilli, owed } = line
    if (nature === 'own') continue
    const name = `${nature} ${owed?.kind ?? serviceOf(line) ?? ''} ${category}`
    const before = found.get(name) ?? { quantityMilli: 0, came: 0, went: 0 }
    found.set(name, {
      quantityMilli: before.quantityMilli + quantityMilli,
      came: before.came + Math.max(0, ttcCents),
      went: before.went + Math.max(0, -ttcCents),
    })
  }
  return found
}

/** Money of one nature, as the headline tells it: `came` and `went` of all its rows. */
export function moneyOf(entries: readonly SealedEntry[], nature: string) {
  const rows = [...heldOf(entries)].filter(([name]) => name.startsWith(`${nature} `)).map(([, row]) => row)
  return {
    came: rows.reduce((sum, { came }) => sum + came, 0),
    went: rows.reduce((sum, { went }) => sum + went, 0),
  }
}
