import { useState, type KeyboardEvent } from 'react'
import type { Product } from '../../shared/catalogue.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { eraseDigit, typeLetter } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Letters } from '../ui/Letters.tsx'
import { accentOf, searchProducts, type CatalogueView } from './catalogue-view.ts'
import { chooseProduct } from './tap.ts'
import { usePricesNow } from './use-prices.ts'

const COLUMNS = 3
const RESULTS_MAX = 12
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }

type Props = { readonly view: CatalogueView; readonly text: string }

/** Over the tiles: what is typed finds products; arrows choose, Enter takes. */
export function SearchPanel({ view, text }: Props) {
  const { t } = useWords()
  const { counter } = useTill()
  const [chosen, setChosen] = useState({ text, index: 0 })
  const found = searchProducts(view, text, RESULTS_MAX)
  // Another text is another list: its first result is the chosen one.
  const index = chosen.text === text ? Math.min(chosen.index, Math.max(0, found.length - 1)) : 0

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const product = found[index]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setChosen({ text, index: Math.max(0, Math.min(found.length - 1, index + step)) })
    } else if (event.key === 'Enter' && product) {
      event.preventDefault()
      chooseProduct(product, view, counter)
    }
  }
  return (
    <section className="over search" aria-label={t.search.title}>
      <div className="search-bar">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="search-results"
          aria-activedescendant={found[index] ? `result-${found[index].id}` : undefined}
          aria-label={t.search.title}
          placeholder={t.search.placeholder}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={text}
          onChange={(event) => change({ over: { kind: 'search', text: event.target.value } })}
          onKeyDown={onKeyDown}
        />
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </div>
      <Results
        view={view}
        found={found}
        chosen={index}
        empty={text.trim() ? t.search.nothing({ text: text.trim() }) : t.search.hint}
        onChoose={(product) => chooseProduct(product, view, counter)}
      />
      <Letters
        label={t.search.title}
        spaceText={t.common.space}
        backLabel={t.common.erase}
        onType={typeLetter}
        onBack={eraseDigit}
      />
    </section>
  )
}

type ResultsProps = {
  readonly view: CatalogueView
  readonly found: readonly Product[]
  readonly chosen: number
  readonly empty: string
  readonly onChoose: (product: Product) => void
}

function Results({ view, found, chosen, empty, onChoose }: ResultsProps) {
  const { t, amount, euros } = useWords()
  const { priceOf } = usePricesNow()
  return (
    <div className="results" id="search-results" role="listbox" aria-label={t.search.results}>
      {found.length === 0 && <p className="quiet">{empty}</p>}
      {found.map((product, index) => {
        const open = product.openPrice
        return (
          <button
            key={product.id}
            id={`result-${product.id}`}
            type="button"
            role="option"
            tabIndex={-1}
            className="tile result"
            data-accent={accentOf(product, view)}
            aria-selected={index === chosen}
            aria-label={`${product.label} ${open ? t.tiles.openPrice : euros(priceOf(product))}`}
            onClick={() => onChoose(product)}
          >
            <span className="tile-name">{product.label}</span>{' '}
            <span className="tile-price">{open ? t.tiles.openPrice : amount(priceOf(product))}</span>
          </button>
        )
      })}
    </div>
  )
}
