import type { Brick } from '../../main/brick.ts'
import { Defect } from '../../shared/assert.ts'
import { ideasContract } from './contract.ts'
import { ideasHandlers } from './handlers.ts'
import { ideasTrack } from './migrations.ts'
import type { IdeasParts } from './parts.ts'
import { createForget, forgetCustomer } from './privacy.ts'
import { ideasSetup } from './setup-part.ts'
import { createIdeaStore } from './store.ts'
import { ideaItems } from './today-items.ts'

/** « Il manque au village… »: what people wish for, counted, and what became of it. */
export const ideas: Brick = {
  id: 'ideas',
  contract: ideasContract,
  tracks: [ideasTrack],
  projections: () => [],
  open(doors) {
    const parts: IdeasParts = { doors, ideas: createIdeaStore(doors.db) }
    const handlers = ideasHandlers(parts)
    return {
      handlers,
      scanResolvers: [],
      paper() {
        throw new Defect('the box of ideas puts nothing on the printer')
      },
      today: ideaItems(parts),
      look: createForget(parts),
      forget: (customerId) => forgetCustomer(parts, customerId),
      setup: ideasSetup(parts, handlers),
      rendered(from, to) {
        const counts = [...parts.ideas.countsOf('ideas', { from, to }).values()]
        return [{ what: 'ideas', count: counts.reduce((sum, count) => sum + count, 0) }]
      },
    }
  },
}
