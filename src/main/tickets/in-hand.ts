import type { Station } from '../../shared/contracts/procedure.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Counter } from '../../shared/ticket.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { DraftLine, DraftTicket } from './draft.ts'
import type { Tickets } from './tickets.ts'

type Unreachable = 'TICKET_NOT_OPEN' | 'TICKET_ELSEWHERE'
type Uneditable = Unreachable | 'TICKET_PARTLY_PAID' | 'CARD_PAYMENT_OPEN'
export type LineInHand = { readonly draft: DraftTicket; readonly line: DraftLine }

/** Finds what a gesture is about, for the screen that asks, and answers with what that screen then shows. */
export function inHandOf(tickets: Tickets) {
  /** In the hand of the screen. */
  function held(ticketId: TicketId, station: Station): Result<DraftTicket, Unreachable> {
    const draft = tickets.find(ticketId)
    if (!draft) return refuse('TICKET_NOT_OPEN')
    return draft.station === station ? ok(draft) : refuse('TICKET_ELSEWHERE')
  }

  /** In its hand and free to change: once money was taken for a ticket, its lines stand still. */
  function editable(ticketId: TicketId, station: Station): Result<DraftTicket, Uneditable> {
    const draft = held(ticketId, station)
    return draft.ok ? (tickets.fixed(draft.value) ?? draft) : draft
  }

  return {
    held,
    editable,
    /** In its hand, or set aside for anybody. */
    reachable(ticketId: TicketId, station: Station): Result<DraftTicket, Unreachable> {
      const draft = tickets.find(ticketId)
      return draft?.station === null ? ok(draft) : held(ticketId, station)
    },
    editableLine(
      { ticketId, lineId }: { readonly ticketId: TicketId; readonly lineId: LineId },
      station: Station,
    ): Result<LineInHand, Uneditable | 'LINE_UNKNOWN'> {
      const draft = editable(ticketId, station)
      if (!draft.ok) return draft
      const line = draft.value.lines.find((known) => known.lineId === lineId)
      return line ? ok({ draft: draft.value, line }) : refuse('LINE_UNKNOWN')
    },
    /** The whole counter of the screen that asked; every other one asks again. */
    answer({ announce, nowMs, caller }: CommandContext): Result<Counter, never> {
      announce('tickets.changed')
      return ok(tickets.counter(nowMs, caller.station))
    },
  }
}
