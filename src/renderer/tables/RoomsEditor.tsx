import { useState } from 'react'
import type { Room, Table } from '../../shared/contracts/tabs.ts'
import type { TableId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { PlanEditor } from './PlanEditor.tsx'
import { addRoom, changeRoom, drawn, ROOM_LABEL_MAX, ROOMS_MAX, undone, type Drawing } from './rooms-view.ts'
import { TableFields } from './TableFields.tsx'

const leave = () => change({ over: { kind: 'tables', step: { kind: 'plan' } } })

/** Drawing the rooms. Nothing of it counts until it is saved; a table with guests stays, the till sees to it. */
export function RoomsEditor({ saved }: { readonly saved: readonly Room[] }) {
  const { t } = useWords()
  const { tabs } = useTill()
  const [drawing, setDrawing] = useState<Drawing>(() => ({
    rooms: saved.length > 0 ? saved : addRoom([], t.rooms.firstRoom).rooms,
    before: [],
  }))
  const [wanted, setRoomId] = useState<Room['roomId']>()
  const [tableId, setTableId] = useState<TableId>()
  useStepBack(tableId !== undefined, () => setTableId(undefined), true)

  const { rooms } = drawing
  const room = rooms.find((one) => one.roomId === wanted) ?? rooms[0]
  const table = room?.tables.find((one) => one.tableId === tableId)
  const draw = (next: readonly Room[]) => setDrawing((now) => drawn(now, next))
  const drawTables = (tables: Room['tables']) => {
    if (room) draw(changeRoom(rooms, room.roomId, (one) => ({ ...one, tables })))
  }
  const drawTable = (next: Table) => {
    if (room) drawTables(room.tables.map((one) => (one.tableId === next.tableId ? next : one)))
  }
  const remove = () => {
    if (room) drawTables(room.tables.filter((one) => one.tableId !== tableId))
    setTableId(undefined)
  }
  return (
    <section className="over tables" aria-label={t.rooms.title}>
      <header>
        <h2>{t.rooms.title}</h2>
        <Button icon="undo" label={t.rooms.undo} off={drawing.before.length === 0} onPress={() => setDrawing(undone)} />
        <Button onPress={leave}>{t.tables.cancel}</Button>
        <Button tone="accent" icon="check" onPress={() => tabs.saveRooms([...rooms], leave)}>
          {t.rooms.save}
        </Button>
      </header>
      <div className="rooms-row">
        {room && (
          <Segmented
            label={t.tables.rooms}
            value={room.roomId}
            choices={rooms.map(({ roomId: value, label }) => ({ value, text: label }))}
            onChoose={setRoomId}
          />
        )}
        <Button
          icon="plus"
          label={t.rooms.newRoom}
          off={rooms.length >= ROOMS_MAX}
          onPress={() => {
            const added = addRoom(rooms, t.rooms.firstRoom)
            draw(added.rooms)
            setRoomId(added.roomId)
          }}
        />
        {room && (
          <>
            <Field
              label={t.rooms.room}
              hideLabel
              keys="text"
              maxLength={ROOM_LABEL_MAX}
              value={room.label}
              onChange={(label) => draw(changeRoom(rooms, room.roomId, (one) => ({ ...one, label })))}
            />
            <Button
              icon="trash"
              label={t.rooms.removeRoom}
              onPress={() => draw(rooms.filter((one) => one.roomId !== room.roomId))}
            />
          </>
        )}
      </div>
      {room && (
        <PlanEditor
          key={room.roomId}
          rooms={rooms}
          room={room}
          chosen={tableId}
          onChoose={setTableId}
          onTables={drawTables}
          onTable={drawTable}
          onRemove={remove}
        />
      )}
      {table ? (
        <TableFields rooms={rooms} table={table} onChange={drawTable} onRemove={remove} />
      ) : (
        <p className="tables-foot">{t.rooms.pick}</p>
      )}
      <ScreenKeys />
    </section>
  )
}
