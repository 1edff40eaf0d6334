import { milli, ONE, type Milli } from '../../shared/money.ts'
import { QUANTITY_MAX_MILLI, type Line } from '../../shared/ticket.ts'

export const QUANTITY_DIGITS_MAX = 3

/** The quantity typed before a tile; nothing typed, or only zeros, means one. */
export function typedQuantity(digits: string): Milli {
  const typed = Number.parseInt(digits, 10)
  return typed > 0 ? milli(typed * ONE) : ONE
}

/** A leading zero says nothing; a fourth digit is a slip of the finger. */
export function withDigit(digits: string, digit: string): string {
  if (digits === '' && /^0+$/.test(digit)) return ''
  return (digits + digit).slice(0, QUANTITY_DIGITS_MAX)
}

export function oneMore(line: Pick<Line, 'quantityMilli'>): Milli {
  return milli(Math.min(line.quantityMilli + ONE, QUANTITY_MAX_MILLI))
}

/** Nothing is left of a line that loses its last piece. */
export function oneLess(line: Pick<Line, 'quantityMilli'>): Milli {
  return milli(Math.max(line.quantityMilli - ONE, 0))
}
