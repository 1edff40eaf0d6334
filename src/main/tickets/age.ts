import type { tickets as contract } from '../../shared/contracts/tickets.ts'
import type { Milli } from '../../shared/money.ts'
import { refuse, type Result } from '../../shared/result.ts'
import type { VoidReason } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Choosing } from './choosing.ts'
import { inHandOf, type LineInHand } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import type { OpenSession } from './ticket-parts.ts'
import type { Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly eventLog: EventLog
  readonly choosing: Choosing
  readonly session: () => OpenSession | undefined
  readonly lineVoided: (
    found: LineInHand,
    leftMilli: number,
    reason: VoidReason | undefined,
    context: CommandContext,
  ) => Result<Milli, 'REASON_NEEDED'>
}

/** Whether the customer is of age: asked once a ticket, and answered by a person. */
export function ageHandlers(parts: Parts): Pick<Handlers<typeof contract>, 'confirmAge' | 'refuseAlcohol'> {
  const { tickets, open, choosing } = parts
  const { held, editable, answer } = inHandOf(tickets)

  return {
    confirmAge({ ticketId }, context) {
      const draft = held(ticketId, context.caller.station)
      if (!draft.ok) return draft
      open.update({ ...draft.value, ageChecked: true })
      return answer(context)
    },

    refuseAlcohol({ ticketId }, context) {
      const found = editable(ticketId, context.caller.station)
      if (!found.ok) return found
      const draft = found.value
      const lines = draft.lines.filter(choosing.holdsAlcohol)
      if (lines.length === 0) return refuse('NO_ALCOHOL')
      for (const line of lines) {
        parts.lineVoided({ draft, line }, 0, 'other', context)
        open.removeLine(line.lineId)
      }
      parts.eventLog.record('alcohol-refused', context, {
        ticketId,
        sessionId: parts.session()?.sessionId ?? null,
        lines: lines.map(({ productId, quantityMilli }) => ({ productId, quantityMilli })),
      })
      if (lines.length === draft.lines.length && draft.tab === null) tickets.abandon(draft, context)
      return answer(context)
    },
  }
}
