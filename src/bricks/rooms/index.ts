import { createCalendar } from '../../main/calendar/index.ts'
import type { Brick } from '../../main/brick.ts'
import { Defect } from '../../shared/assert.ts'
import { bookingHandlers } from './booking-handlers.ts'
import { roomsContract } from './contract.ts'
import { demoSpaces } from './demo-rooms.ts'
import { keyHandlers } from './key-handlers.ts'
import { roomsTrack } from './migrations.ts'
import type { RoomsHandlers, RoomsParts } from './parts.ts'
import { createForget, forgetCustomer, isRunning } from './privacy.ts'
import { queryHandlers } from './query-handlers.ts'
import { roomsSetup } from './setup-part.ts'
import { createRoomStore } from './store.ts'
import { roomItems } from './today-items.ts'

/** Rooms, corners, terraces and desks that are let by the hour, and the café's own evenings in them. */
export const rooms: Brick = {
  id: 'rooms',
  contract: roomsContract,
  tracks: [roomsTrack],
  projections: () => [],
  open(doors) {
    const parts: RoomsParts = {
      doors,
      calendar: createCalendar(doors.db),
      rooms: createRoomStore(doors.db),
      zone: () => doors.cafe().settings.zone,
    }
    const forget = createForget(parts)
    const handlers: RoomsHandlers = { ...queryHandlers(parts), ...bookingHandlers(parts), ...keyHandlers(parts) }
    return {
      handlers,
      scanResolvers: [],
      paper() {
        throw new Defect('the rooms put nothing on the printer')
      },
      today: roomItems(parts),
      look(nowMs, afterCommit) {
        if (doors.cafe().demo && parts.rooms.spaces().length === 0) {
          demoSpaces().forEach(parts.rooms.saveSpace)
          doors.publish('services.changed')
        }
        forget(nowMs, afterCommit)
      },
      needs: (customerId) => isRunning(parts, customerId),
      forget: (customerId) => forgetCustomer(parts, customerId),
      setup: roomsSetup(parts, handlers),
      rendered(from, to) {
        const hires = parts.rooms.during(from, to).filter(({ kind }) => kind === 'hire')
        return [{ what: 'room-bookings', count: hires.length }]
      },
    }
  },
}
