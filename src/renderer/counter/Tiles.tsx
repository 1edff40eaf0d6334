import { memo, useCallback } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { accentOf, hasLongWord, type Accent, type CatalogueView } from './catalogue-view.ts'
import { chooseProduct } from './tap.ts'
import { usePricesNow } from './use-prices.ts'
import { useLongPress } from './use-line-press.ts'
import { useSoldOut } from './use-counter.ts'

type TileProps = {
  readonly product: Product
  readonly accent: Accent
  readonly price: string
  readonly priceLabel: string
  /** What it costs at other hours or places, where that is another price. */
  readonly ownPrice: string | undefined
  /** There is none left: its word, in the place of the price. */
  readonly gone: string | undefined
  readonly onTap: (product: Product) => void
}

/** One place of the grid. Memoised: a tap must not draw the other twenty-three again. */
const Tile = memo(function Tile({ product, accent, price, priceLabel, ownPrice, gone, onTap }: TileProps) {
  const name = product.shortLabel ?? product.label
  const openSwitch = () => change({ over: { kind: 'sold-out', productId: product.id } })
  const press = useLongPress(() => onTap(product), openSwitch)
  return (
    <button
      type="button"
      className="tile"
      data-accent={accent}
      data-gone={gone === undefined ? undefined : ''}
      // Where two prices are seen, the words that tell them apart stand in the key itself.
      aria-label={gone === undefined && ownPrice ? undefined : `${name} ${gone ?? priceLabel}`}
      title={name === product.label ? undefined : product.label}
      {...press}
    >
      <span className="tile-name" data-long={hasLongWord(name) ? '' : undefined}>
        {name}
      </span>{' '}
      <span className="tile-price">
        {gone === undefined && ownPrice ? (
          <>
            <span aria-hidden="true">
              <s>{ownPrice}</s>
              {price}
            </span>
            <span className="hidden-text">{priceLabel}</span>
          </>
        ) : (
          (gone ?? price)
        )}
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
  const soldOut = useSoldOut()

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
            gone={soldOut.has(product.id) ? t.kitchen.soldOut : undefined}
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
