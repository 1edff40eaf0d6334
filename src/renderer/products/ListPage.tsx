import { useState } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { count } from '../../shared/texts/format.ts'
import { accentOf, type CatalogueView } from '../counter/catalogue-view.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { BulkSide } from './BulkSide.tsx'
import { EVERY, listed, ROWS_MAX, WITHDRAWN, type Filter } from './list-view.ts'
import { EmptySide } from './Parts.tsx'
import { copyOf, draftOf, newDraft, type ProductDraft } from './product-draft.ts'
import { ProductSide } from './ProductSide.tsx'

/** What is in the form: a product that is known, or one that is not kept yet. */
type InHand = { readonly draft: ProductDraft; readonly isNew: boolean }

/** The products; what is touched is changed beside them, what is ticked is changed together. */
export function ListPage({ view }: { readonly view: CatalogueView }) {
  const { lang, t } = useWords()
  const words = t.products
  const [filter, setFilter] = useState<Filter>(EVERY)
  const [text, setText] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<ProductId>>(new Set())
  const [inHand, setInHand] = useState<InHand>()
  useStepBack(inHand !== undefined, () => setInHand(undefined))
  const found = listed(view, filter, text)
  const shown = found.slice(0, ROWS_MAX)
  const category = view.categories.find((one) => one.category.id === filter)?.category ?? view.categories[0]?.category

  function choose(next: Filter): void {
    setFilter(next)
    setTicked(new Set())
  }
  function tick({ id }: Product): void {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const filters = [
    { value: EVERY, name: words.list.every },
    ...view.categories.map((one) => ({ value: one.category.id, name: one.category.label })),
    { value: WITHDRAWN, name: words.list.withdrawn },
  ]
  return (
    <div className="pd-body">
      <section className="pd-list" aria-label={words.page.list}>
        <div className="pd-bar">
          <Field
            label={words.list.find}
            hideLabel
            keys="text"
            className="find"
            placeholder={words.list.find}
            value={text}
            onChange={setText}
          />
          <Button tone="accent" icon="plus" onPress={() => setInHand({ draft: newDraft(category), isNew: true })}>
            {words.list.add}
          </Button>
        </div>
        <div className="pd-filters" role="group" aria-label={words.list.filter}>
          {filters.map(({ value, name }) => (
            <Button key={value} className="chip" pressed={filter === value} onPress={() => choose(value)}>
              {name}
            </Button>
          ))}
        </div>
        <div className="pd-bar">
          <p className="quiet">{words.list.count({ count: count(found.length, lang), one: found.length === 1 })}</p>
          {ticked.size > 0 ? (
            <Button onPress={() => setTicked(new Set())}>{words.list.untick}</Button>
          ) : (
            <Button off={found.length === 0} onPress={() => setTicked(new Set(found.map(({ id }) => id)))}>
              {words.list.tickAll({ count: count(found.length, lang) })}
            </Button>
          )}
        </div>
        <div className="sv-body">
          {found.length === 0 && (
            <p className="pd-none">{text.trim() ? words.list.noneFound({ text: text.trim() }) : words.list.none}</p>
          )}
          {shown.length > 0 && (
            <ul className="pd-rows">
              {shown.map((product) => (
                <Row
                  key={product.id}
                  view={view}
                  product={product}
                  isTicked={ticked.has(product.id)}
                  isOpen={inHand?.draft.id === product.id && ticked.size === 0}
                  onTick={tick}
                  onOpen={() => {
                    setTicked(new Set())
                    setInHand({ draft: draftOf(product, lang), isNew: false })
                  }}
                />
              ))}
            </ul>
          )}
          {found.length > shown.length && (
            <p className="pd-none">{words.list.more({ count: count(found.length - shown.length, lang) })}</p>
          )}
        </div>
      </section>
      {ticked.size > 0 ? (
        <BulkSide view={view} ticked={ticked} onClose={() => setTicked(new Set())} />
      ) : inHand ? (
        <ProductSide
          key={inHand.draft.id}
          view={view}
          first={inHand.draft}
          isNew={inHand.isNew}
          onKept={(product) => setInHand({ draft: draftOf(product, lang), isNew: false })}
          onDuplicate={(draft) =>
            setInHand({ draft: copyOf(draft, words.form.copyOf({ label: draft.label })), isNew: true })
          }
          onClose={() => setInHand(undefined)}
        />
      ) : (
        <EmptySide text={words.list.hint} />
      )}
    </div>
  )
}

type RowProps = {
  readonly view: CatalogueView
  readonly product: Product
  readonly isTicked: boolean
  readonly isOpen: boolean
  readonly onTick: (product: Product) => void
  readonly onOpen: () => void
}

function Row({ view, product, isTicked, isOpen, onTick, onOpen }: RowProps) {
  const { t, euros } = useWords()
  const words = t.products
  const { label, takeawayPriceCents } = product
  return (
    <li data-accent={accentOf(product, view)} data-gone={product.withdrawn ? '' : undefined}>
      <label className="pd-tick">
        <input
          type="checkbox"
          checked={isTicked}
          aria-label={words.list.tick({ label })}
          onChange={() => onTick(product)}
        />
      </label>
      <button type="button" className="pd-row" aria-current={isOpen ? 'true' : undefined} onClick={onOpen}>
        <span>
          <b>{label}</b>
          <small>
            {words.vat[product.vatClass]}
            {product.withdrawn && ` · ${words.list.gone}`}
          </small>
        </span>
        <span className="pd-price">
          <b>{product.openPrice ? t.tiles.openPrice : euros(product.priceCents)}</b>
          {takeawayPriceCents !== undefined && (
            <small>{words.list.takeaway({ price: euros(takeawayPriceCents) })}</small>
          )}
        </span>
      </button>
    </li>
  )
}
