import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../people/use-people.ts'
import { Banners } from '../shell/Banners.tsx'
import { Notice } from '../shell/Notice.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useWords } from '../shell/words.ts'
import type { IconName } from '../ui/Icon.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { BreadPage } from './BreadPage.tsx'
import { CountPage } from './CountPage.tsx'
import { DeliveriesPage } from './DeliveriesPage.tsx'
import { DepositsPage } from './DepositsPage.tsx'
import { ItemsPage } from './ItemsPage.tsx'
import { MarginsPage } from './MarginsPage.tsx'
import { OrdersPage } from './OrdersPage.tsx'
import { PricesPage } from './PricesPage.tsx'
import { RecipesPage } from './RecipesPage.tsx'
import { shownAmount } from './stock-view.ts'
import { useStock } from './use-stock.ts'
import '../ui/service.css'
import '../counter/ticket.css'
import './stock.css'

type Props = { readonly head: ReactNode }
const pages = {
  items: ItemsPage,
  orders: OrdersPage,
  deliveries: DeliveriesPage,
  count: CountPage,
  recipes: RecipesPage,
  margins: MarginsPage,
  prices: PricesPage,
  deposits: DepositsPage,
  bread: BreadPage,
} as const
type Page = keyof typeof pages
const icons: Readonly<Record<Page, IconName>> = {
  items: 'package',
  recipes: 'beer',
  deliveries: 'drawer',
  count: 'scale',
  orders: 'file',
  margins: 'percent',
  prices: 'tag',
  deposits: 'store',
  bread: 'sandwich',
}

/** What whoever sells may see: how much there is, and the morning's bread. */
const forAll: readonly Page[] = ['items', 'bread']

/** What lies in the cellar and on the shelves: what came, what was sold of it, what is missing, what it earns. */
export function StockSection({ head }: Props) {
  const { t } = useWords()
  const mayAll = useMay('reports')
  const [page, setPage] = useState<Page>('items')
  const shown = (Object.keys(pages) as Page[]).filter((one) => mayAll || forAll.includes(one))
  const Page = mayAll || page === 'bread' ? pages[page] : Levels
  const tabs = shown.map((value) => ({
    value,
    text: t.stock.pages[value],
    icon: icons[value],
  }))
  return (
    <main className="office stock" data-service="stock">
      {head}
      <Banners />
      <Tabs label={t.stock.pages.label} value={page} tabs={tabs} onChoose={setPage} />
      <Page />
      <ScreenKeys />
    </main>
  )
}

/** For whoever sells: what there is, and nothing of what it costs. */
function Levels() {
  const { t, lang } = useWords()
  const { queries } = useStock()
  const levels = useQuery(queries.levels.queryOptions({ input: {} })).data
  return (
    <div className="sv-body" tabIndex={0}>
      <Notice />
      <table className="sv-table" aria-label={t.stock.pages.items}>
        <tbody>
          {levels?.map((level) => (
            <tr key={level.itemId}>
              <th scope="row">
                {level.label}
                <small>{level.shelf}</small>
              </th>
              <td className="sv-right" data-low={level.low ? '' : undefined}>
                {shownAmount(level.level, level.unit, lang)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
