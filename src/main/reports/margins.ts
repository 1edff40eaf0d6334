import type { MarginRow } from '../../shared/contracts/reports.ts'
import { cents, divideHalfUp, ZERO, type Cents } from '../../shared/money.ts'
import { OPTIONS_ROW, type DayRange } from '../../shared/reports.ts'
import { COST_SCALE, type SoldCost, type SoldCosts } from '../stock/index.ts'
import type { Figures } from './figures.ts'
import { wholeDays } from './spans.ts'

type Parts = {
  readonly figures: Pick<Figures, 'products'>
  readonly soldCosts: SoldCosts
  readonly namesNow: () => ReadonlyMap<string, string>
}
/** What was sold without VAT, for how much of that a cost is known, and that cost. */
export function createMargins({ figures, soldCosts, namesNow }: Parts) {
  return (range: DayRange): readonly MarginRow[] => {
    const names = namesNow()
    const byThing = Map.groupBy(soldCosts(range), ({ thing }) => thing)
    const sold = figures.products(wholeDays(range)).map((row): MarginRow => {
      const costs = byThing.get(row.productId)
      const label = names.get(row.productId.replace('prd_service-', '')) ?? row.label
      const known = costs?.reduce((sum, { htCents }) => sum + htCents, 0) ?? 0
      return { ...row, label, knownHtCents: cents(known), costCents: costs ? costOf(costs) : null }
    })
    const options = [...byThing].flatMap(([thing, costs]) => (thing.startsWith('opt_') ? costs : []))
    return options.length === 0 ? sold : [...sold, { ...optionsRow, costCents: costOf(options) }]
  }
}

const optionsRow = {
  productId: OPTIONS_ROW,
  label: '',
  category: '',
  quantityMilli: 0,
  htCents: ZERO,
  knownHtCents: ZERO,
} as const

function costOf(costs: readonly SoldCost[]): Cents {
  const sum = costs.reduce((total, { cost }) => total + cost, 0n)
  return cents(Number(divideHalfUp(sum, COST_SCALE)))
}
