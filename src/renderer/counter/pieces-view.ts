import { cents, minus, smaller, type Cents } from '../../shared/money.ts'
import { tenderRule } from '../../shared/tenders.ts'
import { PAPERS_MAX, type OpenTicket, type TenderKind } from '../../shared/ticket.ts'
import { typedAmount } from './pay-view.ts'

/** How much of a ticket a form of money may pay. */
export function mostIn(kind: TenderKind, { dueCents, meal }: Pick<OpenTicket, 'dueCents' | 'meal'>): Cents {
  if (!tenderRule(kind).meal || !meal) return dueCents
  const most = smaller(dueCents, meal.foodCents)
  return tenderRule(kind).over === 'lost' ? most : smaller(most, meal.capCents)
}

export type PiecesView = {
  readonly faceCents: Cents
  readonly pieces: number
  readonly mostPieces: number
  readonly givenCents: Cents
  readonly paysCents: Cents
  /** Not handed back: said before it is taken. */
  readonly lostCents: Cents
  /** More than titres may be used for in a day. */
  readonly overCap: boolean
  readonly possible: boolean
  /** The form of money pays nothing of what is due. */
  readonly useless: boolean
}

type Typed = { readonly kind: TenderKind; readonly digits: string; readonly pieces: number; readonly taking: boolean }

/** Some papers of one face value: what they pay, and what of them is lost. */
export function piecesView(
  ticket: Pick<OpenTicket, 'dueCents' | 'meal'> | null,
  { kind, digits, pieces: asked, taking }: Typed,
): PiecesView {
  const faceCents = typedAmount(digits)
  const most = ticket ? mostIn(kind, ticket) : cents(0)
  // One that pays nothing is never taken: no more than it needs to pay what may be paid.
  const needed = faceCents === 0 ? PAPERS_MAX : Math.max(1, Math.min(PAPERS_MAX, Math.ceil(most / faceCents)))
  const pieces = Math.min(asked, needed)
  const givenCents = cents(faceCents * pieces)
  const paysCents = smaller(givenCents, most)
  const meal = tenderRule(kind).meal ? ticket?.meal : undefined
  const overCap = meal !== undefined && givenCents > meal.capCents
  return {
    faceCents,
    pieces,
    mostPieces: needed,
    givenCents,
    paysCents,
    lostCents: minus(givenCents, paysCents),
    overCap,
    possible: faceCents > 0 && most > 0 && !overCap && !taking,
    useless: most === 0,
  }
}

const FACES_MAX = 3

/** The last one first, each once. */
export function facesAfter(faces: readonly Cents[], taken: Cents): readonly Cents[] {
  return [taken, ...faces.filter((face) => face !== taken)].slice(0, FACES_MAX)
}
