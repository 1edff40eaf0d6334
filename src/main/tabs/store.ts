import { z } from 'zod'
import { zRoom, zTable, type Room } from '../../shared/contracts/tabs.ts'
import type { TableId } from '../../shared/ids.ts'
import type { WriteDb } from '../db/open.ts'

/** The rooms of the café and their tables. */
export function createRoomStore(db: WriteDb) {
  const rooms = db.prepare<[], { roomId: string; label: string; area: string | null }>(
    'SELECT room_id AS roomId, label, area FROM rooms ORDER BY position',
  )
  const tables = db.prepare<[string]>(
    `SELECT table_id AS tableId, label, shape, x, y, width, height, seats FROM room_tables
     WHERE room_id = ? ORDER BY position`,
  )
  const labelOf = db.prepare<[TableId], string>('SELECT label FROM room_tables WHERE table_id = ?').pluck()
  const areaOf = db
    .prepare<[TableId], 'room' | 'terrace' | null>(
      'SELECT area FROM room_tables t JOIN rooms r ON r.room_id = t.room_id WHERE table_id = ?',
    )
    .pluck()
  const insertRoom = db.prepare<[string, number, string, string | null]>('INSERT INTO rooms VALUES (?, ?, ?, ?)')
  const insertTable = db.prepare(
    `INSERT INTO room_tables VALUES (@tableId, @roomId, @position, @label, @shape, @x, @y, @width, @height, @seats)`,
  )
  const deleteTables = db.prepare('DELETE FROM room_tables')
  const deleteRooms = db.prepare('DELETE FROM rooms')

  return {
    all: (): Room[] =>
      rooms
        .all()
        .map(({ area, ...room }) =>
          zRoom.parse({ ...room, ...(area && { area }), tables: z.array(zTable).parse(tables.all(room.roomId)) }),
        ),
    labelOf: (tableId: TableId): string | undefined => labelOf.get(tableId),
    /** Whether a table is inside or outside, as prices know it. */
    areaOf: (tableId: TableId): 'room' | 'terrace' => areaOf.get(tableId) ?? 'room',
    replace(all: readonly Room[]): void {
      deleteTables.run()
      deleteRooms.run()
      all.forEach((room, position) => {
        insertRoom.run(room.roomId, position, room.label, room.area ?? null)
        room.tables.forEach((table, n) => insertTable.run({ ...table, roomId: room.roomId, position: n }))
      })
    },
  }
}
export type RoomStore = ReturnType<typeof createRoomStore>
