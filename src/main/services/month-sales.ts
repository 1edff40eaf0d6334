import { assert } from '../../shared/assert.ts'
import { newTenderId, newTicketId, zCustomerId } from '../../shared/ids.ts'
import { ONE, sum } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Refunds } from '../corrections/index.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Invoices } from '../invoices/index.ts'
import type { Tickets } from '../tickets/index.ts'
import type { ServiceStore } from './index.ts'

type Doors = {
  readonly services: Pick<ServiceStore, 'movesOf'>
  readonly tickets: Pick<Tickets, 'sealed'>
  readonly refunds: Pick<Refunds, 'plan' | 'seal'>
  readonly invoices: Pick<Invoices, 'ofTicket'>
}

/** What a refund is called by: its credit note, else its own number. */
const namedBy = ({ invoices }: Pick<Doors, 'invoices'>, number: number): string =>
  invoices.ofTicket(number)?.number ?? String(number)

/** Of the sales of one month, oldest first and one line each under one ref: the one that stands, and what took the others back. */
export function standingOf<Sold extends { readonly ticket: number }>(
  doors: Pick<Doors, 'services' | 'invoices'>,
  ref: string,
  sold: readonly Sold[],
) {
  const moves = doors.services.movesOf(ref)
  const back = moves.filter(({ ttcCents }) => ttcCents < 0)
  const isStanding = sum(moves.map(({ ttcCents }) => ttcCents)) > 0
  const takenBackBy = ({ ticket }: Sold, n: number): string | null => {
    if (n === sold.length - 1 && isStanding) return null
    const refund = back.find(({ number }) => number > ticket)
    return refund ? namedBy(doors, refund.number) : null
  }
  return {
    standing: isStanding ? sold.at(-1) : undefined,
    shown: sold.map((one, n) => ({ ...one, takenBackBy: takenBackBy(one, n) })),
  }
}

/** Takes such a sale back, whole, onto the account that it went on; answers with the number of what did it. */
export function takeMonthBack(
  doors: Omit<Doors, 'services'>,
  ticket: number,
  context: CommandContext,
): Result<{ readonly number: string }, 'DAY_NOT_OPEN' | 'COMMISSION_PAID'> {
  const sealed = doors.tickets.sealed(ticket)
  assert(sealed?.kind === 'sale', 'what was invoiced is a sale')
  const [tender] = sealed.body.tenders
  const plan = doors.refunds.plan({
    ticketId: newTicketId(),
    tenderId: newTenderId(),
    number: ticket,
    lines: [{ position: 0, quantityMilli: ONE }],
    kind: 'account',
    ref: zCustomerId.parse(tender?.ref),
    reason: 'mistake',
    printReceipt: false,
  })
  if (!plan.ok) return refuse(plan.code === 'DAY_NOT_OPEN' ? 'DAY_NOT_OPEN' : 'COMMISSION_PAID')
  const refund = doors.refunds.seal(plan.value, context.approvedBy ?? null, context)
  return ok({ number: namedBy(doors, refund.number) })
}
