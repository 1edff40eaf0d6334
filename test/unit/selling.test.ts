import { afterEach, describe, expect, it } from 'vitest'
import { newCommandId, newLineId, newTenderId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
afterEach(() => shop.close())

describe('selling', () => {
  it('refuses to sell while the day is not open', async () => {
    shop = await openShop()
    expect(await refusalOf(shop.add(newTicketId(), 'prd_cafe'))).toBe('DAY_NOT_OPEN')
  })

  it('sells a coffee: change, number, totals, journal', async () => {
    shop = await openShop()
    await shop.openDay()
    const last = await shop.sell(['prd_cafe'], 'cash', 1000)
    expect(last).toMatchObject({ number: 1, totalCents: 160, changeCents: 840, tenderKinds: ['cash'], lineCount: 1 })
    expect(shop.one("SELECT count(*) FROM journal_entries WHERE chain = 'tickets'")).toBe(1)
    expect(
      shop.one(
        `SELECT json_extract(entry, '$.payload.perpetual.algebraicCents') FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC LIMIT 1`,
      ) ?? 0,
    ).toBe(160)
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  })

  it('answers a command asked twice with the first answer, and acts once', async () => {
    shop = await openShop()
    await shop.openDay()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const take = {
      commandId: newCommandId(),
      ticketId,
      tenderId: newTenderId(),
      kind: 'cash' as const,
      offeredCents: cents(500),
      dueCents: cents(160),
      printReceipt: false,
    }
    const first = await shop.ask.tenders.take(take)
    expect(await shop.ask.tenders.take(take)).toEqual(first)
    expect(await refusalOf(shop.ask.tenders.take({ ...take, offeredCents: cents(1000) }))).toBe('COMMAND_REUSED')
    expect(shop.one('SELECT count(*) FROM tickets')).toBe(1)
  })

  it('joins the same article on one line, keeps another option apart', async () => {
    shop = await openShop()
    await shop.openDay()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const { ticket } = await shop.add(ticketId, 'prd_cafe', 2)
    expect(ticket?.lines.map((line) => [line.label, line.quantityMilli, line.ttcCents])).toEqual([['Café', 3000, 480]])
    const withMilk = await shop.ask.tickets.addLine({
      commandId: newCommandId(),
      ticketId,
      lineId: newLineId(),
      productId: 'prd_creme' as ProductId,
      quantityMilli: milli(1000),
      optionIds: ['opt_lait-avoine' as never],
      place: 'on-site',
    })
    expect(withMilk.ticket?.lines).toHaveLength(2)
    expect(withMilk.ticket?.totalCents).toBe(480 + 240 + 40)
  })

  it('splits over cash and card, keeps the part that was taken, and refuses to change lines meanwhile', async () => {
    shop = await openShop()
    await shop.openDay()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_steak-frites')
    const before = (await shop.ask.tickets.counter({})).ticket
    const part = await shop.take(ticketId, 'cash', 500)
    expect(part).toMatchObject({ settled: false, changeCents: 0 })
    expect(await refusalOf(shop.add(ticketId, 'prd_cafe'))).toBe('TICKET_PARTLY_PAID')
    expect(await refusalOf(shop.take(ticketId, 'card', 9999))).toBe('CARD_OVER_DUE')
    const rest = await shop.take(ticketId, 'card')
    expect(rest.settled).toBe(true)
    expect(rest.counter.last).toMatchObject({ totalCents: before?.totalCents, tenderKinds: ['cash', 'card'] })
  })

  it('re-rates every line when the ticket is taken away', async () => {
    shop = await openShop()
    await shop.openDay()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_coca-33')
    const { ticket } = await shop.add(ticketId, 'prd_demi')
    expect(ticket?.lines.map((line) => line.vatRate)).toEqual([1000, 2000])
    const away = await shop.ask.tickets.setPlace({ commandId: newCommandId(), ticketId, place: 'takeaway' })
    expect(away.ticket?.lines.map((line) => line.vatRate)).toEqual([550, 2000])
  })
})
