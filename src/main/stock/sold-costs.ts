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
 * recipe, or was never bought at a price, is not in it: nobody knows. Days are added up; only one on which a recipe changed, or
 * a refund of an older recipe's, is read ticket by ticket.
 */
export function createSoldCosts(db: WriteDb, { items, stock }: Pick<StockParts, 'items' | 'stock'>) {
  const sold = db.prepare<DayRange, Row>(`
    WITH met AS MATERIALIZED (
      SELECT r.recipe, r.from_number AS after, r.until_number AS until, d.*,
        d.first_sold > r.from_number AND (r.until_number IS NULL OR d.last_sold <= r.until_number) AS whole
      FROM stock_recipes r JOIN stock_sold_days d ON d.thing = r.thing AND d.business_day BETWEEN @from AND @to
        AND d.last_sold > r.from_number AND (r.until_number IS NULL OR d.first_sold <= r.until_number))
    SELECT recipe, thing, sum(quantity) AS quantity, sum(ht) AS ht FROM (
      SELECT recipe, thing, quantity_milli AS quantity, ht_cents AS ht FROM met WHERE whole
      UNION ALL -- CROSS: the few days first, each looked up among the tickets by its numbers
      SELECT m.recipe, m.thing, s.quantity_milli, s.ht_cents
      FROM met m CROSS JOIN stock_sales s ON s.thing = m.thing AND s.number BETWEEN m.first_number AND m.last_number
        AND s.business_day = m.business_day AND s.sold_number > m.after AND (m.until IS NULL OR s.sold_number <= m.until)
      WHERE NOT m.whole)
    GROUP BY recipe ORDER BY recipe`)
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
