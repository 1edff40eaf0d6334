import type { BrickDoors } from '../../main/brick.ts'
import type { Calendar } from '../../main/calendar/index.ts'
import type { Handlers } from '../../main/hosts/handlers.ts'
import type { RoomsContract } from './contract.ts'
import type { RoomStore } from './store.ts'

/** The name of the folder: what its lines on tickets are found by. */
export const SERVICE = 'rooms'

/** What every handler of the rooms works with, inside the transaction of the command that was asked. */
export type RoomsParts = {
  readonly doors: BrickDoors
  readonly calendar: Calendar
  readonly rooms: RoomStore
  /** The café's own clock, as its settings have it now. */
  readonly zone: () => string
}
export type RoomsHandlers = Handlers<RoomsContract>
