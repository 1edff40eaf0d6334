import type { Brick } from '../../main/brick.ts'
import { addDays } from '../../shared/business-day.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import { createCalendar } from '../../main/calendar/index.ts'
import { advanceHandlers } from './calling-off.ts'
import { bikesContract } from './contract/index.ts'
import { fleetHandlers } from './fleet-handlers.ts'
import { createFleetStore } from './fleet-store.ts'
import { hireHandlers } from './hire-handlers.ts'
import { createLook } from './look.ts'
import { bikesTrack } from './migrations.ts'
import { outHandlers } from './out-handlers.ts'
import { bikeResolvers, paperHandlers, paperOf } from './paper-handlers.ts'
import type { BikesParts } from './parts.ts'
import { createPhotoStore } from './photo-store.ts'
import { photoHandlers } from './photos.ts'
import { bikesSetup } from './setup-part.ts'
import { createRentalStore } from './store.ts'
import { createTodayItems } from './today-items.ts'
import { createView } from './view.ts'

/** Bikes for hire. */
export const bikes: Brick = {
  id: 'bikes',
  contract: bikesContract,
  tracks: [bikesTrack],
  projections: () => [],
  livesDemoDay: async () => (await import('./demo-days/index.ts')).liveBikesDay,
  open(doors) {
    const fleet = createFleetStore(doors.db)
    const photos = createPhotoStore(doors.db)
    const parts: BikesParts = {
      calendar: createCalendar(doors.db),
      rentals: createRentalStore(doors.db),
      fleet,
      photos,
      doors,
      setup: fleet.setup,
      clock() {
        const { zone, cutOffHour } = doors.cafe().settings
        return { zone, cutOffHour }
      },
      shown: createView(doors.services, photos),
    }
    const ofFleet = fleetHandlers(parts)
    return {
      handlers: {
        ...ofFleet,
        ...hireHandlers(parts),
        ...outHandlers(parts),
        ...advanceHandlers(parts),
        ...photoHandlers(parts),
        ...paperHandlers(parts),
      },
      scanResolvers: bikeResolvers(parts),
      paper: paperOf(parts),
      today: createTodayItems(parts),
      look: createLook(parts),
      setup: bikesSetup(parts, ofFleet),
      rendered(from, to) {
        const { zone } = parts.clock()
        const count = parts.rentals.lentBetween(instantOf(from, 0, zone), instantOf(addDays(to, 1), 0, zone))
        return [{ what: 'bike-hires', count }]
      },
    }
  },
}
