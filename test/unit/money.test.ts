import { describe, expect, it } from 'vitest'
import { Defect } from '../../src/shared/assert.ts'
import {
  absolute,
  allocate,
  cents,
  divideHalfUp,
  extend,
  isCents,
  isMilli,
  milli,
  minus,
  negate,
  plus,
  smaller,
  sum,
} from '../../src/shared/money.ts'

const BILLION = 1_000_000_000_00
const MILLION_PIECES = 1_000_000_000

describe('cents', () => {
  it.each([0, 1, -1, BILLION, -BILLION])('takes %d', (figure) => {
    expect(cents(figure)).toBe(figure)
  })
  it.each([1.5, 0.1 + 0.2, NaN, Infinity, -Infinity, BILLION + 1, -BILLION - 1, 2 ** 60])('stops at %d', (figure) => {
    expect(() => cents(figure)).toThrow(Defect)
  })
  it.each(['1', null, undefined, {}, [1], true, 1n])('does not take %o for an amount', (value) => {
    expect(isCents(value)).toBe(false)
  })
})

describe('thousandths', () => {
  it.each([0, 1, 250, 1000, -1000, MILLION_PIECES])('take %d', (figure) => {
    expect(milli(figure)).toBe(figure)
  })
  it.each([0.5, NaN, Infinity, MILLION_PIECES + 1, -MILLION_PIECES - 1])('stop at %d', (figure) => {
    expect(() => milli(figure)).toThrow(Defect)
    expect(isMilli(figure)).toBe(false)
  })
})

describe('arithmetic', () => {
  it('adds nothing up to nothing', () => {
    expect(sum([])).toBe(0)
  })
  it('adds, takes away, compares and turns round', () => {
    expect({
      sum: sum([cents(160), cents(-40), cents(1)]),
      plus: plus(cents(160), cents(-200)),
      minus: minus(cents(160), cents(200)),
      smaller: [smaller(cents(1), cents(2)), smaller(cents(2), cents(1)), smaller(cents(-2), cents(-1))],
      negate: [negate(cents(5)), negate(cents(-5)), negate(cents(0))],
      absolute: [absolute(cents(5)), absolute(cents(-5)), absolute(cents(0))],
    }).toEqual({ sum: 121, plus: -40, minus: -40, smaller: [1, 1, -2], negate: [-5, 5, 0], absolute: [5, 5, 0] })
  })
  it('stops where a sum leaves the bounds rather than keep an amount nobody meant', () => {
    expect(() => plus(cents(BILLION), cents(1))).toThrow(Defect)
    expect(() => minus(cents(-BILLION), cents(1))).toThrow(Defect)
    expect(() => sum([cents(BILLION), cents(BILLION)])).toThrow(Defect)
  })
})

describe('price times quantity', () => {
  it.each([
    { name: 'one coffee', price: 160, quantity: 1000, gives: 160 },
    { name: 'three coffees', price: 160, quantity: 3000, gives: 480 },
    { name: '250 g of cheese at 21.90 the kilo (5.475)', price: 2190, quantity: 250, gives: 548 },
    { name: 'half a cent goes up', price: 1, quantity: 500, gives: 1 },
    { name: 'less than half a cent goes down', price: 1, quantity: 499, gives: 0 },
    { name: 'half a cent given back goes away from zero too', price: -1, quantity: 500, gives: -1 },
    { name: 'a quantity given back', price: 160, quantity: -1500, gives: -240 },
    { name: 'both', price: -3, quantity: -500, gives: 2 },
    { name: 'nothing', price: 0, quantity: 999_000, gives: 0 },
    { name: 'a very large one', price: 90_071_993, quantity: 999_999, gives: 90_071_902_928 },
  ])('$name', ({ price, quantity, gives }) => {
    expect(extend(cents(price), milli(quantity))).toBe(gives)
  })
  it('stops beyond the bounds', () => {
    expect(() => extend(cents(BILLION), milli(2000))).toThrow(Defect)
  })
})

describe('halves', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [4n, 2n, 2n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-1n, 3n, 0n],
    [-2n, 3n, -1n],
    [0n, 7n, 0n],
  ])('%d / %d is %d, half away from zero', (dividend, divisor, gives) => {
    expect(divideHalfUp(dividend, divisor)).toBe(gives)
  })
})

/** Identifiers are those of brief counter §4.2. */
describe('sharing an amount', () => {
  it.each([
    { name: 'S1: 100.00 in three', total: 10_000, weights: [1, 1, 1], gives: [3334, 3333, 3333] },
    { name: 'S3: 1000 in three', total: 1000, weights: [1, 1, 1], gives: [334, 333, 333] },
    { name: '10.00 in three: the odd cent goes to the first', total: 1000, weights: [1, 1, 1], gives: [334, 333, 333] },
    { name: 'M2: a menu of 50.00 in three equal parts', total: 5000, weights: [1, 1, 1], gives: [1667, 1667, 1666] },
    { name: 'D12: 10.00 by value over 60 and 40', total: 1000, weights: [6000, 4000], gives: [600, 400] },
    { name: 'the largest remainder first, not the first part', total: 100, weights: [1, 2], gives: [33, 67] },
    { name: 'a refund mirrors its sale', total: -10_000, weights: [1, 1, 1], gives: [-3334, -3333, -3333] },
    { name: 'nothing for a part that weighs nothing', total: 5, weights: [0, 1, 0], gives: [0, 5, 0] },
    { name: 'fewer cents than parts', total: 2, weights: [1, 1, 1], gives: [1, 1, 0] },
    { name: 'nothing at all', total: 0, weights: [3, 4], gives: [0, 0] },
    { name: 'one part', total: 777, weights: [9], gives: [777] },
  ])('$name', ({ total, weights, gives }) => {
    expect(allocate(cents(total), weights)).toEqual(gives)
  })

  it('S1: what is left after each share is paid: 66.66, 33.33, nothing', () => {
    const left: number[] = []
    allocate(cents(10_000), [1, 1, 1]).reduce((due, share) => {
      left.push(minus(due, share))
      return minus(due, share)
    }, cents(10_000))
    expect(left).toEqual([6666, 3333, 0])
  })

  it('M3: whatever the number of parts, one to nine, 1.20 stays 1.20', () => {
    const totals = Array.from({ length: 9 }, (_, n) => sum(allocate(cents(120), Array<number>(n + 1).fill(1))))
    expect(totals).toEqual(Array<number>(9).fill(120))
  })

  it.each([
    { name: 'no part', weights: [] },
    { name: 'parts that all weigh nothing', weights: [0, 0] },
    { name: 'a negative weight', weights: [1, -1] },
    { name: 'a broken weight', weights: [0.5] },
  ])('is refused as a bug for $name', ({ weights }) => {
    expect(() => allocate(cents(100), weights)).toThrow(Defect)
  })
})
