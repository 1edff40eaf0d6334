import { afterEach, describe, expect, it } from 'vitest'
import { zZReport, type ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTicketId,
  type CashSessionId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { entriesOf, expectBooksToBalance, salesOf, sumsOf, ticketsOf } from '../support/books.ts'
import { NOON_MS, openShop, refusalOf, type Shop } from '../support/shop.ts'
import { command } from '../support/said.ts'

const HOUR_MS = 3_600_000
const FLOAT = 10_000

let shop: Shop
afterEach(() => shop.close())

const close = (sessionId: CashSessionId, countedCents: number) =>
  shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(countedCents), explanation: 'unknown' })

/** Thirty tickets that differ in everything a Z adds up: rates, places, tenders, quantities, categories, agency. */
async function sellThirty() {
  const menu = [
    'prd_cafe',
    'prd_demi',
    'prd_coca-33',
    'prd_ouest-france',
    'prd_baguette',
    'prd_steak-frites',
    'prd_bonbons',
  ]
  for (let n = 0; n < 30; n++) {
    const ticketId = newTicketId()
    const place = n % 3 === 0 ? 'takeaway' : 'on-site'
    for (let line = 0; line <= n % 4; line++)
      await shop.add(ticketId, menu[(n + line * 2) % menu.length]!, (n % 5) + 1, place)
    if (n % 6 === 0) {
      await shop.ask.tickets.addLine({
        ...command(),
        ticketId,
        lineId: newLineId(),
        productId: 'prd_tomme-coupe' as ProductId,
        quantityMilli: milli(137 + n),
        optionIds: [],
        priceCents: cents(2190),
        place,
      })
    }
    if (n % 5 === 0) await shop.take(ticketId, 'card', 100)
    await shop.take(ticketId, n % 2 === 0 ? 'cash' : 'card')
    shop.advance(7 * 60_000)
  }
}

describe('a Z', () => {
  it('seals what the X showed a moment before', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    await shop.sell(['prd_cafe', 'prd_demi', 'prd_ouest-france'], 'cash', 2000)
    await shop.sell(['prd_steak-frites'], 'card')
    await shop.ask.cashSessions.openDrawer(command())
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    const x = await shop.ask.cashSessions.x({})
    const z = await close(sessionId, 10_630)
    expect(z.reading).toEqual(x)
    expect(z).toMatchObject({
      number: 1,
      countedCents: 10_630,
      overShortCents: 0,
      perpetual: { algebraicCents: 2010, absoluteCents: 2010 },
      headCode: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
    })
    expect(z.reading).toMatchObject({ ticketCount: 2, voidedTickets: 1, drawerOpenings: 1, expectedCents: FLOAT + 630 })
    expect(await shop.ask.cashSessions.x({})).toBeNull()
  })

  it('of thirty tickets is their sum, made again from the sealed sales alone', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    await shop.sell(['prd_cafe']) // a first session, so that the perpetual total begins above nothing
    await close(sessionId, FLOAT)
    const second = await shop.openDay(FLOAT)
    await sellThirty()
    const z = await close(second, FLOAT)

    const mine = ticketsOf(shop).filter(({ body }) => body.sessionId === second)
    const sums = sumsOf(mine)
    expect(z.reading).toMatchObject(sums)
    expect(sums).toMatchObject({ ticketCount: 30, firstTicket: 2, lastTicket: 31 })
    expect(sums.vat.map((row) => row.rate)).toEqual([550, 1000, 2000])
    expect(sums.tenders.map((tender) => tender.kind)).toEqual(['card', 'cash'])
    expect(sums.categories.map((category) => category.label).toSorted()).toEqual(
      ['Bières', 'Café', 'Froid', 'Midi', 'Presse', 'Snack', 'Épicerie'].toSorted(),
    )
    expect(sums.turnoverCents + sums.agencyCents).toBe(sums.categories.reduce((a, c) => a + c.ttcCents, 0))
    expect(sums.turnoverCents + sums.agencyCents).toBe(sums.tenders.reduce((a, t) => a + t.amountCents, 0))
    expect(sums.turnoverCents).toBe(sums.vat.reduce((a, row) => a + row.ttc, 0))
    expect(z.perpetual.algebraicCents).toBe(160 + sums.turnoverCents)
    expect(z.reading.expectedCents).toBe(FLOAT + sums.tenders.find((tender) => tender.kind === 'cash')!.amountCents)
    await expectBooksToBalance(shop)
  })

  it('is sealed in the journal with everything that a control wants of it', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    await shop.sell(['prd_cafe'])
    const z = await close(sessionId, FLOAT)
    const { site, software, ...sealed } = entriesOf(shop, 'closures')[0]!.payload as unknown as ZReport & {
      site: { siret: string }
      software: { name: string; version: string }
    }
    expect(zZReport.parse(sealed)).toEqual(z)
    expect(site.siret).toBe('123 456 789 00012')
    expect(software.name).toBe('Zinc')
    expect(await shop.ask.cashSessions.zReports({ limit: 10 })).toEqual([z])
    expect(
      entriesOf(shop, 'events')
        .map((entry) => entry.kind)
        .slice(-2),
    ).toEqual(['session-closing', 'session-sealed'])
  })

  it('of a day without a sale is a Z all the same', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    const z = await close(sessionId, FLOAT)
    expect(z.reading).toEqual({
      sessionId,
      businessDay: '2026-11-23',
      openedAtMs: z.reading.openedAtMs,
      ticketCount: 0,
      refundCount: 0,
      refundsCents: 0,
      tenderChangeCount: 0,
      advances: [],
      advancesBefore: [],
      firstTicket: null,
      lastTicket: null,
      lineCount: 0,
      turnoverCents: 0,
      htCents: 0,
      vatCents: 0,
      agencyCents: 0,
      vat: [],
      tenders: [],
      papers: [],
      owed: [],
      tips: [],
      categories: [],
      voidedLines: 0,
      voidedTickets: 0,
      drawerOpenings: 0,
      openingReasons: [],
      movements: [],
      safeCents: 0,
      floatCents: FLOAT,
      expectedCents: FLOAT,
    })
    expect(z).toMatchObject({ number: 1, overShortCents: 0, perpetual: { algebraicCents: 0, absoluteCents: 0 } })
    await expectBooksToBalance(shop)
  })

  it.each([
    { name: 'over', counted: FLOAT + 200, difference: 40 },
    { name: 'short', counted: FLOAT + 100, difference: -60 },
    { name: 'right', counted: FLOAT + 160, difference: 0 },
    { name: 'empty', counted: 0, difference: -FLOAT - 160 },
  ])('says by how much the drawer is $name', async ({ counted, difference }) => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    await shop.sell(['prd_cafe'], 'cash', 1000)
    await shop.sell(['prd_cafe'], 'card')
    expect(await close(sessionId, counted)).toMatchObject({ countedCents: counted, overShortCents: difference })
    expect(await shop.ask.cashSessions.state({})).toEqual({ state: 'closed', lastCountedCents: counted })
  })

  it('counts neither the float nor what is collected for others as turnover', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(50_000)
    await shop.sell(['prd_ouest-france', 'prd_le-monde'])
    const z = await close(sessionId, 50_570)
    expect(z.reading).toMatchObject({
      turnoverCents: 0,
      htCents: 0,
      vatCents: 0,
      agencyCents: 570,
      vat: [],
      tenders: [{ kind: 'cash', count: 1, amountCents: 570 }],
      categories: [{ label: 'Presse', quantityMilli: 2000, ttcCents: 570 }],
      floatCents: 50_000,
      expectedCents: 50_570,
    })
    expect(z.perpetual).toEqual({ algebraicCents: 0, absoluteCents: 0 })
    await expectBooksToBalance(shop)
  })

  it('is not held up by money on an open ticket: both drawers count it once, and the sale is whole', async () => {
    shop = await openShop()
    const monday = await shop.openDay(FLOAT)
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await shop.take(ticketId, 'cash', 60)
    const first = await close(monday, FLOAT + 60)
    expect(first).toMatchObject({ overShortCents: 0, reading: { turnoverCents: 0, expectedCents: FLOAT + 60 } })
    expect(first.reading.advances).toEqual([{ kind: 'cash', amountCents: 60 }])

    shop.advance(24 * HOUR_MS)
    const tuesday = await shop.openDay(FLOAT + 60)
    expect((await shop.ask.cashSessions.x({}))?.expectedCents).toBe(FLOAT + 60)
    await shop.take(ticketId, 'cash', 200)
    const second = await close(tuesday, FLOAT + 160)
    expect(second).toMatchObject({ overShortCents: 0, reading: { turnoverCents: 160, advances: [] } })
    expect(second.reading.advancesBefore).toEqual([{ kind: 'cash', amountCents: 60 }])
    const [day] = await shop.ask.closures.list({ level: 'day', limit: 1 })
    expect(day).toMatchObject({ to: '2026-11-23', carriedOver: [{ ticketId, totalCents: 160, paidCents: 60 }] })
    await expectBooksToBalance(shop)
  })

  it('leaves an open ticket open, and its sale belongs to the session that is paid (Z5: opened Monday, paid Tuesday)', async () => {
    shop = await openShop()
    const monday = await shop.openDay(FLOAT)
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_steak-frites')
    const first = await close(monday, FLOAT)
    expect(first.reading.ticketCount).toBe(0)
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ ticketId, totalCents: 1550 })
    shop.advance(24 * HOUR_MS)
    const tuesday = await shop.openDay(FLOAT)
    await shop.take(ticketId, 'card')
    const second = await close(tuesday, FLOAT)
    expect(second.reading).toMatchObject({ businessDay: '2026-11-24', ticketCount: 1, turnoverCents: 1550 })
    expect(salesOf(shop)[0]).toMatchObject({ sessionId: tuesday, businessDay: '2026-11-24' })
    await expectBooksToBalance(shop)
  })

  it('is sealed once: a second close is refused, the same close asked again gives the same Z', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    const asked = { ...command(), sessionId, countedCents: cents(FLOAT) }
    const z = await shop.ask.cashSessions.close(asked)
    expect(await shop.ask.cashSessions.close(asked)).toEqual(z)
    expect(await refusalOf(close(sessionId, FLOAT))).toBe('DAY_NOT_OPEN')
    expect(await refusalOf(shop.ask.cashSessions.close({ ...asked, countedCents: cents(1) }))).toBe('COMMAND_REUSED')
    expect(entriesOf(shop, 'closures')).toHaveLength(1)
  })
})

describe('sessions', () => {
  it('may be two in a day: two numbered Z of the same business day, each of its own tickets (Z2)', async () => {
    shop = await openShop()
    const morning = await shop.openDay(FLOAT)
    await shop.sell(['prd_cafe'])
    const first = await close(morning, FLOAT + 160)
    shop.advance(HOUR_MS)
    const evening = await shop.openDay(20_000)
    await shop.sell(['prd_demi'])
    await shop.sell(['prd_demi'])
    const second = await close(evening, 20_600)
    expect(
      [first, second].map((z) => [z.number, z.reading.businessDay, z.reading.turnoverCents, z.reading.firstTicket]),
    ).toEqual([
      [1, '2026-11-23', 160, 1],
      [2, '2026-11-23', 600, 2],
    ])
    expect(second.perpetual.algebraicCents).toBe(760)
    expect(second.headCode).not.toBe(first.headCode)
    expect((await shop.ask.cashSessions.zReports({ limit: 10 })).map((z) => z.number)).toEqual([2, 1])
    await expectBooksToBalance(shop)
  })

  it('across midnight sell for the day they were opened on, until the cut-off', async () => {
    shop = await openShop()
    const sessionId = await shop.openDay(FLOAT)
    shop.advance(13 * HOUR_MS) // 02:00
    await shop.sell(['prd_demi'])
    shop.advance(4 * HOUR_MS) // 06:00, after the cut-off at 05:00
    await shop.sell(['prd_cafe'])
    const z = await close(sessionId, FLOAT)
    expect(salesOf(shop).map((sale) => sale.businessDay)).toEqual(['2026-11-23', '2026-11-24'])
    expect(z.reading).toMatchObject({ businessDay: '2026-11-23', ticketCount: 2 })
    await expectBooksToBalance(shop)
  })

  it('opened after midnight and before the cut-off belong to the evening', async () => {
    shop = await openShop()
    shop.advance(15.5 * HOUR_MS) // 04:30 on Tuesday
    expect(await shop.ask.cashSessions.state({})).toEqual({ state: 'closed', lastCountedCents: 0 })
    await shop.openDay(FLOAT)
    expect(await shop.ask.cashSessions.state({})).toMatchObject({ state: 'open', businessDay: '2026-11-23' })
  })

  it('open after a season of rest, once the cashier has looked at the clock', async () => {
    shop = await openShop()
    const first = await shop.openDay(FLOAT)
    await close(first, FLOAT)
    shop.advance(90 * 24 * 3_600_000)
    const asked = { commandId: newCommandId(), sessionId: newCashSessionId(), floatCents: cents(FLOAT) }
    expect(await refusalOf(shop.ask.cashSessions.open(asked))).toBe('CLOCK_AHEAD')
    const confirmed = { ...asked, commandId: newCommandId(), clockConfirmed: true }
    expect(await shop.ask.cashSessions.open(confirmed)).toMatchObject({ state: 'open', businessDay: '2027-02-21' })
  })

  it('never open on a day before the last one that was sealed, whatever the clock says', async () => {
    let now = NOON_MS
    shop = await openShop({ nowMs: () => (now += 1) })
    await close(await shop.openDay(FLOAT), FLOAT)
    now -= 48 * HOUR_MS
    await shop.openDay(FLOAT)
    const sold = await shop.sell(['prd_cafe'])
    expect(sold?.businessDay).toBe('2026-11-23')
    expect(entriesOf(shop, 'events').filter((entry) => entry.kind === 'clock-back')).toHaveLength(1)
    await expectBooksToBalance(shop)
  })

  it('are overdue after a day, and go on selling', async () => {
    shop = await openShop()
    await shop.openDay(FLOAT)
    shop.advance(24 * HOUR_MS - 60_000)
    expect(await shop.ask.cashSessions.state({})).toMatchObject({ overdue: false })
    shop.advance(60_000)
    expect(await shop.ask.cashSessions.state({})).toMatchObject({ overdue: true })
    expect((await shop.sell(['prd_cafe']))?.number).toBe(1)
  })
})

describe('printed copies', () => {
  it('of a Z: the original goes out by itself, then DUPLICATA 1 and 2, each a sealed entry of its own', async () => {
    shop = await openShop()
    await close(await shop.openDay(FLOAT), FLOAT)
    expect(entriesOf(shop, 'copies')).toEqual([])
    const again = () => shop.ask.cashSessions.printZ({ ...command(), number: 1 })
    expect([await again(), await again()]).toEqual([{ copyNumber: 1 }, { copyNumber: 2 }])
    expect(
      entriesOf(shop, 'copies').map(({ seq, kind, operator, payload }) => ({ seq, kind, operator, payload })),
    ).toEqual([
      { seq: 1, kind: 'z-report', operator: 'opr_1', payload: { number: 1, copyNumber: 1, reason: 'asked' } },
      { seq: 2, kind: 'z-report', operator: 'opr_1', payload: { number: 1, copyNumber: 2, reason: 'asked' } },
    ])
  })

  it('of a receipt that was printed at once: DUPLICATA 1, 2', async () => {
    shop = await openShop()
    await shop.openDay(FLOAT)
    const { ticketId } = (await shop.sell(['prd_cafe']))!
    const again = () => shop.ask.printing.printReceipt({ ...command(), ticketId })
    expect([await again(), await again()]).toEqual([{ copyNumber: 1 }, { copyNumber: 2 }])
    expect(entriesOf(shop, 'copies').map((entry) => entry.payload)).toEqual([
      { number: 1, copyNumber: 1, reason: 'asked' },
      { number: 1, copyNumber: 2, reason: 'asked' },
    ])
    expect((await shop.ask.tickets.counter({})).last?.printed).toBe(3)
  })

  it('of a receipt that was not printed: the first is the original, and no copy is counted', async () => {
    shop = await openShop()
    await shop.ask.till.changeSettings({ ...command(), receiptPrinting: 'on-request' })
    await shop.openDay(FLOAT)
    const { ticketId } = (await shop.sell(['prd_cafe']))!
    expect(shop.one('SELECT count(*) FROM print_jobs')).toBe(0)
    const again = () => shop.ask.printing.printReceipt({ ...command(), ticketId })
    expect([await again(), await again()]).toEqual([{ copyNumber: 0 }, { copyNumber: 1 }])
    expect(entriesOf(shop, 'copies')).toHaveLength(1)
  })

  it('asked twice under one id are one copy', async () => {
    shop = await openShop()
    await shop.openDay(FLOAT)
    const { ticketId } = (await shop.sell(['prd_cafe']))!
    const asked = { ...command(), ticketId }
    expect([await shop.ask.printing.printReceipt(asked), await shop.ask.printing.printReceipt(asked)]).toEqual([
      { copyNumber: 1 },
      { copyNumber: 1 },
    ])
    expect(entriesOf(shop, 'copies')).toHaveLength(1)
  })

  it('of an X are readings: no number, no copy, nothing in the journal', async () => {
    shop = await openShop()
    await shop.openDay(FLOAT)
    const entries = () => shop.one('SELECT count(*) FROM journal_entries')
    const before = entries()
    await shop.ask.cashSessions.printX(command())
    await shop.ask.cashSessions.printX(command())
    expect(entries()).toBe(before)
    expect(shop.one(`SELECT count(*) FROM print_jobs WHERE document = 'x-report' AND number IS NULL`)).toBe(2)
  })

  it.each([
    {
      name: 'on request, a service of 24.80',
      rule: 'on-request',
      product: 'prd_burger+prd_omelette',
      asked: false,
      jobs: 0,
    },
    {
      name: 'on request, a service of 25.80',
      rule: 'on-request',
      product: 'prd_plat-du-jour+prd_plat-du-jour',
      asked: false,
      jobs: 1,
    },
    { name: 'on request, asked for', rule: 'on-request', product: 'prd_cafe', asked: true, jobs: 1 },
    { name: 'always', rule: 'always', product: 'prd_cafe', asked: false, jobs: 1 },
  ] as const)('of a sale follow the rule of the shop: $name', async ({ rule, product, asked, jobs }) => {
    shop = await openShop()
    await shop.ask.till.changeSettings({ ...command(), receiptPrinting: rule })
    await shop.openDay(FLOAT)
    const ticketId = newTicketId()
    for (const id of product.split('+')) await shop.add(ticketId, id)
    const { ticket } = await shop.ask.tickets.counter({})
    const due = ticket!.dueCents
    const tender = { ...command(), ticketId, tenderId: `tnd_${ticketId.slice(4)}` as never, kind: 'card' as const }
    await shop.ask.tenders.take({ ...tender, offeredCents: due, dueCents: due, printReceipt: asked })
    expect(shop.one(`SELECT count(*) FROM print_jobs WHERE document = 'receipt'`)).toBe(jobs)
  })
})
