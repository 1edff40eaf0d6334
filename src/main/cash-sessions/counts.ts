import type { cashSessions as contract } from '../../shared/contracts/cash-sessions.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { SealedCount } from './drawer-store.ts'
import type { CashSessionParts } from './handlers.ts'
import { BLIND_COUNTS_MAX, isSumOf, overShort } from './rules.ts'

type Parts = Pick<CashSessionParts, 'store' | 'readings' | 'tickets' | 'eventLog'>

/** A blind count is said before it is known what was expected: what was said stays in the event log. */
export function countHandlers({ store, readings, tickets, eventLog }: Parts): Pick<Handlers<typeof contract>, 'count'> {
  const { drawer } = store
  return {
    count({ sessionId, countedCents, pieces }, context) {
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const session = readings.openHere()
      if (session?.sessionId !== sessionId) return refuse('DAY_NOT_OPEN')
      if (!isSumOf(pieces, countedCents)) return refuse('COUNT_DIFFERS')
      const last = drawer.lastCount(sessionId)
      const { expectedCents } = readings.read(session, context.nowMs)
      const told = (attempt: number) => ({
        expectedCents,
        differenceCents: overShort(countedCents, expectedCents),
        countsLeft: BLIND_COUNTS_MAX - attempt,
      })
      if (last?.countedCents === countedCents) return ok(told(last.attempt)) // said before: not another count
      const attempt = (last?.attempt ?? 0) + 1
      if (last && attempt > BLIND_COUNTS_MAX) return refuse('COUNT_USED_UP', { countedCents: last.countedCents })
      const counted: SealedCount = { sessionId, attempt, countedCents, expectedCents }
      eventLog.record('drawer-counted', context, counted)
      return ok(told(attempt))
    },
  }
}
