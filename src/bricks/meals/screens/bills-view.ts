import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents, sum, type Cents } from '../../../shared/money.ts'
import type { BillAnomaly, BillRow } from '../rules/bill.ts'
import { amountOf, type BilledMeal } from '../rules/billing.ts'
import { lastDayOf, monthOf, monthsFrom, type Month } from '../rules/month.ts'

/** The month that is to be invoiced on a day: its own on its last day, else the one before it. */
export function monthToBill(today: BusinessDay): Month {
  const month = monthOf(today)
  return today >= lastDayOf(month) ? month : monthsFrom(month, -1)
}

/** What a month comes to so far, and who can be issued. */
export function sumsOf(rows: readonly BillRow[]) {
  const standing = rows.filter(({ state }) => state !== 'credited')
  const drafts = standing.filter(({ state }) => state === 'draft')
  const total = (list: readonly BillRow[]): Cents => sum(list.map(({ totalCents }) => totalCents))
  return {
    totalCents: total(standing),
    issuedCents: total(standing.filter(({ state }) => state !== 'draft')),
    openCents: sum(standing.map(({ openCents }) => openCents)),
    drafts: drafts.length,
    issued: standing.length - drafts.length,
    ready: rows.filter(({ ready }) => ready).map(({ personId }) => personId),
  }
}

/** What the sentence of an anomaly shows. */
export function saidOf({ name, detail }: BillAnomaly, words: { readonly euros: (amount: Cents) => string }) {
  const amount = (key: string): string => words.euros(cents(Number(detail[key] ?? 0)))
  const day = String(detail['day'] ?? '')
  return {
    name,
    count: Number(detail['count'] ?? 0),
    day: day.split('-').toReversed().slice(0, 2).join('/'),
    amount: amount('aidsCents' in detail ? 'aidsCents' : 'amountCents'),
    price: amount('priceCents'),
    what: [detail['band'], detail['formula']].filter((word) => word !== undefined).join(' · '),
  }
}

export const amountOfMeals = (meals: readonly BilledMeal[]): Cents => sum(meals.map(amountOf))
