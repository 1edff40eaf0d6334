import type { tickets as contract } from '../../shared/contracts/tickets.ts'
import type { Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Counter, VoidReason } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Choosing } from './choosing.ts'
import { inHandOf, type LineInHand } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import type { OpenSession, Tickets } from './tickets.ts'

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
  const { editable } = inHandOf(tickets)

  function answer({ announce, nowMs, caller }: CommandContext): Result<Counter, never> {
    announce('tickets.changed')
    return ok(tickets.counter(nowMs, caller.station))
  }

  return {
    confirmAge({ ticketId }, context) {
      const draft = tickets.find(ticketId)
      if (!draft) return refuse('TICKET_NOT_OPEN')
      if (draft.station !== context.caller.station) return refuse('TICKET_ELSEWHERE')
      open.update({ ...draft, ageChecked: true })
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
