import type { CommandId } from '../../shared/ids.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from './failed.ts'
import { change } from './session.ts'

type More = {
  /** A failure that is told beside its field answers true; every other one is told as usual. */
  readonly failed?: (failure: Failure) => boolean
  readonly unsent?: () => void
}

/** A gesture of a screen: the last failure is forgotten, the question goes into the queue of the window. */
export function createPush(client: Client) {
  const tell = createFailed(client)
  return function push<Answer>(
    ask: (commandId: CommandId) => Promise<Answer>,
    answered: (answer: Answer) => void,
    { failed, unsent }: More = {},
  ): void {
    change({ failure: undefined })
    client.gestures.push({
      prepare: () => ask,
      answered,
      failed: (failure) => {
        if (!failed?.(failure)) tell(failure)
      },
      ...(unsent ? { unsent } : {}),
    })
  }
}
