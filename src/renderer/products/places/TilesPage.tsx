import { useState } from 'react'
import { change } from '../../shell/session.ts'
import { useWords } from '../../shell/words.ts'
import { Notice } from '../../shell/Notice.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TILES_A_PAGE, type CatalogueView } from '../../counter/catalogue-view.ts'
import { useTill } from '../../shell/TillContext.ts'
import { useQuery } from '@tanstack/react-query'
import type { ProductId } from '../../../shared/ids.ts'
import { useProductActions } from '../use-products.ts'
import { DragBoard } from './DragBoard.tsx'
import { PAGES_MAX, placed, trimmed, wholePages, type Plan } from './plan-view.ts'

/** The tiles of the counter, where a hand puts them; the counter has them once they are saved. */
export function TilesPage({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const [categoryId, setCategoryId] = useState(view.categories[0]?.category.id ?? '')
  const { queries } = useTill()
  const { data } = useQuery(queries.catalogue.all.queryOptions({ input: {} }))
  const kept = data?.tilePlans.find((plan) => plan.categoryId === categoryId)?.tiles
  if (!data) return null
  return (
    <div className="pd-tiles">
      <nav className="categories" aria-label={t.tiles.categories}>
        {view.categories.map(({ category }) => (
          <button
            key={category.id}
            type="button"
            data-accent={category.accent}
            aria-pressed={category.id === categoryId}
            onClick={() => {
              change({ failure: undefined })
              setCategoryId(category.id)
            }}
          >
            <Icon name={category.icon} />
            <span>{category.label}</span>
          </button>
        ))}
      </nav>
      <PlanEditor key={`${categoryId} ${JSON.stringify(kept)}`} view={view} categoryId={categoryId} kept={kept ?? []} />
    </div>
  )
}

type EditorProps = { readonly view: CatalogueView; readonly categoryId: string; readonly kept: Plan }

/** Begun anew whenever the plan that is kept has changed. */
function PlanEditor({ view, categoryId, kept }: EditorProps) {
  const { t } = useWords()
  const actions = useProductActions()
  const words = t.products.tiles
  const [steps, setSteps] = useState<readonly Plan[]>([wholePages(kept)])
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<ProductId>()
  const plan = steps.at(-1) ?? []
  const pages = plan.length / TILES_A_PAGE
  const shownPage = Math.min(page, pages - 1)
  const isOn = chosen !== undefined && plan.includes(chosen)
  function put(next: Plan): void {
    if (next !== plan) setSteps([...steps, next])
  }
  return (
    <>
      <DragBoard
        view={view}
        categoryId={categoryId}
        plan={plan}
        page={shownPage}
        chosen={chosen}
        onChoose={setChosen}
        onPlan={put}
      />
      <Notice />
      <div className="pd-tile-keys">
        <div className="pd-pager">
          <Button icon="left" label={words.before} off={shownPage === 0} onPress={() => setPage(shownPage - 1)} />
          <p>{words.page({ page: shownPage + 1, pages })}</p>
          <Button icon="right" label={words.next} off={shownPage >= pages - 1} onPress={() => setPage(shownPage + 1)} />
          <Button
            icon="plus"
            off={pages >= PAGES_MAX}
            onPress={() => {
              put(wholePages([...plan, ...Array.from({ length: TILES_A_PAGE }, () => null)]))
              setPage(pages)
            }}
          >
            {words.add}
          </Button>
        </div>
        <Button icon="cross" off={!isOn} onPress={() => chosen && put(placed(plan, chosen, 'rest'))}>
          {words.off}
        </Button>
        <Button icon="undo" off={steps.length < 2} onPress={() => setSteps(steps.slice(0, -1))}>
          {words.undo}
        </Button>
        <Button
          tone="accent"
          icon="check"
          off={steps.length < 2}
          onPress={() => actions.placeTiles(categoryId, trimmed(plan), () => undefined)}
        >
          {words.save}
        </Button>
      </div>
    </>
  )
}
