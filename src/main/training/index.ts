import type { training as contract } from '../../shared/contracts/training.ts'
import { assert } from '../../shared/assert.ts'
import type { CashSessionId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Tickets } from '../tickets/index.ts'
import type { Trainings } from './training.ts'

export { createTrainings, trainingTrack, type Trainings } from './training.ts'

type Parts = {
  readonly trainings: Trainings
  readonly tickets: Tickets
  readonly eventLog: EventLog
  /** A session of the café bore this id. */
  readonly wasTrading: (sessionId: CashSessionId) => boolean
  /** A customer's card is being asked for, or nobody knows how that ended. */
  readonly isBeingPaid: () => boolean
}

export function trainingHandlers({ trainings, tickets, eventLog, ...parts }: Parts): Handlers<typeof contract> {
  function changed({ announce }: CommandContext): void {
    announce('till.changed')
    announce('tickets.changed')
    announce('cash-sessions.changed')
  }
  return {
    start({ sessionId }, context) {
      if (trainings.current()) return refuse('TRAINING_ON')
      if (parts.isBeingPaid()) return refuse('CARD_PAYMENT_OPEN')
      if (trainings.knows(sessionId) || parts.wasTrading(sessionId)) return refuse('ID_REUSED')
      const responsible = context.approvedBy ?? context.operator
      eventLog.record('training-started', context, { sessionId, responsible })
      const begun = trainings.current()
      assert(begun, 'the training that began goes on')
      changed(context)
      return ok(begun)
    },

    end(_input, context) {
      const going = trainings.current()
      if (!going) return refuse('TRAINING_OFF')
      tickets.forgetTraining()
      eventLog.record('training-ended', context, { sessionId: going.sessionId, responsible: going.responsible })
      changed(context)
      return ok(null)
    },
  }
}
