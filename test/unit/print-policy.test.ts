import { describe, expect, it } from 'vitest'
import { NOTE_FROM_CENTS, printsByItself } from '../../src/main/printing/policy.ts'
import { cents } from '../../src/shared/money.ts'
import type { Supply } from '../../src/shared/ticket.ts'

const sale = (...lines: (readonly [Supply, number])[]) => ({
  lines: lines.map(([supply, ttc]) => ({ supply, ttcCents: cents(ttc) })),
})

describe('F-50 a receipt', () => {
  it.each([
    { name: 'a service of 24.99', of: sale(['service', 2499]), itself: false },
    { name: 'a service of 25.00', of: sale(['service', 2500]), itself: true },
    { name: 'a service of 25.01', of: sale(['service', 2501]), itself: true },
    { name: 'services that make 25.00 together', of: sale(['service', 1290], ['service', 1210]), itself: true },
    { name: 'services that make 24.99 together', of: sale(['service', 1290], ['service', 1209]), itself: false },
    { name: 'goods of 30.00 taken away', of: sale(['goods', 3000]), itself: false },
    { name: 'a service of 24.99 beside goods of 30.00', of: sale(['service', 2499], ['goods', 3000]), itself: false },
    { name: 'a service of 25.00 beside goods', of: sale(['goods', 1], ['service', 2500]), itself: true },
    { name: 'a ticket of nothing', of: sale(['service', 0]), itself: false },
  ])('on request, for $name: by itself $itself', ({ of, itself }) => {
    expect(printsByItself('on-request', of, false)).toBe(itself)
  })

  it('is printed when the customer asks, whatever was sold', () => {
    expect(printsByItself('on-request', sale(['service', 160]), true)).toBe(true)
    expect(printsByItself('on-request', sale(['goods', 3000]), true)).toBe(true)
  })

  it('is always printed where the shop’s rule says always', () => {
    expect(printsByItself('always', sale(['goods', 1]), false)).toBe(true)
  })

  it('of a service has its threshold at 25 €', () => {
    expect(NOTE_FROM_CENTS).toBe(2500)
  })
})
