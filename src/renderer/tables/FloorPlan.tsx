import type { CSSProperties } from 'react'
import type { Room, TabInList, Table } from '../../shared/contracts/tabs.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { ageOf } from '../tabs/tab-view.ts'
import { PLAN_SIDE } from './rooms-view.ts'

type Props = {
  readonly room: Room
  readonly tabs: readonly TabInList[]
  readonly nowMs: number
  readonly chosen: readonly (Table['tableId'] | undefined)[]
  readonly onTouch: (table: Table, tab: TabInList | undefined) => void
}

const shareOf = (units: number) => `${(units / PLAN_SIDE) * 100}%`

/** Where a table lies on a plan that fills its place, whatever the screen. */
export function placeOf({ x, y, width, height }: Pick<Table, 'x' | 'y' | 'width' | 'height'>): CSSProperties {
  return { left: shareOf(x), top: shareOf(y), width: shareOf(width), height: shareOf(height) }
}

/** The room as it is now: who sits where, for how long, with how much to pay. */
export function FloorPlan({ room, tabs, nowMs, chosen, onTouch }: Props) {
  return (
    <ul className="plan" aria-label={room.label}>
      {room.tables.map((table) => {
        const tab = tabs.find((one) => one.tab?.tableId === table.tableId)
        return (
          <li key={table.tableId} style={placeOf(table)}>
            <TableKey
              table={table}
              tab={tab}
              nowMs={nowMs}
              chosen={chosen.includes(table.tableId)}
              onTouch={() => onTouch(table, tab)}
            />
          </li>
        )
      })}
    </ul>
  )
}

type KeyProps = {
  readonly table: Table
  readonly tab: TabInList | undefined
  readonly nowMs: number
  readonly chosen: boolean
  readonly onTouch: () => void
}

function TableKey({ table, tab, nowMs, chosen, onTouch }: KeyProps) {
  const { t, amount, euros } = useWords()
  const age = tab && ageOf(tab.openedAtMs, nowMs, t)
  const noted = tab !== undefined && tab.noteNumber !== null
  const words = tab
    ? [
        euros(tab.dueCents),
        ...(age ? [age.text] : []),
        t.tables.taken,
        ...(tab.tab?.label ? [tab.tab.label] : []),
        ...(tab.tab?.covers ? [t.tabs.covers({ count: tab.tab.covers })] : []),
        ...(age?.late ? [t.tabs.late] : []),
        ...(noted ? [t.tabs.noted] : []),
      ]
    : [t.tables.free, t.tables.seats({ count: table.seats })]
  return (
    <button
      type="button"
      className="plan-table"
      data-shape={table.shape}
      data-state={tab ? (age?.late ? 'late' : noted ? 'noted' : 'taken') : 'free'}
      data-chosen={chosen ? '' : undefined}
      aria-pressed={chosen}
      aria-label={[t.tables.table({ label: table.label }), ...words].join(', ')}
      onClick={onTouch}
    >
      <b>{table.label}</b>{' '}
      {tab ? (
        <>
          <span>{amount(tab.dueCents)}</span>{' '}
          <small>
            {noted ? <Icon name="note" /> : age?.late && <Icon name="clock" />}
            {age?.text}
          </small>
        </>
      ) : (
        <small>{t.tables.free}</small>
      )}
    </button>
  )
}
