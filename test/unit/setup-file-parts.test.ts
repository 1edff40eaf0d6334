import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zSetupFile } from '../../src/shared/contracts/setup-file.ts'
import type { ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { defaultNetwork } from '../../src/shared/network.ts'
import { newBreadId } from '../../src/shared/stock.ts'
import { command, SAMI } from '../support/said.ts'
import { expectCarried, openNewTill, partOf, refusalOfSpoilt, setupOf } from '../support/setup-file.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { keep, keg, supplier } from '../support/stock.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

describe('what a set-up file carries beside the counter', () => {
  it('items, recipes, suppliers by name and price lists; no quantity, and nobody’s telephone or bread', async () => {
    const { supplierId, name, email, ourNumber } = await supplier(shop.ask)
    const item = await keep(shop.ask, keg({ supplierId, reorderAt: 30_000, target: 60_000 }), { prd_cafe: 250 })
    const list = 'Fût blonde 30 l;REF-77;Fût 30 l;91,50;2026-12-01;oui'
    await shop.ask.stock.importPrices({ ...command(), supplierId, list })
    await shop.ask.stock.changeSettings({ ...command(), cost: 'average' })
    const found = { kind: 'found' as const, amount: 123_457, note: 'derrière la cuve' }
    await shop.ask.stock.move({ ...command(), itemId: item.itemId, ...found })
    const bread = { breadId: newBreadId(), name: 'Mme Introuvable', productId: 'prd_cafe' as ProductId, quantity: 2 }
    await shop.ask.stock.saveBread({ ...command(), ...bread, when: { kind: 'weekly', weekdays: [4] } })
    const { to, text } = await expectCarried(shop, 'stock')
    for (const own of [email, ourNumber, 'Introuvable', '123457', 'derrière la cuve']) expect(text).not.toContain(own)
    expect((await to.ask.stock.items({})).every(({ level }) => level === 0)).toBe(true)
    expect(await to.ask.stock.recipes({})).toEqual(await shop.ask.stock.recipes({}))
    expect(await to.ask.stock.prices({})).toEqual(await shop.ask.stock.prices({}))
    const there = (await to.ask.stock.suppliers({})).find((one) => one.supplierId === supplierId)
    expect(there).toEqual({ supplierId, name, email: '', phone: '', ourNumber: '' })
  })

  it('what the network asks for, and not under which name it knows the café', async () => {
    const { month } = await shop.ask.network.settings({})
    const own = { siteId: 'CAFE-77', townHall: 'Mairie de Saint-Pierre' }
    const hours = [{ weekday: 1, fromMinute: 480, toMinute: 1200 }]
    const settings = { ...defaultNetwork, ...own, feeHundredths: 310, goodsHundredths: 3900, hours }
    await shop.ask.network.setSettings({ ...command(), from: month, settings })
    const { to, text } = await expectCarried(shop, 'network')
    for (const named of Object.values(own)) expect(text).not.toContain(named)
    expect((await to.ask.network.settings({})).settings).toEqual({ ...settings, siteId: '', townHall: '' })
  })

  it('what is wanted of each weekday, and how long work takes', async () => {
    await shop.ask.reports.setObjective({ ...command(), weekday: 5, cents: cents(45_000) })
    await shop.ask.reports.setMinutes({ ...command(), activity: 'counter', tenths: 15 })
    const { to } = await expectCarried(shop, 'reports')
    expect(await to.ask.reports.objectives({})).toEqual([null, null, null, null, 45_000, null, null])
  })
})

describe('a part of a set-up file', () => {
  it('that is refused undoes all of it', async () => {
    const why = await refusalOfSpoilt(shop, 'stock', (stock) => ({ ...stock, suppliers: [] }))
    expect(why).toEqual({ part: 'stock', why: 'STOCK_SUPPLIER_UNKNOWN' })
  })

  it('that cannot be read undoes all of it, whichever it is', async () => {
    const file = { ...(await setupOf(shop)), madeAtMs: 0 }
    const to = await openNewTill()
    const before = await setupOf(to)
    expect(Object.keys(file.parts).length).toBeGreaterThan(2)
    for (const part of Object.keys(file.parts)) {
      const spoilt = { ...file, parts: { ...file.parts, [part]: { ...(file.parts[part] as object), stranger: 1 } } }
      const refused = await to.ask.backups.importSetup({ ...command(), file: spoilt }).catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'SETUP_REFUSED', data: { part, why: 'SETUP_UNREADABLE' } })
    }
    expect(await setupOf(to)).toEqual(before)
  })

  it('that the file lacks stays as it is, and one that this till does not have is told and stops nothing', async () => {
    const { reports: _, ...parts } = (await setupOf(shop)).parts
    const file = { ...(await setupOf(shop)), madeAtMs: 0, parts: { ...parts, sauna: { heat: 90 } } }
    const to = await openNewTill()
    await to.ask.reports.setObjective({ ...command(), weekday: 2, cents: cents(12_300) })
    const kept = await partOf(to, 'reports')
    expect(await to.ask.backups.importSetup({ ...command(), file })).toEqual({ unknown: ['sauna'] })
    expect(await partOf(to, 'reports')).toEqual(kept)
    expect(await partOf(to, 'stock')).toEqual(parts['stock'])
  })

  it('was in no file of format 1, which sets up the core as it did', async () => {
    const { parts: _, ...before } = { ...(await setupOf(shop)), madeAtMs: 0 }
    const file = zSetupFile.parse({ ...before, format: 1 })
    const to = await openNewTill()
    const { parts } = await setupOf(to)
    expect(await to.ask.backups.importSetup({ ...command(), file })).toEqual({ unknown: [] })
    const after = await setupOf(to)
    expect(after.catalogue).toEqual(before.catalogue)
    expect(after.parts).toEqual(parts)
  })
})

it('a recipe of a product that the catalogue forgot is left out', async () => {
  const file = { ...(await setupOf(shop)), madeAtMs: 0 }
  const catalogue = { ...file.catalogue, products: [], tilePlans: [] }
  const kitchen = { ...file.kitchen, products: [] }
  await shop.ask.backups.importSetup({ ...command(), file: { ...file, catalogue, kitchen, parts: {} } })
  const things = (await shop.ask.stock.recipes({})).map(({ thing }) => thing)
  const { to, text } = await expectCarried(shop, 'stock')
  expect(things.length).toBeGreaterThan((await to.ask.stock.recipes({})).length)
  for (const thing of things.filter((one) => one.startsWith('prd_'))) expect(text).not.toContain(thing)
})

it('a set-up file is written and read by whoever may change settings', async () => {
  const file = { ...(await setupOf(shop)), madeAtMs: 0 }
  await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
  expect(await refusalOf(shop.ask.backups.exportSetup({}))).toBe('RIGHT_MISSING')
  expect(await refusalOf(shop.ask.backups.importSetup({ ...command(), file }))).toBe('RIGHT_MISSING')
})
