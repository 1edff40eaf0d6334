import type { CommandId } from '../../shared/ids.ts'
import type { Counter, OpenTicket } from '../../shared/ticket.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from '../shell/failed.ts'
import { change } from '../shell/session.ts'

export type AskTicket = (commandId: CommandId) => Promise<Counter>
type More = {
  /** In the same breath as the answer, so that the screen is drawn once. */
  readonly after?: (next: Counter, before: Counter | undefined) => void
  /** It failed or was never sent. */
  readonly undone?: () => void
  /** A failure that has an answer of its own says true; every other one is told as usual. */
  readonly failed?: (failure: Failure) => boolean
}
export type CounterQueue = ReturnType<typeof createCounterQueue>

/** Gestures whose answer is the whole counter, and the counter as it was answered last. */
export function createCounterQueue({ cache, queries, gestures, ...client }: Client) {
  const counterKey = queries.tickets.counter.queryKey({ input: {} })
  const tell = createFailed({ cache, queries, gestures, ...client })
  const counter = () => cache.getQueryData<Counter>(counterKey)
  const show = (next: Counter) => void cache.setQueryData<Counter>(counterKey, next)

  return {
    counter,
    ticket: (): OpenTicket | undefined => counter()?.ticket ?? undefined,
    show,
    tell,
    push(prepare: () => AskTicket | undefined, { after, undone, failed }: More = {}) {
      change({ failure: undefined, unknownCode: undefined, said: undefined, unexplained: undefined })
      return gestures.push<Counter>({
        prepare,
        answered: (next) => {
          after?.(next, counter())
          show(next)
        },
        failed: (failure) => {
          undone?.()
          if (!failed?.(failure)) tell(failure)
        },
        ...(undone ? { unsent: undone } : {}),
      })
    },
  }
}
