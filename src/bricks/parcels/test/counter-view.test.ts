import { describe, expect, it } from 'vitest'
import { newParcelId, type CarrierCode } from '../ids.ts'
import type { Card } from '../rules/counter.ts'
import { handOf, type Hand } from '../screens/counter-desk.ts'
import { centsOf, gramsOf, keyOf, lackOf, lookedAt, looksLikeCode, measuresOf } from '../screens/counter-view.ts'

const card = (rule: Partial<Card['rule']> = {}, more: Partial<Card> = {}): Card => ({
  parcelId: newParcelId(),
  direction: 'in',
  carrier: 'mondial-relay' as CarrierCode,
  code: '87654321',
  parcelNo: 1,
  parcelCount: 1,
  name: 'Martin Léa',
  phone: '',
  size: 'S',
  place: 'B3',
  state: 'stored',
  receivedAtMs: 0,
  deadline: null,
  number: '',
  carrierName: 'Mondial Relay',
  lateDays: null,
  rule: { kind: 'carrier', proof: 'id', thirdPerson: 'both-ids', isSigned: true, lateHandOver: false, ...rule },
  local: null,
  ...more,
})
const hand = (cards: readonly Card[], more: Partial<Hand> = {}): Hand => ({
  ...handOf(
    'Martin Léa',
    cards,
    cards.map(({ parcelId }) => parcelId),
    0,
  ),
  strokes: [[{ x: 1, y: 1 }]],
  ...more,
})

describe('the big key of a hand-over', () => {
  it('waits for what is missing, one thing after the other', () => {
    const one = card()
    expect(lackOf(hand([one], { inHand: [] }))).toBe('found')
    expect(lackOf(hand([card({}, { lateDays: 2, state: 'to-return' })]))).toBe('late')
    expect(lackOf(hand([card({}, { lateDays: 2 })], { late: 'cafe-shut' }))).toBeUndefined()
    expect(lackOf(hand([card({ lateHandOver: true }, { lateDays: 2 })]))).toBeUndefined()
    expect(lackOf(hand([one], { third: { name: ' ', idType: 'passport' } }))).toBe('name')
    expect(lackOf(hand([one], { strokes: [] }))).toBe('signature')
    expect(lackOf(hand([card({ isSigned: false })], { strokes: [] }))).toBeUndefined()
    const local = {
      note: '',
      toPayCents: 0 as never,
      leftCents: 0 as never,
      notifiedAtMs: 1,
      hasCode: true,
      isOpen: false,
    }
    const bag = card({ kind: 'local', proof: 'code', isSigned: false }, { local })
    expect(lackOf(hand([bag]))).toBe('code')
    expect(lackOf(hand([{ ...bag, local: { ...local, isOpen: true } }]))).toBeUndefined()
  })

  it('says what was looked at', () => {
    expect(keyOf(hand([card()]))).toBe('handId')
    expect(keyOf(hand([card({ proof: 'code' })]))).toBe('handCode')
    expect(keyOf(hand([card({ proof: 'id-and-code' })]))).toBe('handBoth')
    expect(keyOf(hand([card({ proof: 'nothing' })]))).toBe('hand')
    expect(keyOf(hand([card({ kind: 'local', proof: 'code' })]))).toBe('hand')
    expect(keyOf(hand([card({ kind: 'local', proof: 'id-and-code' })]))).toBe('handId')
    expect(keyOf(hand([card()], { third: { name: 'D', idType: 'passport' } }))).toBe('handThird')
  })

  it.each([
    ['both-ids', 'id', 'handThird', { paper: true, own: true, code: false }],
    ['both-ids', 'id-and-code', 'handThirdBoth', { paper: true, own: true, code: true }],
    ['own-id', 'id', 'handId', { paper: false, own: true, code: false }],
    ['own-id', 'code', 'handBoth', { paper: false, own: true, code: true }],
    ['code', 'code', 'handCode', { paper: false, own: false, code: true }],
    ['code', 'id', 'handCode', { paper: false, own: false, code: true }],
    ['code', 'id-and-code', 'handCode', { paper: false, own: false, code: true }],
  ] as const)(
    'for somebody else, by a carrier with third person %s and proof %s, is %s',
    (thirdPerson, proof, key, seen) => {
      const one = hand([card({ thirdPerson, proof })], { third: { name: 'Durand Paul', idType: 'passport' } })
      expect(keyOf(one)).toBe(key)
      expect(lookedAt(one)).toEqual(seen)
    },
  )

  it('attests one’s own paper by being pressed, and wants each of two papers named', () => {
    const one = card()
    expect(hand([one]).idType).toBe('unsaid')
    expect(lackOf(hand([one]))).toBeUndefined()
    const third = { name: 'Durand Paul', idType: 'unsaid' } as const
    expect(lackOf(hand([one], { third }))).toBe('papers')
    expect(lackOf(hand([one], { third, idType: 'passport' }))).toBe('papers')
    expect(lackOf(hand([one], { third: { ...third, idType: 'passport' }, idType: 'passport' }))).toBeUndefined()
    expect(lackOf(hand([card({ thirdPerson: 'own-id' })], { third }))).toBe('papers')
    expect(lackOf(hand([card({ thirdPerson: 'code', proof: 'code' })], { third }))).toBeUndefined()
    expect(lackOf(hand([card({ thirdPerson: 'refused' })], { third }))).toBe('nobody-else')
  })

  it('does not say that a carrier’s code was seen where only a shop’s own was tried', () => {
    const local = {
      note: '',
      toPayCents: 0 as never,
      leftCents: 0 as never,
      notifiedAtMs: 1,
      hasCode: true,
      isOpen: true,
    }
    const bag = card({ kind: 'local', proof: 'code', isSigned: false }, { local })
    expect(keyOf(hand([bag, card()]))).toBe('handId')
  })
})

it('what was typed is a code as a whole, or a name', () => {
  const codes = ['24876543210101307503042198', 'la652019370fr', 'L-2026-000001', '6A 15602 67630 0']
  expect(codes.map(looksLikeCode)).toEqual([true, true, true, true])
  expect(['martin', 'martin léa', '1234567', 'Léa 12345678', 'grandclou-marie'].map(looksLikeCode)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

it('measures are read as people write them', () => {
  const typed = (kilograms: string, longest: string, sum: string) => measuresOf({ kilograms, longest, sum })
  expect(typed('', '', '')).toEqual({ weightG: null, longestCm: null, sumCm: null })
  expect(typed('12,5', '121', '160')).toEqual({ weightG: 12_500, longestCm: 121, sumCm: 160 })
  expect([typed('x', '', ''), typed('', '0', ''), typed('', '501', ''), typed('', '', '12,5')]).toEqual(
    Array.from({ length: 4 }),
  )
})

it('weights and amounts are read as people write them', () => {
  expect(['', '1,25', '30', '0', '-1', 'x', '201'].map(gramsOf)).toEqual([
    null,
    1250,
    30_000,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(['', '18,50', '18.5', '18', '1,234', 'x'].map(centsOf)).toEqual([0, 1850, 1850, 1800, undefined, undefined])
})
