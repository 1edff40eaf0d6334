import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { minus } from '../../shared/money.ts'
import type { MadeFile } from './bill-files.ts'
import { creditedOfYear, paidInYear } from './certificates.ts'
import { buyerOf } from './drafts.ts'
import { csv, euroCell } from './papers/csv.ts'
import type { MealsParts } from './parts.ts'
import { isAided, portionsOf, totalOf } from './rules/billing.ts'
import { standingMeals } from './rules/invoice.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { creditedOfMonth } from './rules/tax-credit.ts'

/** The year's certificate of one person; nothing while the café is not declared, or where nothing was paid. */
export async function certificateFile(
  parts: MealsParts,
  { year, personId }: { readonly year: number; readonly personId: CustomerId },
  createdAtMs: number,
  today: BusinessDay,
): Promise<MadeFile | undefined> {
  const { sap } = parts.setups.setup()
  const paid = paidInYear(parts, year).get(personId)
  const buyer = buyerOf(parts.doors.customers.byId(personId))
  if (!sap || !paid || !buyer) return undefined
  const { paidCents, creditCents, source } = creditedOfYear(paid, year)
  const months = paid.map(({ invoice, meals, shares }) => ({
    month: invoice.month,
    meals: portionsOf(meals.filter(isAided)),
    ...creditedOfMonth(meals, shares),
  }))
  const { certificatePdf } = await import('./papers/bill-pdf.ts')
  const site = siteOnPaper(parts.doors.cafe())
  const facts = { site, createdAtMs, buyer, sap, year, today, months, paidCents, creditCents, source }
  return { name: `attestation-${year}-${personId.slice(4, 12)}.pdf`, bytes: await certificatePdf(facts) }
}

/** Meals and delivery of a year apart, person by person: what a CCAS needs for the declaration of its own. */
export function splitFile({ doors, invoices }: MealsParts, year: number): MadeFile | undefined {
  const byPerson = Map.groupBy(invoices.between(`${year}-01`, `${year}-12`), ({ personId }) => personId)
  if (byPerson.size === 0) return undefined
  const rows = [...byPerson].map(([personId, list]) => {
    const meals = list.flatMap(standingMeals)
    const came = meals.filter(isAided)
    const totalCents = totalOf(meals)
    const deliveryCents = totalOf(meals.map(({ deliveryCents: unitCents, quantity }) => ({ unitCents, quantity })))
    return [
      personId,
      doors.customers.byId(personId)?.name ?? '',
      portionsOf(came),
      portionsOf(meals),
      euroCell(minus(totalCents, deliveryCents)),
      euroCell(deliveryCents),
      euroCell(totalCents),
    ]
  })
  const head = ['identifiant', 'nom', 'repas livrés', 'repas facturés', 'repas TTC', 'livraison TTC', 'total TTC']
  return { name: `repas-et-livraison-${year}.csv`, bytes: csv([head, ...rows]) }
}
