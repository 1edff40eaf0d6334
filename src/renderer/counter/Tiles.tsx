import { memo, useCallback } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { accentOf, hasLongWord, type Accent, type CatalogueView } from './catalogue-view.ts'
import { chooseProduct } from './tap.ts'
import { usePricesNow } from './use-prices.ts'

type TileProps = {
  readonly product: Product
  readonly accent: Accent
  readonly price: string
  readonly priceLabel: string
  /** What it costs at other hours or places, where that is another price. */
  readonly ownPrice: string | undefined
  readonly onTap: (product: Product) => void
}

/** One place of the grid. Memoised: a tap must not draw the other twenty-three again. */
const Tile = memo(function Tile({ product, accent, price, priceLabel, ownPrice, onTap }: TileProps) {
  const name = product.shortLabel ?? product.label
  return (
    <button
      type="button"
      className="tile"
      data-accent={accent}
      aria-label={`${product.label} ${priceLabel}`}
      onClick={() => onTap(product)}
    >
      <span className="tile-name" data-long={hasLongWord(name) ? '' : undefined}>
        {name}
      </span>
      <span className="tile-price">
        {ownPrice && <s>{ownPrice}</s>}
        {price}
      </span>
    </button>
  )
})

/** The fixed grid: six by four places that never move. */
export const Tiles = memo(function Tiles({ view }: { readonly view: CatalogueView }) {
  const { counter } = useTill()
  const { t, amount, euros } = useWords()
  const { priceOf, ownPriceOf } = usePricesNow()
  const categoryId = useSession((s) => s.categoryId)
  const page = useSession((s) => s.page)
  const onTap = useCallback((product: Product) => chooseProduct(product, view, counter), [view, counter])

  function shownPrice(product: Product) {
    if (product.openPrice) return { price: t.tiles.openPrice, priceLabel: t.tiles.openPrice, ownPrice: undefined }
    const [now, own] = [priceOf(product), ownPriceOf(product)]
    const instead = now === own ? '' : `, ${t.pricing.mark.was({ price: euros(own) })}`
    return {
      price: amount(now),
      priceLabel: `${euros(now)}${instead}`,
      ownPrice: now === own ? undefined : amount(own),
    }
  }
  const shown = view.categories.find(({ category }) => category.id === categoryId) ?? view.categories[0]
  const tiles = shown?.pages[page] ?? shown?.pages[0] ?? []
  return (
    <section className="tiles" aria-label={t.tiles.products}>
      {tiles.map((product, index) =>
        product ? (
          <Tile
            key={product.id}
            product={product}
            accent={accentOf(product, view)}
            {...shownPrice(product)}
            onTap={onTap}
          />
        ) : (
          // A hole is a place too: it keeps the others where they are.
          <span key={`hole-${index}`} className="tile-hole" />
        ),
      )}
    </section>
  )
})
