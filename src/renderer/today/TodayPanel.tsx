import type { TodayItem } from '../../shared/contracts/today.ts'
import { bricks } from '../bricks.ts'
import { toService, change } from '../shell/session.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import { Icon } from '../ui/Icon.tsx'
import { useToday } from './use-today.ts'

/** Over the tiles: what the services want of somebody today; each line leads to where it is done. */
export function TodayPanel() {
  const { t, lang } = useWords()
  const today = useToday()
  const shown = bricks.flatMap((brick) => {
    const items = today.find(({ service }) => service === brick.id)?.items ?? []
    return items.length > 0 ? [{ brick, items }] : []
  })
  return (
    <section className="over drawer today" aria-label={t.today.title} tabIndex={-1} ref={focusPanel}>
      <header>
        <h2>{t.today.title}</h2>
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      {shown.length === 0 && (
        <div className="drawer-empty">
          <Icon name="check" />
          <b>{t.today.nothing}</b>
        </div>
      )}
      {shown.map(({ brick, items }) => (
        <section key={brick.id} aria-label={brick.name[lang]}>
          <h3>
            <Icon name={brick.icon} />
            {brick.name[lang]}
          </h3>
          <ul>
            {items.map((item) => (
              <li key={item.kind}>
                <Row item={item} service={brick.id} says={brick.today[lang][item.kind]} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

type RowProps = {
  readonly item: TodayItem
  readonly service: string
  readonly says: ((item: TodayItem) => string) | undefined
}

function Row({ item, service, says }: RowProps) {
  const { t } = useWords()
  const { time } = useClock()
  const { urgency, atMs, wanted } = item
  return (
    <button type="button" data-urgency={urgency} onClick={() => toService(service, wanted ?? 'today')}>
      <span className="today-mark">{t.today.urgency[urgency]}</span> <b>{says?.(item) ?? item.kind}</b>{' '}
      {atMs !== null && <em>{time(atMs)}</em>}
      <Icon name="right" />
    </button>
  )
}
