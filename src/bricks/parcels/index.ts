import type { Brick } from '../../main/brick.ts'
import { createBooks } from './books.ts'
import { createCarrierStore } from './carrier-store.ts'
import { parcelsContract } from './contract/index.ts'
import { counterHandlers } from './counter-handlers.ts'
import { counterItems } from './counter-items.ts'
import { counterTrack } from './counter-migrations.ts'
import { paperOf } from './counter-papers.ts'
import type { CounterParts } from './counter-parts.ts'
import { createCounterStore } from './counter-store.ts'
import { deliveryHandlers } from './delivery-handlers.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { driverHandlers } from './driver-handlers.ts'
import { localHandlers } from './local-handlers.ts'
import { parcelsTrack } from './migrations.ts'
import { booksParts } from './months.ts'
import { createLook } from './look.ts'
import type { ParcelsHandlers } from './parts.ts'
import { createRegister } from './register.ts'
import { parcelResolver } from './scan-resolver.ts'
import { setupHandlers } from './setup-handlers.ts'
import { parcelsSetup } from './setup-part.ts'
import { shelfHandlers } from './shelf-handlers.ts'
import { createShelfStore } from './shelf-store.ts'
import { shelfItems } from './today-items.ts'

/** Parcels that the café keeps for carriers and for the shops of the village. */
export const parcels: Brick = {
  id: 'parcels',
  contract: parcelsContract,
  tracks: [parcelsTrack, counterTrack],
  projections: () => [],
  livesDemoDay: async () => (await import('./demo-days/index.ts')).liveParcelsDay,
  open(doors) {
    const parts: CounterParts = {
      doors,
      carriers: createCarrierStore(doors.db),
      register: createRegister(doors.db),
      deliveries: createDeliveryStore(doors.db),
      shelf: createShelfStore(doors.db),
      counter: createCounterStore(doors.db),
      zone: () => doors.cafe().settings.zone,
    }
    const read = booksParts(parts)
    const books = createBooks(read)
    const look = createLook(parts)
    const handlers: ParcelsHandlers = {
      ...setupHandlers(read),
      ...deliveryHandlers(parts),
      ...shelfHandlers(parts),
      ...counterHandlers(parts),
      ...driverHandlers(parts),
      ...localHandlers(parts),
      ...books.handlers,
    }
    const shelf = shelfItems(parts)
    const counter = counterItems(parts)
    return {
      handlers,
      scanResolvers: [parcelResolver(parts)],
      paper: paperOf(parts),
      today: (nowMs) => [...counter(nowMs), ...shelf(nowMs)],
      look(nowMs, afterCommit) {
        look(nowMs)
        books.look(nowMs, afterCommit)
      },
      rendered: books.rendered,
      needs: books.needs,
      setup: parcelsSetup(parts, handlers),
    }
  },
}
