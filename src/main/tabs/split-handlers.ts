import type { tabs as contract } from '../../shared/contracts/tabs.ts'
import type { TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Counter, Split } from '../../shared/ticket.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import {
  mostShares,
  takeAmount,
  takeItems,
  type DraftTicket,
  type OpenTicketStore,
  type Tickets,
} from '../tickets/index.ts'
import type { Tabs } from './tabs.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly tabs: Tabs
  readonly tellKitchenAll: (draft: DraftTicket, context: CommandContext) => DraftTicket
}
type Names = 'splitInShares' | 'splitItems' | 'splitAmount' | 'giveBack'

/** One ticket paid by several. Each payer's part is a ticket of its own: its own tenders, its own number, its own paper. */
export function splitHandlers({ tickets, open, tabs, tellKitchenAll }: Parts): Pick<Handlers<typeof contract>, Names> {
  /**
   * The ticket to take a part from: the one in hand. Where a part of it is in hand and nothing was paid for that part yet,
   * it goes back first, so that somebody may think again. Nothing of it waits in the kitchen any more: half a dish is not
   * cooked.
   */
  function divisible(
    ticketId: TicketId,
    context: CommandContext,
  ): Result<DraftTicket, 'TICKET_NOT_OPEN' | 'TICKET_ELSEWHERE' | 'TICKET_PARTLY_PAID'> {
    const draft = tickets.find(ticketId)
    if (!draft) return refuse('TICKET_NOT_OPEN')
    if (draft.station !== context.caller.station) return refuse('TICKET_ELSEWHERE')
    if (draft.tenders.length > 0) return refuse('TICKET_PARTLY_PAID')
    return ok(tellKitchenAll(draft.partOf === null ? draft : tabs.takeBackPart(draft), context))
  }

  function answer({ announce, nowMs, caller }: CommandContext): Result<Counter, never> {
    announce('tickets.changed')
    return ok(tickets.counter(nowMs, caller.station))
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
      return answer(context)
    },

    splitItems({ ticketId, items }, context) {
      const { station } = context.caller
      const found = divisible(ticketId, context)
      if (!found.ok) return found
      const parted = takeItems(found.value, tickets.priced(found.value, context.nowMs).lines, items)
      if (!parted.ok) return parted
      tabs.part(found.value, parted.value, { split: { kind: 'items' } satisfies Split, station })
      return answer(context)
    },

    splitAmount({ ticketId, amountCents }, context) {
      const { station } = context.caller
      const found = divisible(ticketId, context)
      if (!found.ok) return found
      const parted = takeAmount(found.value, tickets.priced(found.value, context.nowMs).lines, amountCents)
      if (!parted.ok) return parted
      tabs.part(found.value, parted.value, { split: { kind: 'amount' } satisfies Split, station })
      return answer(context)
    },

    giveBack({ ticketId }, context) {
      const draft = tickets.find(ticketId)
      if (!draft) return refuse('TICKET_NOT_OPEN')
      if (draft.station !== context.caller.station) return refuse('TICKET_ELSEWHERE')
      if (draft.tenders.length > 0) return refuse('TICKET_PARTLY_PAID')
      if (draft.partOf === null) return refuse('NOT_A_PART')
      open.update({ ...tabs.takeBackPart(draft), split: null })
      return answer(context)
    },
  }
}
