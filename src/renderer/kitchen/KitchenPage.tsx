import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Board } from '../../shared/contracts/kitchen.ts'
import type { TillStatus } from '../../shared/contracts/till.ts'
import { zPrepStationId } from '../../shared/ids.ts'
import { quantity, time } from '../../shared/texts/format.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useNow } from '../shell/use-now.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { countsOf, ordersAt, type Count } from './kitchen-view.ts'
import { OrderCard } from './OrderCard.tsx'
import './kitchen.css'

type Props = { readonly status: Extract<TillStatus, { phase: 'running' }> }
const ALL = 'all'

/** What is to be made, the oldest first: one touch ticks a line or a whole order, one takes it back. */
export function KitchenPage({ status }: Props) {
  const { lang, t } = useWords()
  const { queries, kitchen, people, line } = useTill()
  const board = useQuery(queries.kitchen.board.queryOptions({ input: {} })).data
  const [filter, setFilter] = useState<string>(ALL)
  const nowMs = useNow()
  const lineState = useSyncExternalStore(line.subscribe, line.state)
  const stations = board?.prepStations ?? []
  const prepStationId = stations.find((station) => station.prepStationId === filter)?.prepStationId
  const orders = board ? ordersAt(board, prepStationId) : []
  const canUndo = (board?.undo ?? []).some((id) => prepStationId === undefined || id === prepStationId)
  const undo = () => kitchen.undoTick(prepStationId ?? null)
  useUndoKey(canUndo, undo)
  return (
    <main className="kitchen" aria-label={t.kitchen.title} data-training={status.training ? '' : undefined}>
      <header>
        <span className="brand">zinc</span>
        <h1>{t.kitchen.title}</h1>
        {stations.length > 1 && (
          <Segmented
            label={t.kitchen.filter}
            value={prepStationId ?? ALL}
            choices={[
              { value: ALL, text: t.kitchen.all },
              ...stations.map(({ prepStationId: value, label }) => ({ value: value as string, text: label })),
            ]}
            onChoose={(value) => setFilter(zPrepStationId.safeParse(value).success ? value : ALL)}
          />
        )}
        {status.training && <span className="mark">{t.training.mark}</span>}
        <span className="kitchen-space" />
        <Button icon="undo" off={!canUndo} onPress={undo}>
          {t.kitchen.undo}
        </Button>
        <time>{time(nowMs, lang, status.settings.zone)}</time>
        <Button icon="lock" tone="quiet" label={t.people.lock} onPress={people.lock} />
      </header>
      {lineState === 'down' && (
        <Banner tone="amber" icon="unplugged">
          {t.connection.down}
        </Banner>
      )}
      <div className="kitchen-body">
        <section className="order-cards" aria-label={t.kitchen.orders}>
          {board && orders.length === 0 && <Nothing board={board} />}
          {orders.map((order) => (
            <OrderCard
              key={order.number}
              order={order}
              station={
                stations.length > 1 ? stations.find((one) => one.prepStationId === order.prepStationId) : undefined
              }
              nowMs={nowMs}
            />
          ))}
        </section>
        <DayCounts counts={countsOf(orders)} />
      </div>
      <Notice />
    </main>
  )
}

function Nothing({ board }: { readonly board: Board }) {
  const { t } = useWords()
  const isSetUp = board.prepStations.length > 0
  return (
    <div className="kitchen-nothing">
      <Icon name="chef" />
      <b>{isSetUp ? t.kitchen.nothing : t.kitchen.noScreen}</b>
      <p>{isSetUp ? t.kitchen.nothingMore : t.kitchen.noScreenMore}</p>
    </div>
  )
}

/** How many of each are still to make: what goes into the pan together. */
function DayCounts({ counts }: { readonly counts: readonly Count[] }) {
  const { lang, t } = useWords()
  return (
    <aside className="day-counts" aria-labelledby="day-counts">
      <h2 id="day-counts">{t.kitchen.counts}</h2>
      <ul>
        {counts.map(({ label, quantityMilli }) => (
          <li key={label}>
            <b>{quantity(quantityMilli, lang)}</b> <span>{label}</span>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** Ctrl+Z, as everywhere. */
function useUndoKey(canUndo: boolean, undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || event.repeat || !canUndo) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
