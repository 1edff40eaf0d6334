import { useState } from 'react'
import { alcoholRule, isScheduledNow, type PriceList } from '../../shared/price-list.ts'
import { hourOf } from '../../shared/texts/hours.ts'
import { useCatalogue, useStatus } from '../counter/use-counter.ts'
import { usePriceLists } from '../counter/use-prices.ts'
import { useStepBack } from '../shell/back.ts'
import { useNow } from '../shell/use-now.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { AlcoholCard } from './AlcoholCard.tsx'
import { ListSide } from './ListSide.tsx'
import { draftOf, freshDraft, type ListDraft } from './lists-view.ts'
import type { FramedPage } from './SettingsSection.tsx'
import './lists.css'

/** Other prices by hour and by place, what the law says of cheap alcohol, and what the café's licence allows. */
export function ListsPage({ frame }: FramedPage) {
  const { lang, t } = useWords()
  const lists = usePriceLists() ?? []
  const view = useCatalogue()
  const [draft, setDraft] = useState<ListDraft>()
  useStepBack(draft !== undefined, () => setDraft(undefined))
  const words = t.pricing.lists
  return (
    <>
      {frame(
        <div className="cash-body lists-page">
          <section className="card" aria-labelledby="lists-title">
            <header>
              <h2 id="lists-title">{words.title}</h2>
              <Button tone="soft" icon="plus" onPress={() => setDraft(freshDraft(words.freshName))}>
                {words.fresh}
              </Button>
            </header>
            {lists.length === 0 && <p className="quiet">{words.none}</p>}
            <ul>
              {lists.map((list) => (
                <li key={list.listId}>
                  <ListRow
                    list={list}
                    on={list.listId === draft?.listId}
                    onChoose={() => setDraft(draftOf(list, lang))}
                  />
                </li>
              ))}
            </ul>
          </section>
          <section className="card law" aria-labelledby="law-title">
            <Icon name="wine" />
            <div>
              <h2 id="law-title">{words.rule}</h2>
              <p>{words.ruleText}</p>
            </div>
          </section>
          <AlcoholCard />
        </div>,
      )}
      <ListSide
        key={draft?.listId}
        draft={draft}
        view={view}
        isKept={lists.some(({ listId }) => listId === draft?.listId)}
        refusal={(list) => {
          const answer = alcoholRule(list, (productId) => view?.products.get(productId))
          return answer.ok ? undefined : answer
        }}
        onChange={setDraft}
        onClose={() => setDraft(undefined)}
      />
    </>
  )
}

type RowProps = { readonly list: PriceList; readonly on: boolean; readonly onChoose: () => void }

function ListRow({ list, on, onChoose }: RowProps) {
  const { t } = useWords()
  const status = useStatus()
  const zone = status?.phase === 'running' ? status.settings.zone : 'Europe/Paris'
  const words = t.pricing.lists
  const nowMs = useNow()
  const now = list.schedule === null || isScheduledNow(list.schedule, nowMs, zone)
  return (
    <button type="button" className="list-row" aria-pressed={on} onClick={onChoose}>
      <b>{list.label}</b>
      {now && <span className="pill">{words.now}</span>}
      <small>
        <When list={list} /> ·{' '}
        {list.areas.length === 0 ? words.everywhere : list.areas.map((area) => t.pricing.areas[area]).join(', ')} ·{' '}
        {words.prices({ count: list.items.length })}
      </small>
    </button>
  )
}

function When({ list: { schedule } }: { readonly list: PriceList }) {
  const { t } = useWords()
  const words = t.pricing.lists
  if (!schedule) return words.always
  const every = schedule.weekdays.length === t.pricing.weekdays.length
  const days = every
    ? t.pricing.everyDay
    : schedule.weekdays.map((weekday) => t.pricing.weekdays[weekday - 1] ?? '').join(' ')
  return words.hours({ days, from: hourOf(schedule.fromMinute), to: hourOf(schedule.toMinute) })
}
