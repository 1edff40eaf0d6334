import type { Place } from '../../shared/catalogue.ts'
import { newTenderId, newTicketId } from '../../shared/ids.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Tender, TenderKind } from '../../shared/ticket.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { OpenSession, ServiceInput, SpecialLines, Tickets } from '../tickets/index.ts'
import type { createSettling } from './settling.ts'

type Parts = {
  readonly tickets: Pick<Tickets, 'isTraining'>
  readonly session: () => OpenSession | undefined
  readonly beginApart: SpecialLines['beginApart']
  readonly settle: ReturnType<typeof createSettling>
}
/** What a service sells and is paid to the cent at once, in one form: what it keeps of a deposit. */
export type SoldApart = {
  readonly kind: TenderKind
  readonly place: Place
  readonly lines: readonly ServiceInput[]
  readonly receiptAsked: boolean
}

/** Sells in the command that asks, beside the ticket in hand. The drawer is the asker's to open. */
export function createSellingApart({ tickets, session, beginApart, settle }: Parts) {
  return function sellApart(
    { kind, place, lines, receiptAsked }: SoldApart,
    context: CommandContext,
  ): Result<null, 'TRAINING_ON' | 'DAY_NOT_OPEN'> {
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    if (!session()) return refuse('DAY_NOT_OPEN')
    const ticket = beginApart({ ticketId: newTicketId(), place }, lines, context.nowMs)
    const tender: Tender = {
      tenderId: newTenderId(),
      kind,
      amountCents: ticket.totalCents,
      tenderedCents: ticket.totalCents,
      changeCents: ZERO,
      takenAtMs: context.nowMs,
    }
    settle({ ...ticket, tenders: [tender], dueCents: ZERO }, receiptAsked, context)
    context.announce('tickets.changed')
    return ok(null)
  }
}
export type SellApart = ReturnType<typeof createSellingApart>
