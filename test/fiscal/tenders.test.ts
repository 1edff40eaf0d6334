import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  newCashSessionId,
  newCommandId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { expectBooksToBalance } from '../support/books.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
const command = () => ({ commandId: newCommandId() })
const DAY_MS = 86_400_000

beforeEach(async () => {
  shop = await openShop()
  await shop.ask.till.changeSettings({
    ...command(),
    tenders: ['cash', 'card', 'meal-paper', 'meal-card', 'cheque', 'holiday'],
  })
  await shop.openDay()
})
afterEach(async () => {
  await shop.close()
})

async function ticketOf(...products: readonly string[]): Promise<TicketId> {
  const ticketId = newTicketId()
  for (const product of products) await shop.add(ticketId, product)
  return ticketId
}
type More = { pieces?: number; lostCents?: number; restDayConfirmed?: boolean }
async function take(
  ticketId: TicketId,
  kind: TenderKind,
  offered: number,
  { pieces = 1, lostCents, ...more }: More = {},
) {
  const { ticket } = await shop.ask.tickets.counter({})
  return shop.ask.tenders.take({
    ...command(),
    ticketId,
    tenderId: newTenderId(),
    moreTenderIds: Array.from({ length: pieces - 1 }, newTenderId),
    kind,
    offeredCents: cents(offered),
    dueCents: ticket?.dueCents ?? cents(0),
    printReceipt: false,
    ...(lostCents !== undefined && { lostCents: cents(lostCents) }),
    ...more,
  })
}
const due = async () => (await shop.ask.tickets.counter({})).ticket?.dueCents
const readX = async () => (await shop.ask.cashSessions.x({}))!

describe('F-57 titres-restaurant', () => {
  it('pay the meal, and the wine is paid otherwise', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_verre-rouge')
    expect(await refusalOf(take(ticketId, 'meal-card', 1570))).toBe('MEAL_OVER_FOOD')
    await take(ticketId, 'meal-card', 1290)
    expect(await due()).toBe(280)
    expect(await refusalOf(take(ticketId, 'meal-card', 280))).toBe('MEAL_NO_FOOD')
    const { settled } = await take(ticketId, 'cash', 280)
    expect(settled).toBe(true)
    expect((await readX()).tenders).toEqual([
      { kind: 'cash', count: 1, amountCents: 280 },
      { kind: 'meal-card', count: 1, amountCents: 1290 },
    ])
    await expectBooksToBalance(shop)
  })

  it('pay the food in a set menu, and neither its wine nor a newspaper', async () => {
    const ticketId = await ticketOf('prd_croissant', 'prd_ouest-france', 'prd_bonbons', 'prd_demi')
    const { ticket } = await shop.ask.tickets.counter({})
    expect(ticket?.meal).toEqual({ foodCents: 120, capCents: 2500, restDay: null })
    await take(ticketId, 'meal-paper', 120)
    expect((await shop.ask.tickets.counter({})).ticket?.meal?.foodCents).toBe(0)
  })

  it('of paper, the excess is lost, told first and sealed as it was', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour')
    expect(await refusalOf(take(ticketId, 'meal-paper', 900, { pieces: 2 }))).toBe('TENDER_LOSES')
    expect(await due()).toBe(1290)
    const { counter } = await take(ticketId, 'meal-paper', 900, { pieces: 2, lostCents: 510 })
    expect(counter.last?.changeCents).toBe(0)
    const sealed = JSON.parse(shop.one<string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets'`)) as {
      payload: { tenders: readonly { kind: string; amountCents: number; tenderedCents: number; changeCents: number }[] }
    }
    expect(sealed.payload.tenders).toMatchObject([
      { kind: 'meal-paper', amountCents: 900, tenderedCents: 900, changeCents: 0 },
      { kind: 'meal-paper', amountCents: 390, tenderedCents: 900, changeCents: 0 },
    ])
    const reading = await readX()
    expect(reading.tenders).toEqual([{ kind: 'meal-paper', count: 2, amountCents: 1290 }])
    expect(reading.papers).toEqual([{ kind: 'meal-paper', count: 2, faceCents: 1800 }])
    expect(reading.expectedCents).toBe(10_000)
    await expectBooksToBalance(shop)
  })

  it('are capped at 25 € for each guest, by face value', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_steak-frites')
    expect(await refusalOf(take(ticketId, 'meal-paper', 900, { pieces: 3 }))).toBe('MEAL_OVER_CAP')
    expect(await refusalOf(take(ticketId, 'meal-card', 2501))).toBe('MEAL_OVER_CAP')
    await shop.ask.tabs.describe({ ...command(), ticketId, label: 'Midi', tableId: null, covers: 2 })
    await take(ticketId, 'meal-paper', 900, { pieces: 3 })
    expect(await due()).toBe(140)
    await take(ticketId, 'card', 140)
    await expectBooksToBalance(shop)
  })

  it('of several payers of one bill are capped together', async () => {
    const ticketId = await ticketOf('prd_steak-frites', 'prd_steak-frites')
    await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    const first = (await shop.ask.tickets.counter({})).ticket!
    await take(first.ticketId, 'meal-card', 1550)
    const second = (await shop.ask.tickets.counter({})).ticket!
    expect(second.meal?.capCents).toBe(950)
    expect(await refusalOf(take(second.ticketId, 'meal-card', 1550))).toBe('MEAL_OVER_CAP')
    await take(second.ticketId, 'card', 1550)
    expect(shop.one('SELECT count(*) FROM tender_bills')).toBe(0)
  })

  it('on a Sunday are asked about once, and never stopped once somebody said yes', async () => {
    shop.advance(6 * DAY_MS) // Sunday 29 November 2026
    const ticketId = await ticketOf('prd_plat-du-jour')
    expect((await shop.ask.tickets.counter({})).ticket?.meal?.restDay).toBe('sunday')
    await expect(take(ticketId, 'meal-card', 500)).rejects.toMatchObject({
      code: 'MEAL_REST_DAY',
      data: { day: 'sunday' },
    })
    await take(ticketId, 'meal-card', 500, { restDayConfirmed: true })
    await take(ticketId, 'meal-card', 790)
    expect((await shop.ask.tickets.counter({})).ticket).toBeNull()
  })

  it('on the first of 2027 are asked about, and pay only what is eaten as it is', async () => {
    shop.advance(39 * DAY_MS) // Friday 1 January 2027
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_confiture-locale', 1, 'takeaway')
    expect((await shop.ask.tickets.counter({})).ticket?.meal).toMatchObject({ foodCents: 0, restDay: 'new-year' })
    await shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'on-site' })
    expect((await shop.ask.tickets.counter({})).ticket?.meal).toMatchObject({ foodCents: 520 })
  })

  it('are never turned into money, and go back in the same form', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_verre-rouge')
    await take(ticketId, 'meal-card', 1290)
    await take(ticketId, 'cash', 280)
    const back = (kind: TenderKind, position: number) =>
      shop.ask.corrections.refund({
        ...command(),
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number: 1,
        lines: [{ position, quantityMilli: milli(1000) }],
        kind,
        reason: 'mistake',
        printReceipt: false,
      })
    expect(await refusalOf(back('cash', 0))).toBe('TENDER_NOT_REFUNDABLE')
    await back('meal-card', 0)
    await back('cash', 1)
    await expectBooksToBalance(shop)
    const card = await shop.ask.corrections.correctable({ number: 1 })
    expect(card?.refundable).toEqual([])
  })

  it('are noted afterwards for no more than they could have paid', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_verre-rouge')
    await take(ticketId, 'card', 1570)
    const note = (amount: number) =>
      shop.ask.corrections.changeTender({
        ...command(),
        ticketId: newTicketId(),
        tenderIds: [newTenderId(), newTenderId()],
        number: 1,
        from: 'card',
        to: 'meal-card',
        amountCents: cents(amount),
      })
    expect(await refusalOf(note(1291))).toBe('MEAL_OVER_FOOD')
    await note(1290)
    expect(await refusalOf(note(1))).toBe('MEAL_OVER_FOOD')
  })

  it('noted afterwards are capped like any others', async () => {
    await take(await ticketOf('prd_steak-frites', 'prd_steak-frites'), 'card', 3100)
    const change = {
      ticketId: newTicketId(),
      tenderIds: [newTenderId(), newTenderId()] as [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>],
      number: 1,
      from: 'card' as const,
      to: 'meal-paper' as const,
    }
    const noted = shop.ask.corrections.changeTender({ ...command(), ...change, amountCents: cents(2501) })
    expect(await refusalOf(noted)).toBe('MEAL_OVER_CAP')
  })

  it('in training count nowhere', async () => {
    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
    const ticketId = await ticketOf('prd_plat-du-jour')
    await take(ticketId, 'meal-card', 1290)
    await shop.ask.training.end({ ...command() })
    expect((await readX()).tenders).toEqual([])
  })
})

describe('F-58 chèques-vacances and cheques', () => {
  it('a chèque-vacances gives no change: its excess is lost once it was told', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_verre-rouge')
    expect(await refusalOf(take(ticketId, 'holiday', 2000))).toBe('TENDER_LOSES')
    const { settled, changeCents } = await take(ticketId, 'holiday', 2000, { lostCents: 430 })
    expect([settled, changeCents]).toEqual([true, 0])
    expect((await readX()).papers).toEqual([{ kind: 'holiday', count: 1, faceCents: 2000 }])
    await expectBooksToBalance(shop)
  })

  it('a cheque is for no more than what is due, and is counted at the Z by number and amount', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour')
    expect(await refusalOf(take(ticketId, 'cheque', 1291))).toBe('TENDER_OVER_DUE')
    await take(ticketId, 'cheque', 1290)
    const reading = await readX()
    const z = await shop.ask.cashSessions.close({
      ...command(),
      sessionId: reading.sessionId,
      countedCents: reading.expectedCents,
    })
    expect(z.reading.papers).toEqual([{ kind: 'cheque', count: 1, faceCents: 1290 }])
    expect((await shop.ask.cashSessions.zReports({ limit: 1 }))[0]?.reading.papers).toEqual(z.reading.papers)
  })

  it('several payers pay one sale in several forms, to the cent', async () => {
    const ticketId = await ticketOf('prd_plat-du-jour', 'prd_plat-du-jour', 'prd_demi')
    await take(ticketId, 'meal-paper', 900)
    await take(ticketId, 'holiday', 1000)
    await take(ticketId, 'cheque', 500)
    await take(ticketId, 'card', 300)
    const { counter } = await take(ticketId, 'cash', 1000)
    expect(counter.last).toMatchObject({ totalCents: 2880, changeCents: 820 })
    await expectBooksToBalance(shop)
  })
})

describe('F-56 cash above the limit', () => {
  const BOTTLE = 'prd_bouteille-rouge' // 19,00 €
  async function dear(bottles: number): Promise<TicketId> {
    const ticketId = newTicketId()
    await shop.add(ticketId, BOTTLE, bottles)
    return ticketId
  }

  it('is refused to the payers of one bill together', async () => {
    const ticketId = await dear(80) // 1,520 €
    await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    await take((await shop.ask.tickets.counter({})).ticket!.ticketId, 'cash', 76_000)
    const second = (await shop.ask.tickets.counter({})).ticket!
    expect(await refusalOf(take(second.ticketId, 'cash', 76_000))).toBe('CASH_OVER_LIMIT')
    await take(second.ticketId, 'cash', 24_000)
    await take(second.ticketId, 'card', 52_000)
    await expectBooksToBalance(shop)
  })

  it('is taken from somebody who lives abroad up to 15,000 €, by whoever may, with its trace', async () => {
    const ticketId = await dear(80)
    expect(await refusalOf(take(ticketId, 'cash', 152_000))).toBe('CASH_OVER_LIMIT')
    await shop.ask.tenders.allowForeignCash({ ...command(), ticketId, proof: 'passport' })
    const { settled } = await take(ticketId, 'cash', 152_000)
    expect(settled).toBe(true)
    const event = JSON.parse(
      shop.one<string>(
        `SELECT entry FROM journal_entries WHERE chain = 'events' AND entry LIKE '%foreign-cash-allowed%'`,
      ),
    ) as { payload: object }
    expect(event.payload).toMatchObject({ ticketId, proof: 'passport', totalCents: 152_000 })
    expect(shop.one('SELECT count(*) FROM tender_bills')).toBe(0)
  })

  it('is refused to them above 15,000 €', async () => {
    const ticketId = await dear(800) // 15,200 €
    await shop.ask.tenders.allowForeignCash({ ...command(), ticketId, proof: 'other' })
    await expect(take(ticketId, 'cash', 1_500_001)).rejects.toMatchObject({
      code: 'CASH_OVER_LIMIT',
      data: { maxCents: 1_500_000 },
    })
    await take(ticketId, 'cash', 1_500_000)
  })

  it('is not for a server to allow', async () => {
    await shop.ask.people.setPin({ ...command(), operatorId: 'opr_1' as OperatorId, pin: '4711' })
    await shop.ask.people.signIn({ ...command(), operatorId: 'opr_2' as OperatorId, pin: '' })
    const ticketId = await dear(80)
    const asked = shop.ask.tenders.allowForeignCash({ ...command(), ticketId, proof: 'passport' })
    expect(await refusalOf(asked)).toBe('RIGHT_MISSING')
  })
})
