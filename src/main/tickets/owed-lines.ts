import type { Place } from '../../shared/catalogue.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Owed } from '../../shared/owed.ts'
import { refuse } from '../../shared/result.ts'
import { LINES_MAX } from '../../shared/ticket.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import { inHandOf } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import { owedLine } from './owed.ts'
import { withinBounds } from './rules.ts'
import type { OpenSession } from './ticket-parts.ts'
import type { Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly session: () => OpenSession | undefined
}
export type OwedInput = { readonly ticketId: TicketId; readonly lineId: LineId; readonly place: Place }

/** Puts what is owed on the ticket in hand, or begins one with it, as a product would. */
export function createOwedLines({ tickets, open, session }: Parts) {
  const { answer } = inHandOf(tickets)
  return function addOwed(input: OwedInput, owed: Owed, amountCents: Cents, context: CommandContext) {
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    if (!session()) return refuse('DAY_NOT_OPEN')
    if (open.knowsLine(input.lineId)) return refuse('ID_REUSED')
    const { station } = context.caller
    const draft = tickets.draftInHand(station)
    if (draft && draft.ticketId !== input.ticketId) return refuse('ANOTHER_TICKET_OPEN')
    const fixed = draft && tickets.fixed(draft)
    if (fixed) return fixed
    if (draft && draft.lines.length >= LINES_MAX) return refuse('TICKET_FULL', { max: LINES_MAX })
    if (!draft) {
      if (tickets.settled(input.ticketId)) return refuse('TICKET_NOT_OPEN')
      if (tickets.find(input.ticketId)) return refuse('TICKET_ELSEWHERE')
      tickets.begin({ ticketId: input.ticketId, place: input.place, station }, context.nowMs)
    }
    open.addLine(input.ticketId, owedLine(input.lineId, owed, amountCents, draft?.round ?? 1))
    const counter = answer(context)
    const bounded = counter.ok && counter.value.ticket ? withinBounds(counter.value.ticket) : counter
    return bounded.ok ? counter : bounded
  }
}
export type OwedLines = ReturnType<typeof createOwedLines>
