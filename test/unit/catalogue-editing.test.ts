import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { WrittenProduct } from '../../src/shared/catalogue.ts'
import { newCommandId, newProductId, newTicketId, type OptionId, type ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { happyHour, prd } from '../support/pricing.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder, type Shop } from '../support/shop.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

const command = () => ({ commandId: newCommandId() })
const catalogue = () => shop.ask.catalogue.all({})
const product = async (id: string) => (await catalogue()).products.find((one) => one.id === id)
const quiche = (): WrittenProduct => ({
  id: newProductId(),
  label: 'Quiche aux poireaux',
  shortLabel: 'Quiche',
  variantOf: 'Tartes salées',
  categoryId: 'midi',
  priceCents: cents(890),
  takeawayPriceCents: cents(790),
  vatClass: 'dish',
  allergens: ['gluten', 'eggs', 'milk'],
  meatOrigin: 'Lardons : né, élevé et abattu en France',
})
const save = (written: WrittenProduct, onTiles = false) =>
  shop.ask.catalogue.saveProduct({ ...command(), product: written, onTiles })
const many = (productIds: readonly string[], change: Parameters<Shop['ask']['catalogue']['changeMany']>[0]['change']) =>
  shop.ask.catalogue.changeMany({ ...command(), productIds: productIds as ProductId[], change })
const events = () =>
  shop.one<string>(`SELECT group_concat(kind) FROM event_log WHERE kind LIKE '%-changed' OR kind = 'product-added'`)

describe('a product', () => {
  test('is written, stands on a tile, is sold at its price and told to the event log', async () => {
    const written = quiche()
    expect(await save(written, true)).toEqual(written)
    expect(await product(written.id)).toEqual(written)
    const plan = (await catalogue()).tilePlans.find(({ categoryId }) => categoryId === 'midi')
    expect(plan?.tiles).toContain(written.id)
    expect(events()).toContain('product-added')
    const sold = await shop.sell([written.id])
    expect(sold?.totalCents).toBe(890)
  })

  test('changed, leaves open tickets as they are; its new price is an event of its own', async () => {
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const { ...coffee } = (await product('prd_cafe'))!
    await save({ ...coffee, label: 'Expresso', priceCents: cents(190) })
    const { ticket } = await shop.ask.tickets.counter({})
    expect(ticket?.lines.map(({ label, unitPriceCents }) => [label, unitPriceCents])).toEqual([['Café', 160]])
    expect(events()?.split(',')).toEqual(expect.arrayContaining(['price-changed', 'product-changed']))
  })

  test('withdrawn is found no more and keeps its name on tickets; it comes back to its place', async () => {
    const sold = await shop.sell(['prd_chips'])
    await many(['prd_chips'], { kind: 'withdraw' })
    expect((await product('prd_chips'))?.withdrawn).toBe(true)
    expect(await refusalOf(shop.add(newTicketId(), 'prd_chips'))).toBe('PRODUCT_UNKNOWN')
    const meaning = await shop.ask.scans.resolve({ text: '3517400283065' })
    expect(JSON.stringify(meaning)).not.toContain('prd_chips')
    expect(sold?.number).toBeGreaterThan(0)
    const before = (await catalogue()).tilePlans
    await many(['prd_chips'], { kind: 'restore' })
    expect((await product('prd_chips'))?.withdrawn).toBeUndefined()
    expect((await catalogue()).tilePlans).toEqual(before)
    expect((await shop.sell(['prd_chips']))?.totalCents).toBe(200)
  })

  test('moves its tile with its category, to the first free place there', async () => {
    await many(['prd_chips'], { kind: 'category', categoryId: 'epicerie' })
    const { tilePlans } = await catalogue()
    const has = (id: string) => tilePlans.find(({ categoryId }) => categoryId === id)?.tiles.includes(prd('chips'))
    expect([has('snack'), has('epicerie')]).toEqual([false, true])
  })

  test.each([
    ['CATEGORY_UNKNOWN', { categoryId: 'nowhere' }],
    ['AMOUNT_TOO_LARGE', { priceCents: cents(99_999_999) }],
    ['BARCODE_TAKEN', { barcodes: ['3517400283065'] }],
    ['ALCOHOL_GROUP', { vatClass: 'alcohol' as const }],
    ['ALCOHOL_GROUP', { drinkGroup: '3' as const }],
    ['OPEN_BAR_FORBIDDEN', { vatClass: 'alcohol' as const, drinkGroup: '3' as const, priceCents: cents(0) }],
    ['OPTION_GROUP_UNKNOWN', { optionGroups: ['nothing'] }],
    [
      'FORMULE_PART',
      {
        formule: [
          { id: 'a', label: 'Plat', min: 1, choices: [{ productId: prd('l-equipe'), supplementCents: cents(0) }] },
        ],
      },
    ],
  ])('is refused with %s, and nothing of it remains', async (code, bad) => {
    const written = { ...quiche(), ...bad }
    expect(await refusalOf(save(written))).toBe(code)
    expect(await product(written.id)).toBeUndefined()
  })

  test('that a set menu needs is neither withdrawn nor given an open price', async () => {
    const menu = (await product('prd_formule-midi'))!
    const part = menu.formule![0]!.choices[0]!.productId
    expect(await refusalOf(many([part], { kind: 'withdraw' }))).toBe('PART_OF_FORMULE')
    await many([menu.id, 'prd_formule-complete'], { kind: 'withdraw' })
    expect(await refusalOf(many([part], { kind: 'withdraw' }))).toBe('none')
  })

  test('that makes a happy hour unlawful is refused, whichever way its price changes', async () => {
    await shop.ask.priceLists.save({ ...command(), list: happyHour() })
    const beer = (await product('prd_demi'))!
    expect(await refusalOf(save({ ...beer, priceCents: cents(1500) }))).toBe('HAPPY_HOUR_ALCOHOL_ONLY')
    expect(await refusalOf(many(['prd_demi'], { kind: 'percent', permille: 4000, step: 10 }))).toBe(
      'HAPPY_HOUR_ALCOHOL_ONLY',
    )
  })
})

test('whatever is edited, the event log knows of it: the next start takes nothing for tampering', async () => {
  const own = temporaryFolder()
  onTestFinished(own.remove)
  let nowMs = NOON_MS
  const open = () => openShop({ dataFolder: own.folder, nowMs: () => (nowMs += 1) })
  const { ask, close } = await open()
  const { optionGroups, products } = await ask.catalogue.all({})
  const syrups = optionGroups[0]!
  const options = syrups.options.map((option) => ({ ...option, priceCents: cents(70) }))
  const ids = products.filter(({ categoryId }) => categoryId === 'presse').map(({ id }) => id)
  await ask.catalogue.saveProduct({ ...command(), product: { ...quiche(), vatClass: 'bread' }, onTiles: true })
  await ask.catalogue.changeMany({ ...command(), productIds: ids, change: { kind: 'amount', addedCents: 10, step: 1 } })
  await ask.catalogue.changeMany({ ...command(), productIds: ids, change: { kind: 'vat', vatClass: 'standard' } })
  await ask.catalogue.saveGroup({ ...command(), group: { ...syrups, options } })
  await close()
  const again = await open()
  const status = await again.ask.till.status({})
  expect(status.phase === 'running' ? status.anomalies : undefined).toEqual([])
  await again.close()
})

describe('many products', () => {
  test('change together, or none of them does', async () => {
    const ids = ['prd_cafe', 'prd_allonge', 'prd_demi']
    expect(await refusalOf(many(ids, { kind: 'vat', vatClass: 'hot-drink' }))).toBe('ALCOHOL_GROUP')
    expect((await product('prd_cafe'))?.vatClass).toBe('hot-drink')
    expect(await many(ids, { kind: 'percent', permille: 50, step: 5 })).toEqual({ changed: 3 })
    expect(await Promise.all(ids.slice(0, 2).map(async (id) => (await product(id))?.priceCents))).toEqual([170, 180])
    expect(await many(['prd_cafe'], { kind: 'amount', addedCents: -10, step: 1 })).toEqual({ changed: 1 })
    expect((await product('prd_cafe'))?.priceCents).toBe(160)
  })

  test('get numbers of the café that no scale and no card uses', async () => {
    const { given } = await shop.ask.catalogue.giveBarcodes({
      ...command(),
      productIds: [prd('cafe'), prd('chips'), prd('allonge')],
    })
    expect(given).toBe(2)
    expect((await product('prd_cafe'))?.barcodes).toEqual([expect.stringMatching(/^2[0-8]\d{11}$/)])
    expect((await product('prd_chips'))?.barcodes).toEqual(['3517400283065'])
  })
})

describe('what products are arranged by', () => {
  test('option groups are written, and go where nobody offers them', async () => {
    const group = {
      id: 'glacons',
      label: 'Glaçons',
      min: 0,
      max: 1,
      options: [{ id: 'opt_avec-glacons' as OptionId, label: 'Avec', priceCents: cents(0) }],
    }
    await shop.ask.catalogue.saveGroup({ ...command(), group })
    const coffee = (await product('prd_cafe'))!
    await save({ ...coffee, optionGroups: [...(coffee.optionGroups ?? []), 'glacons'] })
    expect(await refusalOf(shop.ask.catalogue.removeGroup({ ...command(), groupId: 'glacons' }))).toBe('GROUP_USED')
    await save(coffee)
    await shop.ask.catalogue.removeGroup({ ...command(), groupId: 'glacons' })
    expect((await catalogue()).optionGroups.map(({ id }) => id)).not.toContain('glacons')
    expect((await shop.ask.till.status({})).phase).toBe('running')
  })

  test('categories change their order, their words and their number', async () => {
    const { categories } = await catalogue()
    const turned = categories.toReversed().map((one, n) => (n === 0 ? { ...one, label: 'Journaux' } : one))
    await shop.ask.catalogue.saveCategories({ ...command(), categories: turned })
    expect((await catalogue()).categories).toEqual(turned)
    expect(await refusalOf(shop.ask.catalogue.saveCategories({ ...command(), categories: turned.slice(1) }))).toBe(
      'CATEGORY_USED',
    )
    expect((await catalogue()).tilePlans).toHaveLength(8)
  })

  test('tiles stand where they are put, with holes, and once', async () => {
    const tiles = [prd('chips'), null, null, prd('bonbons')]
    await shop.ask.catalogue.placeTiles({ ...command(), plan: { categoryId: 'snack', tiles } })
    expect((await catalogue()).tilePlans.find(({ categoryId }) => categoryId === 'snack')?.tiles).toEqual(tiles)
    const twice = { categoryId: 'snack', tiles: [prd('chips'), prd('chips')] }
    expect(await refusalOf(shop.ask.catalogue.placeTiles({ ...command(), plan: twice }))).toBe('TILE_TWICE')
  })

  test('a picture has a version, and its version is all that the catalogue bears', async () => {
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64')
    const productId = prd('cafe')
    expect((await shop.ask.catalogue.setPicture({ ...command(), productId, jpeg })).picture).toBe(1)
    expect(await shop.ask.catalogue.picture({ productId, version: 1 })).toBe(jpeg)
    await save((({ picture: _, ...rest }) => rest)((await product('prd_cafe'))!))
    expect((await product('prd_cafe'))?.picture).toBe(1)
    await shop.ask.catalogue.setPicture({ ...command(), productId, jpeg: null })
    expect((await product('prd_cafe'))?.picture).toBeUndefined()
    expect((await shop.ask.catalogue.setPicture({ ...command(), productId, jpeg })).picture).toBe(3)
    expect(await shop.ask.catalogue.picture({ productId, version: 1 })).toBeNull()
    const text = Buffer.from('<svg/>').toString('base64')
    expect(await refusalOf(shop.ask.catalogue.setPicture({ ...command(), productId, jpeg: text }))).toBe(
      'PICTURE_UNREADABLE',
    )
  })
})
