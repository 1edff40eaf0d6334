import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'
import { cents, minus, sum, type Cents } from '../../shared/money.ts'

export const NOTES: readonly Cents[] = [500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00].map(cents)
export const COINS: readonly Cents[] = [2_00, 1_00, 50, 20, 10, 5, 2, 1].map(cents)
const PIECES_MAX = 9_999

/** How many of each note and coin, by its value in cents. */
export type Pieces = Readonly<Record<number, number>>

export function countedPieces(pieces: Pieces): Cents {
  return sum([...NOTES, ...COINS].map((value) => piecesWorth(pieces, value)))
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
}

export function countView(expected: Cents, counted: Cents): CountView {
  const difference = minus(counted, expected)
  return { counted, difference, verdict: difference === 0 ? 'right' : difference > 0 ? 'over' : 'short' }
}
