import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, sum } from '../../../shared/money.ts'
import { chargesOf, inOrderOfKeeping, keepable, mostKept, paidWith, totalOf, type Due } from '../dues.ts'

const kinds = ['hire', 'extension', 'late', 'damage', 'theft'] as const
const anyDue = fc.record({
  kind: fc.constantFrom(...kinds),
  label: fc.constantFrom('a', 'b'),
  cents: fc.integer({ min: 1, max: 50_000 }).map(cents),
})
const due = (kind: Due['kind'], euros: number): Due => ({ kind, label: kind, cents: cents(euros * 100) })

describe('what is due', () => {
  it('is paid in its order, and no cent of it is lost or asked twice', () => {
    fc.assert(
      fc.property(fc.array(anyDue, { maxLength: 12 }), fc.nat(400_000).map(cents), (dues, amount) => {
        const { paid, left } = paidWith(dues, amount)
        expect(sum([totalOf(paid), totalOf(left)])).toBe(totalOf(dues))
        expect(totalOf(paid)).toBe(Math.min(amount, totalOf(dues)))
        expect([...paid, ...left].every((one) => one.cents > 0)).toBe(true)
      }),
    )
  })

  it('is kept from a deposit without an extension: damage and delay first, hire after them', () => {
    const all = [due('hire', 20), due('extension', 14), due('late', 10), due('damage', 30)]
    expect(keepable(all).map(({ kind }) => kind)).toEqual(['hire', 'late', 'damage'])
    const { paid, left } = paidWith(inOrderOfKeeping(all), cents(5000))
    expect(paid.map(({ kind, cents: paidCents }) => [kind, paidCents])).toEqual([
      ['late', 1000],
      ['damage', 3000],
      ['hire', 1000],
    ])
    expect(left.map(({ kind, cents: leftCents }) => [kind, leftCents])).toEqual([
      ['hire', 1000],
      ['extension', 1400],
    ])
  })

  it('never reaches an extension while no more is kept than may be', () => {
    fc.assert(
      fc.property(fc.array(anyDue, { maxLength: 12 }), fc.nat(10_000), (dues, share) => {
        const most = totalOf(keepable(dues))
        const { paid } = paidWith(inOrderOfKeeping(dues), cents(Math.floor((most * share) / 10_000)))
        expect(paid.filter(({ kind }) => kind === 'extension')).toEqual([])
      }),
    )
  })

  it('is a line for each model with its combination, one for all options, none for what is free', () => {
    const modelId = 'bmd_00000000-0000-4000-8000-000000000000' as never
    const line = { modelId, label: 'VTC adulte', quantity: 4, unitCents: cents(10_800), discountCents: cents(0) }
    const pieces = [
      { unit: 'days' as const, days: 7, count: 1, cents: cents(9000) },
      { unit: 'days' as const, days: 1, count: 1, cents: cents(1800) },
    ]
    const quote = {
      days: 8,
      lines: [{ ...line, pieces, ttcCents: cents(43_200) }],
      options: [
        { label: 'Casque adulte', quantity: 2, times: 8, ttcCents: cents(3200) },
        { label: 'Antivol', quantity: 4, times: 1, ttcCents: cents(0) },
      ],
      discount: null,
      totalCents: cents(46_400),
      depositCents: cents(60_000),
    }
    expect(chargesOf({ quote, extras: [] })).toEqual([
      { kind: 'hire', label: 'VTC adulte × 4 · semaine + jour', cents: 43_200 },
      { kind: 'hire', label: 'Casque adulte × 2, Antivol × 4', cents: 3200 },
    ])
    expect(mostKept({ quote, extras: [], paidCents: cents(46_000) })).toBe(400)
    const free = { ...quote, lines: [], options: [] }
    expect(chargesOf({ quote: free, extras: [] })).toEqual([])
  })
})
