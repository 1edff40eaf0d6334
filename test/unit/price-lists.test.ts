import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newPriceListId, newRoomId, newTableId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { isBusinessDay, type BusinessDay } from '../../src/shared/business-day.ts'
import { isScheduledNow, type PriceList, type Schedule } from '../../src/shared/price-list.ts'
import { LISTS_MAX } from '../../src/shared/contracts/price-lists.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { command } from '../support/said.ts'
import { happyHour, item, prd } from '../support/pricing.ts'

const HOUR_MS = 3_600_000
let shop: Shop
beforeEach(async () => {
  shop = await openShop() // Monday, 13:00
  await shop.openDay()
})
afterEach(() => shop.close())

const save = (list: PriceList) => shop.ask.priceLists.save({ ...command(), list })
const sold = async (slug: string, place: 'on-site' | 'takeaway' = 'on-site') => {
  const ticketId = newTicketId()
  const { ticket } = await shop.add(ticketId, `prd_${slug}`, 1, place)
  await shop.ask.tickets.voidTicket({ ...command(), ticketId })
  const line = ticket!.lines.at(-1)!
  return [line.ttcCents, line.priceList]
}

describe('the hours of a list', () => {
  const day = (text: string): BusinessDay => {
    if (!isBusinessDay(text)) throw new Error(text)
    return text
  }
  const evening: Schedule = { weekdays: [5], fromMinute: 22 * 60, toMinute: 2 * 60, firstDay: null, lastDay: null }
  it.each([
    ['before it begins', '2026-11-27T20:59:00Z', false],
    ['as it begins', '2026-11-27T21:00:00Z', true],
    ['after midnight', '2026-11-28T00:59:00Z', true],
    ['as it ends', '2026-11-28T01:00:00Z', false],
    ['after midnight of another evening', '2026-11-27T00:30:00Z', false],
    ['on another evening', '2026-11-28T21:30:00Z', false],
  ])('belong to the evening that they begin on: %s', (_words, at, is) => {
    expect(isScheduledNow(evening, Date.parse(at), 'Europe/Paris')).toBe(is)
  })
  it('count between their dates only, both included', () => {
    const dated = { ...evening, firstDay: day('2026-11-27'), lastDay: day('2026-11-27') }
    const at = (text: string) => isScheduledNow(dated, Date.parse(text), 'Europe/Paris')
    expect([at('2026-11-27T22:00:00Z'), at('2026-12-04T22:00:00Z'), at('2026-11-20T22:00:00Z')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('a price list', () => {
  it('gives its price from the hour it begins until the hour it ends, and the line keeps it', async () => {
    await save(happyHour())
    expect(await sold('demi')).toEqual([300, null])
    shop.advance(5 * HOUR_MS)
    expect(await sold('demi')).toEqual([200, 'Happy hour'])
    expect(await sold('cafe')).toEqual([160, null])
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    shop.advance(2 * HOUR_MS)
    const { ticket } = await shop.add(ticketId, 'prd_demi')
    expect(ticket!.lines.map((line) => [line.ttcCents, line.priceList])).toEqual([
      [200, 'Happy hour'],
      [300, null],
    ])
    await shop.take(ticketId, 'card')
    const entry = JSON.parse(shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' AND seq = 1`))
    expect(entry.payload.lines.map((line: { priceList?: string }) => line.priceList)).toEqual(['Happy hour', undefined])
  })

  it('counts where it says: on the terrace, in the room, at the counter, to take away', async () => {
    const [terraceTable, roomTable] = [newTableId(), newTableId()]
    const table = { shape: 'square' as const, x: 0, y: 0, width: 2, height: 2, seats: 2 }
    await shop.ask.tabs.saveRooms({
      ...command(),
      rooms: [
        {
          roomId: newRoomId(),
          label: 'Terrasse',
          area: 'terrace',
          tables: [{ ...table, tableId: terraceTable, label: 'T1' }],
        },
        { roomId: newRoomId(), label: 'Salle', tables: [{ ...table, tableId: roomTable, label: 'S1' }] },
      ],
    })
    const list = (label: string, areas: PriceList['areas'], priceCents: number) =>
      save({ listId: newPriceListId(), label, schedule: null, areas, items: [item('cafe', priceCents)] })
    await list('Terrasse', ['terrace'], 250)
    await list('Salle', ['room'], 200)
    await list('Emporté', ['takeaway'], 130)
    expect(await sold('cafe')).toEqual([160, null])
    expect(await sold('cafe', 'takeaway')).toEqual([130, 'Emporté'])
    for (const [tableId, price, area] of [
      [terraceTable, 250, 'terrace'],
      [roomTable, 200, 'room'],
    ] as const) {
      const ticketId = newTicketId()
      await shop.ask.tabs.seat({ ...command(), ticketId, tableId, covers: 2 })
      const { ticket } = await shop.add(ticketId, 'prd_cafe')
      expect([ticket!.area, ticket!.lines[0]!.ttcCents]).toEqual([area, price])
      const away = await shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' })
      expect([away.ticket!.area, away.ticket!.lines[0]!.ttcCents]).toEqual(['takeaway', 130])
      await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    }
  })

  it('never makes what is taken away cost what the terrace costs', async () => {
    await save({ ...happyHour(), label: 'Comptoir', schedule: null, areas: ['counter'], items: [item('cafe', 140)] })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const { ticket } = await shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' })
    expect([ticket!.lines[0]!.ttcCents, ticket!.lines[0]!.priceList]).toEqual([160, null])
  })

  it('with hours counts before one without, and the first one before the second', async () => {
    await save({ ...happyHour(), label: 'Toujours', schedule: null, items: [item('demi', 290)] })
    await save(happyHour())
    await save(
      happyHour({ listId: newPriceListId(), label: 'Autre', items: [item('demi', 220), item('limonade', 160)] }),
    )
    expect(await sold('demi')).toEqual([290, 'Toujours'])
    shop.advance(5 * HOUR_MS)
    expect(await sold('demi')).toEqual([200, 'Happy hour'])
  })

  it('counts for the same round again as it is then', async () => {
    await save(happyHour())
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_demi')
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Léa' })
    shop.advance(5 * HOUR_MS)
    await shop.ask.tabs.sameRound({ ...command(), ticketId })
    const { ticket } = await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    expect(ticket!.lines.map((line) => line.ttcCents)).toEqual([300, 200])
  })

  it('is written anew under its own id, keeps one price a product, and goes', async () => {
    const list = happyHour()
    await save(list)
    const again = await save({ ...list, items: [...list.items, item('demi', 210)] })
    expect(again).toHaveLength(1)
    expect(again[0]!.items.filter((one) => one.productId === prd('demi'))).toEqual([item('demi', 210)])
    expect(await shop.ask.priceLists.all({})).toEqual(again)
    expect(await shop.ask.priceLists.remove({ ...command(), listId: list.listId })).toEqual([])
    expect(await refusalOf(shop.ask.priceLists.remove({ ...command(), listId: list.listId }))).toBe(
      'PRICE_LIST_UNKNOWN',
    )
  })

  it.each<[string, Partial<PriceList>]>([
    ['PRODUCT_UNKNOWN', { items: [item('nobody-knows', 100)] }],
    ['PRICE_OPEN', { items: [item('tomme-coupe', 100)] }],
    ['AMOUNT_TOO_LARGE', { items: [item('cafe', 10_000_000)] }],
    ['SCHEDULE_EMPTY', { schedule: { ...happyHour().schedule!, toMinute: 18 * 60 } }],
    ['HAPPY_HOUR_ALCOHOL_ONLY', { items: [item('demi', 200)] }],
    ['HAPPY_HOUR_ALCOHOL_ONLY', { items: [item('demi', 200), item('limonade', 230)] }],
    ['HAPPY_HOUR_ALCOHOL_ONLY', { items: [item('demi', 200), item('croissant', 10)] }],
    ['OPEN_BAR_FORBIDDEN', { items: [item('demi', 0), item('limonade', 0)] }],
    ['OPEN_BAR_FORBIDDEN', { schedule: null, items: [item('demi', 0)] }],
    ['none', { items: [item('demi', 200), item('limonade', 160), item('pinte', 500)] }],
    ['none', { items: [item('demi', 350)] }],
    ['none', { schedule: null, areas: ['counter'], items: [item('demi', 250)] }],
    ['none', { items: [item('cafe', 100)] }],
  ])('is answered with %s: %j', async (code, more) => {
    expect(await refusalOf(save(happyHour(more)))).toBe(code)
    expect(await shop.ask.priceLists.all({})).toHaveLength(code === 'none' ? 1 : 0)
  })

  it('is one of twenty at the most', async () => {
    for (let n = 0; n < LISTS_MAX; n += 1) await save(happyHour({ listId: newPriceListId() }))
    expect(await refusalOf(save(happyHour({ listId: newPriceListId() })))).toBe('TOO_MANY_LISTS')
  })

  it('leaves a price that is typed at the counter alone', async () => {
    await save(happyHour())
    const price = { productId: prd('demi'), priceCents: cents(290), takeawayPriceCents: null }
    await shop.ask.catalogue.changePrice({ ...command(), ...price })
    expect(await sold('demi')).toEqual([290, null])
  })
})

describe('a price of the catalogue that changes under a happy hour', () => {
  const change = (slug: string, priceCents: number, takeaway: number | null = null) =>
    shop.ask.catalogue.changePrice({
      ...command(),
      productId: prd(slug),
      priceCents: cents(priceCents),
      takeawayPriceCents: takeaway === null ? null : cents(takeaway),
    })
  const priceOf = async (slug: string) =>
    (await shop.ask.catalogue.all({})).products.find(({ id }) => id === prd(slug))?.priceCents

  it('F-59 is refused where it would leave alcohol cheaper than any soft drink, by the name of the list', async () => {
    await save(happyHour())
    await expect(change('demi', 400)).rejects.toMatchObject({
      code: 'HAPPY_HOUR_ALCOHOL_ONLY',
      data: { list: 'Happy hour', percent: 50 },
    })
    expect(await refusalOf(change('limonade', 200))).toBe('HAPPY_HOUR_ALCOHOL_ONLY') // the soft drink loses its reduction
    expect(await priceOf('demi')).toBe(300)
    expect(await priceOf('limonade')).toBe(240)
  })
  it('counts where both still go together, and beside lists that have no hours', async () => {
    await save(happyHour())
    expect(await refusalOf(change('demi', 280))).toBe('none')
    expect(await refusalOf(change('limonade', 300))).toBe('none')
    expect(await refusalOf(change('demi', 320))).toBe('none')
    await save(happyHour({ schedule: null, areas: ['counter'], items: [item('kir', 250)] }))
    expect(await refusalOf(change('kir', 900))).toBe('none')
  })
  it('F-59 never gives alcohol away, on the spot or to take away', async () => {
    expect(await refusalOf(change('demi', 0))).toBe('OPEN_BAR_FORBIDDEN')
    expect(await refusalOf(change('demi', 300, 0))).toBe('OPEN_BAR_FORBIDDEN')
    expect(await refusalOf(change('cafe', 0))).toBe('none')
  })
})
