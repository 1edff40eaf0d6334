import type { CustomerId } from '../../shared/ids.ts'
import type { OpenBrick } from '../../main/brick.ts'
import { commissionHandlers } from './commission.ts'
import { lookupHandlers } from './lookup.ts'
import { actsBetween, type BooksParts } from './months.ts'
import { createNameStore } from './name-store.ts'
import type { LookupHandlers, RecordHandlers, StatementHandlers } from './parts.ts'
import { createForget } from './privacy.ts'
import { recordHandlers } from './record-handlers.ts'
import { countsOf } from './rules/acts.ts'
import { statementHandlers } from './statement-handlers.ts'

type Books = {
  readonly handlers: StatementHandlers & RecordHandlers & LookupHandlers
  readonly look: OpenBrick['look']
  readonly needs: (customerId: CustomerId) => boolean
  readonly rendered: NonNullable<OpenBrick['rendered']>
}

/** What the parcels bring and what is kept of them: commission, register, look-up, and whom the café forgets. */
export function createBooks(books: BooksParts): Books {
  const names = createNameStore(books.doors.db)
  return {
    handlers: {
      ...statementHandlers(books),
      ...commissionHandlers(books),
      ...recordHandlers({ ...books, names }),
      ...lookupHandlers(books),
    },
    look: createForget(books, names),
    rendered(from, to) {
      const { handedOver, droppedOff } = countsOf(actsBetween(books, from, to))
      return [
        { what: 'parcels', count: handedOver },
        { what: 'parcels-sent', count: droppedOff },
      ]
    },
    /** Whoever a carrier's commission is invoiced to. */
    needs: (customerId) => books.carriers.carriers().some(({ payerId }) => payerId === customerId),
  }
}
