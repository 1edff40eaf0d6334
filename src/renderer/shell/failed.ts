import type { Counter } from '../../shared/ticket.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { change, session } from './session.ts'

/** What every gesture does when it fails: the sentence is shown, and what may be stale is asked again. */
export function createFailed({ cache, queries }: Client) {
  return (failure: Failure) => {
    change({ failure })
    if (failure.kind === 'storage') {
      // Nothing may look paid until the till was asked again.
      const counter = cache.getQueryData<Counter>(queries.tickets.counter.queryKey({ input: {} }))
      change({ paid: undefined, doubtful: counter?.ticket?.ticketId })
    }
    if (failure.kind === 'stopped') void cache.invalidateQueries({ queryKey: queries.till.status.key() })
    if (failure.kind === 'refused') {
      void cache.invalidateQueries({ queryKey: queries.tickets.counter.key() })
      void cache.invalidateQueries({ queryKey: queries.cashSessions.key() })
    }
  }
}

/** Once the till answers again, nobody needs to read that it did not. */
export function forgetWhenUp({ line }: Client): void {
  line.subscribe(() => {
    if (line.state() === 'up' && session().failure?.kind === 'line-down') change({ failure: undefined })
  })
}
