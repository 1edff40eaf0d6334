import type { BillLine } from '../rules/billing.ts'
import type { Month } from '../rules/month.ts'
import type { MealsSetup } from '../rules/setup.ts'

const months = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })
/** « novembre 2026 », as papers say it. */
export const monthName = (month: Month): string => months.format(Date.parse(`${month}-01T00:00:00Z`))

export function formulaName({ formulas }: Pick<MealsSetup, 'formulas'>, code: string): string {
  return formulas.find((formula) => formula.code === code)?.name ?? code
}

const meals: Readonly<Record<BillLine['kind'], string>> = {
  delivered: '',
  absence: ' non reçu (absence)',
  late: ' annulé trop tard',
}

/** What a line of the month's sale says on tickets and invoices, which are in French: no name of anybody. */
export function lineLabel({ part, kind, formula }: BillLine, month: Month, setup: MealsSetup): string {
  const what =
    part === 'meal'
      ? `Repas ${formulaName(setup, formula)}${meals[kind]}`
      : `Livraison à domicile${kind === 'late' ? ', annulée trop tard' : ''}`
  return `${what}, ${monthName(month)}`
}
