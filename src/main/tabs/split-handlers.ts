import type { tabs as contract } from '../../shared/contracts/tabs.ts'
import type { TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Line } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import {
  inHandOf,
  mostShares,
  takeAmount,
  takeItems,
  type DraftTicket,
  type OpenTicketStore,
  type Parted,
  type Tickets,
} from '../tickets/index.ts'
import type { Tabs } from './tabs.ts'

type How = { readonly kind: 'shares' | 'items' | 'amount'; readonly shares?: number }

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly tabs: Tabs
  readonly eventLog: EventLog
  readonly tellKitchenAll: (draft: DraftTicket, context: CommandContext) => DraftTicket
}
type Names = 'splitInShares' | 'splitItems' | 'splitAmount' | 'giveBack'

/** One ticket paid by several. Each payer's part is a ticket of its own: its own tenders, its own number, its own paper. */
export function splitHandlers({
  tickets,
  open,
  tabs,
  eventLog,
  tellKitchenAll,
}: Parts): Pick<Handlers<typeof contract>, Names> {
  const { editable, answer } = inHandOf(tickets)

  /**
   * The ticket to take a part from: the one in hand. Where a part of it is in hand and nothing was paid for that part yet,
   * it goes back first, so that somebody may think again. Nothing of it waits in the kitchen any more: half a dish is not
   * cooked.
   */
  function divisible(ticketId: TicketId, context: CommandContext) {
    const found = editable(ticketId, context.caller.station)
    if (!found.ok) return found
    const draft = found.value
    return ok(tellKitchenAll(draft.partOf === null ? draft : tabs.takeBackPart(draft), context))
  }

  /** What was one ticket on a note is several on paper: the event log tells which (checklist F-39). */
  function told({ ticketId, noteNumber }: DraftTicket, how: How, context: CommandContext): void {
    eventLog.record('ticket-split', context, { ticketId, ...how, afterNote: noteNumber })
  }

  /** Takes one payer's part out of the ticket, and brings it in hand. */
  function take<Code extends string>(
    ticketId: TicketId,
    context: CommandContext,
    kind: 'items' | 'amount',
    parting: (draft: DraftTicket, lines: readonly Line[]) => Result<Parted, Code>,
  ) {
    const found = divisible(ticketId, context)
    if (!found.ok) return found
    const parted = parting(found.value, tickets.priced(found.value, context.nowMs).lines)
    if (!parted.ok) return parted
    tabs.part(found.value, parted.value, { split: { kind }, station: context.caller.station })
    told(found.value, { kind }, context)
    return answer(context)
  }

  return {
    splitInShares({ ticketId, shares }, context) {
      const { station } = context.caller
      const found = divisible(ticketId, context)
      if (!found.ok) return found
      const draft = found.value
      const max = mostShares(draft, tickets.priced(draft, context.nowMs).lines)
      if (max === 0) return refuse('NOTHING_TO_SHARE')
      if (shares > max) return refuse('TOO_MANY_SHARES', { max })
      const { split } = draft
      const of = split?.kind === 'shares' && split.left === shares ? split.of : shares
      tabs.nextPart(draft, { kind: 'shares', of, left: shares }, station, context.nowMs)
      told(draft, { kind: 'shares', shares }, context)
      return answer(context)
    },

    splitItems: ({ ticketId, items }, context) =>
      take(ticketId, context, 'items', (draft, lines) => takeItems(draft, lines, items)),

    splitAmount: ({ ticketId, amountCents }, context) =>
      take(ticketId, context, 'amount', (draft, lines) => takeAmount(draft, lines, amountCents)),

    giveBack({ ticketId }, context) {
      const draft = editable(ticketId, context.caller.station)
      if (!draft.ok) return draft
      if (draft.value.partOf === null) return refuse('NOT_A_PART')
      open.update({ ...tabs.takeBackPart(draft.value), split: null })
      return answer(context)
    },
  }
}
