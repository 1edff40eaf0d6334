import type { Brick } from '../../main/brick.ts'
import { createCalendar } from '../../main/calendar/index.ts'
import { bikesContract } from './contract/index.ts'
import { fleetHandlers } from './fleet-handlers.ts'
import { createFleetStore } from './fleet-store.ts'
import { hireHandlers } from './hire-handlers.ts'
import { createLook } from './look.ts'
import { bikesTrack } from './migrations.ts'
import { outHandlers } from './out-handlers.ts'
import { bikeResolvers, paperHandlers, paperOf } from './paper-handlers.ts'
import type { BikesParts } from './parts.ts'
import { createRentalStore } from './store.ts'
import { createView } from './view.ts'

/** Bikes for hire. */
export const bikes: Brick = {
  id: 'bikes',
  contract: bikesContract,
  tracks: [bikesTrack],
  projections: () => [],
  open(doors) {
    const fleet = createFleetStore(doors.db)
    const parts: BikesParts = {
      calendar: createCalendar(doors.db),
      rentals: createRentalStore(doors.db),
      fleet,
      doors,
      setup: fleet.setup,
      clock() {
        const { zone, cutOffHour } = doors.cafe().settings
        return { zone, cutOffHour }
      },
      shown: createView(doors.services),
    }
    return {
      handlers: { ...fleetHandlers(parts), ...hireHandlers(parts), ...outHandlers(parts), ...paperHandlers(parts) },
      scanResolvers: bikeResolvers(parts),
      paper: paperOf(parts),
      look: createLook(parts),
    }
  },
}
