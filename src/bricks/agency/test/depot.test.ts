import { afterEach, describe, expect, it } from 'vitest'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { refusalOf, temporaryFolder } from '../../../../test/support/shop.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, salesOf, ticketsOf } from '../../../../test/support/books.ts'
import { newItemId, newNoteId } from '../ids.ts'
import { article, onDay, openAgencyShop, service, type AgencyShop } from './agency-shop.ts'

let shop: AgencyShop
afterEach(() => shop?.close())
async function open() {
  shop = await openAgencyShop()
  await shop.openDay(10_000)
  return shop
}
const gaz = service('gaz')
const giveBack = (bulletin: string) =>
  shop.agency.giveDepositBack(shop.command({ service: gaz, bulletin, printReceipt: false }))
const bulletin = async (number: string) =>
  (await shop.agency.bulletins({ service: gaz, text: number })).find((one) => one.bulletin === number)

describe('a gas bottle', () => {
  it('F-55 is goods of the café with a deposit under its bulletin, which is no turnover', async () => {
    await open()
    await shop.sellOne('gaz', 'butane-13', { bulletin: 'B-1001' })
    const [sale] = salesOf(shop)
    expect(sale).toMatchObject({ totalCents: 3890 + 3200, turnoverCents: 3890, agencyCents: 0 })
    expect(sale?.vat).toMatchObject([{ rate: 2000, ttcCents: 3890 }])
    expect(sale?.lines.map(({ nature, supply, service: of }) => [nature, supply, of?.ref])).toEqual([
      ['own', 'goods', 'ags_gaz_butane-13'],
      ['liability', 'goods', 'agd_gaz_B-1001'],
    ])
    expect(await shop.monthOf('gaz')).toMatchObject({
      ownHtCents: 3242,
      depositsInCents: 3200,
      depositsOutCents: 0,
      units: 1,
    })
    expect(await bulletin('B-1001')).toMatchObject({ state: 'held', depositCents: 3200 })
    await expectBooksToBalance(shop)
  })

  it('has its deposit given back once, and only against its bulletin', async () => {
    await open()
    await shop.sellOne('gaz', 'butane-13', { bulletin: 'B-1001' })
    const before = await shop.expectedCents()
    expect(await refusalOf(giveBack('B-9999'))).toBe('BULLETIN_UNKNOWN')
    expect(await giveBack('B-1001')).toMatchObject({ givenCents: 3200 })
    expect(await shop.expectedCents()).toBe(before - 3200)
    expect(await refusalOf(giveBack('B-1001'))).toBe('BULLETIN_GIVEN_BACK')
    expect(await refusalOf(shop.sellOne('gaz', 'butane-6', { bulletin: 'B-1001' }))).toBe('BULLETIN_TAKEN')
    expect(ticketsOf(shop).at(-1)).toMatchObject({ kind: 'refund', body: { turnoverCents: 0, totalCents: -3200 } })
    expect(await shop.monthOf('gaz')).toMatchObject({ depositsInCents: 3200, depositsOutCents: 3200, units: 1 })
    await expectBooksToBalance(shop)
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('that was paid by card goes back to the card', async () => {
    await open()
    await shop.sellOne('gaz', 'butane-6', { bulletin: 'C-7', kind: 'card' })
    const before = await shop.expectedCents()
    await giveBack('C-7')
    expect(await shop.expectedCents()).toBe(before)
    expect(ticketsOf(shop).at(-1)?.body.tenders).toMatchObject([{ kind: 'card', amountCents: -2500 }])
  })

  it('is not owed before it is paid; its number is free again when its line was taken off', async () => {
    await open()
    const ticketId = newTicketId()
    const sell = (lineId = newLineId(), of = newTicketId()) =>
      shop.agency.sell(
        shop.command({
          ticketId: of,
          place: 'on-site' as const,
          lineId,
          service: gaz,
          article: article('butane-13'),
          pieces: 1,
          priceCents: null,
          bulletin: 'B-5',
        }),
      )
    await sell(newLineId(), ticketId)
    expect(await refusalOf(giveBack('B-5'))).toBe('BULLETIN_NOT_PAID')
    expect(await refusalOf(sell(newLineId(), ticketId))).toBe('BULLETIN_TAKEN')
    expect(await bulletin('B-5')).toMatchObject({ state: 'on-ticket' })
    await shop.ask.tickets.voidTicket(shop.command({ ticketId }))
    await sell()
    expect(await bulletin('B-5')).toMatchObject({ state: 'on-ticket' })
  })

  it('changes its size within the brand for nothing; each bottle has its own bulletin', async () => {
    await open()
    await shop.sellOne('gaz', 'butane-13', { bulletin: 'B-1' })
    const exchange = (to: string) =>
      shop.agency.exchangeBottle(shop.command({ service: gaz, bulletin: 'B-1', article: article(to) }))
    await exchange('butane-6')
    expect(await refusalOf(exchange('butane-6'))).toBe('EXCHANGE_SAME')
    expect(await bulletin('B-1')).toMatchObject({ article: 'butane-6', depositCents: 3200, exchanges: 1 })
    expect(salesOf(shop)).toHaveLength(1)
    expect(await refusalOf(shop.sellOne('gaz', 'butane-13', { bulletin: 'B-2', pieces: 2 }))).toBe('NOT_SOLD_SO')
    await giveBack('B-1')
    expect(await refusalOf(exchange('butane-13'))).toBe('BULLETIN_GIVEN_BACK')
  })
})

describe('what is left for the dry cleaner', () => {
  const leave = (more: object = {}) =>
    shop.agency.depositItem(
      shop.command({
        itemId: newItemId(),
        service: service('pressing'),
        article: article('manteau'),
        pieces: 1,
        priceCents: null,
        name: 'Aglaé Mirliton',
        phone: '06 00 00 00 09',
        note: '',
        ticket: null,
        printStub: false,
        ...more,
      }),
    )
  const ticket = () => ({ ticketId: newTicketId(), place: 'on-site' as const, lineId: newLineId() })

  it('goes, comes back, is told and fetched, and is paid then: agency money', async () => {
    await open()
    const { itemId, number } = await leave()
    expect(number).toBe('P-2026-000005')
    await shop.agency.moveItems(shop.command({ itemIds: [itemId], act: 'send' as const }))
    expect(await refusalOf(shop.agency.collectItem(shop.command({ itemId, ticket: ticket() })))).toBe('ITEM_NOT_SO')
    await shop.agency.moveItems(shop.command({ itemIds: [itemId], act: 'receive' as const }))
    expect(await shop.agency.itemCalled(shop.command({ itemId }))).toMatchObject({ state: 'back' })
    expect(await refusalOf(shop.agency.collectItem(shop.command({ itemId, ticket: null })))).toBe('ITEM_TO_PAY')
    const to = ticket()
    expect(await shop.agency.collectItem(shop.command({ itemId, ticket: to }))).toMatchObject({ state: 'collected' })
    await shop.take(to.ticketId, 'cash')
    expect(salesOf(shop).at(-1)).toMatchObject({ agencyCents: 1600, turnoverCents: 0 })
    const [found] = await shop.agency.items({ text: 'mirliton' })
    expect(found).toMatchObject({ leftCents: 0, state: 'collected' })
    expect(await shop.monthOf('pressing')).toMatchObject({ collectedCents: 1600, units: 1 })
    await expectBooksToBalance(shop)
  })

  it('may be paid when it is left, and is then fetched for nothing; lost is found again', async () => {
    await open()
    const to = ticket()
    const { itemId } = await leave({ ticket: to })
    await shop.take(to.ticketId, 'cash')
    await shop.agency.moveItems(shop.command({ itemIds: [itemId], act: 'lose' as const }))
    await shop.agency.moveItems(shop.command({ itemIds: [itemId], act: 'find' as const }))
    expect(await shop.agency.collectItem(shop.command({ itemId, ticket: null }))).toMatchObject({ leftCents: 0 })
  })

  it('names nobody any more thirteen months after it was fetched, and still says what it was', async () => {
    const { folder, remove } = temporaryFolder()
    try {
      shop = await openAgencyShop({ dataFolder: folder })
      await shop.openDay(10_000)
      const { itemId } = await leave({ article: article('autre'), priceCents: cents(0), note: 'doublure verte' })
      await shop.agency.collectItem(shop.command({ itemId, ticket: null }))
      expect(await shop.agency.items({ text: 'mirliton' })).toHaveLength(1)
      await shop.close()
      // Whoever starts the till has it look at what nobody asks for.
      shop = await openAgencyShop({ dataFolder: folder, from: '2028-01-10 09:00' })
      expect(await shop.agency.items({ text: 'mirliton' })).toHaveLength(0)
      expect(shop.one(`SELECT value FROM agency_items WHERE item_id = '${itemId}'`)).not.toMatch(
        /Mirliton|doublure|06 00/,
      )
      expect(shop.one(`SELECT state FROM agency_items WHERE item_id = '${itemId}'`)).toBe('collected')
      await shop.close()
    } finally {
      remove()
    }
    shop = await open()
  })
})

describe('papers for sale or return', () => {
  const presse = service('presse')
  const row = (title: string, quantity: number, cover: number, returnBy: string | null = null) => ({
    title,
    quantity,
    coverCents: cents(cover),
    returnBy: returnBy === null ? null : onDay(returnBy),
  })
  const receive = (day: string, rows: readonly ReturnType<typeof row>[]) =>
    shop.agency.takeDelivery(
      shop.command({ noteId: newNoteId(), service: presse, day: onDay(day), number: 'BL-9', rows: [...rows] }),
    )
  const giveUnsold = (day: string, of: string, quantity: number) =>
    shop.agency.returnUnsold(
      shop.command({
        noteId: newNoteId(),
        service: presse,
        day: onDay(day),
        number: 'R-1',
        rows: [{ article: article(of), quantity }],
      }),
    )

  it('are due for what did not go back, against what the tickets say', async () => {
    await open()
    await receive('2026-11-23', [row('Gazette du canton', 10, 200, '2026-11-23')])
    await shop.sellOne('presse', 'gazette-du-canto', { pieces: 6 })
    expect(await refusalOf(giveUnsold('2026-11-23', 'gazette-du-canto', 11))).toBe('RETURNED_TOO_MANY')
    await giveUnsold('2026-11-23', 'gazette-du-canto', 3)
    const { titles } = await shop.agency.press({ service: presse, from: onDay('2026-11-01'), to: onDay('2026-11-30') })
    expect(titles.find(({ label }) => label === 'Gazette du canton')).toMatchObject({
      delivered: 10,
      returned: 3,
      due: 7,
      dueCents: 1400,
      sold: 6,
      missing: 1,
    })
    const items = (await shop.ask.today.items({})).find((one) => one.service === 'agency')?.items ?? []
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['returns-due', 'items-to-call', 'rates-to-check']),
    )
  })
})
