import { newCommandId, newRoomId, newTableId } from '../../src/shared/ids.ts'
import type { AskOverSocket } from '../support/serve-process.ts'

/** A room of seven tables, and a terrace that nobody has drawn yet. */
export async function aRoom(ask: AskOverSocket): Promise<void> {
  const at = (label: string, x: number, y: number, more: object = {}) => ({
    tableId: newTableId(),
    label,
    shape: 'square' as const,
    x,
    y,
    width: 4,
    height: 5,
    seats: 4,
    ...more,
  })
  await ask.tabs.saveRooms({
    rooms: [
      {
        roomId: newRoomId(),
        label: 'Salle',
        tables: [
          at('1', 1, 1),
          at('2', 7, 1),
          at('3', 13, 1, { shape: 'round' }),
          at('4', 19, 1, { shape: 'round' }),
          at('5', 1, 10, { width: 10 }),
          at('6', 13, 10),
          at('Bar', 1, 19, { width: 22, height: 4, seats: 8 }),
        ],
      },
      { roomId: newRoomId(), label: 'Terrasse', tables: [] },
    ],
    commandId: newCommandId(),
  })
}
