import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { time } from '../../shared/texts/format.ts'
import { useTill } from '../shell/TillContext.ts'
import { useNow } from '../shell/use-now.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { asksAgainInMs, nowOf } from './display-view.ts'
import { SettledPanel } from './SettledPanel.tsx'
import { TicketPanel } from './TicketPanel.tsx'
import './display.css'

/** The customer's side of the counter: nothing to touch, only what the till lets a customer see. */
export function DisplayPage() {
  const { t } = useWords()
  const { queries, line } = useTill()
  const lineIsUp = useSyncExternalStore(line.subscribe, line.state) === 'up'
  const shown = useQuery(
    queries.customerDisplay.shown.queryOptions({
      input: {},
      refetchInterval: ({ state }) => asksAgainInMs(state.data),
      refetchIntervalInBackground: true, // the counter's window has the focus
    }),
  ).data
  const now = nowOf(shown, lineIsUp)
  return (
    <div className="display" data-kind={now.kind}>
      <header>
        {shown?.training && (
          <p className="display-training">
            <b>{t.training.mark}</b> {t.training.notReal}
          </p>
        )}
        <div className="display-head">
          <p>{now.kind === 'welcome' ? '' : shown?.cafe}</p>
          {shown && <Hour zone={shown.zone} />}
        </div>
      </header>
      {now.kind === 'welcome' ? (
        <main className="display-welcome" aria-label={t.display.label}>
          <Icon name="coffee" />
          <h1>{shown?.cafe ?? 'zinc'}</h1>
          <p>{shown?.message}</p>
        </main>
      ) : now.kind === 'ticket' ? (
        <TicketPanel ticket={now} />
      ) : (
        <SettledPanel settled={now} />
      )}
    </div>
  )
}

function Hour({ zone }: { readonly zone: string }) {
  const { lang } = useWords()
  return <time>{time(useNow(), lang, zone)}</time>
}
