import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KitchenSetup, Order } from '../../src/shared/contracts/kitchen.ts'
import {
  newLineId,
  newTicketId,
  type LineId,
  type OptionId,
  type PrepStationId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { kitchenOrder } from '../../src/main/documents/kitchen-order.ts'
import { expectBooksToBalance } from '../support/books.ts'
import { prd } from '../support/pricing.ts'
import { command } from '../support/said.ts'
import { openShop, type Ask, type Shop } from '../support/shop.ts'

const KITCHEN = 'pst_cuisine' as PrepStationId
const BAR = 'pst_bar' as PrepStationId
const WHOLE = { entree: 'entree-du-jour', plat: 'steak-frites', dessert: 'mousse-chocolat', boisson: 'demi' }

let shop: Shop
let screen: Ask
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
  screen = createRouterClient(shop.till.router, { context: { caller: { station: 'kitchen' } } })
  await setUp({})
})
afterEach(() => shop.close())

/** A kitchen for what is cooked, a bar for beer and wine. */
async function setUp(change: Partial<KitchenSetup>): Promise<void> {
  const setup: KitchenSetup = {
    ...(await shop.ask.kitchen.setup({})),
    prepStations: [
      { prepStationId: KITCHEN, label: 'Cuisine', paper: true, screen: true },
      { prepStationId: BAR, label: 'Bar', paper: true, screen: true },
    ],
    categories: [
      { categoryId: 'midi', prepStationId: KITCHEN, course: null },
      { categoryId: 'bieres', prepStationId: BAR, course: null },
    ],
    products: [],
    ...change,
  }
  await shop.ask.kitchen.saveSetup({ ...command(), setup })
}

async function menu(
  ticketId: TicketId,
  chosen: Readonly<Record<string, string>> = WHOLE,
  quantity = 1,
  options: Readonly<Record<string, readonly OptionId[]>> = {},
): Promise<LineId> {
  const lineId = newLineId()
  await shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId,
    productId: prd('formule-complete'),
    quantityMilli: milli(quantity * 1000),
    optionIds: [],
    parts: Object.entries(chosen).map(([slotId, slug]) => ({
      slotId,
      productId: prd(slug),
      optionIds: [...(options[slotId] ?? [])],
    })),
    place: 'on-site',
  })
  return lineId
}
const send = (ticketId: TicketId) => shop.ask.kitchen.send({ ...command(), ticketId })
const orders = async (): Promise<readonly Order[]> => (await screen.kitchen.board({})).orders
const said = async () =>
  (await orders()).map(
    ({ prepStationId, kind, lines }) =>
      `${prepStationId === BAR ? 'bar' : 'kitchen'} ${kind}: ${lines
        .map(({ quantityMilli, cancelledMilli, label }) => `${(quantityMilli - cancelledMilli) / 1000} ${label}`)
        .join(', ')}`,
  )

describe('a set menu that is sent', () => {
  it('is told part by part, each where it is made, with its own options and the name of its menu', async () => {
    const ticketId = newTicketId()
    const steak = (await shop.ask.catalogue.all({})).products.find(({ id }) => id === prd('steak-frites'))
    const group = (await shop.ask.catalogue.all({})).optionGroups.find(({ id }) => steak?.optionGroups?.includes(id))
    const option = group!.options[0]!
    await menu(ticketId, WHOLE, 2, { plat: [option.id] })
    await send(ticketId)
    expect(await said()).toEqual([
      'kitchen new: 2 Entrée du jour, 2 Steak frites, 2 Mousse au chocolat',
      'bar new: 2 Demi',
    ])
    const [first] = await orders()
    expect(first?.lines.map(({ menu: name, options }) => [name, options])).toEqual([
      ['Formule complète', []],
      ['Formule complète', [option.label]],
      ['Formule complète', []],
    ])
    const stamp = { server: 'Léa', zone: 'Europe/Paris', copyNumber: 0 }
    const paper = JSON.stringify(kitchenOrder({ ...first!, stationLabel: 'Cuisine', training: false }, stamp))
    expect(paper).toContain('2 Steak frites')
    expect(paper).toContain('(Formule complète)')
    expect(await shop.ask.kitchen.ofTicket({ ticketId })).toMatchObject({ toSend: 0, held: [] })
  })

  it('is told as the difference when there is more of it', async () => {
    const ticketId = newTicketId()
    const lineId = await menu(ticketId)
    await send(ticketId)
    await shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(3000) })
    await send(ticketId)
    expect((await said()).slice(2)).toEqual([
      'kitchen more: 2 Entrée du jour, 2 Steak frites, 2 Mousse au chocolat',
      'bar more: 2 Demi',
    ])
  })

  it('says nothing of a part that nobody makes', async () => {
    await setUp({ categories: [{ categoryId: 'bieres', prepStationId: BAR, course: null }] })
    const ticketId = newTicketId()
    await menu(ticketId)
    await send(ticketId)
    expect(await said()).toEqual(['bar new: 1 Demi'])
  })
})

describe('a set menu that is served by courses', () => {
  const byCourses = () =>
    setUp({
      courses: true,
      categories: [
        { categoryId: 'midi', prepStationId: KITCHEN, course: 2 },
        { categoryId: 'bieres', prepStationId: BAR, course: null },
      ],
      products: [
        { productId: prd('entree-du-jour'), course: 1 },
        { productId: prd('mousse-chocolat'), course: 3 },
      ],
    })

  it('waits part by part, and each course is called for by itself', async () => {
    await byCourses()
    const ticketId = newTicketId()
    await menu(ticketId)
    await send(ticketId)
    expect(await said()).toEqual(['kitchen new: 1 Entrée du jour', 'bar new: 1 Demi'])
    expect(await shop.ask.kitchen.ofTicket({ ticketId })).toMatchObject({
      toSend: 0,
      held: [
        { course: 2, lines: 1 },
        { course: 3, lines: 1 },
      ],
    })
    await shop.ask.kitchen.fire({ ...command(), ticketId, course: 2 })
    expect((await said()).slice(2)).toEqual(['kitchen more: 1 Steak frites'])
    await shop.take(ticketId, 'card')
    expect((await said()).slice(3), 'what waited goes before it is paid').toEqual([
      'kitchen more: 1 Mousse au chocolat',
    ])
    expect(shop.one('SELECT count(*) FROM kitchen_parts_held')).toBe(0)
    await expectBooksToBalance(shop)
  })

  it('calls off what was told and forgets what waited: no slip for a dessert that nobody heard of', async () => {
    await byCourses()
    const ticketId = newTicketId()
    const lineId = await menu(ticketId, WHOLE, 3)
    await send(ticketId)
    const less = { ticketId, lineId, quantityMilli: milli(1000), reason: 'changed-mind' as const }
    await shop.ask.tickets.changeQuantity({ ...command(), ...less })
    expect(await said()).toEqual([
      'kitchen new: 1 Entrée du jour',
      'bar new: 1 Demi',
      'kitchen cancelled: 2 Entrée du jour',
      'bar cancelled: 2 Demi',
    ])
    await shop.ask.kitchen.fire({ ...command(), ticketId, course: 3 })
    expect((await said()).slice(4)).toEqual(['kitchen more: 1 Steak frites, 1 Mousse au chocolat'])
  })
})

describe('a set menu that is called off', () => {
  it('names each part on a cancel slip where it was told', async () => {
    const ticketId = newTicketId()
    await menu(ticketId)
    await send(ticketId)
    await shop.ask.tickets.voidTicket({ ...command(), ticketId, reason: 'changed-mind' })
    expect(await said()).toEqual([
      'kitchen cancelled: 1 Entrée du jour, 1 Steak frites, 1 Mousse au chocolat',
      'bar cancelled: 1 Demi',
    ])
  })
})

describe('a part that is sold out', () => {
  it('is refused in a menu, in more of it and in the same round again', async () => {
    const ticketId = newTicketId()
    const lineId = await menu(ticketId)
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jean' })
    await shop.ask.kitchen.setSoldOut({ ...command(), productId: prd('mousse-chocolat'), soldOut: true })
    const refusal = { code: 'SOLD_OUT', data: { product: 'Mousse au chocolat' } }
    await expect(menu(newTicketId())).rejects.toMatchObject(refusal)
    await expect(shop.ask.tabs.sameRound({ ...command(), ticketId })).rejects.toMatchObject(refusal)
    await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    const more = { ticketId, lineId, quantityMilli: milli(2000) }
    await expect(shop.ask.tickets.changeQuantity({ ...command(), ...more })).rejects.toMatchObject(refusal)
    await menu(ticketId, { ...WHOLE, dessert: 'tarte-pommes' })
  })
})
