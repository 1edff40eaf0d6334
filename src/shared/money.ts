import { assert } from './assert.ts'

declare const unit: unique symbol
/** An amount in whole cents of the euro. */
export type Cents = number & { readonly [unit]: 'cents' }
/** A quantity in thousandths: one coffee is 1000, 250 g is 250. */
export type Milli = number & { readonly [unit]: 'milli' }

const CENTS_MAX = 1_000_000_000_00 // one billion euros; a larger figure is a bug
const MILLI_MAX = 1_000_000_000 // one million pieces

export const ONE = milli(1000)
export const ZERO = cents(0)

export function isCents(value: unknown): value is Cents {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= CENTS_MAX
}

export function isMilli(value: unknown): value is Milli {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= MILLI_MAX
}

/** The one door into money. Throws a Defect when the figure is not whole cents within bounds. */
export function cents(value: number): Cents {
  assert(isCents(value), `not an amount in cents: ${value}`)
  return value
}

/** The one door into quantities. Throws a Defect when the figure is not whole thousandths within bounds. */
export function milli(value: number): Milli {
  assert(isMilli(value), `not a quantity in thousandths: ${value}`)
  return value
}

export function sum(parts: readonly Cents[]): Cents {
  return cents(parts.reduce<number>((total, part) => total + part, 0))
}

export function plus(left: Cents, right: Cents): Cents {
  return cents(left + right)
}

export function minus(left: Cents, right: Cents): Cents {
  return cents(left - right)
}

export function smaller(left: Cents, right: Cents): Cents {
  return left < right ? left : right
}

export function negate(amount: Cents): Cents {
  return cents(amount === 0 ? 0 : -amount)
}

export function absolute(amount: Cents): Cents {
  return amount < 0 ? negate(amount) : amount
}

/** Price times quantity, half a cent away from zero. BigInt keeps the product exact. */
export function extend(unitPrice: Cents, quantity: Milli): Cents {
  return cents(Number(divideHalfUp(BigInt(unitPrice) * BigInt(quantity), 1000n)))
}

/** Split a total by weights, largest remainder first, ties to the first; the parts always sum back to the total. */
export function allocate(total: Cents, weights: readonly number[]): readonly Cents[] {
  assert(weights.length > 0, 'allocate needs at least one weight')
  assert(
    weights.every((w) => Number.isSafeInteger(w) && w >= 0),
    'weights are whole and not negative',
  )
  const whole = weights.reduce((a, b) => a + BigInt(b), 0n)
  assert(whole > 0n, 'weights must not all be zero')

  const sign = total < 0 ? -1 : 1
  const amount = magnitude(BigInt(total))
  const shares = weights.map((w) => Number((amount * BigInt(w)) / whole))
  const remainders = weights.map((w, i) => ({ i, left: (amount * BigInt(w)) % whole }))
  remainders.sort((a, b) => (a.left === b.left ? a.i - b.i : a.left < b.left ? 1 : -1))

  let missing = Number(amount) - shares.reduce((a, b) => a + b, 0)
  for (const { i } of remainders) {
    if (missing === 0) break
    shares[i] = (shares[i] ?? 0) + 1
    missing -= 1
  }
  const parts = shares.map((s) => cents(s === 0 ? 0 : s * sign))
  assert(sum(parts) === total, 'allocation must neither lose nor invent a cent')
  return parts
}

/** Whole division, half away from zero. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const rounded = (magnitude(dividend) * 2n + divisor) / (divisor * 2n)
  return dividend < 0n ? -rounded : rounded
}

function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n
}
