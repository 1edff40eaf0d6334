import type { ReactNode } from 'react'
import type { ReportRow } from '../../shared/contracts/reports.ts'
import { milli } from '../../shared/money.ts'
import { percentText } from '../../shared/report-cells.ts'
import { activityName, changeOf, rowName } from '../../shared/report-sheets.ts'
import { euros, quantity } from '../../shared/texts/format.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { ChartCard } from './ChartCard.tsx'
import { Headline } from './Headline.tsx'
import { filled } from './report-view.ts'
import type { ReportPage } from './ReportsSection.tsx'
import { useActivities, useSheetWords, useSummary, useTable, type Asked } from './use-reports.ts'

const TOP_MAX = 7

type Props = { readonly asked: Asked; readonly onPage: (page: ReportPage) => void }

/** What somebody wants to know first, on one screen. */
export function Overview({ asked, onPage }: Props) {
  const found = useSummary(asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  return (
    <div className="report-overview">
      <Headline summary={found.data} asked={asked} />
      <ChartCard asked={asked} />
      <TopProducts asked={asked} onAll={() => onPage('product')} />
      <TopActivities asked={asked} onAll={() => onPage('services')} />
    </div>
  )
}

function TopProducts({ asked, onAll }: { readonly asked: Asked; readonly onAll: () => void }) {
  const { lang, t } = useWords()
  const words = useSheetWords()
  const { data } = useTable('product', asked)
  const rows = data?.rows.filter((row) => row.nature === 'own' && row.ttcCents > 0).slice(0, TOP_MAX) ?? []
  const most = rows[0]?.ttcCents ?? 0
  const nameOf = (row: ReportRow) =>
    words.serviceName(row.key.replace(/^prd_service-/, '')) ?? rowName('product', row, words)
  return (
    <TopCard title={t.reports.top.products} isEmpty={rows.length === 0} onAll={onAll}>
      {rows.map((row) => (
        <li key={row.key}>
          <b>{nameOf(row)}</b>
          <span className="share" aria-hidden="true">
            <i style={{ width: `${filled(row.ttcCents, most)}%` }} />
          </span>
          <span className="quiet">{quantity(milli(row.quantityMilli ?? 0), lang)}</span>
          <strong>{euros(row.ttcCents, lang)}</strong>
        </li>
      ))}
    </TopCard>
  )
}

function TopActivities({ asked, onAll }: { readonly asked: Asked; readonly onAll: () => void }) {
  const { lang, t } = useWords()
  const words = useSheetWords()
  const { data } = useActivities(asked)
  const rows = data?.activities.filter((row) => row.ttcCents !== 0 || row.beforeCents !== 0).slice(0, TOP_MAX) ?? []
  return (
    <TopCard className="report-activities" title={t.reports.top.services} isEmpty={rows.length === 0} onAll={onAll}>
      {rows.map((row) => {
        const permille = changeOf(row.ttcCents, row.beforeCents)
        return (
          <li key={row.activity} data-kind="activity">
            <b>{activityName(row, words)}</b>
            <span className="quiet">
              {row.perHourCents === null ? '' : `${euros(row.perHourCents, lang)} ${lang === 'fr' ? '/ h' : '/h'}`}
            </span>
            <span data-trend={permille === null ? undefined : permille > 0 ? 'up' : permille < 0 ? 'down' : undefined}>
              {permille === null ? '' : percentText(permille, lang)}
            </span>
            <strong>{euros(row.ttcCents, lang)}</strong>
          </li>
        )
      })}
    </TopCard>
  )
}

type TopProps = {
  readonly className?: string
  readonly title: string
  readonly isEmpty: boolean
  readonly onAll: () => void
  readonly children: ReactNode
}

function TopCard({ className = '', title, isEmpty, onAll, children }: TopProps) {
  const { t } = useWords()
  return (
    <section className={`card report-top ${className}`}>
      <h2>{title}</h2>
      {isEmpty ? <p className="quiet report-nothing">{t.reports.nothing}</p> : <ul>{children}</ul>}
      <Button tone="quiet" icon="right" label={`${t.reports.top.all} : ${title}`} onPress={onAll}>
        {t.reports.top.all}
      </Button>
    </section>
  )
}
