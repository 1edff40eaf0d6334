import type { Product } from '../../shared/catalogue.ts'
import { plain, searchProducts, type CatalogueView } from '../counter/catalogue-view.ts'

/** As many rows as are drawn at once; the search finds the others. */
export const ROWS_MAX = 300
const FOUND_MAX = 5000

/** A category's id, all that is sold, or what was withdrawn. */
export type Filter = string

export const EVERY: Filter = '*'
export const WITHDRAWN: Filter = '-'

/** The products that a filter and a text leave: by category, in the catalogue's order; the best first where it is searched. */
export function listed(view: CatalogueView, filter: Filter, text: string): readonly Product[] {
  if (filter === WITHDRAWN) {
    const words = plain(text).split(' ').filter(Boolean)
    return [...view.products.values()].filter(
      (product) => product.withdrawn && words.every((word) => plain(product.label).includes(word)),
    )
  }
  const isShown = (product: Product) => !product.withdrawn && (filter === EVERY || product.categoryId === filter)
  if (text.trim() !== '') return searchProducts(view, text, FOUND_MAX).filter(isShown)
  const of = Map.groupBy([...view.products.values()].filter(isShown), (product) => product.categoryId)
  return view.categories.flatMap(({ category }) => of.get(category.id) ?? [])
}
