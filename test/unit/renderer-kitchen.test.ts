import { describe, expect, test } from 'vitest'
import { kitchenOrder, type KitchenOrder } from '../../src/main/documents/kitchen-order.ts'
import { toText } from '../../src/main/documents/text.ts'
import { NO_KITCHEN, type KitchenSetup, type Order, type OrderLine } from '../../src/shared/contracts/kitchen.ts'
import type { PrepStationId, ProductId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { ageOf, countsOf, ordersAt, stateOf } from '../../src/renderer/kitchen/kitchen-view.ts'
import {
  categoryRoute,
  nextChoice,
  productRoute,
  stationChoices,
  withCategory,
  withoutStation,
  withProduct,
  withStation,
} from '../../src/renderer/settings/kitchen-setup-view.ts'
import { sentWords } from '../../src/renderer/counter/ticket-view.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { NOON_MS } from '../support/shop.ts'

const CUISINE = 'pst_cuisine' as PrepStationId
const BAR = 'pst_bar' as PrepStationId
const BURGER = 'prd_burger' as ProductId
const MINUTE_MS = 60_000

const line = (more: Partial<OrderLine> = {}): OrderLine => ({
  position: 0,
  productId: BURGER,
  label: 'Burger',
  menu: null,
  options: [],
  note: '',
  allergens: [],
  course: null,
  quantityMilli: milli(2000),
  cancelledMilli: 0,
  doneAtMs: null,
  ...more,
})
const order = (more: Partial<Order> = {}): Order => ({
  number: 7,
  prepStationId: CUISINE,
  kind: 'new',
  reason: null,
  place: 'on-site',
  tableLabel: '4',
  name: '',
  covers: 2,
  server: 'Léa',
  sentAtMs: NOON_MS,
  lines: [line()],
  ...more,
})

describe('the kitchen’s screen', () => {
  test.each([
    [-1, 0, 'fresh'],
    [0, 0, 'fresh'],
    [9.9, 9, 'fresh'],
    [10, 10, 'waiting'],
    [19.9, 19, 'waiting'],
    [20, 20, 'late'],
  ] as const)('an order of %d minutes is %d minutes old and %s', (after, minutes, word) => {
    expect(ageOf(NOON_MS, NOON_MS + after * MINUTE_MS)).toEqual({ minutes, word })
  })
  test('a line is open, done or cancelled', () => {
    const states = [line(), line({ cancelledMilli: 1000 }), line({ doneAtMs: NOON_MS }), line({ cancelledMilli: 2000 })]
    expect(states.map(stateOf)).toEqual(['open', 'open', 'done', 'cancelled'])
  })
  test('what is to make in all is what is open, less what was called off, most first', () => {
    const orders = [
      order({ lines: [line({ label: 'Quiche', quantityMilli: milli(1000) }), line({ cancelledMilli: 1000 })] }),
      order({ lines: [line(), line({ doneAtMs: NOON_MS })], kind: 'more' }),
      order({ kind: 'cancelled' }),
    ]
    expect(countsOf(orders)).toEqual([
      { label: 'Burger', quantityMilli: 3000 },
      { label: 'Quiche', quantityMilli: 1000 },
    ])
  })
  test('one prep station sees its own', () => {
    const board = { prepStations: [], undo: [], orders: [order(), order({ number: 8, prepStationId: BAR })] }
    expect(ordersAt(board, BAR).map(({ number }) => number)).toEqual([8])
    expect(ordersAt(board, undefined)).toHaveLength(2)
  })
})

describe('the counter', () => {
  test.each([
    [0, undefined],
    [1000, '1 envoyé'],
    [2000, 'envoyé'],
  ])('of two, %d thousandths are %s', (sent, words) => {
    const of = { quantityMilli: milli(2000), sentMilli: milli(sent) }
    expect(sentWords(of, 'fr', texts.fr.kitchen)).toBe(words)
  })
})

describe('the setup', () => {
  const station = (prepStationId: PrepStationId, label: string) => ({ prepStationId, label, paper: true, screen: true })
  const setup: KitchenSetup = withStation(withStation(NO_KITCHEN, station(CUISINE, 'Cuisine')), station(BAR, 'Bar'))

  test('a category goes where it is sent, and keeps what is not said', () => {
    const sent = withCategory(withCategory(setup, 'midi', { prepStationId: CUISINE }), 'midi', { course: 2 })
    expect(categoryRoute(sent, 'midi')).toEqual({ categoryId: 'midi', prepStationId: CUISINE, course: 2 })
    expect(categoryRoute(sent, 'cafe')).toEqual({ categoryId: 'cafe', prepStationId: null, course: null })
  })
  test('a product that goes as its category is no exception any more', () => {
    const own = withProduct(withProduct(setup, BURGER, { prepStationId: BAR }), BURGER, { course: null })
    expect(productRoute(own, BURGER)).toEqual({ productId: BURGER, prepStationId: BAR, course: null })
    const back = withProduct(withProduct(own, BURGER, { prepStationId: undefined }), BURGER, { course: undefined })
    expect(back.products).toEqual([])
  })
  test('a key goes round its choices', () => {
    const choices = stationChoices(setup, true)
    expect(choices).toEqual([undefined, null, CUISINE, BAR])
    expect(choices.map((now) => nextChoice(choices, now))).toEqual([null, CUISINE, BAR, undefined])
  })
  test('nothing is made any more at a station that is gone', () => {
    const sent = withProduct(withCategory(setup, 'midi', { prepStationId: BAR }), BURGER, { prepStationId: BAR })
    const without = withoutStation(sent, BAR)
    expect(without.prepStations.map(({ prepStationId }) => prepStationId)).toEqual([CUISINE])
    expect([categoryRoute(without, 'midi'), productRoute(without, BURGER)]).toMatchObject([
      { prepStationId: null },
      { prepStationId: null },
    ])
  })
})

describe('the slip', () => {
  const slip = (more: Partial<KitchenOrder> = {}, copyNumber = 0) =>
    toText(
      kitchenOrder(
        { ...order(), stationLabel: 'Cuisine', training: false, ...more },
        { server: 'Léa', zone: 'Europe/Paris', copyNumber },
      ),
      48,
    )

  test('says quantity and product first, then options, note and allergens, under their course', () => {
    const text = slip({
      lines: [line({ course: 2, options: ['Saignant'], note: 'sans oignon', allergens: ['gluten', 'eggs'] })],
    })
    expect(text).toMatch(/CUISINE +n° 7/)
    expect(text).toMatch(
      /Table 4[\s\S]*Léa[\s\S]*2 couverts[\s\S]*PLATS\n2 Burger\n\s*Saignant\n\s*> sans oignon\n\s*Allergènes : gluten, œufs/,
    )
    expect(text).not.toMatch(/€|ANNULÉ|DUPLICATA|FACTICE/)
  })
  test('of a cancellation says so above and below, with minus and the reason', () => {
    const text = slip({ kind: 'cancelled', reason: 'changed-mind' })
    expect(text.match(/ANNULÉ/g)).toHaveLength(2)
    expect(text).toMatch(/-2 Burger[\s\S]*Motif : le client a changé d’avis/)
  })
  test.each([
    [slip({}, 1), 'DUPLICATA'],
    [slip({ training: true }), 'FACTICE'],
    [slip({ kind: 'changed' }), 'MODIFIÉ'],
    [slip({ place: 'takeaway' }), 'À EMPORTER'],
    [slip({ kind: 'more' }), 'En plus'],
    [slip({ tableLabel: null }), 'Comptoir'],
    [slip({ tableLabel: null, name: 'Jean' }), 'Jean'],
  ])('%# is marked %s', (text, mark) => {
    expect(text).toContain(mark)
  })
})
