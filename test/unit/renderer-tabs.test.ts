import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { priceTicket, type TaxationOf } from '../../src/main/tickets/pricing.ts'
import { takeItems } from '../../src/main/tickets/splitting.ts'
import type { DraftLine, DraftTicket } from '../../src/main/tickets/draft.ts'
import {
  beforeTicketDiscount,
  discountFrom,
  reasonsFor,
  ticketDiscountCents,
} from '../../src/renderer/tabs/discount-view.ts'
import {
  NOTHING_PICKED,
  overAfter,
  partAsked,
  pickedCents,
  pickOne,
  planView,
  stepFor,
} from '../../src/renderer/tabs/split-view.ts'
import { ageOf, nameOf, newestFirst, roundWords } from '../../src/renderer/tabs/tab-view.ts'
import {
  addRoom,
  drawn,
  freeLabel,
  isLabelTaken,
  moved,
  PLAN_SIDE,
  resized,
  tableAt,
  undone,
} from '../../src/renderer/tables/rooms-view.ts'
import type { TabInList } from '../../src/shared/contracts/tabs.ts'
import { newLineId, newTicketId, zProductId } from '../../src/shared/ids.ts'
import { cents, milli, sum } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'
import type { Counter, OpenTicket } from '../../src/shared/ticket.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { anyDiscount, untouchedLine, untouchedTicket } from '../support/drafts.ts'

const taxation: TaxationOf = () => ({ rate: vatRate(1000), supply: 'service', nature: 'own' })
const draftLine = (priceCents: number, quantity: number, more: Partial<DraftLine> = {}): DraftLine => {
  const lineId = newLineId()
  return {
    lineId,
    rootLineId: lineId,
    ...untouchedLine,
    productId: zProductId.parse('prd_demi'),
    label: 'Demi',
    note: '',
    options: [],
    quantityMilli: milli(quantity * 1000),
    priceCents: cents(priceCents),
    takeawayPriceCents: null,
    vatClass: 'alcohol',
    ...more,
  }
}
const draft = (lines: readonly DraftLine[], more: Partial<DraftTicket> = {}): DraftTicket => ({
  ticketId: newTicketId(),
  place: 'on-site',
  openedAtMs: 0,
  ...untouchedTicket,
  lines,
  tenders: [],
  ...more,
})
const shown = (lines: readonly DraftLine[], more: Partial<DraftTicket> = {}): OpenTicket => ({
  ...priceTicket(draft(lines, more), taxation),
  area: 'counter',
  askAge: false,
})
const counter = (ticket: OpenTicket | null, more: Partial<Counter> = {}): Counter => ({
  ticket,
  restCents: cents(0),
  restSplit: null,
  nextNumber: 1,
  last: null,
  ...more,
})

const aDiscount = anyDiscount(900)

describe('what a payer picks', () => {
  test('comes to the very cents that the till takes for it, whatever was taken off', () => {
    const aLine = fc.record({
      price: fc.integer({ min: 1, max: 3000 }),
      quantity: fc.integer({ min: 1, max: 9 }),
      picked: fc.integer({ min: 0, max: 9 }),
      discount: aDiscount,
    })
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 1, maxLength: 6 }), aDiscount, (asked, discount) => {
        const lines = asked.map((one) => draftLine(one.price, one.quantity, { discount: one.discount }))
        const whole = draft(lines, { discount })
        const ticket = priceTicket(whole, taxation)
        const items = lines.flatMap((line, n) => {
          const quantityMilli = milli(Math.min(asked[n]?.picked ?? 0, asked[n]?.quantity ?? 0) * 1000)
          return quantityMilli > 0 ? [{ lineId: line.lineId, quantityMilli }] : []
        })
        fc.pre(items.length > 0)
        const seen = sum(
          ticket.lines.map((line) => {
            const found = items.find(({ lineId }) => lineId === line.lineId)
            return found ? pickedCents(line, found.quantityMilli) : cents(0)
          }),
        )
        const parted = takeItems(whole, ticket.lines, items)
        expect(
          parted.ok && priceTicket({ ...whole, lines: parted.value.taken, discount: null }, taxation).totalCents,
        ).toBe(seen)
      }),
    )
  })

  test('grows by one at each touch, and is nothing again behind the last one', () => {
    const { lines } = shown([draftLine(300, 2)])
    const [line] = lines
    if (!line) throw new Error('there is a line')
    const once = pickOne(NOTHING_PICKED, line)
    const twice = pickOne(once, line)
    expect([once, twice, pickOne(twice, line)].map((picked) => picked.get(line.lineId))).toEqual([
      1000,
      2000,
      undefined,
    ])
  })

  test('takes a share of a line, or what is left of a weight, whole', () => {
    const shared = { ttcCents: cents(100), discountCents: cents(0) }
    const [share, weight] = shown([
      draftLine(300, 1, { quantityMilli: milli(1333), shared }),
      draftLine(2000, 1, { quantityMilli: milli(250) }),
    ]).lines
    if (!share || !weight) throw new Error('there are lines')
    expect(pickOne(NOTHING_PICKED, share).get(share.lineId)).toBe(1333)
    expect(pickOne(NOTHING_PICKED, weight).get(weight.lineId)).toBe(250)
  })
})

describe('the plan of payers', () => {
  const ticket = shown([draftLine(300, 2)])
  const items = (picked = NOTHING_PICKED) => ({ kind: 'split', step: { kind: 'items', picked } }) as const

  test('asks for what is picked, and for all of it where nothing or everything is', () => {
    const [line] = ticket.lines
    if (!line) throw new Error('there is a line')
    const one = pickOne(NOTHING_PICKED, line)
    expect(partAsked(ticket, items())).toBeUndefined()
    expect(partAsked(ticket, items(one))).toBe(300)
    expect(partAsked(ticket, items(pickOne(one, line)))).toBeUndefined()
    expect(partAsked(ticket, { kind: 'split', step: { kind: 'amount', digits: '250' } })).toBe(250)
    expect(partAsked(ticket, undefined)).toBeUndefined()
  })

  test('asks for nothing else while a part is in hand', () => {
    const part = { ...ticket, partOf: newTicketId() }
    expect(partAsked(part, { kind: 'split', step: { kind: 'amount', digits: '250' } })).toBeUndefined()
  })

  test('says which share is in hand and how many come after it', () => {
    const part = { ...ticket, partOf: newTicketId() }
    const now = counter(part, { restCents: cents(600), restSplit: { kind: 'shares', of: 3, left: 2 } })
    expect(planView(now, cents(0))).toEqual({ kind: 'share', of: 3, now: 2, restCents: 600, left: 1 })
    expect(planView(counter(ticket), cents(0))).toEqual({ kind: 'choose' })
    expect(planView(counter({ ...ticket, split: { kind: 'items' } }), cents(250))).toEqual({
      kind: 'free',
      partInHand: false,
      restCents: 350,
    })
  })

  test('opens where it was left, stays until nothing is left, and forgets what was picked for the last payer', () => {
    const planned = { ...ticket, split: { kind: 'items' } as const }
    expect(stepFor(counter(planned))).toEqual({ kind: 'items', picked: NOTHING_PICKED })
    expect(overAfter(items(new Map([[newLineId(), milli(1000)]])), planned)).toEqual(items())
    expect(overAfter(items(), null)).toBeUndefined()
    expect(overAfter({ kind: 'paper' }, null)).toEqual({ kind: 'paper' })
  })
})

describe('a discount on the screen', () => {
  test('wants an amount before its reason, and only what is offered is offered', () => {
    expect(discountFrom({ kind: 'percent', percent: undefined }, 'gesture')).toBeUndefined()
    expect(discountFrom({ kind: 'amount', digits: '' }, 'gesture')).toBeUndefined()
    expect(discountFrom({ kind: 'amount', digits: '250' }, 'quality')).toEqual({
      kind: 'amount',
      amountCents: 250,
      reason: 'quality',
    })
    expect(discountFrom({ kind: 'offered' }, 'offered')).toMatchObject({ hundredths: 10_000 })
    expect(reasonsFor({ kind: 'percent', percent: 10 })).not.toContain('offered')
    expect(reasonsFor({ kind: 'offered' })[0]).toBe('offered')
  })

  test('of the whole ticket stands under the lines, and all of it adds up to the total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ price: fc.integer({ min: 1, max: 3000 }), discount: aDiscount }), {
          minLength: 1,
          maxLength: 6,
        }),
        aDiscount,
        (asked, discount) => {
          const ticket = shown(
            asked.map((one) => draftLine(one.price, 1, { discount: one.discount })),
            { discount },
          )
          const lines = sum(ticket.lines.map(beforeTicketDiscount))
          expect(lines - ticketDiscountCents(ticket)).toBe(ticket.totalCents)
        },
      ),
    )
  })
})

describe('a tab in the drawer', () => {
  const tab = (more: Partial<TabInList> = {}): TabInList => ({
    ticketId: newTicketId(),
    tab: { label: 'Paul', tableId: null, covers: null },
    tableLabel: null,
    openedAtMs: 0,
    lineCount: 1,
    dueCents: cents(300),
    paidCents: cents(0),
    split: null,
    noteNumber: null,
    inHand: null,
    lastRound: [],
    ...more,
  })

  test('is old after three hours, in words too', () => {
    const minutes = (count: number) => ageOf(0, count * 60_000, texts.fr)
    expect(minutes(7)).toEqual({ text: '7 min', late: false })
    expect(minutes(179)).toEqual({ text: '2 h 59', late: false })
    expect(minutes(180)).toEqual({ text: '3 h 00', late: true })
    expect(minutes(-5)).toEqual({ text: '0 min', late: false })
  })

  test('is called by its name, else by its table', () => {
    expect(nameOf(tab(), texts.fr)).toBe('Paul')
    expect(nameOf(tab({ tab: { label: '', tableId: null, covers: null }, tableLabel: '4' }), texts.fr)).toBe('Table 4')
    expect(nameOf(tab({ tab: null }), texts.fr)).toBe('Sans nom')
  })

  test('says its last round in words, and the newest comes first', () => {
    const round = [
      { label: 'Demi', quantityMilli: 2000 },
      { label: 'Kir', quantityMilli: 1000 },
    ]
    expect(roundWords(round, 'fr')).toBe('2 Demi, 1 Kir')
    const [old, young] = [tab(), tab({ openedAtMs: 5 })]
    expect(newestFirst([old, young])).toEqual([young, old])
  })
})

describe('a room that is being drawn', () => {
  const { rooms, roomId } = addRoom([], 'Salle')
  const [room] = rooms
  if (!room) throw new Error('a room was added')

  test('numbers rooms and tables without a name twice', () => {
    expect(addRoom(rooms, 'Salle').rooms.map(({ label }) => label)).toEqual(['Salle', 'Salle 2'])
    const first = tableAt(rooms, room, { x: 12, y: 12 })
    if (!first) throw new Error('there is room')
    const with1 = [{ ...room, roomId, tables: [first] }]
    expect(first.label).toBe('1')
    expect(freeLabel(with1)).toBe('2')
    expect(isLabelTaken(with1, first.tableId, '1')).toBe(false)
    expect(isLabelTaken(with1, newLineId() as never, ' 1 ')).toBe(true)
  })

  test('never leaves the plan, however a table is moved or resized', () => {
    const step = fc.record({
      dx: fc.integer({ min: -30, max: 30 }),
      dy: fc.integer({ min: -30, max: 30 }),
      size: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.nat(24), fc.nat(24), fc.array(step), (x, y, steps) => {
        const table = tableAt(rooms, room, { x, y })
        if (!table) throw new Error('there is room')
        const end = steps.reduce((now, { dx, dy, size }) => (size ? resized(now, dx, dy) : moved(now, dx, dy)), table)
        expect(Math.min(end.x, end.y)).toBeGreaterThanOrEqual(0)
        expect(Math.min(end.width, end.height)).toBeGreaterThanOrEqual(2)
        expect(Math.max(end.x + end.width, end.y + end.height)).toBeLessThanOrEqual(PLAN_SIDE)
      }),
    )
  })

  test('is undone step by step, down to what it was', () => {
    const start = { rooms, before: [] }
    const two = drawn(drawn(start, []), rooms)
    expect(undone(two).rooms).toEqual([])
    expect(undone(undone(two))).toEqual(start)
    expect(undone(start)).toEqual(start)
  })
})
