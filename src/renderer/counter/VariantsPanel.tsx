import type { ProductId } from '../../shared/ids.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import { accentOf, type CatalogueView } from './catalogue-view.ts'
import { chooseProduct } from './tap.ts'
import { Tile, useShownPrice } from './Tile.tsx'
import { useSoldOut } from './use-counter.ts'

/** Over the tiles: the variants of a product, one tap each. */
export function VariantsPanel({ view, productId }: { readonly view: CatalogueView; readonly productId: ProductId }) {
  const { t } = useWords()
  const { counter } = useTill()
  const shownPrice = useShownPrice()
  const soldOut = useSoldOut()
  const family = view.variants.get(productId)
  const name = view.products.get(productId)?.variantOf
  if (!family || name === undefined) return null
  return (
    <section className="over editor choose" aria-label={t.tiles.which({ label: name })}>
      <header>
        <h2>{name}</h2>
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      <div className="editor-body" tabIndex={-1} ref={focusPanel}>
        <div className="choose-tiles">
          {family.map((product) => (
            <Tile
              key={product.id}
              product={product}
              name={product.label}
              accent={accentOf(product, view)}
              {...shownPrice(product)}
              gone={soldOut.has(product.id) ? t.kitchen.soldOut : undefined}
              onTap={() => chooseProduct(product, view, counter)}
            />
          ))}
        </div>
      </div>
    </section>
  )
}
