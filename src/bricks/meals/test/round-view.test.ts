import { describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import { freshSetup } from '../rules/setup.ts'
import type { StopSeen } from '../rules/seen.ts'
import {
  absent,
  broughtBy,
  codePath,
  goingOn,
  isReady,
  judge,
  moved,
  NOTHING_TYPED,
  readAmount,
  readTenths,
  stopsToSend,
  toggled,
  type Given,
} from '../screens/round-view.ts'
import { FRIDAY } from './round-shop.ts'

const setup = freshSetup()
const seen = (personId: string, more: Partial<StopSeen> = {}): StopSeen => ({
  personId: personId as CustomerId,
  name: personId,
  phone: '',
  addressLines: [],
  accessNote: '',
  meals: [
    {
      orderId: 'mor_1' as never,
      eatenOn: FRIDAY,
      service: 'lunch',
      formula: 'full',
      quantity: 2,
      state: 'loaded',
    },
  ],
  mayBeLeft: false,
  contacts: [],
  collectCents: 0 as never,
  invoice: null,
  containers: 0,
  absences: 0,
  stop: null,
  ...more,
})

describe('a temperature as it is typed', () => {
  it.each([
    ['3,8', 38],
    ['3.8', 38],
    [' 2 ', 20],
    ['-1,5', -15],
    ['−1,5', -15],
    ['3,8 °C', 38],
    ['38', 380],
    ['', undefined],
    ['trois', undefined],
    ['3,85', undefined],
    ['999', undefined],
  ] as const)('%s is %s tenths', (text, tenths) => {
    expect(readTenths(text)).toBe(tenths)
  })

  it('can be sent when it is fine, or when what it wants is there (C-08)', () => {
    const ready = (text: string, more: object = {}) => {
      const typed = { ...NOTHING_TYPED, text, ...more }
      return isReady(typed, judge(typed, setup))
    }
    expect([ready(''), ready('x'), ready('2,1')]).toEqual([false, false, true])
    expect([ready('3,8'), ready('3,8', { comment: 'porte' })]).toEqual([false, true])
    expect([ready('6,2'), ready('6,2', { action: 'checked' })]).toEqual([false, true])
    expect([ready('6,2', { action: 'other' }), ready('6,2', { action: 'other', comment: 'rendu' })]).toEqual([
      false,
      true,
    ])
    expect([ready('38'), ready('38', { sure: true, action: 'thrown-away' })]).toEqual([false, true])
  })
})

describe('a round that is back', () => {
  const stops = [seen('a', { containers: 3 }), seen('b'), seen('c', { meals: [], containers: 1 })]
  it('sends exceptions only', () => {
    const exceptions = new Map<CustomerId, Given>([[stops[1]!.personId, absent(stops[1]!)]])
    const sent = stopsToSend(stops, exceptions, { hasContainers: true, allBack: false })
    expect(sent.map(({ personId, result, containersOut }) => [personId, result, containersOut])).toEqual([
      ['b', 'bag-back', 0],
    ])
  })
  it('and whatever containers came back, where all did', () => {
    const sent = stopsToSend(stops, new Map(), { hasContainers: true, allBack: true })
    expect(
      sent.map(({ personId, result, containersOut, containersBack }) => [
        personId,
        result,
        containersOut,
        containersBack,
      ]),
    ).toEqual([['a', 'delivered', 2, 3]])
    expect(stopsToSend(stops, new Map(), { hasContainers: false, allBack: true })).toEqual([])
  })
})

describe('a stop that is moved', () => {
  it('takes its place, and those between move up by one', () => {
    expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b'], 1, -4)).toEqual(['b', 'a'])
    expect(moved(['a'], 7, 0)).toEqual(['a'])
  })
})

describe('a round', () => {
  it('brings each day’s meal on it, or on the last day before it on which it goes', () => {
    expect(broughtBy([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4, 5, 5, 5])
    expect(broughtBy([4, 5])).toEqual([5, 5, 5, 4, 5, 5, 5])
    expect(broughtBy([])).toEqual([null, null, null, null, null, null, null])
    expect(goingOn([1, 1, null, 4, 5, 5, 5])).toEqual([1, 4, 5])
    expect([toggled([1, 2], 2), toggled([1], 5)]).toEqual([[1], [1, 5]])
  })
})

it.each([
  ['172,20', 17_220],
  ['172.2', 17_220],
  ['1 172 €', 117_200],
  ['', 0],
  ['dix', undefined],
  ['1,234', undefined],
] as const)('money given to the driver: « %s » is %s cents', (text, amount) => {
  expect(readAmount(text)).toBe(amount)
})

it('a code is drawn as bars, one for each run of dark squares', () => {
  expect(codePath(['110', '001'])).toBe('M0 0h2v1h-2zM2 1h1v1h-1z')
})
