import { COINS, NOTES, PIECES_MAX, type CountedPieces } from '../../shared/cash.ts'
import { absolute, cents, minus, sum, type Cents } from '../../shared/money.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'

/** How many of each note and coin, by its value in cents. */
export type Pieces = Readonly<Record<number, number>>
const values = [...NOTES, ...COINS]

export function countedPieces(pieces: Pieces): Cents {
  return sum(values.map((value) => piecesWorth(pieces, value)))
}

/** As a Z keeps them: only what there was of. */
export function piecesFound(pieces: Pieces): CountedPieces {
  return values.flatMap((valueCents) => {
    const count = pieces[valueCents] ?? 0
    return count > 0 ? [{ valueCents, count }] : []
  })
}

export function piecesWorth(pieces: Pieces, value: Cents): Cents {
  return cents(value * (pieces[value] ?? 0))
}

export function withPieces(pieces: Pieces, value: Cents, count: number): Pieces {
  const whole = Number.isFinite(count) ? Math.trunc(count) : 0
  const others = countedPieces({ ...pieces, [value]: 0 })
  const fitting = Math.floor((AMOUNT_MAX_CENTS - others) / value) // a drawer holds no more than the till can write
  return { ...pieces, [value]: Math.max(0, Math.min(PIECES_MAX, fitting, whole)) }
}

export function typedPieces(text: string): number {
  return Number.parseInt(text.replace(/\D/g, '').slice(0, 4) || '0', 10)
}

export type CountView = {
  readonly counted: Cents
  readonly difference: Cents
  readonly verdict: 'right' | 'over' | 'short'
  /** The difference is more than the café lets pass without a word. */
  readonly explain: boolean
}

export function countView(expected: Cents, counted: Cents, explainAbove: Cents): CountView {
  const difference = minus(counted, expected)
  return {
    counted,
    difference,
    verdict: difference === 0 ? 'right' : difference > 0 ? 'over' : 'short',
    explain: absolute(difference) > explainAbove,
  }
}

/** Whether the press that closes asks once more: it looks uncounted, the difference is large, a ticket is in hand. */
export function isOdd({ counted, difference, explain }: CountView, ticketInHand: boolean): boolean {
  return (counted === 0 && difference !== 0) || explain || ticketInHand
}
