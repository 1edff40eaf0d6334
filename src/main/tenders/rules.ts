import { unreachable } from '../../shared/assert.ts'
import { minus, plus, smaller, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import { AMOUNT_MAX_CENTS, CASH_MAX_CENTS, type TenderKind } from '../../shared/ticket.ts'

export type Due = {
  readonly dueCents: Cents
  /** Cash already on this ticket. */
  readonly cashCents: Cents
}
export type Applied = { readonly amountCents: Cents; readonly changeCents: Cents; readonly stillDueCents: Cents }
type Refusal = 'NOTHING_DUE' | 'AMOUNT_TOO_LARGE' | 'CARD_OVER_DUE' | 'TENDER_OVER_DUE' | 'CASH_OVER_LIMIT'

/** How much of what the customer offers goes on the ticket, and what goes back over the counter. */
export function applyTender(due: Due, kind: TenderKind, offered: Cents): Result<Applied, Refusal> {
  if (due.dueCents <= 0) return refuse('NOTHING_DUE')
  if (offered > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
  const amountCents = smaller(offered, due.dueCents)
  const surplus = minus(offered, amountCents)
  const stillDueCents = minus(due.dueCents, amountCents)
  if (isCash(kind) && plus(due.cashCents, amountCents) > CASH_MAX_CENTS)
    return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })

  const { over } = tenderRule(kind)
  switch (over) {
    case 'change':
      return ok({ amountCents, changeCents: surplus, stillDueCents })
    case 'lost':
      return ok({ amountCents, changeCents: ZERO, stillDueCents })
    case 'refused':
      if (surplus === 0) return ok({ amountCents, changeCents: ZERO, stillDueCents })
      return kind === 'card'
        ? refuse('CARD_OVER_DUE', { dueCents: due.dueCents })
        : refuse('TENDER_OVER_DUE', { dueCents: due.dueCents, kind })
    default:
      return unreachable(over)
  }
}
