import { useState, type ReactNode } from 'react'
import { useCatalogue } from '../counter/use-counter.ts'
import { useWords } from '../shell/words.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { CategoriesPage } from './CategoriesPage.tsx'
import { FilesPage } from './FilesPage.tsx'
import { ListPage } from './ListPage.tsx'
import { OptionsPage } from './OptionsPage.tsx'
import { TilesPage } from './places/TilesPage.tsx'
import '../cash/cash.css'
import '../counter/choose.css'
import './products.css'

type Props = { readonly head: ReactNode }
type Page = 'list' | 'tiles' | 'options' | 'categories' | 'files'

/** What the café sells: the products, their tiles, options and categories, lists and papers of them. */
export function ProductsSection({ head }: Props) {
  const { t } = useWords()
  const view = useCatalogue()
  const [page, setPage] = useState<Page>('list')
  const names = t.products.page
  return (
    <main className="office pd">
      {head}
      <Tabs
        label={t.products.pages}
        value={page}
        tabs={[
          { value: 'list', text: names.list, icon: 'tag' },
          { value: 'tiles', text: names.tiles, icon: 'pad' },
          { value: 'options', text: names.options, icon: 'sliders' },
          { value: 'categories', text: names.categories, icon: 'store' },
          { value: 'files', text: names.files, icon: 'export' },
        ]}
        onChoose={setPage}
      />
      {view && page === 'list' && <ListPage view={view} />}
      {view && page === 'tiles' && <TilesPage view={view} />}
      {view && page === 'options' && <OptionsPage view={view} />}
      {view && page === 'categories' && <CategoriesPage view={view} />}
      {page === 'files' && <FilesPage />}
    </main>
  )
}
