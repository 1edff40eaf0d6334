import type { Place } from '../../shared/catalogue.ts'
import { newTenderId, newTicketId } from '../../shared/ids.ts'
import { assert } from '../../shared/assert.ts'
import { sum, ZERO, type Cents } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
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
/** One payer's part, to the cent. `ref` is whose account it is put on. */
export type ApartTender = { readonly kind: TenderKind; readonly amountCents: Cents; readonly ref?: TenderRef }
/** What a service sells and is settled to the cent at once: what it keeps of a deposit, a month of meals. */
export type SoldApart = {
  readonly tenders: readonly ApartTender[]
  readonly place: Place
  readonly lines: readonly ServiceInput[]
  /** Null: an invoice is its paper, and no receipt comes out, whatever the café prints by itself. */
  readonly receiptAsked: boolean | null
}

/** Sells in the command that asks, beside the ticket in hand. The drawer is the asker's to open. */
export function createSellingApart({ tickets, session, beginApart, settle }: Parts) {
  return function sellApart(
    { tenders, place, lines, receiptAsked }: SoldApart,
    context: CommandContext,
  ): Result<{ readonly number: number }, 'TRAINING_ON' | 'DAY_NOT_OPEN'> {
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    if (!session()) return refuse('DAY_NOT_OPEN')
    const ticket = beginApart({ ticketId: newTicketId(), place }, lines, context.nowMs)
    assert(
      sum(tenders.map((tender) => tender.amountCents)) === ticket.totalCents,
      'what is sold apart is paid to the cent',
    )
    const taken = tenders.map(({ kind, amountCents, ref }): Tender => ({
      tenderId: newTenderId(),
      kind,
      amountCents,
      tenderedCents: amountCents,
      changeCents: ZERO,
      takenAtMs: context.nowMs,
      ...(ref === undefined ? {} : { ref }),
    }))
    const number = settle({ ...ticket, tenders: taken, dueCents: ZERO }, receiptAsked, context)
    context.announce('tickets.changed')
    return ok({ number })
  }
}
export type SellApart = ReturnType<typeof createSellingApart>
