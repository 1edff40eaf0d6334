import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Room, Table } from '../../shared/contracts/tabs.ts'
import type { TableId } from '../../shared/ids.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { placeOf } from './FloorPlan.tsx'
import { moved, PLAN_SIDE, resized, tableAt } from './rooms-view.ts'

type Props = {
  readonly rooms: readonly Room[]
  readonly room: Room
  readonly chosen: TableId | undefined
  readonly onChoose: (tableId: TableId) => void
  readonly onTables: (tables: Room['tables']) => void
  readonly onTable: (table: Table) => void
  readonly onRemove: () => void
}
/** A table that a finger holds: where it began, in pixels, and what it would be if let go now. */
type Held = {
  readonly x: number
  readonly y: number
  readonly from: Table
  readonly now: Table
  readonly by: 'body' | 'corner'
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The room as it is being drawn: a touch adds a table, a drag moves it, its corner resizes it; so do the arrows. */
export function PlanEditor({ rooms, room, chosen, onChoose, onTables, onTable, onRemove }: Props) {
  const { t } = useWords()
  const plan = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<Held>()

  /** How long a unit of the plan is on this screen. */
  const unit = () => {
    const box = plan.current?.getBoundingClientRect()
    return box ? { left: box.left, top: box.top, x: box.width / PLAN_SIDE, y: box.height / PLAN_SIDE } : undefined
  }
  const add = (event: PointerEvent) => {
    const scale = unit()
    if (!scale || event.target !== plan.current) return
    const at = { x: (event.clientX - scale.left) / scale.x, y: (event.clientY - scale.top) / scale.y }
    addTable(at)
  }
  const addTable = (at: { readonly x: number; readonly y: number }) => {
    const table = tableAt(rooms, room, at)
    if (!table) return
    onTables([...room.tables, table])
    onChoose(table.tableId)
  }
  const hold = (table: Table, by: Held['by']) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    onChoose(table.tableId)
    setHeld({ x: event.clientX, y: event.clientY, from: table, now: table, by })
  }
  const drag = (event: PointerEvent) => {
    const scale = unit()
    if (!held || !scale) return
    const dx = Math.round((event.clientX - held.x) / scale.x)
    const dy = Math.round((event.clientY - held.y) / scale.y)
    setHeld({ ...held, now: held.by === 'body' ? moved(held.from, dx, dy) : resized(held.from, dx, dy) })
  }
  const letGo = () => {
    const { from, now } = held ?? {}
    if (now && JSON.stringify(now) !== JSON.stringify(from)) onTable(now)
    setHeld(undefined)
  }
  const onKeyDown = (table: Table) => (event: KeyboardEvent) => {
    const step = arrows[event.key]
    if (step) onTable(event.shiftKey ? resized(table, ...step) : moved(table, ...step))
    else if (event.key === 'Delete') onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={plan}
      className="plan plan-edit"
      role="group"
      aria-label={`${t.rooms.plan}. ${t.rooms.hint}`}
      tabIndex={0}
      onPointerUp={add}
      onKeyDown={(event) => {
        if (event.target === plan.current && event.key === 'Enter') addTable({ x: PLAN_SIDE / 2, y: PLAN_SIDE / 2 })
      }}
    >
      {room.tables.map((table) => {
        const shown = held?.from.tableId === table.tableId ? held.now : table
        const on = table.tableId === chosen
        return (
          <div key={table.tableId} className="drawn" style={placeOf(shown)} onPointerUp={(e) => e.stopPropagation()}>
            <button
              type="button"
              className="plan-table"
              data-shape={shown.shape}
              data-state="free"
              data-chosen={on ? '' : undefined}
              aria-pressed={on}
              aria-label={`${t.tables.table({ label: shown.label })}, ${t.tables.seats({ count: shown.seats })}`}
              onPointerDown={hold(table, 'body')}
              onPointerMove={drag}
              onPointerUp={letGo}
              onPointerCancel={() => setHeld(undefined)}
              onFocus={() => onChoose(table.tableId)}
              onKeyDown={onKeyDown(table)}
            >
              <b>{shown.label}</b> <small>{shown.seats}</small>
            </button>
            {on && (
              <span
                className="handle"
                title={t.rooms.resize}
                onPointerDown={hold(table, 'corner')}
                onPointerMove={drag}
                onPointerUp={letGo}
                onPointerCancel={() => setHeld(undefined)}
              >
                <Icon name="resize" />
              </span>
            )}
          </div>
        )
      })}
    </div>
  )
}
