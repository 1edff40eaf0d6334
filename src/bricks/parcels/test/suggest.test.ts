import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentFull, suggestPlace } from '../rules/suggest.ts'

const places = [
  { label: 'A1', units: 4 },
  { label: 'A2', units: 6 },
  { label: 'B1', units: 12 },
]
const taken = (units: Record<string, number>) =>
  new Map(Object.entries(units).map(([label, n]) => [label, { units: n }]))
const nobody = { ofRecipient: undefined, ofCarrier: undefined }

describe('where a parcel is laid', () => {
  it.each([
    ['with the others of the same person', { A1: 3 }, 1, { ofRecipient: 'A1', ofCarrier: 'A2' }, 'A1', false],
    [
      'where they have no room: with the carrier’s last',
      { A1: 3 },
      2,
      { ofRecipient: 'A1', ofCarrier: 'A2' },
      'A2',
      false,
    ],
    [
      'where that is full as well: where most room is',
      { A1: 4, A2: 6 },
      1,
      { ofRecipient: 'A1', ofCarrier: 'A2' },
      'B1',
      false,
    ],
    ['of nobody known: where most room is', { B1: 11 }, 1, nobody, 'A2', false],
    ['the first of two with as much room', { B1: 6 }, 4, nobody, 'A2', false],
    ['full everywhere: with the least that is over, and told', { A1: 4, A2: 6, B1: 12 }, 1, nobody, 'A1', true],
    ['too large for any', { A1: 2, A2: 3, B1: 9 }, 4, nobody, 'A2', true],
    ['a place that is gone is none', {}, 1, { ofRecipient: 'Z9', ofCarrier: undefined }, 'B1', false],
  ] as const)('%s', (_, used, units, known, place, isFull) => {
    expect(suggestPlace({ places, taken: taken(used), units, ...known })).toEqual({ place, isFull })
  })
  it('nowhere, without places', () => {
    expect(suggestPlace({ places: [], taken: new Map(), units: 1, ...nobody })).toBeUndefined()
  })
  it('always somewhere, and full only where nowhere is room', () => {
    const used = fc.record({ A1: fc.nat(8), A2: fc.nat(8), B1: fc.nat(14) })
    const label = fc.option(fc.constantFrom('A1', 'A2', 'B1', 'Z'), { nil: undefined })
    fc.assert(
      fc.property(used, fc.constantFrom(1, 2, 4), label, label, (units, size, ofRecipient, ofCarrier) => {
        const found = suggestPlace({ places, taken: taken(units), units: size, ofRecipient, ofCarrier })
        const hasRoom = places.some((one) => one.units - units[one.label as keyof typeof units] >= size)
        expect(found?.isFull).toBe(!hasRoom)
        expect(places.map((one) => one.label)).toContain(found?.place)
      }),
    )
  })
  it('percentages are whole, and may pass a hundred', () => {
    expect([percentFull(0, 12), percentFull(11, 12), percentFull(14, 12), percentFull(3, 0)]).toEqual([0, 92, 117, 0])
  })
})
