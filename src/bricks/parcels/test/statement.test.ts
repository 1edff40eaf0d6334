import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newLineId, newTenderId, newTicketId } from '../../../shared/ids.ts'
import { cents, ONE } from '../../../shared/money.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { FERME, openBooksShop, POINT, RELAIS, someTerms, aCarrier, type BooksShop } from './books-shop.ts'
import { said } from './counter-shop.ts'

let shop: BooksShop
beforeEach(async () => {
  shop = await openBooksShop({ from: '2026-11-23 08:00' })
})
afterEach(() => shop.close())

/** Two hand-overs, one of them heavy, a drop-off and a return. */
function anOrdinaryMonth(): void {
  const { receive, handOver, dropOff, giveBack } = shop
  handOver('2026-11-03 10:00', receive('2026-11-02 09:00', RELAIS, 'RT000001'))
  handOver('2026-11-04 10:00', receive('2026-11-02 09:01', RELAIS, 'RT000002', { weightG: 10_001 }))
  dropOff('2026-11-05 10:00', RELAIS, 'RT000003')
  giveBack('2026-11-20 10:00', receive('2026-11-02 09:02', RELAIS, 'RT000004'))
}
const asks = (month = '2026-11', whose: 'ours' | 'theirs' = 'ours') => shop.command({ carrier: RELAIS, month, whose })

describe('the statement of a month', () => {
  it('counts what was done by the terms of the day, VAT once on the total', async () => {
    anOrdinaryMonth()
    const row = await shop.month(RELAIS, '2026-11')
    expect(row.counts).toEqual({ received: 3, handedOver: 2, droppedOff: 1, returned: 1 })
    expect(row.lines.map(({ what, count, unitCents }) => [what, count, unitCents])).toEqual([
      ['handed-over', 1, 30],
      ['handed-over-heavy', 1, 45],
      ['dropped-off', 1, 10],
      ['returned', 1, 7],
    ])
    // 20 % of 0.92 is 0.184: one rounding.
    expect(row.totals).toEqual({ htCents: 92, vatCents: 18, ttcCents: 110, rate: 2000 })
  })

  it('has two lines of a kind where the terms changed inside the month', async () => {
    await shop.parcels.saveTerms(shop.command({ terms: someTerms(RELAIS, '2026-11-16', { pickupCents: cents(20) }) }))
    for (const day of ['14', '15', '16', '17']) {
      shop.handOver(`2026-11-${day} 12:00`, shop.receive(`2026-11-${day} 09:00`, RELAIS, `RT0000${day}`))
    }
    const { lines, totals } = await shop.month(RELAIS, '2026-11')
    expect(lines).toMatchObject([
      { what: 'handed-over', unitCents: 30, count: 2, from: '2026-11-14', to: '2026-11-15' },
      { what: 'handed-over', unitCents: 20, count: 2, from: '2026-11-16', to: '2026-11-17' },
    ])
    expect(totals.htCents).toBe(100)
  })

  it('is not changed by what is agreed from today on; a day that was counted is rewritten only where somebody says so', async () => {
    anOrdinaryMonth()
    const before = await shop.month(RELAIS, '2026-11')
    shop.set('2026-12-10 09:00')
    const save = (terms: ReturnType<typeof someTerms>, confirmed?: boolean) =>
      shop.parcels.saveTerms(shop.command({ terms, ...(confirmed !== undefined && { confirmed }) }))
    await save(someTerms(RELAIS, '2026-12-10', { pickupCents: cents(35), dropOffCents: cents(12) }))
    expect(await shop.month(RELAIS, '2026-11')).toEqual(before)
    // Other days and limits of the old agreement, and other prices of what nobody did since: nothing that was counted changes.
    await save(someTerms(RELAIS, '2025-01-01', { holdDays: 9, dailyLimit: 40 }))
    await save(someTerms(RELAIS, '2026-11-25', { pickupCents: cents(99) }))
    expect(await shop.month(RELAIS, '2026-11')).toEqual(before)
    const dearer = someTerms(RELAIS, '2026-11-03', { pickupCents: cents(60) })
    expect(await said(save(dearer))).toEqual([
      'PAST_REWRITTEN',
      'Un geste déjà compté changerait de prix depuis le 03/11/2026. Les relevés passés changent aussi. Réécrire le passé ?',
    ])
    const both = someTerms(RELAIS, '2025-01-01', { pickupCents: cents(31), pickupHeavyCents: cents(46) })
    expect((await said(save(both)))[1]).toContain('2 gestes déjà comptés changeraient de prix')
    expect(await shop.month(RELAIS, '2026-11')).toEqual(before)
    await save(dearer, true)
    expect((await shop.month(RELAIS, '2026-11')).totals.htCents).toBe(before.totals.htCents + 30)
  })

  it('does not know a hand-over that was taken back', async () => {
    const gone = shop.handOver('2026-11-03 10:00', shop.receive('2026-11-02 09:00', RELAIS, 'RT000001'))
    const back = shop.happen('2026-11-03 10:05', gone, 'undo-hand-over')
    expect((await shop.month(RELAIS, '2026-11')).counts.handedOver).toBe(0)
    shop.handOver('2026-11-03 17:00', back)
    expect((await shop.month(RELAIS, '2026-11')).totals.htCents).toBe(30)
  })

  it('ends at midnight on the wall', async () => {
    shop.handOver('2026-11-30 23:59', shop.receive('2026-11-30 09:00', RELAIS, 'RT000001'))
    shop.handOver('2026-12-01 00:00', shop.receive('2026-11-30 09:00', RELAIS, 'RT000002'))
    expect((await shop.month(RELAIS, '2026-11')).counts.handedOver).toBe(1)
    expect((await shop.month(RELAIS, '2026-12')).counts.handedOver).toBe(1)
  })

  it('says what was done before anything was agreed', async () => {
    shop.handOver('2024-11-03 10:00', shop.receive('2024-11-02 09:00', RELAIS, 'RT000001'))
    const row = await shop.month(RELAIS, '2024-11')
    expect(row).toMatchObject({ withoutTerms: 1, totals: { htCents: 0 } })
  })

  it('leaves out a shop of the village, and a carrier whose contract was over', async () => {
    shop.handOver('2026-11-03 10:00', shop.receive('2026-11-02 09:00', FERME, 'F1'))
    const ended = aCarrier(POINT, { to: '2026-10-31' as BusinessDay })
    await shop.parcels.saveCarrier(shop.command({ carrier: ended }))
    const { rows } = await shop.parcels.statements({ month: '2026-11' })
    const codes = rows.map(({ carrier }) => carrier)
    expect(codes).toContain(RELAIS)
    expect(codes).not.toContain(FERME)
    expect(codes).not.toContain(POINT)
  })

  it('counts day by day for whoever asks later', async () => {
    anOrdinaryMonth()
    const counts = await shop.parcels.dayCounts({ from: '2026-11-01' as BusinessDay, to: '2026-11-30' as BusinessDay })
    expect(counts.filter(({ carrier }) => carrier === RELAIS)).toEqual([
      { day: '2026-11-02', carrier: RELAIS, received: 3, handedOver: 0, droppedOff: 0, returned: 0 },
      { day: '2026-11-03', carrier: RELAIS, received: 0, handedOver: 1, droppedOff: 0, returned: 0 },
      { day: '2026-11-04', carrier: RELAIS, received: 0, handedOver: 1, droppedOff: 0, returned: 0 },
      { day: '2026-11-05', carrier: RELAIS, received: 0, handedOver: 0, droppedOff: 1, returned: 0 },
      { day: '2026-11-20', carrier: RELAIS, received: 0, handedOver: 0, droppedOff: 0, returned: 1 },
    ])
  })
})

describe('the invoice of a month', () => {
  beforeEach(async () => {
    anOrdinaryMonth()
    shop.set('2026-12-01 09:00')
    await shop.openDay()
  })

  it('is one sealed sale on the account of the carrier, in the series of the café, once', async () => {
    const customerId = await shop.payer(RELAIS)
    const made = await shop.parcels.invoiceCommission(asks())
    expect(made).toEqual({ number: 'F-000001', ttcCents: 110, invoiceSeq: 1 })
    const [ticket] = await shop.ask.tickets.settled({ limit: 1 })
    expect(ticket).toMatchObject({ totalCents: 110, tenderKinds: ['account'], kind: 'sale' })
    const [invoice] = await shop.ask.invoices.list({ limit: 5 })
    expect(invoice).toMatchObject({ number: 'F-000001', ttcCents: 110, buyerName: 'Relais SAS' })
    expect((await shop.ask.accounts.statement({ customerId }))?.balanceCents).toBe(110)
    const row = await shop.month(RELAIS, '2026-11')
    expect(row.owesCents).toBe(110)
    expect(row.sold).toMatchObject([{ number: 'F-000001', ttcCents: 110, takenBackBy: null, whose: 'ours' }])
    expect(await refusalOf(shop.parcels.invoiceCommission(asks()))).toBe('COMMISSION_INVOICED')
    // Its own invoice is no sale beside a hand-over.
    expect(row.beside.salesCents).toBe(0)
    const verified = shop.one<number>(`SELECT count(*) FROM service_moves WHERE service = 'parcels'`)
    expect(verified).toBe(1)
  })

  it('is taken back by a credit note, and made anew', async () => {
    const customerId = await shop.payer(RELAIS)
    await shop.parcels.invoiceCommission(asks())
    const back = { carrier: RELAIS, month: '2026-11' }
    expect(await shop.parcels.takeCommissionBack(shop.command(back))).toEqual({ number: 'F-000002' })
    expect((await shop.ask.accounts.statement({ customerId }))?.balanceCents).toBe(0)
    expect(await refusalOf(shop.parcels.takeCommissionBack(shop.command(back)))).toBe('COMMISSION_NOT_INVOICED')
    shop.handOver('2026-11-28 10:00', shop.receive('2026-11-27 09:00', RELAIS, 'RT000009'))
    expect(await shop.parcels.invoiceCommission(asks())).toMatchObject({ number: 'F-000003', ttcCents: 146 })
    const { sold } = await shop.month(RELAIS, '2026-11')
    expect(sold).toMatchObject([
      { number: 'F-000001', takenBackBy: 'F-000002' },
      { number: 'F-000003', takenBackBy: null },
    ])
  })

  it('knows a credit note that was made at the counter', async () => {
    const customerId = await shop.payer(RELAIS)
    await shop.parcels.invoiceCommission(asks())
    await shop.ask.corrections.refund(
      shop.command({
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number: 1,
        lines: [{ position: 0, quantityMilli: ONE }],
        kind: 'account' as const,
        ref: customerId,
        reason: 'mistake' as const,
        printReceipt: false,
      }),
    )
    await shop.parcels.invoiceCommission(asks())
    expect((await shop.month(RELAIS, '2026-11')).sold.map(({ takenBackBy }) => takenBackBy)).toEqual(['F-000002', null])
  })

  it('is not taken back once it is paid', async () => {
    const customerId = await shop.payer(RELAIS)
    await shop.parcels.invoiceCommission(asks())
    const [ticketId, lineId] = [newTicketId(), newLineId()]
    await shop.ask.accounts.settle(
      shop.command({ customerId, amountCents: cents(110), ticketId, lineId, place: 'on-site' as const }),
    )
    await shop.take(ticketId, 'card')
    const back = shop.command({ carrier: RELAIS, month: '2026-11' })
    expect(await refusalOf(shop.parcels.takeCommissionBack(back))).toBe('COMMISSION_PAID')
  })

  it('waits for the end of the month, for a payer and for an address', async () => {
    expect(await refusalOf(shop.parcels.invoiceCommission(asks()))).toBe('PAYER_MISSING')
    await shop.payer(RELAIS, 'Sans adresse', { addressLines: [] })
    expect(await refusalOf(shop.parcels.invoiceCommission(asks()))).toBe('PAYER_ADDRESS_MISSING')
    await shop.payer(RELAIS)
    expect(await refusalOf(shop.parcels.invoiceCommission(asks('2026-12')))).toBe('MONTH_NOT_OVER')
    expect(await refusalOf(shop.parcels.invoiceCommission(asks('2026-10')))).toBe('NOTHING_TO_INVOICE')
    expect(await refusalOf(shop.parcels.invoiceCommission(asks('2026-11', 'theirs')))).toBe('THEIRS_MISSING')
    const farm = shop.command({ carrier: FERME, month: '2026-11', whose: 'ours' as const })
    expect(await refusalOf(shop.parcels.invoiceCommission(farm))).toBe('CARRIER_UNKNOWN')
    expect(await shop.ask.tickets.settled({ limit: 5 })).toEqual([])
  })

  it('takes the figure of a carrier that writes the invoice itself, and makes none beside it', async () => {
    await shop.payer(RELAIS)
    await shop.parcels.saveTheirs(
      shop.command({ carrier: RELAIS, month: '2026-11', number: 'AF-778', htCents: cents(90), lines: [] }),
    )
    const made = await shop.parcels.invoiceCommission(asks('2026-11', 'theirs'))
    expect(made).toEqual({ number: 'AF-778', ttcCents: 108, invoiceSeq: null })
    expect(await shop.ask.invoices.list({ limit: 5 })).toEqual([])
    expect((await shop.month(RELAIS, '2026-11')).sold).toMatchObject([{ whose: 'theirs', number: 'AF-778' }])
    expect(await refusalOf(shop.parcels.invoiceCommission(asks()))).toBe('COMMISSION_INVOICED')
    await shop.parcels.takeCommissionBack(shop.command({ carrier: RELAIS, month: '2026-11' }))
    expect(await shop.ask.invoices.list({ limit: 5 })).toEqual([])
  })
})

describe('beside the statement of the carrier', () => {
  it('says what they have and we do not, what we have and they do not, and the gap', async () => {
    anOrdinaryMonth()
    const lines = [
      'Date;N° colis;Destinataire;Commission HT',
      '03/11/2026;RT000001;MARTIN LEA;0,30',
      '04/11/2026;RT 000002;DURAND PAUL;0,30 €',
      '09/11/2026;RT000777;PETIT JEAN;0,30',
      ';;TOTAL;0,90',
    ]
    const theirs = { carrier: RELAIS, month: '2026-11', number: '2026-11-A', htCents: null, lines }
    expect(await shop.parcels.saveTheirs(shop.command(theirs))).toEqual({ rows: 3, htCents: 90 })
    expect((await shop.month(RELAIS, '2026-11')).theirs).toMatchObject({ htCents: 90, gapCents: -2, rows: 3 })
    expect(await shop.parcels.compareStatement({ carrier: RELAIS, month: '2026-11' })).toEqual({
      both: 2,
      onlyTheirs: { count: 1, rows: [{ code: 'RT000777', htCents: 30 }] },
      onlyOurs: {
        count: 2,
        rows: [
          { code: 'RT000003', what: 'dropped-off', htCents: 10, day: '2026-11-05' },
          { code: 'RT000004', what: 'returned', htCents: 7, day: '2026-11-20' },
        ],
      },
      otherPrice: { count: 1, rows: [{ code: 'RT000002', ourCents: 45, theirCents: 30 }] },
    })
    // Whoever the parcels were for is on their table, and not kept.
    expect(shop.one<string>('SELECT value FROM parcel_statements')).not.toMatch(/MARTIN|DURAND|PETIT/)
    const nothing = shop.command({ ...theirs, lines: ['bonjour'] })
    expect(await refusalOf(shop.parcels.saveTheirs(nothing))).toBe('NO_NUMBER_FOUND')
    const bare = shop.command({ ...theirs, lines: ['RT000001'] })
    expect(await refusalOf(shop.parcels.saveTheirs(bare))).toBe('THEIR_TOTAL_MISSING')
  })
})
