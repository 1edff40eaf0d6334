import { memo, useCallback } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import type { Accent } from './catalogue-view.ts'
import { TileFace } from './TileFace.tsx'
import { useLongPress } from './use-line-press.ts'
import { usePricesNow } from './use-prices.ts'

type TileProps = {
  readonly product: Product
  /** What stands on it. */
  readonly name: string
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
export const Tile = memo(function Tile({ product, name, accent, price, priceLabel, ownPrice, gone, onTap }: TileProps) {
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
      <TileFace product={product} name={name}>
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
      </TileFace>
    </button>
  )
})

/** What a tile says of the price: now, and its own where that is another. */
export function useShownPrice(): (product: Product) => Pick<TileProps, 'price' | 'priceLabel' | 'ownPrice'> {
  const { t, amount, euros } = useWords()
  const { priceOf, ownPriceOf } = usePricesNow()
  return useCallback(
    (product: Product) => {
      if (product.openPrice) return { price: t.tiles.openPrice, priceLabel: t.tiles.openPrice, ownPrice: undefined }
      const [now, own] = [priceOf(product), ownPriceOf(product)]
      const instead = now === own ? '' : `, ${t.pricing.mark.was({ price: euros(own) })}`
      return {
        price: amount(now),
        priceLabel: `${euros(now)}${instead}`,
        ownPrice: now === own ? undefined : amount(own),
      }
    },
    [t, amount, euros, priceOf, ownPriceOf],
  )
}
