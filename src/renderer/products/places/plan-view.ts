import { TILES_MAX, type Product } from '../../../shared/catalogue.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { TILES_A_PAGE, type CatalogueView } from '../../counter/catalogue-view.ts'

export const COLUMNS = 6
export const PAGES_MAX = TILES_MAX / TILES_A_PAGE

/** The tiles of a category, page after page, `null` for a hole; always whole pages. */
export type Plan = readonly (ProductId | null)[]
/** Where a tile may be put: a place of the plan, or off it. */
export type Target = number | 'rest'

export function wholePages(tiles: Plan): Plan {
  const pages = Math.max(1, Math.ceil(tiles.length / TILES_A_PAGE))
  return Array.from({ length: pages * TILES_A_PAGE }, (_, n) => tiles[n] ?? null)
}

/**
 * The plan with a tile on another place. Two tiles change places; one from outside takes the place of whatever was there,
 * which is off the plan then. Nothing else moves.
 */
export function placed(plan: Plan, id: ProductId, target: Target): Plan {
  const from = plan.indexOf(id)
  if (target === 'rest') return from < 0 ? plan : plan.with(from, null)
  if (target === from || target < 0 || target >= plan.length) return plan
  const other = plan[target] ?? null
  const without = from < 0 ? plan : plan.with(from, other)
  return without.with(target, id)
}

/** Without the empty pages at its end; what is kept is no longer than it must be. */
export function trimmed(plan: Plan): Plan {
  const last = plan.findLastIndex((id) => id !== null)
  return plan.slice(0, Math.max(1, Math.ceil((last + 1) / TILES_A_PAGE)) * TILES_A_PAGE)
}

/** The products of a category that are sold and have no tile in it. */
export function withoutTile(view: CatalogueView, categoryId: string, plan: Plan): readonly Product[] {
  const has = new Set(plan)
  return [...view.products.values()].filter(
    (product) => product.categoryId === categoryId && !product.withdrawn && !has.has(product.id),
  )
}

export const rowOf = (place: number): number => Math.floor((place % TILES_A_PAGE) / COLUMNS) + 1
export const columnOf = (place: number): number => (place % COLUMNS) + 1
