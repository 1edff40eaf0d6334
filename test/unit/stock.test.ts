import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type OptionId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { newDeliveryId, newOrderId, newStockCountId, newStockItemId, type StockItem } from '../../src/shared/stock.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { keep, keg, levelOf, supplier } from '../support/stock.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

const HALF = 'prd_demi'
const HAZELNUT = 'opt_sirop-noisette'
const delivered = async (
  supplierId: Awaited<ReturnType<typeof supplier>>['supplierId'],
  item: ReturnType<typeof keg>,
  packages: number,
  priceCents = 8500,
) =>
  shop.ask.stock.receive({
    ...command(),
    deliveryId: newDeliveryId(),
    supplierId,
    orderId: null,
    noteNumber: 'BL-77',
    lines: [{ itemId: item.itemId, packageAmount: item.packages[0]!.amount, packages, priceCents: cents(priceCents) }],
  })

const nowOf = async (one: StockItem) => (await shop.ask.stock.items({})).find(({ item }) => item.itemId === one.itemId)

describe('what sales take', () => {
  it('three halves take 0.75 l of the keg', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    await delivered((await supplier(shop.ask)).supplierId, item, 1)
    expect(await levelOf(shop.ask, item.itemId)).toBe(30_000)
    await shop.sell([HALF, HALF, HALF])
    expect(await levelOf(shop.ask, item.itemId)).toBe(29_250)
  })

  it('keeps the recipe of its time: a glass that grows changes nothing of what was sold', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    await shop.sell([HALF])
    await keep(shop.ask, item, { [HALF]: 300 })
    await shop.sell([HALF])
    expect(await levelOf(shop.ask, item.itemId)).toBe(-550)
    await shop.ask.stock.saveRecipe({ ...command(), thing: HALF as ProductId, lines: [] })
    await shop.sell([HALF])
    expect(await levelOf(shop.ask, item.itemId)).toBe(-550)
  })

  it('takes what was sold before the first recipe from nowhere', async () => {
    await shop.sell([HALF])
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    expect(await levelOf(shop.ask, item.itemId)).toBe(0)
  })

  it('F-37 training takes nothing', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
    const ticketId = newTicketId()
    await shop.add(ticketId, HALF)
    await shop.take(ticketId, 'cash')
    expect(await levelOf(shop.ask, item.itemId)).toBe(0)
  })

  it('an option takes its own item', async () => {
    const bottle = { label: 'Bouteille', amount: 1000, priceCents: cents(450), barcode: null }
    const syrup = await keep(shop.ask, keg({ label: 'Sirop noisette', packages: [bottle] }), { [HAZELNUT]: 20 })
    await shop.ask.tickets.addLine({
      ...command(),
      ticketId: newTicketId(),
      lineId: newLineId(),
      productId: 'prd_latte' as ProductId,
      quantityMilli: milli(2000),
      optionIds: [HAZELNUT as OptionId],
      place: 'on-site',
    })
    const { ticket } = await shop.ask.tickets.counter({})
    await shop.take(ticket!.ticketId, 'cash')
    expect(await levelOf(shop.ask, syrup.itemId)).toBe(-40)
  })

  it('a refund puts back what its sale took, by the recipe of the sale', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    const sold = await shop.sell([HALF, HALF])
    await keep(shop.ask, item, { [HALF]: 300 })
    await shop.ask.corrections.refund({
      ...command(),
      ticketId: newTicketId(),
      number: sold!.number,
      lines: [{ position: 0, quantityMilli: milli(1000) }],
      reason: 'mistake',
      tenderId: newTenderId(),
      kind: 'cash',
      printReceipt: false,
    })
    expect(await levelOf(shop.ask, item.itemId)).toBe(-250)
  })
})

describe('what comes in and what is counted', () => {
  it('a delivery adds packages, moves the price and the weighted average', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    const { supplierId } = await supplier(shop.ask)
    await delivered(supplierId, item, 1, 8500)
    const told = await delivered(supplierId, item, 1, 9500)
    expect(told.totalCents).toBe(9500)
    const now = await nowOf(item)
    expect(now).toMatchObject({ level: 60_000, rate: 316_667, valueCents: 19_000 })
    await shop.ask.stock.changeSettings({ ...command(), cost: 'average' })
    const average = await nowOf(item)
    expect(average).toMatchObject({ rate: 300_000, valueCents: 18_000 })
  })

  it('a count sets the level, and keeps the difference with its value and reason', async () => {
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    await delivered((await supplier(shop.ask)).supplierId, item, 1)
    await shop.sell([HALF, HALF])
    const told = await shop.ask.stock.count({
      ...command(),
      countId: newStockCountId(),
      shelf: 'Cave',
      lines: [{ itemId: item.itemId, counted: 28_000, reason: 'mousse' }],
    })
    expect(told.lines).toEqual([
      { itemId: item.itemId, label: item.label, expected: 29_500, counted: 28_000, valueCents: -425, reason: 'mousse' },
    ])
    expect(await levelOf(shop.ask, item.itemId)).toBe(28_000)
    await shop.sell([HALF])
    expect(await levelOf(shop.ask, item.itemId)).toBe(27_750)
  })

  it('waste and own use take off, what is found adds, each with who and why', async () => {
    const item = await keep(shop.ask, keg())
    const move = (kind: 'waste' | 'found', amount: number) =>
      shop.ask.stock.move({ ...command(), itemId: item.itemId, kind, amount, note: 'purge' })
    await move('found', 30_000)
    await move('waste', 1500)
    const { moves } = await shop.ask.stock.moves({ itemId: item.itemId })
    expect(moves.map(({ kind, amount, valueCents, by }) => ({ kind, amount, valueCents, by }))).toEqual([
      { kind: 'waste', amount: -1500, valueCents: -425, by: 'Léa' },
      { kind: 'found', amount: 30_000, valueCents: 8500, by: 'Léa' },
    ])
  })

  it('prints the list to count by, blind and seen', async () => {
    await keep(shop.ask, keg())
    const csv = async (blind: boolean) =>
      Buffer.from((await shop.ask.stock.inventoryFile({ as: 'csv', shelf: null, blind })).base64, 'base64').toString()
    expect(await csv(true)).toContain('emplacement;article;unité;compté')
    expect(await csv(false)).toContain('Cave;Fût blonde 30 l;l;0;0,00;')
    const pdf = await shop.ask.stock.inventoryFile({ as: 'pdf', shelf: 'Cave', blind: false })
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('what is refused', () => {
  it('a unit that movements use, a barcode of another, a deposit without its producer', async () => {
    const code = '3760000000017'
    const item = await keep(shop.ask, keg(), { [HALF]: 250 })
    const save = (over: Partial<ReturnType<typeof keg>>) =>
      refusalOf(shop.ask.stock.saveItem({ ...command(), item: { ...item, ...over } }))
    expect(await save({ unit: 'g' })).toBe('STOCK_UNIT_FIXED')
    expect(await save({ depositBp: 2000 })).toBe('STOCK_DEPOSIT_WITHOUT_SUPPLIER')
    const coded = keg({ packages: [{ label: 'Fût', amount: 1, priceCents: cents(0), barcode: code }] })
    await keep(shop.ask, coded)
    expect(await save({ packages: coded.packages })).toBe('STOCK_BARCODE_TAKEN')
  })

  it('recipes of what is not sold, and items that do not exist', async () => {
    const unknown = { itemId: newStockItemId(), amount: 1 }
    const recipe = (thing: string, lines: readonly (typeof unknown)[]) =>
      refusalOf(shop.ask.stock.saveRecipe({ commandId: newCommandId(), thing: thing as ProductId, lines: [...lines] }))
    expect(await recipe('prd_nothing', [])).toBe('STOCK_THING_UNKNOWN')
    expect(await recipe(HALF, [unknown])).toBe('STOCK_ITEM_UNKNOWN')
    expect(await recipe(HALF, [unknown, unknown])).toBe('STOCK_ITEM_TWICE')
    const asSold = () =>
      refusalOf(
        shop.ask.stock.keepAsSold({
          ...command(),
          productId: 'prd_ouest-france' as ProductId,
          itemId: newStockItemId(),
        }),
      )
    expect(await asSold()).toBe('none')
    expect(await asSold()).toBe('STOCK_RECIPE_EXISTS')
  })
})

describe('what is missing is ordered', () => {
  it('is proposed in whole packages, numbered, sent, received in part and then whole', async () => {
    const { supplierId } = await supplier(shop.ask)
    const item = await keep(shop.ask, keg({ supplierId, reorderAt: 20_000, target: 90_000 }))
    const mine = async () => (await shop.ask.stock.proposals({})).find((one) => one.supplierId === supplierId)
    expect(await mine()).toMatchObject({ totalCents: 25_500, lines: [{ packages: 3, packageAmount: 30_000 }] })
    const orderId = newOrderId()
    const line = { itemId: item.itemId, packageAmount: 30_000, packages: 3, priceCents: cents(8500) }
    const draft = await shop.ask.stock.saveOrder({ ...command(), orderId, supplierId, lines: [line] })
    expect(draft).toMatchObject({ number: 'BC-2026-0001', state: 'draft', totalCents: 25_500 })
    expect(await mine()).toBeUndefined()
    const come = (packages: number) =>
      shop.ask.stock.receive({
        ...command(),
        deliveryId: newDeliveryId(),
        supplierId,
        orderId,
        noteNumber: '',
        lines: [{ ...line, packages }],
      })
    expect(await refusalOf(come(1))).toBe('STOCK_ORDER_NOT_SENT')
    await shop.ask.stock.sendOrder({ ...command(), orderId })
    const stateNow = async () => (await shop.ask.stock.orders({})).find((one) => one.orderId === orderId)?.state
    await come(1)
    expect(await stateNow()).toBe('partly')
    await come(2)
    expect(await stateNow()).toBe('received')
    expect(await levelOf(shop.ask, item.itemId)).toBe(90_000)
    expect(await refusalOf(shop.ask.stock.cancelOrder({ ...command(), orderId }))).toBe('STOCK_ORDER_ENDED')
    const mail = await shop.ask.stock.orderMail({ orderId })
    expect(mail).toMatchObject({ to: 'commandes@val.example' })
    expect(mail?.body).toContain('- 3 × Fût blonde 30 l (Fût 30 l)')
    const pdf = await shop.ask.stock.orderFile({ orderId })
    expect(pdf?.name).toBe('commande-BC-2026-0001.pdf')
  })

  it('a half earns its price without VAT less a quarter of a litre', async () => {
    await keep(shop.ask, keg(), { [HALF]: 250 })
    const half = (await shop.ask.stock.margins({})).find(({ productId }) => productId === HALF)
    // 3.00 at 20 %: 2.50; a quarter of a litre of a keg at 85.00: 0.71
    expect(half).toMatchObject({ priceCents: 300, htCents: 250, costCents: 71, marginCents: 179, marginBp: 7160 })
  })
})
