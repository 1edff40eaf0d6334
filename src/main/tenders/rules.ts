import { unreachable } from '../../shared/assert.ts'
import { cents, minus, plus, smaller, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import { AMOUNT_MAX_CENTS, CASH_MAX_CENTS, type TenderKind } from '../../shared/ticket.ts'

export type Due = {
  readonly dueCents: Cents
  /** Cash already on this bill, all its payers together. */
  readonly cashCents: Cents
  /** How much cash one bill may be paid with. */
  readonly cashMaxCents?: Cents
  /** What the form of money may pay of it at the most; all that is due, where nothing is said. */
  readonly mostCents?: Cents
}
/** Some papers of one face value. */
export type Given = {
  readonly faceCents: Cents
  readonly pieces: number
  /** What the cashier was told will be lost. */
  readonly lostCents: Cents
}
export type Applied = { readonly amountCents: Cents; readonly changeCents: Cents; readonly stillDueCents: Cents }
type Refusal =
  | 'NOTHING_DUE'
  | 'AMOUNT_TOO_LARGE'
  | 'CARD_OVER_DUE'
  | 'TENDER_OVER_DUE'
  | 'TENDER_LOSES'
  | 'TENDER_TOO_MANY'
  | 'TENDER_ONE_BY_ONE'
  | 'CASH_OVER_LIMIT'

/** How much of what the customer offers goes on the ticket, and what goes back over the counter. */
export function applyTender(due: Due, kind: TenderKind, offered: Cents): Result<Applied, Refusal> {
  if (due.dueCents <= 0) return refuse('NOTHING_DUE')
  if (offered > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
  const amountCents = smaller(offered, smaller(due.dueCents, due.mostCents ?? due.dueCents))
  const surplus = minus(offered, amountCents)
  const stillDueCents = minus(due.dueCents, amountCents)
  const maxCents = due.cashMaxCents ?? CASH_MAX_CENTS
  if (isCash(kind) && plus(due.cashCents, amountCents) > maxCents) return refuse('CASH_OVER_LIMIT', { maxCents })

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

/** The same for several papers of one face value: one tender each, in their order, and each pays something. */
export function applyPieces(due: Due, kind: TenderKind, given: Given): Result<readonly Applied[], Refusal> {
  const { faceCents, pieces, lostCents } = given
  if (pieces > 1 && !tenderRule(kind).several) return refuse('TENDER_ONE_BY_ONE')
  const applied: Applied[] = []
  let dueCents = due.dueCents
  let mostCents = due.mostCents ?? due.dueCents
  for (let n = 0; n < pieces; n += 1) {
    if (n > 0 && smaller(dueCents, mostCents) <= 0) return refuse('TENDER_TOO_MANY', { enough: n })
    const one = applyTender({ ...due, dueCents, mostCents }, kind, faceCents)
    if (!one.ok) return one
    applied.push(one.value)
    dueCents = one.value.stillDueCents
    mostCents = minus(mostCents, one.value.amountCents)
  }
  const lost = applied.reduce((total, { amountCents, changeCents }) => total + faceCents - amountCents - changeCents, 0)
  return lost === lostCents ? ok(applied) : refuse('TENDER_LOSES', { lostCents: cents(lost) })
}
