import { wallTime, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { sum } from '../../shared/money.ts'
import { createBillRows } from './bill-rows.ts'
import { createLedgers } from './ledgers.ts'
import type { InvoiceHandlers, MealsParts } from './parts.ts'
import { isAided, portionsOf, type BilledMeal } from './rules/billing.ts'
import { isCredited, standingMeals, type MealInvoice } from './rules/invoice.ts'
import { monthsFrom } from './rules/month.ts'
import { shareMonth, type Share } from './rules/sharing.ts'
import { creditedOfMonth, taxCredit } from './rules/tax-credit.ts'

type Paid = { readonly invoice: MealInvoice; readonly meals: readonly BilledMeal[]; readonly shares: readonly Share[] }

/** Invoices whose beneficiary's part was paid in a year: what counts is when it was paid, not when it was eaten. */
export function paidInYear(parts: MealsParts, year: number): ReadonlyMap<CustomerId, readonly Paid[]> {
  const { invoices, zone } = parts
  const ledgers = createLedgers(parts)
  // Whoever pays in January may pay for the year before, and late payers for the one before that.
  const issued = invoices.between(monthsFrom(`${year}-01`, -24), `${year}-12`)
  const paid = issued.filter((invoice) => {
    const { personId, ticketNumber } = invoice
    const { settledAtMs } = ledgers.debt(personId, ticketNumber)
    return settledAtMs !== null && !isCredited(invoice) && wallTime(settledAtMs, zone()).day.startsWith(`${year}-`)
  })
  const withMeals = paid.map((invoice) => {
    const meals = standingMeals(invoice)
    return { invoice, meals, shares: shareMonth(meals, invoice.payers).shares }
  })
  return Map.groupBy(withMeals, ({ invoice }) => invoice.personId)
}

/** What somebody paid for delivery in a year, after the aids for it. */
export function creditedOfYear(paid: readonly Paid[], year: number) {
  const months = paid.map(({ meals, shares }) => creditedOfMonth(meals, shares))
  const total = (of: keyof (typeof months)[number]) => sum(months.map((month) => month[of]))
  const paidCents = total('paidCents')
  return {
    meals: portionsOf(paid.flatMap(({ meals }) => meals.filter(isAided))),
    deliveryCents: total('deliveryCents'),
    aidsCents: total('aidsCents'),
    paidCents,
    ...taxCredit(paidCents, `${year}-12-31` as BusinessDay),
  }
}

export function certificatesHandler(parts: MealsParts): InvoiceHandlers['taxCertificates'] {
  return ({ year }) => {
    if (parts.setups.setup().sap === null) return { declared: false, rows: [] }
    const { nameOf } = createBillRows(parts, createLedgers(parts))
    return {
      declared: true,
      rows: [...paidInYear(parts, year)].map(([personId, paid]) => {
        const { meals, deliveryCents, aidsCents, paidCents, creditCents } = creditedOfYear(paid, year)
        return { personId, name: nameOf(personId), meals, deliveryCents, aidsCents, paidCents, creditCents }
      }),
    }
  }
}
