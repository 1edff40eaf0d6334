import { useState } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { accentOf, priceAt, type CatalogueView } from '../counter/catalogue-view.ts'
import { useCatalogue } from '../counter/use-counter.ts'
import { count } from '../../shared/texts/format.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { alongRows } from '../ui/rows.ts'
import { priceGroups, ROWS_MAX, type PriceGroup } from './price-view.ts'
import { PriceSide } from './PriceSide.tsx'
import type { FramedPage } from './SettingsSection.tsx'

/** The menu with its prices; the chosen product's are changed beside it. */
export function PricesPage({ frame }: FramedPage) {
  const { lang, t } = useWords()
  const view = useCatalogue()
  const [text, setText] = useState('')
  const [productId, setProductId] = useState<ProductId>()
  const words = t.control.settings
  const chosen = productId && view?.products.get(productId)
  useStepBack(chosen !== undefined, () => setProductId(undefined))
  const groups = view ? priceGroups(view, text) : []
  const first = groups[0]?.products.find((product) => !product.openPrice)
  return (
    <>
      {frame(
        <>
          <Field
            label={words.findProduct}
            hideLabel
            keys="text"
            className="find"
            placeholder={words.findProduct}
            value={text}
            onChange={setText}
            onEnter={() => first && setProductId(first.id)}
          >
            <span className="find-icon">
              <Icon name="search" />
            </span>
          </Field>
          <div className="cash-body">
            {groups.length === 0 && <p className="cash-empty">{words.noProduct({ text: text.trim() })}</p>}
            {view && text.trim() === '' && view.products.size > ROWS_MAX && (
              <p className="quiet">{t.pricing.more({ count: count(view.products.size - ROWS_MAX, lang) })}</p>
            )}
            {view && groups.length > 0 && (
              <PriceTable
                view={view}
                groups={groups}
                chosen={chosen}
                onChoose={(product) => setProductId(product.id)}
              />
            )}
          </div>
        </>,
      )}
      <PriceSide key={chosen?.id} product={chosen} onClose={() => setProductId(undefined)} />
    </>
  )
}

type TableProps = {
  readonly view: CatalogueView
  readonly groups: readonly PriceGroup[]
  readonly chosen: Product | undefined
  readonly onChoose: (product: Product) => void
}

function PriceTable({ view, groups, chosen, onChoose }: TableProps) {
  const { t } = useWords()
  const words = t.control.settings
  return (
    <section className="card prices">
      <table className="table rows picks" onKeyDown={alongRows}>
        <caption className="hidden-text">{words.pricesTitle}</caption>
        <thead>
          <tr>
            <th scope="col" className="words">
              {words.product}
            </th>
            <th scope="col">{words.onSite}</th>
            <th scope="col">{words.takeaway}</th>
          </tr>
        </thead>
        {groups.map(({ category, products }) => (
          <tbody key={category?.id ?? ''}>
            {category && (
              <tr className="price-group" data-accent={category.accent}>
                <th scope="rowgroup" colSpan={3} className="words">
                  <Icon name={category.icon} />
                  {category.label}
                </th>
              </tr>
            )}
            {products.map((product) => (
              <PriceRow
                key={product.id}
                view={view}
                product={product}
                on={product.id === chosen?.id}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

type RowProps = Pick<TableProps, 'view' | 'onChoose'> & { readonly product: Product; readonly on: boolean }

function PriceRow({ view, product, on, onChoose }: RowProps) {
  const { t, euros } = useWords()
  const words = t.control.settings
  const choose = product.openPrice ? undefined : () => onChoose(product)
  return (
    <tr
      data-chosen={on ? '' : undefined}
      data-still={choose ? undefined : ''}
      data-accent={accentOf(product, view)}
      onClick={choose}
    >
      <th scope="row" className="words">
        {choose ? (
          <button type="button" className="pick product-name" aria-pressed={on}>
            {product.label}
          </button>
        ) : (
          <span className="product-name">{product.label}</span>
        )}
      </th>
      <td>
        {product.openPrice ? <span className="quiet">{words.openPrice}</span> : <b>{euros(product.priceCents)}</b>}
      </td>
      <td>
        {product.takeawayPriceCents === undefined ? (
          <span className="quiet">{product.openPrice ? '' : words.samePrice}</span>
        ) : (
          <b>{euros(priceAt(product, 'takeaway'))}</b>
        )}
      </td>
    </tr>
  )
}
