import { useState } from 'react'
import type { RoomId } from '../../shared/ids.ts'
import type { TabInList, Table } from '../../shared/contracts/tabs.ts'
import { useCounter, wholeTicket } from '../counter/use-counter.ts'
import { useMay } from '../people/use-people.ts'
import { change, type TablesStep } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { CoverKeys } from '../tabs/CoverKeys.tsx'
import { nameOf } from '../tabs/tab-view.ts'
import { useNow, useRooms, useTabs } from '../tabs/use-tabs.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { FloorPlan } from './FloorPlan.tsx'
import { RoomsEditor } from './RoomsEditor.tsx'
import '../tabs/tabs.css'
import './tables.css'

const go = (step: TablesStep) => change({ over: { kind: 'tables', step } })
const PLAN = { kind: 'plan' } as const

/** The café as it is drawn: a free table seats guests, a taken one comes in hand. */
export function TablesPanel({ step }: { readonly step: TablesStep }) {
  const { t } = useWords()
  const rooms = useRooms()
  const tabs = useTabs()
  const nowMs = useNow()
  const mayDraw = useMay('settings')
  const ticket = useCounter(wholeTicket)
  const { tabs: actions } = useTill()
  const [roomId, setRoomId] = useState<RoomId>()
  if (step.kind === 'edit') return <RoomsEditor saved={rooms} />

  const room = rooms.find((one) => one.roomId === roomId) ?? rooms[0]
  const byId = (ticketId: TabInList['ticketId'] | undefined) => tabs.find((tab) => tab.ticketId === ticketId)
  const source = step.kind === 'move' ? byId(step.ticketId) : undefined
  const touch = (table: Table, tab: TabInList | undefined) => {
    if (step.kind !== 'move')
      return tab ? actions.touch(tab, nameOf(tab, t)) : go({ kind: 'seat', tableId: table.tableId })
    if (!source) return tab && go({ kind: 'move', ticketId: tab.ticketId, onto: undefined })
    if (tab?.ticketId === source.ticketId) return go(PLAN)
    if (tab) return go({ kind: 'move', ticketId: source.ticketId, onto: tab.ticketId })
    actions.move(source, table.tableId)
  }
  return (
    <section className="over tables" aria-label={t.tables.title}>
      <header>
        <h2>{t.tables.title}</h2>
        {rooms.length > 1 && room && (
          <Segmented
            label={t.tables.rooms}
            value={room.roomId}
            choices={rooms.map(({ roomId: value, label }) => ({ value, text: label }))}
            onChoose={setRoomId}
          />
        )}
        {rooms.length > 0 && (
          <Button
            icon="move"
            pressed={step.kind === 'move'}
            onPress={() =>
              go(
                step.kind === 'move'
                  ? PLAN
                  : { kind: 'move', ticketId: ticket?.tab ? ticket.ticketId : undefined, onto: undefined },
              )
            }
          >
            {t.tables.move}
          </Button>
        )}
        {mayDraw && rooms.length > 0 && (
          <Button icon="pencil" label={t.tables.edit} onPress={() => go({ kind: 'edit' })} />
        )}
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      {room ? (
        <FloorPlan
          room={room}
          tabs={tabs}
          nowMs={nowMs}
          chosen={[step.kind === 'seat' ? step.tableId : (source?.tab?.tableId ?? undefined)]}
          onTouch={touch}
        />
      ) : (
        <div className="drawer-empty">
          <Icon name="sofa" />
          <b>{t.tables.none}</b>
          <span>{t.tables.noneMore}</span>
          <Button tone="accent" icon="plus" onPress={() => go({ kind: 'edit' })}>
            {t.tables.draw}
          </Button>
        </div>
      )}
      {room && (
        <Foot
          step={step}
          tableLabel={tableLabelOf(step, rooms)}
          source={source}
          onto={step.kind === 'move' ? byId(step.onto) : undefined}
        />
      )}
    </section>
  )
}

function tableLabelOf(step: TablesStep, rooms: ReturnType<typeof useRooms>): string {
  if (step.kind !== 'seat') return ''
  return rooms.flatMap((room) => room.tables).find((table) => table.tableId === step.tableId)?.label ?? ''
}

type FootProps = {
  readonly step: TablesStep
  readonly tableLabel: string
  readonly source: TabInList | undefined
  readonly onto: TabInList | undefined
}

/** What the next touch means, and its keys. */
function Foot({ step, tableLabel, source, onto }: FootProps) {
  const { t } = useWords()
  const { tabs } = useTill()
  if (step.kind === 'seat') {
    const title = t.tables.seatTitle({ label: tableLabel })
    return (
      <div className="tables-foot" role="group" aria-label={title}>
        <b>{title}</b>
        <CoverKeys label={title} value={-1} onChoose={(covers) => tabs.seat(step.tableId, covers)} />
      </div>
    )
  }
  if (source && onto) {
    return (
      <div className="tables-foot tables-ask" role="group" aria-label={t.tables.join}>
        <b role="status">{t.tables.joinAsk({ from: nameOf(source, t), onto: nameOf(onto, t) })}</b>
        <Button onPress={() => go(PLAN)}>{t.tables.cancel}</Button>
        <Button tone="accent" icon="check" onPress={() => tabs.join(source.ticketId, onto.ticketId)}>
          {t.tables.join}
        </Button>
      </div>
    )
  }
  const hint =
    step.kind === 'move' ? (source ? t.tables.moveTo({ name: nameOf(source, t) }) : t.tables.moveFrom) : t.tables.hint
  return (
    <p className="tables-foot" role="status">
      {hint}
    </p>
  )
}
