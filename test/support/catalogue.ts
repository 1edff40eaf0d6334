import type { Known } from '../../src/main/catalogue/rules.ts'
import type { Catalogue } from '../../src/shared/catalogue.ts'

/** What the store knows of a catalogue, without a database. */
export function knownOf(catalogue: Catalogue): Known {
  const products = new Map(catalogue.products.map((product) => [product.id, product]))
  const owners = new Map(catalogue.products.flatMap((p) => (p.barcodes ?? []).map((code) => [code, p] as const)))
  return {
    product: (id) => products.get(id),
    category: (id) => catalogue.categories.find((category) => category.id === id),
    group: (id) => catalogue.optionGroups.find((group) => group.id === id),
    ownerOf: (code) => owners.get(code),
    formulesWith: (id) =>
      catalogue.products.filter((p) => p.formule?.some(({ choices }) => choices.some((c) => c.productId === id))),
  }
}
