import { useState } from 'react'
import { categoryAccents, categoryIcons, CATEGORIES_MAX, type Category } from '../../shared/catalogue.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Chips, EmptySide, Side, Swatches } from './Parts.tsx'
import { useProductActions } from './use-products.ts'

/** The row of keys over the tiles: their order, their words, their pictures. */
export function CategoriesPage({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const actions = useProductActions()
  const words = t.products.categories
  const [open, setOpen] = useState<string>()
  useStepBack(open !== undefined, () => setOpen(undefined))
  const categories = view.categories.map(({ category }) => category)
  const isFull = categories.length >= CATEGORIES_MAX
  const counts = Map.groupBy(view.products.values(), ({ categoryId }) => categoryId)

  function move(n: number, by: 1 | -1): void {
    const [one, other] = [categories[n], categories[n + by]]
    if (one && other) actions.saveCategories(categories.with(n, other).with(n + by, one), () => undefined)
  }
  return (
    <div className="pd-body">
      <section className="pd-list" aria-label={t.products.page.categories}>
        <div className="pd-bar">
          <Button tone="accent" icon="plus" off={isFull} onPress={() => setOpen(crypto.randomUUID())}>
            {words.add}
          </Button>
          {isFull && <p className="quiet">{words.full({ max: CATEGORIES_MAX })}</p>}
        </div>
        <div className="sv-body">
          <ul className="pd-rows">
            {categories.map(({ id, label, icon, accent }, n) => (
              <li key={id} data-accent={accent}>
                <button
                  type="button"
                  className="pd-row"
                  aria-current={id === open ? 'true' : undefined}
                  onClick={() => setOpen(id)}
                >
                  <span className="pd-icon">
                    <Icon name={icon} />
                    <b>{label}</b>
                  </span>
                  <span className="pd-price">
                    <small>{words.count({ count: counts.get(id)?.length ?? 0 })}</small>
                  </span>
                </button>
                <Button icon="up" tone="quiet" label={words.up({ label })} off={n === 0} onPress={() => move(n, -1)} />
                <Button
                  icon="up"
                  tone="quiet"
                  className="pd-down"
                  label={words.down({ label })}
                  off={n === categories.length - 1}
                  onPress={() => move(n, 1)}
                />
              </li>
            ))}
          </ul>
        </div>
      </section>
      {open === undefined ? (
        <EmptySide text={words.hint} />
      ) : (
        <CategorySide key={open} view={view} id={open} categories={categories} onClose={() => setOpen(undefined)} />
      )}
    </div>
  )
}

type SideProps = {
  readonly view: CatalogueView
  readonly id: string
  readonly categories: readonly Category[]
  readonly onClose: () => void
}

function CategorySide({ view, id, categories, onClose }: SideProps) {
  const { t } = useWords()
  const actions = useProductActions()
  const words = t.products.categories
  const known = categories.find((category) => category.id === id)
  const [told, setTold] = useState('')
  const [draft, setDraft] = useState<Category>(known ?? { id, label: '', icon: 'store', accent: 'c7' })
  function set(next: Partial<Category>): void {
    setDraft({ ...draft, ...next })
    setTold('')
  }
  const groups = draft.optionGroups ?? []
  const label = draft.label.trim()
  return (
    <Side
      label={known?.label ?? words.add}
      title={known?.label ?? words.add}
      told={told}
      onClose={onClose}
      keys={
        <>
          {known && categories.length > 1 && (
            <Button
              icon="trash"
              tone="danger"
              onPress={() =>
                actions.saveCategories(
                  categories.filter((category) => category.id !== id),
                  onClose,
                )
              }
            >
              {words.remove}
            </Button>
          )}
          <Button
            tone="accent"
            icon="check"
            className="pd-main"
            off={label === ''}
            onPress={() => {
              const kept = { ...draft, label }
              const all = known ? categories.map((one) => (one.id === id ? kept : one)) : [...categories, kept]
              actions.saveCategories(all, () => setTold(words.saved))
            }}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Field
        label={words.label}
        keys="text"
        maxLength={12}
        value={draft.label}
        onChange={(next) => set({ label: next })}
      />
      <fieldset className="pd-part">
        <legend>{words.icon}</legend>
        <div className="pd-swatches">
          {categoryIcons.map((icon) => (
            <Button
              key={icon}
              icon={icon}
              label={words.icons[icon]}
              pressed={icon === draft.icon}
              onPress={() => set({ icon })}
            />
          ))}
        </div>
      </fieldset>
      <Swatches
        legend={words.color}
        accents={categoryAccents}
        chosen={draft.accent}
        onChoose={(accent) => set({ accent: categoryAccents.find((one) => one === accent) ?? draft.accent })}
      />
      {view.optionGroups.size > 0 && (
        <Chips
          legend={words.options}
          choices={[...view.optionGroups.values()].map((group) => ({ value: group.id, text: group.label }))}
          isOn={(group) => groups.includes(group)}
          onPress={(group) =>
            set({
              optionGroups: groups.includes(group) ? groups.filter((one) => one !== group) : [...groups, group],
            })
          }
        />
      )}
    </Side>
  )
}
