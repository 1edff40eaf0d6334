import { useState, type ReactNode } from 'react'
import { rangeOf, type ReportBy } from '../../shared/reports.ts'
import { useToday } from '../control/use-today.ts'
import { Banners } from '../shell/Banners.tsx'
import { Notice } from '../shell/Notice.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { DrawersPage } from './DrawersPage.tsx'
import { FileKeys } from './FileKeys.tsx'
import { MarginsPage, ReasonsPage } from './MorePages.tsx'
import { Overview } from './Overview.tsx'
import { RangeBar } from './RangeBar.tsx'
import { HeldPage, ServicesPage } from './ServicesPage.tsx'
import { TablePage } from './TablePage.tsx'
import type { Asked } from './use-reports.ts'
import './reports.css'

export type ReportPage = 'overview' | ReportBy | 'services' | 'margins' | 'reasons' | 'held' | 'drawers'
const pages: readonly ReportPage[] = [
  'overview',
  'hour',
  'day',
  'weekday',
  'product',
  'category',
  'services',
  'margins',
  'server',
  'tender',
  'vat',
  'reasons',
  'held',
  'drawers',
]

type Props = { readonly head: ReactNode }

/** The manager's figures: a headline, and every table behind it, over days that are chosen by name, by steps or typed. */
export function ReportsSection({ head }: Props) {
  const { t } = useWords()
  const today = useToday()
  const [page, setPage] = useState<ReportPage>('overview')
  const [chosen, setChosen] = useState<Partial<Asked>>({})
  // Until somebody chooses, today goes on being today.
  const asked: Asked = { range: chosen.range ?? rangeOf('today', today), against: chosen.against ?? 'week' }
  return (
    <main className="reports">
      {head}
      <Banners />
      <RangeBar asked={asked} today={today} onAsk={(next) => setChosen((before) => ({ ...before, ...next }))}>
        {page !== 'overview' && <FileKeys report={page} asked={asked} />}
      </RangeBar>
      <div className="report-pages">
        <Segmented
          label={t.reports.pages.label}
          value={page}
          choices={pages.map((value) => ({ value, text: t.reports.pages[value] }))}
          onChoose={setPage}
        />
      </div>
      <Notice />
      <div className="report-body" role="region" aria-label={t.reports.pages[page]} tabIndex={0}>
        <Page page={page} asked={asked} onPage={setPage} />
      </div>
      <ScreenKeys />
    </main>
  )
}

type PageProps = { readonly page: ReportPage; readonly asked: Asked; readonly onPage: (page: ReportPage) => void }

function Page({ page, asked, onPage }: PageProps) {
  switch (page) {
    case 'overview':
      return <Overview asked={asked} onPage={onPage} />
    case 'services':
      return <ServicesPage asked={asked} />
    case 'margins':
      return <MarginsPage asked={asked} />
    case 'reasons':
      return <ReasonsPage asked={asked} />
    case 'held':
      return <HeldPage asked={asked} />
    case 'drawers':
      return <DrawersPage asked={asked} />
    case 'day':
    case 'hour':
    case 'weekday':
    case 'product':
    case 'category':
    case 'server':
    case 'tender':
    case 'vat':
      return <TablePage by={page} asked={asked} />
  }
}
