import { describe, expect, it } from 'vitest'
import { cents, type Cents } from '../../../shared/money.ts'
import type { DeliveryId, ParcelId } from '../ids.ts'
import type { Act } from '../rules/acts.ts'
import { compare, readTheirs, theirTotal } from '../rules/theirs.ts'
import { besideOf, hourly, spentOn } from '../rules/worth.ts'
import { POINT, RELAIS } from './books-shop.ts'
import { winter } from './parcels-shop.ts'

const act = (kind: Act['kind'], wall: string, more: Partial<Act> = {}): Act => ({
  seq: 1,
  atMs: winter(`2026-11-23 ${wall}`),
  kind,
  parcelId: `pcl_${wall}` as ParcelId,
  carrier: RELAIS,
  direction: 'in',
  code: 'RT000001',
  weightG: null,
  proofId: null,
  deliveryId: null,
  seconds: null,
  day: '2026-11-23' as Act['day'],
  ...more,
})
const seconds = { received: 20, handedOver: 60, droppedOff: 45 }
const setup = { seconds }
const dlv = 'dlv_1' as DeliveryId

describe('how long it took', () => {
  it('is measured from scan to scan, and guessed where nothing was', () => {
    const scans = ['09:00', '09:01', '09:03'].map((wall) => act('received', wall, { deliveryId: dlv }))
    // 20 s for the first one, a guess; then 60 and 120.
    expect(spentOn(scans, setup)).toEqual({ seconds: 200, estimated: 20 })
  })
  it('leaves out a pause in the middle of a delivery', () => {
    const scans = ['09:00', '09:01', '09:30'].map((wall) => act('received', wall, { deliveryId: dlv }))
    expect(spentOn(scans, setup)).toEqual({ seconds: 100, estimated: 40 })
  })
  it('takes what the screen measured of a hand-over, else the guess of the settings', () => {
    const acts = [
      act('handed-over', '10:00', { seconds: 33 }),
      act('handed-over', '10:05'),
      act('dropped-off', '11:00'),
    ]
    expect(spentOn(acts, setup)).toEqual({ seconds: 138, estimated: 105 })
  })
  it('says what an hour brings, and nothing where there was none', () => {
    expect(hourly(cents(950), { seconds: 1800, estimated: 0 })).toBe(1900)
    expect(hourly(cents(0), { seconds: 0, estimated: 0 })).toBeNull()
  })
})

describe('sales beside hand-overs', () => {
  const sale = (number: number, wall: string, amount: number) => ({
    number,
    atMs: winter(`2026-11-23 ${wall}`),
    cents: cents(amount),
  })
  const of = (acts: readonly Act[], sales: readonly { number: number; atMs: number; cents: Cents }[]) =>
    Object.fromEntries(besideOf(acts, sales, 10))

  it('are those sealed within the minutes that are set', () => {
    const acts = [act('handed-over', '10:00'), act('handed-over', '12:00')]
    const sales = [sale(1, '09:59', 100), sale(2, '10:10', 250), sale(3, '12:11', 300)]
    expect(of(acts, sales)[RELAIS]).toEqual({ visits: 2, followed: 1, salesCents: 250 })
  })
  it('count one ticket once, for the last visit before it, whosever that was', () => {
    const acts = [act('handed-over', '10:00'), act('handed-over', '10:04', { carrier: POINT })]
    expect(of(acts, [sale(1, '10:05', 400)])).toEqual({
      [RELAIS]: { visits: 1, followed: 0, salesCents: 0 },
      [POINT]: { visits: 1, followed: 1, salesCents: 400 },
    })
  })
  it('A-08 count two parcels of one person as one visit', () => {
    const acts = ['10:00', '10:01'].map((wall) => act('handed-over', wall, { proofId: 'prf_1' }))
    expect(of(acts, [sale(1, '10:02', 400)])[RELAIS]).toEqual({ visits: 1, followed: 1, salesCents: 400 })
  })
})

describe('a statement that was pasted', () => {
  it.each([
    ['only numbers', ['24876543210101307503042198', ' 6A26112200015 '], [null, null]],
    ['semicolons and a head', ['Montant HT;N° de colis', '0,30;6A26112200015', '-0,10;6A26112200022'], [30, -10]],
    ['commas and quotation marks', ['"parcel","name","amount"', '"6A26112200015","Le Goff, ""Yann""","1.2"'], [120]],
    ['tenths of a cent', ['colis;commission', '6A26112200015;0,285'], [29]],
    ['a column of numbers that is not the first', ['Léa;6A26112200015', 'Paul;6A26112200022'], [null, null]],
  ])('is read: %s', (_, lines, amounts) => {
    const rows = readTheirs(lines)
    expect(rows.map(({ htCents }) => htCents)).toEqual(amounts)
    expect(rows.every(({ code }) => /^[0-9A-Z]+$/.test(code))).toBe(true)
  })
  it.each([[['bonjour']], [['', '  ']], [[]], [['nom;total', 'Léa;3,00']]])('has nothing to read in %j', (lines) => {
    expect(readTheirs(lines)).toEqual([])
  })
  it('has a total where every line has one', () => {
    expect(
      theirTotal([
        { code: 'A', htCents: cents(3) },
        { code: 'B', htCents: null },
      ]),
    ).toBeNull()
    expect(theirTotal([])).toBeNull()
  })
  it('may write the bars or the number below them', () => {
    const paid = {
      act: act('handed-over', '10:00', { code: '87654321' }),
      what: 'handed-over',
      unitCents: cents(30),
      isAgreed: true,
    } as const
    for (const code of ['24876543210101307503042198', '87654321']) {
      expect(compare([paid], [{ code, htCents: null }])).toMatchObject({ both: 1, onlyTheirs: [], onlyOurs: [] })
    }
    expect(
      compare(
        [paid],
        [
          { code: '87654321', htCents: null },
          { code: '87654321', htCents: null },
        ],
      ).onlyTheirs,
    ).toHaveLength(1)
  })
})
