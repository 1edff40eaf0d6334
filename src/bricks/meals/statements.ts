import type { CustomerId } from '../../shared/ids.ts'
import { sum, type Cents } from '../../shared/money.ts'
import { borneParts } from './crediting.ts'
import type { MealsParts } from './parts.ts'
import { standingMeals } from './rules/invoice.ts'
import type { Month } from './rules/month.ts'
import { shareMonth } from './rules/sharing.ts'

export type StatementRow = {
  readonly personId: CustomerId
  readonly name: string
  readonly number: string
  readonly meals: number
  /** Of one meal, where all are alike. */
  readonly unitCents: Cents | undefined
  readonly amountCents: Cents
}

/** A payer's month, person by person: as much as the accounts were charged with, less what credit notes took back. */
export function statementOf({ doors, invoices }: MealsParts, month: Month, ref: CustomerId): readonly StatementRow[] {
  return invoices
    .between(month, month)
    .flatMap((invoice): StatementRow[] => {
      const { personId, number } = invoice
      const amountCents = borneParts(invoice).find((part) => part.ref === ref)?.amountCents ?? 0
      if (amountCents <= 0 || ref === personId) return []
      const { shares } = shareMonth(standingMeals(invoice), invoice.payers)
      const own = shares.filter(({ payerId }) => payerId === ref)
      const meals = Math.max(0, ...own.map((share) => share.meals))
      const isEven = meals > 0 && amountCents % meals === 0
      const name = doors.customers.byId(personId)?.name ?? ''
      const unitCents = isEven ? ((amountCents / meals) as Cents) : undefined // whole: it was just divided without a rest
      return [{ personId, name, number, meals, unitCents, amountCents: amountCents as Cents }] // above zero, so it is that part's
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

export const totalOfRows = (rows: readonly Pick<StatementRow, 'amountCents'>[]): Cents =>
  sum(rows.map((row) => row.amountCents))
