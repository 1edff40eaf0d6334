import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Recipe } from '../../shared/contracts/stock.ts'
import { newStockItemId, type SoldThing } from '../../shared/stock.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { FindField } from './FindField.tsx'
import { RecipeSide, type Sold } from './RecipeSide.tsx'
import { matches, shownAmount } from './stock-view.ts'
import { useItemsById, useStock } from './use-stock.ts'

const NO_LINES: Recipe['lines'] = []

/** What is sold, and what each piece takes off the shelf. */
export function RecipesPage() {
  const { t } = useWords()
  const { stock, queries, push } = useStock()
  const words = t.stock.recipes
  const { catalogue: sellable } = useTill().queries
  const catalogue = useQuery(sellable.all.queryOptions({ input: {} })).data
  const recipes = useQuery(queries.recipes.queryOptions({ input: {} })).data
  const [text, setText] = useState('')
  const [which, setWhich] = useState<'products' | 'options' | 'without'>('products')
  const [chosen, setChosen] = useState<SoldThing>()
  const byThing = new Map(recipes?.map((recipe) => [recipe.thing, recipe.lines]))
  const products: readonly Sold[] =
    catalogue?.products
      .filter(({ formule, vatClass }) => !formule && vatClass !== 'press-agency')
      .map(({ id, label }) => ({ thing: id, label, isProduct: true })) ?? []
  const options: readonly Sold[] =
    catalogue?.optionGroups.flatMap((group) =>
      group.options.map(({ id, label }) => ({ thing: id, label: `${label} (${group.label})`, isProduct: false })),
    ) ?? []
  const all = which === 'options' ? options : products
  const shown = all.filter(({ thing, label }) => (which !== 'without' || !byThing.has(thing)) && matches(text, label))
  const sold = [...products, ...options].find(({ thing }) => thing === chosen)
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-bar">
          <FindField label={words.find} value={text} onChange={setText} />
          <Segmented
            label={words.which}
            value={which}
            choices={[
              { value: 'products', text: words.products },
              { value: 'options', text: words.options },
              { value: 'without', text: words.without },
            ]}
            onChoose={setWhich}
          />
        </div>
        <div className="sv-body">
          <SoldTable shown={shown} byThing={byThing} chosen={chosen} onChoose={setChosen} />
          {shown.length === 0 && <p className="sv-none">{words.none}</p>}
        </div>
      </section>
      <RecipeSide
        key={`${chosen} ${recipes === undefined}`}
        sold={sold}
        lines={(chosen && byThing.get(chosen)) ?? NO_LINES}
        onAsSold={(productId) => {
          const itemId = newStockItemId()
          push(
            (commandId) => stock.keepAsSold({ productId, itemId, commandId }),
            () => setChosen(undefined),
          )
        }}
        onSaved={() => setChosen(undefined)}
      />
    </div>
  )
}

type TableProps = {
  readonly shown: readonly Sold[]
  readonly byThing: ReadonlyMap<SoldThing, Recipe['lines']>
  readonly chosen: SoldThing | undefined
  readonly onChoose: (thing: SoldThing) => void
}

function SoldTable({ shown, byThing, chosen, onChoose }: TableProps) {
  const { t, lang } = useWords()
  const items = useItemsById()
  const words = t.stock.recipes
  const told = (lines: Recipe['lines']) =>
    lines
      .map(({ itemId, amount }) => {
        const item = items.get(itemId)?.item
        return item ? `${shownAmount(amount, item.unit, lang)} ${item.label}` : ''
      })
      .join(' + ')
  if (shown.length === 0) return null
  return (
    <table className="sv-table stock-table">
      <thead>
        <tr>
          <th scope="col">{words.sold}</th>
          <th scope="col">{words.takes}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ thing, label }) => (
          <tr key={thing} data-chosen={thing === chosen ? '' : undefined}>
            <th scope="row">
              <button type="button" aria-pressed={thing === chosen} onClick={() => onChoose(thing)}>
                {label}
              </button>
            </th>
            <td>{told(byThing.get(thing) ?? []) || <span className="sv-label">{words.nothing}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
