import { useState } from 'react'
import type { TabInList } from '../../shared/contracts/tabs.ts'
import { sum } from '../../shared/money.ts'
import { count } from '../../shared/texts/format.ts'
import { TAB_LABEL_MAX } from '../../shared/ticket.ts'
import { useCounter, wholeTicket } from '../counter/use-counter.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change, type TabsStep } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DescribePanel } from './DescribePanel.tsx'
import { nameOf, newestFirst } from './tab-view.ts'
import { TabTile } from './TabTile.tsx'
import { useNow, useTabs } from './use-tabs.ts'
import './tabs.css'

const several = (ticked: readonly TabInList['ticketId'][]) =>
  change({ over: { kind: 'tabs', step: { kind: 'several', ticked } } })
const close = () => change({ over: undefined })

/** Over the tiles: every tab of the café, the newest first. */
export function TabsDrawer({ step }: { readonly step: TabsStep }) {
  const { t } = useWords()
  const { tabs } = useTill()
  const all = newestFirst(useTabs())
  const nowMs = useNow()
  const ticket = useCounter(wholeTicket) ?? null
  if (step.kind === 'describe' && ticket) return <DescribePanel key={ticket.ticketId} ticket={ticket} />

  const ticked = step.kind === 'several' ? step.ticked : undefined
  const canName = ticket !== null && ticket.lines.length > 0 && ticket.tab === null && ticket.tenders.length === 0
  const touch = (tab: TabInList) => {
    if (!ticked) return tabs.touch(tab, nameOf(tab, t))
    const { ticketId } = tab
    several(ticked.includes(ticketId) ? ticked.filter((id) => id !== ticketId) : [...ticked, ticketId])
  }
  return (
    <section className="over drawer" aria-label={t.tabs.title}>
      <header>
        <h2>{t.tabs.title}</h2>
        {all.length > 1 && !canName && (
          <Button
            icon="check"
            pressed={ticked !== undefined}
            onPress={() => (ticked ? change({ over: { kind: 'tabs', step: { kind: 'all' } } }) : several([]))}
          >
            {t.tabs.several}
          </Button>
        )}
        <Button icon="cross" tone="quiet" onPress={close}>
          {t.common.close}
        </Button>
      </header>
      {canName && !ticked && <NewTab hint={all.length > 0} />}
      {all.length === 0 ? (
        <div className="drawer-empty">
          <Icon name="notebook" />
          <b>{t.tabs.none}</b>
          <span>{t.tabs.noneMore}</span>
        </div>
      ) : (
        <ul className="tab-tiles" aria-label={t.tabs.title}>
          {all.map((tab) => (
            <TabTile
              key={tab.ticketId}
              tab={tab}
              nowMs={nowMs}
              ticked={ticked?.includes(tab.ticketId)}
              onTouch={touch}
            />
          ))}
        </ul>
      )}
      {ticked && <Together tabs={all.filter((tab) => ticked.includes(tab.ticketId))} />}
      <ScreenKeys />
    </section>
  )
}

/** What is in hand gets a name and lies aside: typed, then Enter. Without one it is called by the hour, and soon taken up again. */
function NewTab({ hint }: { readonly hint: boolean }) {
  const { t } = useWords()
  const { tabs } = useTill()
  const [name, setName] = useState('')
  const { time } = useClock()
  const now = time(useNow())
  const keep = () => tabs.setAside(name.trim() || now)
  return (
    <div className="new-tab">
      <Field
        label={t.tabs.newName}
        keys="text"
        autoFocus
        maxLength={TAB_LABEL_MAX}
        placeholder={now}
        value={name}
        onChange={setName}
        onEnter={keep}
      />
      <Button tone="accent" icon="check" onPress={keep}>
        {t.tabs.create}
      </Button>
      {hint && <p className="quiet">{t.tabs.joinHint}</p>}
    </div>
  )
}

function Together({ tabs: ticked }: { readonly tabs: readonly TabInList[] }) {
  const { lang, t, euros } = useWords()
  const { tabs } = useTill()
  const few = ticked.length < 2
  return (
    <Button
      className="drawer-together"
      tone={few ? 'plain' : 'accent'}
      icon="check"
      off={few}
      onPress={() => tabs.settleTogether(ticked.map(({ ticketId }) => ticketId))}
    >
      {few
        ? t.tabs.tickHint
        : t.tabs.together({
            count: count(ticked.length, lang),
            amount: euros(sum(ticked.map(({ dueCents }) => dueCents))),
          })}
    </Button>
  )
}
