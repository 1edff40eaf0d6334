import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import { newCashSessionId, type CashSessionId, type CommandId, type PrintJobId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from '../shell/failed.ts'
import { change, session } from '../shell/session.ts'

export type CashActions = ReturnType<typeof createCashActions>

/** What a cashier does with the drawer, the day and the printer. */
export function createCashActions(client: Client) {
  const { till, cache, queries, gestures } = client
  const failed = createFailed(client)

  function push<Answer>(ask: (commandId: CommandId) => Promise<Answer>, answered: (answer: Answer) => void) {
    change({ failure: undefined })
    gestures.push({ prepare: () => ask, answered, failed })
  }
  const again = (key: readonly unknown[]) => () => void cache.invalidateQueries({ queryKey: key })
  const dayChanged = () => {
    void cache.invalidateQueries({ queryKey: queries.cashSessions.key() })
    void cache.invalidateQueries({ queryKey: queries.tickets.settled.key() })
  }

  return {
    open(floatCents: Cents) {
      const sessionId = newCashSessionId()
      const { failure } = session()
      // Pressed again under the question about the clock: the clock is right.
      const clockConfirmed = failure?.kind === 'refused' && failure.code === 'CLOCK_AHEAD'
      push(
        (commandId) => till.cashSessions.open({ sessionId, floatCents, clockConfirmed, commandId }),
        (state) => {
          cache.setQueryData(queries.cashSessions.state.queryKey({ input: {} }), state)
          dayChanged()
        },
      )
    },
    close(
      asked: { sessionId: CashSessionId; countedCents: Cents; expectedCents: Cents },
      closed: (z: ZReport) => void,
    ) {
      push(
        (commandId) => till.cashSessions.close({ ...asked, commandId }),
        (z) => {
          change({ paid: undefined, lineId: undefined, quantityDigits: '' })
          closed(z)
          dayChanged()
        },
      )
    },
    printX: () => push((commandId) => till.cashSessions.printX({ commandId }), again(queries.printing.key())),
    printZ: (number: number) =>
      push((commandId) => till.cashSessions.printZ({ number, commandId }), again(queries.printing.key())),
    openDrawer: () => push((commandId) => till.cashSessions.openDrawer({ commandId }), dayChanged),
    retryJob: (jobId: PrintJobId) =>
      push((commandId) => till.printing.retry({ jobId, commandId }), again(queries.printing.key())),
    dismissJob: (jobId: PrintJobId) =>
      push((commandId) => till.printing.dismiss({ jobId, commandId }), again(queries.printing.key())),
  }
}
