import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Month } from '../../shared/network.ts'
import { monthAway } from '../../shared/network.ts'
import { monthName } from '../../shared/texts/network-words.ts'
import { Banners } from '../shell/Banners.tsx'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Tabs, type Tab } from '../ui/Tabs.tsx'
import { ForecastPage } from './ForecastPage.tsx'
import { MonthPage } from './MonthPage.tsx'
import { NetworkSettingsPage } from './NetworkSettingsPage.tsx'
import { VillagePage } from './VillagePage.tsx'
import './network.css'

type Page = 'month' | 'village' | 'forecast' | 'settings'
type Props = { readonly head: ReactNode }

/** What the network of cafés, the town hall and the manager read of a month. */
export function NetworkSection({ head }: Props) {
  const { t } = useWords()
  const { queries } = useTill()
  const [page, setPage] = useState<Page>('month')
  const [chosen, setChosen] = useState<Month>()
  const asked = useQuery(queries.network.settings.queryOptions({ input: {} }))
  const now = asked.data?.month
  // A month is told once it is over: the one that ended last is what somebody comes for.
  const month = chosen ?? (now && (page === 'month' ? monthAway(now, -1) : now))
  const words = t.network
  const tabs: readonly Tab<Page>[] = [
    { value: 'month', text: words.page.month, icon: 'calendar' },
    { value: 'village', text: words.page.village, icon: 'landmark' },
    { value: 'forecast', text: words.page.forecast, icon: 'chart' },
    { value: 'settings', text: words.page.settings, icon: 'sliders' },
  ]
  return (
    <main className="office network">
      {head}
      <Banners />
      <Tabs label={words.pages} value={page} tabs={tabs} onChoose={setPage} />
      {asked.error && <QueryFailed error={asked.error} />}
      {asked.data && month && now && (
        <>
          {page === 'month' && (
            <MonthPage key={month} month={month} picker={<MonthPicker month={month} now={now} onMonth={setChosen} />} />
          )}
          {page === 'village' && (
            <VillagePage month={month} picker={<MonthPicker month={month} now={now} onMonth={setChosen} />} />
          )}
          {page === 'forecast' && <ForecastPage onSettings={() => setPage('settings')} />}
          {page === 'settings' && <NetworkSettingsPage known={asked.data} />}
        </>
      )}
      <ScreenKeys />
    </main>
  )
}

type PickerProps = { readonly month: Month; readonly now: Month; readonly onMonth: (month: Month) => void }

function MonthPicker({ month, now, onMonth }: PickerProps) {
  const { lang, t } = useWords()
  const isLast = month >= now
  return (
    <div className="nw-months">
      <button type="button" aria-label={t.network.earlier} onClick={() => onMonth(monthAway(month, -1))}>
        <Icon name="left" />
      </button>
      <b aria-live="polite">{monthName(month, lang)}</b>
      <button
        type="button"
        aria-label={t.network.later}
        aria-disabled={isLast || undefined}
        onClick={() => isLast || onMonth(monthAway(month, 1))}
      >
        <Icon name="right" />
      </button>
    </div>
  )
}
