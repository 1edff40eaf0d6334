import type { Station } from '../../shared/contracts/procedure.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { DraftLine, DraftTicket } from './draft.ts'
import type { Tickets } from './tickets.ts'

type Refusal = 'TICKET_NOT_OPEN' | 'TICKET_ELSEWHERE' | 'TICKET_PARTLY_PAID'
export type LineInHand = { readonly draft: DraftTicket; readonly line: DraftLine }

/** Finds what a gesture is about: in the hand of the screen that asks, and still free to change. */
export function inHandOf(tickets: Tickets) {
  /** Once money was taken for a ticket, its lines stand still. */
  function editable(ticketId: TicketId, station: Station): Result<DraftTicket, Refusal> {
    const draft = tickets.find(ticketId)
    if (!draft) return refuse('TICKET_NOT_OPEN')
    if (draft.station !== station) return refuse('TICKET_ELSEWHERE')
    return draft.tenders.length > 0 ? refuse('TICKET_PARTLY_PAID') : ok(draft)
  }

  return {
    editable,
    editableLine(
      { ticketId, lineId }: { readonly ticketId: TicketId; readonly lineId: LineId },
      station: Station,
    ): Result<LineInHand, Refusal | 'LINE_UNKNOWN'> {
      const draft = editable(ticketId, station)
      if (!draft.ok) return draft
      const line = draft.value.lines.find((known) => known.lineId === lineId)
      return line ? ok({ draft: draft.value, line }) : refuse('LINE_UNKNOWN')
    },
  }
}
