import { bulkChanged } from '../../shared/catalogue-bulk.ts'
import type { Product } from '../../shared/catalogue.ts'
import type { catalogue } from '../../shared/contracts/catalogue.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { writeProducts } from './changes.ts'
import type { CatalogueParts } from './parts.ts'
import { lastOwnNumber, ownCode, ownPrefix, pricesRefused, productRefused } from './rules.ts'

type Editing = Pick<Handlers<typeof catalogue>, 'saveProduct' | 'changeMany' | 'giveBarcodes'>

/** Products, one at a time and many at once. */
export function editingHandlers(parts: CatalogueParts): Editing {
  const { store, priceLists } = parts

  /** Checks every one of them, and all of them together. */
  function checked(products: readonly Product[]) {
    for (const product of products) {
      const refused = productRefused(product, store)
      if (!refused.ok) return refused
    }
    return pricesRefused(products, priceLists(), store.product)
  }

  return {
    saveProduct({ product: written, onTiles }, context) {
      const before = store.product(written.id)
      const product = withKept(written, before)
      const allowed = checked([product])
      if (!allowed.ok) return allowed
      writeProducts(parts, [product], context, { onTiles })
      return ok(product)
    },

    changeMany({ productIds, change }, context) {
      const befores = [...new Set(productIds)].map((id) => store.product(id))
      const known = befores.filter((product) => product !== undefined)
      if (known.length < befores.length) return refuse('PRODUCT_UNKNOWN')
      const products = known
        .map((before) => ({ before, after: bulkChanged(before, change) }))
        .filter(({ before, after }) => before !== after)
        .map(({ after }) => after)
      const allowed = checked(products)
      if (!allowed.ok) return allowed
      if (products.length === 0) return ok({ changed: 0 })
      return ok({ changed: writeProducts(parts, products, context).changed })
    },

    giveBarcodes({ productIds }, context) {
      const prefix = ownPrefix(parts.cafe().settings.labelRules.map((rule) => rule.prefix))
      if (prefix === undefined) return refuse('NO_OWN_CODES')
      let last = lastOwnNumber(
        prefix,
        store.all().products.flatMap(({ barcodes }) => barcodes ?? []),
      )
      const products: Product[] = []
      for (const id of new Set(productIds)) {
        const product = store.product(id)
        if (!product) return refuse('PRODUCT_UNKNOWN')
        if (product.barcodes?.length) continue
        products.push({ ...product, barcodes: [ownCode(prefix, (last += 1))] })
      }
      if (products.length > 0) writeProducts(parts, products, context)
      return ok({ given: products.length })
    },
  }
}

/** What only a key of its own changes stays as it was; lists that hold nothing are none. */
function withKept(written: Product, before: Product | undefined): Product {
  const { barcodes, optionGroups, openPrice, ...rest } = written
  return {
    ...rest,
    ...(barcodes?.length ? { barcodes: [...new Set(barcodes)] } : {}),
    ...(optionGroups?.length ? { optionGroups: [...new Set(optionGroups)] } : {}),
    ...(openPrice ? { openPrice } : {}),
    ...(before?.withdrawn ? { withdrawn: true } : {}),
    ...(before?.picture === undefined ? {} : { picture: before.picture }),
  }
}
