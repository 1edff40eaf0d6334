import type { Room, Table } from '../../shared/contracts/tabs.ts'
import { newRoomId, newTableId } from '../../shared/ids.ts'
import type { RoomId, TableId } from '../../shared/ids.ts'

/** The plan's units, both ways: every screen scales them. */
export const PLAN_SIDE = 24
const SIZE_NEW = 4
const SIZE_MIN = 2
export const LABEL_MAX = 8
export const ROOM_LABEL_MAX = 16
export const ROOMS_MAX = 8
const TABLES_MAX = 60
const STEPS_MAX = 60

/** A drawing that is being made, and what it was before each change. */
export type Drawing = { readonly rooms: readonly Room[]; readonly before: readonly (readonly Room[])[] }

export function drawn(drawing: Drawing, rooms: readonly Room[]): Drawing {
  return { rooms, before: [...drawing.before, drawing.rooms].slice(-STEPS_MAX) }
}

export function undone({ rooms, before }: Drawing): Drawing {
  return { rooms: before.at(-1) ?? rooms, before: before.slice(0, -1) }
}

export function addRoom(
  rooms: readonly Room[],
  label: string,
): { readonly rooms: readonly Room[]; readonly roomId: RoomId } {
  const roomId = newRoomId()
  const taken = new Set(rooms.map((room) => room.label))
  const numbered = [label, ...Array.from({ length: ROOMS_MAX }, (_, n) => `${label} ${n + 2}`)]
  const free = numbered.find((one) => !taken.has(one)) ?? label
  return { rooms: [...rooms, { roomId, label: free.slice(0, ROOM_LABEL_MAX), tables: [] }], roomId }
}

export function changeRoom(rooms: readonly Room[], roomId: RoomId, next: (room: Room) => Room): readonly Room[] {
  return rooms.map((room) => (room.roomId === roomId ? next(room) : room))
}

/** The first number that no table bears yet: labels are unique in the whole café. */
export function freeLabel(rooms: readonly Room[]): string {
  const taken = new Set(rooms.flatMap((room) => room.tables.map((table) => table.label)))
  let n = 1
  while (taken.has(String(n))) n += 1
  return String(n)
}

/** A new table around a place of the plan; undefined where the room is full. */
export function tableAt(
  rooms: readonly Room[],
  room: Room,
  at: { readonly x: number; readonly y: number },
): Table | undefined {
  if (room.tables.length >= TABLES_MAX) return undefined
  const centre = (value: number) => inside(Math.round(value - SIZE_NEW / 2), SIZE_NEW)
  return {
    tableId: newTableId(),
    label: freeLabel(rooms),
    shape: 'square',
    x: centre(at.x),
    y: centre(at.y),
    width: SIZE_NEW,
    height: SIZE_NEW,
    seats: 4,
  }
}

export function moved(table: Table, dx: number, dy: number): Table {
  return { ...table, x: inside(table.x + dx, table.width), y: inside(table.y + dy, table.height) }
}

export function resized(table: Table, dw: number, dh: number): Table {
  const side = (now: number, more: number, at: number) => Math.min(Math.max(now + more, SIZE_MIN), PLAN_SIDE - at)
  return { ...table, width: side(table.width, dw, table.x), height: side(table.height, dh, table.y) }
}

/** Two tables of one name; the one that is asked about is not compared with itself. */
export function isLabelTaken(rooms: readonly Room[], tableId: TableId, label: string): boolean {
  return rooms.some((room) => room.tables.some((table) => table.tableId !== tableId && table.label === label.trim()))
}

function inside(at: number, size: number): number {
  return Math.min(Math.max(at, 0), PLAN_SIDE - size)
}
