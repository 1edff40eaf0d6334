import type { DayRange } from '../../shared/reports.ts'
import type { WriteDb } from '../db/open.ts'
import type { StockParts } from './parts.ts'

/** What recipes say that some days took off the shelf: of a product, or of an option. */
export type SoldCost = {
  readonly thing: string
  readonly quantityMilli: number
  /** What was sold with a recipe, without VAT. */
  readonly htCents: number
  /** In thousandths of millionths of a cent: added up before anybody rounds. */
  readonly cost: bigint
}
export const COST_SCALE = 1_000_000_000n

type Row = { recipe: number; thing: string; quantity: number; ht: number }
type RecipeLine = { recipe: number; itemId: string; amount: number }

/**
 * What was sold on some days cost, by the recipe of each sale’s own time and at what its items cost now. What has no
 * recipe, or was never bought at a price, is not in it: nobody knows.
 */
export function createSoldCosts(db: WriteDb, { items, stock }: Pick<StockParts, 'items' | 'stock'>) {
  const sold = db.prepare<DayRange, Row>(`
    WITH days AS (SELECT min(number) AS first, max(number) AS last FROM tickets WHERE business_day BETWEEN @from AND @to)
    SELECT r.recipe, r.thing, sum(s.quantity_milli) AS quantity, sum(s.ht_cents) AS ht
    FROM days JOIN stock_recipes r JOIN stock_sales s ON s.thing = r.thing AND s.number BETWEEN days.first AND days.last
      AND s.sold_number > r.from_number AND (r.until_number IS NULL OR s.sold_number <= r.until_number)
    GROUP BY r.recipe ORDER BY r.recipe`)
  const lines = db.prepare<[], RecipeLine>('SELECT recipe, item_id AS itemId, amount FROM stock_recipe_lines')

  return (range: DayRange): readonly SoldCost[] => {
    const rates = new Map(items.items().map((item) => [item.itemId as string, BigInt(stock.rate(item))]))
    const byRecipe = Map.groupBy(lines.all(), ({ recipe }) => recipe)
    return sold.all(range).flatMap(({ recipe, thing, quantity, ht }) => {
      const parts = (byRecipe.get(recipe) ?? []).map(({ itemId, amount }) => BigInt(amount) * (rates.get(itemId) ?? 0n))
      // What was never bought at a price has no cost that anybody knows.
      if (parts.includes(0n)) return []
      const one = parts.reduce((sum, part) => sum + part, 0n)
      return [{ thing, quantityMilli: quantity, htCents: ht, cost: one * BigInt(quantity) }]
    })
  }
}
export type SoldCosts = ReturnType<typeof createSoldCosts>
