import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newLineId, newTicketId, type TicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { offeredGroups } from '../../src/shared/catalogue.ts'
import { refusalOf, openShop, type Shop } from '../support/shop.ts'
import { expectBooksToBalance } from '../support/books.ts'
import { command } from '../support/said.ts'
import { demoCatalogue, opt, prd } from '../support/pricing.ts'

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

type Chosen = Readonly<Record<string, string | readonly [string, ...string[]]>>
/** A dish, a dessert and a glass of wine, unless something else is named. */
const complete: Chosen = { entree: 'entree-du-jour', plat: 'plat-du-jour', dessert: 'dessert-du-jour' }

function add(ticketId: TicketId, product: string, chosen: Chosen, quantity = 1, optionIds: readonly string[] = []) {
  return shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId: newLineId(),
    productId: prd(product),
    quantityMilli: milli(quantity * 1000),
    optionIds: optionIds.map(opt),
    parts: Object.entries(chosen).map(([slotId, what]) => {
      const [slug, ...options] = typeof what === 'string' ? [what] : what
      return { slotId, productId: prd(slug ?? ''), optionIds: options.map(opt) }
    }),
    place: 'on-site',
  })
}
const sealed = async (ticketId: TicketId, kind: 'cash' | 'card' = 'card') => {
  await shop.take(ticketId, kind)
  const { number } = (await shop.ask.tickets.counter({})).last!
  const entry = shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' AND seq = ${number}`)
  return { number, sale: JSON.parse(entry).payload }
}

describe('options that must be chosen', () => {
  it('are asked for when a product is added, and again when a line is described', async () => {
    const ticketId = newTicketId()
    expect(await refusalOf(add(ticketId, 'pichet-50', {}))).toBe('OPTION_MISSING')
    const { ticket } = await add(ticketId, 'pichet-50', {}, 1, ['vin-rouge'])
    expect(ticket?.lines[0]?.options.map(({ label }) => label)).toEqual(['rouge'])
    const { lineId } = ticket!.lines[0]!
    const bare = { ...command(), ticketId, lineId, note: '', optionIds: [] }
    expect(await refusalOf(shop.ask.tickets.describeLine(bare))).toBe('OPTION_MISSING')
  })

  it('may be the whole category’s, once where the product offers them too', () => {
    const { categories, products } = demoCatalogue()
    const product = products.find(({ id }) => id === prd('demi-sirop'))!
    const category = { ...categories[2]!, optionGroups: ['tranche', 'parfum-sirop'] }
    expect(offeredGroups(product, category)).toEqual(['parfum-sirop', 'tranche'])
    expect(offeredGroups(product, undefined)).toEqual(['parfum-sirop'])
  })
})

describe('a set menu', () => {
  it('F-53 is one line with its parts, each at its own rate, alcohol at its own', async () => {
    const ticketId = newTicketId()
    const { ticket } = await add(ticketId, 'formule-complete', { ...complete, boisson: 'verre-rouge' })
    const [line, ...others] = ticket!.lines
    expect(others).toEqual([])
    expect([line!.label, line!.ttcCents]).toEqual(['Formule complète', 1890])
    // 550, 1290, 480 and 280 by themselves, of 2600
    expect(line!.parts.map((part) => [part.label, part.ttcCents, part.vatRate])).toEqual([
      ['Entrée du jour', 400, 1000],
      ['Plat du jour', 938, 1000],
      ['Dessert du jour', 349, 1000],
      ['Verre rouge', 203, 2000],
    ])
    const { sale } = await sealed(ticketId)
    expect(sale.vat.map((row: { rate: number; ttcCents: number }) => [row.rate, row.ttcCents])).toEqual([
      [1000, 1687],
      [2000, 203],
    ])
    const formule = { productId: 'prd_formule-complete', label: 'Formule complète', index: 1 }
    expect(sale.lines.map((one: { formule: unknown }) => one.formule)).toEqual([formule, formule, formule, formule])
    await expectBooksToBalance(shop)
  })

  it('costs its supplements and the options of its parts more', async () => {
    const { ticket } = await add(newTicketId(), 'formule-midi', {
      plat: ['steak-frites', 'cuisson-a-point', 'sauce-poivre'],
      autour: 'creme-brulee',
    })
    const sauce = ticket!.lines[0]!.parts[0]!.options.reduce((total, option) => total + option.priceCents, 0)
    expect(ticket!.lines[0]!.unitPriceCents).toBe(1590 + 200 + 50 + sauce)
    expect(ticket!.lines[0]!.parts.map(({ supplementCents }) => supplementCents)).toEqual([200, 50])
  })

  it('lets its optional places empty, and no other', async () => {
    const ticketId = newTicketId()
    expect(await refusalOf(add(ticketId, 'formule-complete', { entree: 'entree-du-jour' }))).toBe('FORMULE_INCOMPLETE')
    expect((await add(ticketId, 'formule-complete', complete)).ticket?.lines[0]?.parts).toHaveLength(3)
  })

  it('refuses what is not among its choices, twice the same place, and choices of what is no menu', async () => {
    const ticketId = newTicketId()
    const asked = (product: string, chosen: Chosen) => refusalOf(add(ticketId, product, chosen))
    expect(await asked('formule-complete', { ...complete, plat: 'burger' })).toBe('FORMULE_CHOICE_UNKNOWN')
    expect(await asked('formule-complete', { ...complete, fromage: 'burger' })).toBe('FORMULE_CHOICE_UNKNOWN')
    expect(await asked('cafe', { plat: 'plat-du-jour' })).toBe('FORMULE_CHOICE_UNKNOWN')
    expect(await asked('formule-complete', { ...complete, dessert: 'coupe-glace' })).toBe('OPTION_MISSING')
    const part = { slotId: 'plat', productId: prd('plat-du-jour'), optionIds: [] }
    const twice = shop.ask.tickets.addLine({
      ...command(),
      ticketId,
      lineId: newLineId(),
      productId: prd('formule-midi'),
      quantityMilli: milli(1000),
      optionIds: [],
      parts: [part, part],
      place: 'on-site',
    })
    expect(await refusalOf(twice)).toBe('FORMULE_CHOICE_UNKNOWN')
  })

  it('joins the same menu, and stays apart from another choice', async () => {
    const ticketId = newTicketId()
    await add(ticketId, 'formule-midi', { plat: 'plat-du-jour', autour: 'tarte-pommes' })
    await add(ticketId, 'formule-midi', { plat: 'omelette', autour: 'tarte-pommes' })
    const { ticket } = await add(ticketId, 'formule-midi', { plat: 'plat-du-jour', autour: 'tarte-pommes' })
    expect(ticket!.lines.map((line) => line.quantityMilli)).toEqual([2000, 1000])
    for (const line of ticket!.lines) {
      for (const part of line.parts) expect(part.ttcCents).toBe((part.unitPriceCents * line.quantityMilli) / 1000)
    }
  })

  it('F-53 bears discounts and shares of several payers in its parts, to the cent', async () => {
    const ticketId = newTicketId()
    const { ticket } = await add(ticketId, 'formule-complete', { ...complete, boisson: 'verre-rouge' }, 2)
    const { lineId } = ticket!.lines[0]!
    const reason = 'gesture' as const
    const tenPercent = { kind: 'percent' as const, hundredths: 1000, reason }
    await shop.ask.tickets.discountLine({ ...command(), ticketId, lineId, discount: tenPercent })
    const oneEuro = { kind: 'amount' as const, amountCents: cents(100), reason }
    const off = await shop.ask.tickets.discountTicket({ ...command(), ticketId, discount: oneEuro })
    expect(off.ticket!.totalCents).toBe(3780 - 378 - 100)
    const partsOf = (line: (typeof off)['ticket']) =>
      line!.lines.map((one) => one.parts.reduce((total, part) => total + part.ttcCents, 0))
    expect(partsOf(off.ticket)).toEqual([3302])
    const first = await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 3 })
    expect(partsOf(first.ticket)).toEqual([1101])
    for (const share of [1101, 1101, 1100]) {
      const now = (await shop.ask.tickets.counter({})).ticket!
      expect([now.totalCents, partsOf(now)]).toEqual([share, [share]])
      const { sale } = await sealed(now.ticketId)
      expect(sale.lines.every((line: { shared?: boolean }) => line.shared)).toBe(true)
    }
    await expectBooksToBalance(shop)
  })

  it('is given back by the part or whole, and its receipt says the menu once', async () => {
    const ticketId = newTicketId()
    await add(ticketId, 'formule-midi', { plat: 'plat-du-jour', autour: 'tarte-pommes' })
    const { number } = await sealed(ticketId)
    const correctable = await shop.ask.corrections.correctable({ number })
    expect(correctable!.lines.map(({ label, formule }) => [label, formule])).toEqual([
      ['Plat du jour', { label: 'Formule midi', index: 1 }],
      ['Tarte aux pommes', { label: 'Formule midi', index: 1 }],
    ])
    const refund = (positions: readonly number[]) =>
      shop.ask.corrections.refund({
        ...command(),
        ticketId: newTicketId(),
        tenderId: `tnd_${crypto.randomUUID()}` as never,
        number,
        lines: positions.map((position) => ({ position, quantityMilli: milli(1000) })),
        kind: 'card',
        reason: 'mistake',
        printReceipt: false,
      })
    const first = await refund([1])
    const second = await refund([0])
    expect(first.totalCents + second.totalCents).toBe(-1590)
    expect(await refusalOf(refund([0]))).toBe('REFUND_ABOVE_ORIGINAL')
    await expectBooksToBalance(shop)
  })

  it('is asked for again in the next round with the same choices', async () => {
    const ticketId = newTicketId()
    await add(ticketId, 'formule-midi', { plat: 'omelette', autour: 'tarte-pommes' })
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Léa' })
    await shop.ask.tabs.sameRound({ ...command(), ticketId })
    const { ticket } = await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    expect(ticket!.lines.map((line) => line.parts.map((part) => part.label))).toEqual([
      ['Omelette', 'Tarte aux pommes'],
      ['Omelette', 'Tarte aux pommes'],
    ])
  })
})
