import { memo, useCallback } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { accentOf, cheapest, type CatalogueView } from './catalogue-view.ts'
import { chooseTile } from './tap.ts'
import { Tile, useShownPrice } from './Tile.tsx'
import { usePricesNow } from './use-prices.ts'
import { useSoldOut } from './use-counter.ts'

/** The fixed grid: six by four places that never move. */
export const Tiles = memo(function Tiles({ view }: { readonly view: CatalogueView }) {
  const { counter } = useTill()
  const { t } = useWords()
  const shownPrice = useShownPrice()
  const { priceOf } = usePricesNow()
  const categoryId = useSession((s) => s.categoryId)
  const page = useSession((s) => s.page)
  const onTap = useCallback((product: Product) => chooseTile(product, view, counter), [view, counter])
  const soldOut = useSoldOut()

  function faceOf(product: Product) {
    const family = view.variants.get(product.id)
    if (!family) {
      const name = product.shortLabel ?? product.label
      return { name, ...shownPrice(product), isGone: soldOut.has(product.id) }
    }
    const { price, priceLabel } = shownPrice(cheapest(family, priceOf))
    return {
      name: product.variantOf ?? product.label,
      price: t.tiles.from({ price }),
      priceLabel: t.tiles.from({ price: priceLabel }),
      ownPrice: undefined,
      isGone: family.every(({ id }) => soldOut.has(id)),
    }
  }
  const shown = view.categories.find(({ category }) => category.id === categoryId) ?? view.categories[0]
  const tiles = shown?.pages[page] ?? shown?.pages[0] ?? []
  return (
    <section className="tiles" aria-label={t.tiles.products}>
      {tiles.map((product, index) => {
        // A hole is a place too: it keeps the others where they are.
        if (!product) return <span key={`hole-${index}`} className="tile-hole" />
        const { isGone, ...face } = faceOf(product)
        return (
          <Tile
            key={product.id}
            product={product}
            accent={accentOf(product, view)}
            {...face}
            gone={isGone ? t.kitchen.soldOut : undefined}
            onTap={onTap}
          />
        )
      })}
    </section>
  )
})
