import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import type { ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { newBreadId } from '../../src/shared/stock.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { keep, keg, levelOf, supplier } from '../support/stock.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

describe('producers, prices, bread and empties', () => {
  it('a producer is owed what was sold less the café’s share, refunds deducted', async () => {
    const { supplierId } = await supplier(shop.ask, 'Rucher')
    const jar = { label: 'Pot', amount: 1000, priceCents: cents(500), barcode: null }
    const honey = keg({ label: 'Pot de miel', unit: 'piece', packages: [jar], supplierId, depositBp: 2000 })
    await keep(shop.ask, honey, { 'prd_miel-250': 1000 })
    await shop.sell(['prd_miel-250', 'prd_miel-250', 'prd_cafe'])
    const day = (await shop.ask.closures.state({})).today
    const of = async () =>
      (await shop.ask.stock.deposits({ from: day, to: day })).find((one) => one.supplierId === supplierId)
    expect(await of()).toMatchObject({
      ttcCents: 1380,
      commissionCents: 276,
      dueCents: 1104,
      lines: [{ sold: 2000, ttcCents: 1380 }],
    })
    const pdf = await shop.ask.stock.depositFile({ from: day, to: day, supplierId, as: 'pdf' })
    expect(Buffer.from(pdf!.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const csv = await shop.ask.stock.depositFile({ from: day, to: day, supplierId, as: 'csv' })
    expect(Buffer.from(csv!.base64, 'base64').toString()).toContain('Rucher;Pot de miel;2;13,80;2,76;11,04')
  })

  it('a price list is read by name and barcode; the best of today is the cheapest by the unit', async () => {
    const item = await keep(shop.ask, keg({ label: 'Fût spécial' }))
    const [dear, cheap] = [await supplier(shop.ask, 'Cher'), await supplier(shop.ask, 'Moins cher')]
    const take = (supplierId: typeof dear.supplierId, list: string) =>
      shop.ask.stock.importPrices({ ...command(), supplierId, list })
    const dearest = 'article;réf;pack;prix;valable;négocié\nfut special;A1;;90,00;;\nInconnu;;;3;;'
    expect(await take(dear.supplierId, dearest)).toEqual({ taken: 1, left: ['Inconnu;;;3;;'] })
    await take(cheap.supplierId, 'Fût spécial;B1;;84,5;01/01/2026;oui\nFût spécial;B1;;70;01/01/2099;')
    const prices = (await shop.ask.stock.prices({})).filter(({ itemId }) => itemId === item.itemId)
    expect(prices.map(({ priceCents, inForce, best, negotiated }) => [priceCents, inForce, best, negotiated])).toEqual([
      [9000, true, false, false],
      [8450, true, true, true],
      [7000, false, false, false],
    ])
    expect(await refusalOf(take(dear.supplierId, 'rien;;;1'))).toBe('STOCK_LIST_EMPTY')
  })

  it('bread is wanted once or every week, handed over, and what is left is lost with its value', async () => {
    const bread = { name: 'Mme Le Goff', productId: 'prd_tradition' as ProductId, quantity: 2 }
    const [once, weekly] = [newBreadId(), newBreadId()]
    const monday = '2026-11-30' as BusinessDay
    await shop.ask.stock.saveBread({ ...command(), breadId: once, ...bread, when: { kind: 'once', day: monday } })
    const every = { kind: 'weekly' as const, weekdays: [1, 4] }
    await shop.ask.stock.saveBread({ ...command(), breadId: weekly, ...bread, name: 'Paul', when: every })
    const ours = async (on: string) =>
      (await shop.ask.stock.bread({ day: on as BusinessDay })).filter(({ breadId }) => [once, weekly].includes(breadId))
    const namesOn = async (on: string) => (await ours(on)).map(({ name }) => name)
    expect(await namesOn('2026-11-30')).toEqual(['Mme Le Goff', 'Paul'])
    expect(await namesOn('2026-12-01')).toEqual([])
    expect(await namesOn('2026-12-03')).toEqual(['Paul'])
    await shop.ask.stock.handBread({ ...command(), breadId: weekly, day: monday, handed: true })
    expect((await ours(monday)).map(({ handed }) => handed)).toEqual([false, true])
    expect((await ours('2026-12-03')).map(({ handed }) => handed)).toEqual([false])
    await shop.ask.stock.endBread({ ...command(), breadId: weekly })
    expect(await namesOn('2026-12-03')).toEqual([])
    const loaf = keg({
      label: 'Pain',
      unit: 'piece',
      packages: [{ label: 'Pièce', amount: 1000, priceCents: cents(90), barcode: null }],
    })
    await keep(shop.ask, loaf)
    const lost = await shop.ask.stock.unsold({ ...command(), lines: [{ itemId: loaf.itemId, amount: 3000 }] })
    expect(lost).toEqual({ valueCents: 270 })
    expect(await levelOf(shop.ask, loaf.itemId)).toBe(-3000)
  })

  it('kegs that came and did not go back are here', async () => {
    const { supplierId } = await supplier(shop.ask)
    const move = (came: number, went: number) =>
      shop.ask.stock.moveContainers({ ...command(), supplierId, container: 'keg', came, went })
    await move(3, 0)
    await move(0, 1)
    const here = (await shop.ask.stock.containers({})).filter((one) => one.supplierId === supplierId)
    expect(here).toEqual([{ supplierId, container: 'keg', here: 2 }])
  })
})
