import { memo } from 'react'
import { change, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import type { CatalogueView } from './catalogue-view.ts'

/** One row of keys, one colour each; dots tell how many pages lie under a category. */
export const Categories = memo(function Categories({ view }: { readonly view: CatalogueView }) {
  const { t } = useWords()
  const categoryId = useSession((s) => s.categoryId) ?? view.categories[0]?.category.id
  const page = useSession((s) => s.page)
  return (
    <nav className="categories" aria-label={t.tiles.categories}>
      {view.categories.map(({ category, pages }) => {
        const chosen = category.id === categoryId
        return (
          <button
            key={category.id}
            type="button"
            data-accent={category.accent}
            aria-pressed={chosen}
            onClick={() => change({ categoryId: category.id, page: chosen ? (page + 1) % pages.length : 0 })}
          >
            <Icon name={category.icon} />
            <span>{category.label}</span>
            {pages.length > 1 && (
              <span className="dots" aria-hidden="true">
                {pages.map((_, index) => (
                  <i key={index} data-on={chosen && index === page ? '' : undefined} />
                ))}
              </span>
            )}
          </button>
        )
      })}
    </nav>
  )
})
