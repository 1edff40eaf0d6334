import type { Brick } from '../../main/brick.ts'
import { bulletinHandlers } from './bulletins.ts'
import { agencyContract } from './contract/index.ts'
import { counterHandlers } from './counter-handlers.ts'
import { createCounterRows } from './counter-store.ts'
import { createDepotRows } from './depot-store.ts'
import { itemHandlers } from './item-handlers.ts'
import { createLook } from './look.ts'
import { agencyTrack } from './migrations.ts'
import { createMoves, movesProjection } from './moves.ts'
import type { AgencyHandlers, AgencyParts } from './parts.ts'
import { pressHandlers } from './press-handlers.ts'
import { createServiceRows } from './service-store.ts'
import { setupHandlers } from './setup-handlers.ts'
import { agencySetup } from './setup-part.ts'
import { statementHandlers } from './statement-handlers.ts'
import { createStatementRows } from './statement-store.ts'
import { paperOf } from './stub.ts'
import { todayItems } from './today-items.ts'
import { typingHandlers } from './typing.ts'
import { workOf } from './work.ts'

/** Counter services for others and small ones of the café's own, each a row of data. */
export const agency: Brick = {
  id: 'agency',
  contract: agencyContract,
  tracks: [agencyTrack],
  projections: (db) => [movesProjection(db)],
  livesDemoDay: async () => (await import('./demo-days/index.ts')).liveAgencyDay,
  open(doors) {
    const parts: AgencyParts = {
      doors,
      services: createServiceRows(doors.db),
      moves: createMoves(doors.db),
      counter: createCounterRows(doors.db),
      depot: createDepotRows(doors.db),
      statements: createStatementRows(doors.db),
      zone: () => doors.cafe().settings.zone,
    }
    const handlers: AgencyHandlers = {
      ...setupHandlers(parts),
      ...counterHandlers(parts),
      ...typingHandlers(parts),
      ...bulletinHandlers(parts),
      ...itemHandlers(parts),
      ...pressHandlers(parts),
      ...statementHandlers(parts),
    }
    return {
      handlers,
      scanResolvers: [],
      paper: paperOf(parts),
      today: todayItems(parts),
      look: createLook(parts),
      /** Whoever a month's commission is invoiced to. */
      needs: (customerId) => parts.services.services().some(({ partnerId }) => partnerId === customerId),
      forget: parts.counter.forget,
      setup: agencySetup(parts, handlers),
      ...workOf(parts),
    }
  },
}
