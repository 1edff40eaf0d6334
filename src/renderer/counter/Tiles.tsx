import { memo, useCallback } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { accentOf, hasLongWord, priceAt, type Accent, type CatalogueView } from './catalogue-view.ts'
import { chooseProduct } from './tap.ts'
import { usePlace } from './use-place.ts'

type TileProps = {
  readonly product: Product
  readonly accent: Accent
  readonly price: string
  readonly priceLabel: string
  readonly onTap: (product: Product) => void
}

/** One place of the grid. Memoised: a tap must not draw the other twenty-three again. */
const Tile = memo(function Tile({ product, accent, price, priceLabel, onTap }: TileProps) {
  const name = product.shortLabel ?? product.label
  return (
    <button
      type="button"
      className="tile"
      data-accent={accent}
      aria-label={`${name} ${priceLabel}`}
      title={name === product.label ? undefined : product.label}
      onClick={() => onTap(product)}
    >
      <span className="tile-name" data-long={hasLongWord(name) ? '' : undefined}>
        {name}
      </span>{' '}
      <span className="tile-price">{price}</span>
    </button>
  )
})

/** The fixed grid: six by four places that never move. */
export const Tiles = memo(function Tiles({ view }: { readonly view: CatalogueView }) {
  const { counter } = useTill()
  const { t, amount, euros } = useWords()
  const place = usePlace()
  const categoryId = useSession((s) => s.categoryId)
  const page = useSession((s) => s.page)
  const onTap = useCallback((product: Product) => chooseProduct(product, counter), [counter])

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
            price={product.openPrice ? t.tiles.openPrice : amount(priceAt(product, place))}
            priceLabel={product.openPrice ? t.tiles.openPrice : euros(priceAt(product, place))}
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
