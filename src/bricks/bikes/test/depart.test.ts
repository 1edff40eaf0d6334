import { afterEach, describe, expect, it } from 'vitest'
import { coverable } from '../../../shared/coverable.ts'
import { newCashSessionId, newLineId, newTicketId } from '../../../shared/ids.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, salesOf, ticketsOf } from '../../../../test/support/books.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newRentalId } from '../ids.ts'
import type { Party } from '../rental.ts'
import { at } from './tariffs.ts'
import { cash, cheque, command, openHire, party, visa, type HireShop } from './out-shop.ts'

let shop: HireShop
afterEach(() => shop?.close())
const open = async (wall = '2027-07-10 10:00') => (shop = await openHire(wall))
const sealedLines = () =>
  salesOf(shop)
    .flatMap(({ lines }) => lines)
    .map(({ label, nature, category, ttcCents, htCents, vatCents, vatRate }) => ({
      label,
      nature,
      category,
      figures: [ttcCents, htCents, vatCents, vatRate].map(Number),
    }))

describe('a departure', () => {
  it.each([
    { hours: '12:00', label: 'VTC × 1 · 2 × heure', figures: [1000, 833, 167] },
    { hours: '13:00', label: 'VTC × 1 · demi-journée', figures: [1200, 1000, 200] },
    { hours: '15:00', label: 'VTC × 1 · jour', figures: [1800, 1500, 300] },
  ])('B-01 of a VTC until $hours is sealed as $figures', async ({ hours, label, figures }) => {
    await open()
    const rental = await shop.out({ until: `2027-07-10 ${hours}`, models: { VTC: 1 } }, { deposit: cheque })
    expect(rental).toMatchObject({ number: '2027-001', state: 'out', deposit: { kind: 'cheque', amountCents: 15_000 } })
    expect(sealedLines()).toEqual([
      { label, nature: 'own', category: 'Location de vélos', figures: [...figures, 2000] },
    ])
    expect(await shop.bikes.rental({ rentalId: rental.rentalId })).toMatchObject({
      totalCents: figures[0],
      paidCents: figures[0],
      onTicket: false,
    })
    await expectBooksToBalance(shop.shop)
  })

  it('B-04 of seven bikes and two helmets is one sale of 270.80, and a deposit of 1,280.00 outside turnover', async () => {
    await open()
    const models = { VTC: 4, VAE: 2, 'Vélo enfant': 1 }
    const held = await shop.hold({ until: '2027-07-11 18:00', models, helmets: 2 })
    expect(held.quote).toMatchObject({ totalCents: 27_080, depositCents: 128_000 })
    const rental = await shop.depart(held, { deposit: cash })
    expect(rental.onTicket).toBe(true)
    const ticket = (await shop.ticket())!
    expect(ticket.totalCents).toBe(155_080)
    await shop.take(ticket.ticketId, 'cash', 50_000)
    await shop.take(ticket.ticketId, 'card')

    const [sale] = salesOf(shop)
    expect(sale).toMatchObject({ totalCents: 155_080, turnoverCents: 27_080, htCents: 22_567, vatCents: 4513 })
    expect(sale!.vat).toEqual([{ rate: 2000, ttcCents: 27_080, htCents: 22_567, vatCents: 4513 }])
    expect(sealedLines().map(({ label, nature, figures }) => [label, nature, figures[0], figures[3]])).toEqual([
      ['VTC × 4 · 2 jours', 'own', 11_520, 2000],
      ['VAE × 2 · 2 jours', 'own', 12_600, 2000],
      ['Vélo enfant × 1 · 2 × jour', 'own', 2160, 2000],
      ['Casque adulte × 2', 'own', 800, 2000],
      ['Caution · contrat 2027-001', 'liability', 128_000, 0],
    ])
    expect(await shop.reading()).toMatchObject({ turnover: 270.8, drawer: 600 })
    expect(await shop.register('2027-07-10')).toMatchObject({
      heldCents: 128_000,
      rows: expect.arrayContaining([expect.objectContaining({ what: 'held', amountCents: 128_000, kind: 'cash' })]),
    })

    shop.goTo('2027-07-11 17:00')
    await shop.back(
      rental,
      rental.lines.map(({ number }) => number),
    )
    const settled = await shop.bikes.settle(shop.settling(rental.rentalId, 0))
    expect(settled).toMatchObject({ state: 'closed', deposit: { state: 'released' } })
    // More was never paid in cash than 500.00, nor by card than what was left; each gives no more than it took.
    expect(ticketsOf(shop).at(-1)).toMatchObject({
      kind: 'refund',
      body: {
        tenders: [
          { kind: 'cash', amountCents: -50_000 },
          { kind: 'card', amountCents: -78_000 },
        ],
      },
    })
    expect((await shop.register('2027-07-11')).heldCents).toBe(0)
    await expectBooksToBalance(shop.shop)
  })

  it('of one bike with two lemonades is one payment, each line with its own rate and nature', async () => {
    await open()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_limonade', 2)
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    await shop.depart(held, { ticketId, deposit: cash })
    await shop.take(ticketId, 'cash')
    const [sale] = salesOf(shop)
    const lemonade = sale!.lines[0]!
    expect(sale!.lines.map(({ nature, supply, vatRate }) => [nature, supply, vatRate])).toEqual([
      ['own', lemonade.supply, 1000],
      ['own', 'service', 2000],
      ['liability', 'service', 0],
    ])
    expect(sale!.vat).toEqual([
      expect.objectContaining({ rate: 1000, ttcCents: lemonade.ttcCents }),
      { rate: 2000, ttcCents: 1800, htCents: 1500, vatCents: 300 },
    ])
    await expectBooksToBalance(shop.shop)
    const { ledgerFile, shop: till } = shop
    await till.till.close()
    expectProjectionsToRebuild(ledgerFile)
  })

  it('in another year begins its numbers anew; a command asked twice leaves once', async () => {
    await open('2027-12-31 10:00')
    await shop.out({ until: '2027-12-31 12:00', models: { VTC: 1 } }, { deposit: cheque })
    const held = await shop.hold({ until: '2027-12-31 12:00', models: { VTC: 1 } })
    const asked = shop.leaving(held, { deposit: cheque })
    const once = await shop.bikes.depart(asked)
    expect(once.number).toBe('2027-002')
    expect(await shop.bikes.depart(asked)).toEqual(once)
    await shop.take((await shop.ticket())!.ticketId, 'card')
    shop.goTo('2028-01-02 10:00')
    const next = await shop.out({ until: '2028-01-02 12:00', models: { VTC: 1 } }, { deposit: cheque })
    expect(next.number).toBe('2028-001')
  })

  it('B-12 with a Visa hold on 10 July for a hire until the 20th warns that it lapses on the 15th, and is for the 14th', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-20 18:00', models: { VAE: 1 } }, { deposit: visa })
    expect(rental.deposit).toMatchObject({
      kind: 'card-hold',
      ref: 'A7781',
      scheme: 'Visa',
      expiresOn: '2027-07-15',
      renewOn: '2027-07-14',
    })
    const lapsing = async () => (await shop.bikes.today({})).filter(({ kind }) => kind === 'hold-lapses')
    shop.goTo('2027-07-13 09:00')
    expect(await lapsing()).toEqual([])
    shop.goTo('2027-07-14 09:00')
    expect(await lapsing()).toMatchObject([{ rentalId: rental.rentalId }])
    const renewed = await shop.bikes.renewHold({ ...command(), rentalId: rental.rentalId, ...cheque })
    expect(renewed.deposit).toMatchObject({ kind: 'cheque', expiresOn: null, state: 'held' })
    expect(await lapsing()).toEqual([])
    expect(await refusalOf(shop.bikes.renewHold({ ...command(), rentalId: newRentalId(), ...cheque }))).toBe(
      'RENTAL_UNKNOWN',
    )
    await shop.back(rental, [rental.lines[0]!.number])
    expect(await refusalOf(shop.bikes.renewHold({ ...command(), rentalId: rental.rentalId, ...cheque }))).toBe(
      'DEPOSIT_NOT_HELD',
    )
  })
})

describe('§2.10 a departure is refused as a whole', () => {
  const child = (helmet: Party['riders'][number]['helmet']): Party => ({
    ...party,
    riders: [{ name: 'Léa', ageYears: 9, helmet }],
  })
  it.each([
    { code: 'RENTER_NOT_ADULT', what: 'to somebody under age', more: { party: { ...party, isAdult: false } } },
    { code: 'HELMET_NEEDED', what: 'with a child of nine without a helmet', more: { party: child('none') } },
    { code: 'HELMET_NEEDED', what: 'with a child whom nobody asked', more: { party: child(null) } },
    { code: 'NAME_MISSING', what: 'to nobody', more: { party: { ...party, name: '' } } },
    { code: 'CHECKS_MISSING', what: 'of a bike that nobody looked at', more: { conditions: [] } },
    {
      code: 'DEPOSIT_NOT_RECORDED',
      what: 'with a cheque without its number',
      more: { deposit: { ...cheque, ref: '' } },
    },
    { code: 'DEPOSIT_NOT_RECORDED', what: 'with a hold of no scheme', more: { deposit: { ...visa, scheme: '' } } },
    {
      code: 'DEPOSIT_NOT_RECORDED',
      what: 'without a deposit and without a reason',
      more: { deposit: { kind: 'none', ref: '', scheme: '' } },
    },
  ] as const)('$what: $code', async ({ code, more }) => {
    await open()
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    expect(await refusalOf(shop.depart(held, more as never))).toBe(code)
    expect(await shop.bikes.rental({ rentalId: held.rentalId })).toEqual(held)
    expect(await shop.ticket()).toBeNull()
  })

  it('and leaves with a helmet that was lent, or without a deposit for a reason', async () => {
    await open()
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    const rental = await shop.depart(held, {
      party: child('lent'),
      deposit: { kind: 'none', ref: 'habituée du café', scheme: '' },
    })
    expect(rental).toMatchObject({ state: 'out', deposit: { kind: 'none', amountCents: 0, ref: 'habituée du café' } })
  })

  it('once its hold is over, when it is out already, or beside another ticket', async () => {
    await open()
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    await shop.add(newTicketId(), 'prd_limonade')
    expect(await refusalOf(shop.depart(held))).toBe('ANOTHER_TICKET_OPEN')
    expect((await shop.bikes.rental({ rentalId: held.rentalId }))!.state).toBe('held')
    const { ticketId } = (await shop.ticket())!
    await shop.depart(held, { ticketId })
    expect(await refusalOf(shop.depart(held, { ticketId }))).toBe('RENTAL_NOT_HELD')
    await shop.take(ticketId, 'cash')
    const late = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    shop.goTo('2027-07-10 10:30')
    expect(await refusalOf(shop.depart(late))).toMatch(/HOLD_OVER|RENTAL_NOT_HELD/)
    expect(await refusalOf(shop.depart({ ...late, rentalId: newRentalId() }))).toBe('RENTAL_UNKNOWN')
  })
})

describe('a deposit on a ticket', () => {
  it('is no sale: neither a voucher nor an account may pay it, and no discount makes it smaller', async () => {
    await open()
    await shop.out({ until: '2027-07-10 15:00', models: { VTC: 1 } }, { pay: 'nothing' })
    const ticket = (await shop.ticket())!
    expect(ticket.totalCents).toBe(16_800)
    expect(coverable('voucher', ticket.lines, [])).toBe(1800)
    expect(coverable('account', ticket.lines, [])).toBe(1800)
    const deposit = ticket.lines.find(({ nature }) => nature === 'liability')!
    const discount = { kind: 'percent', hundredths: 1000, reason: 'gesture' } as const
    const { ticketId } = ticket
    expect(
      await refusalOf(
        shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId: deposit.lineId, discount }),
      ),
    ).toBe('PRICE_FIXED')
    await shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount })
    expect((await shop.ticket())!.lines.map(({ ttcCents }) => ttcCents)).toEqual([1620, 15_000])
  })

  it('nor leaves anything while the till is practised on', async () => {
    await open()
    const held = await shop.hold({ until: '2027-07-10 15:00', models: { VTC: 1 } })
    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
    expect(await refusalOf(shop.depart(held))).toBe('TRAINING_ON')
    expect((await shop.bikes.rental({ rentalId: held.rentalId }))!.state).toBe('held')
  })
})

describe('what is due', () => {
  it('that was taken off its ticket is put on the next one, the deposit too, and no twice', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 15:00', models: { VTC: 1 } }, { pay: 'nothing' })
    const { ticketId, lines } = (await shop.ticket())!
    expect(await refusalOf(shop.bikes.charge(shop.charging(rental.rentalId)))).toBe('NOTHING_DUE')
    for (const { lineId } of lines) await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
    await shop.bikes.charge(shop.charging(rental.rentalId))
    const again = (await shop.ticket())!
    expect(again.lines.map(({ ttcCents, nature }) => [ttcCents, nature])).toEqual([
      [1800, 'own'],
      [15_000, 'liability'],
    ])
    await shop.take(again.ticketId, 'cash')
    expect(await refusalOf(shop.bikes.charge({ ...shop.charging(rental.rentalId), lineId: newLineId() }))).toBe(
      'NOTHING_DUE',
    )
  })
})

describe('somebody who leaves before their hour', () => {
  it('pays what was agreed, or what it costs from now on: the price that was shown, either way', async () => {
    shop = await openHire('2027-07-12 08:00')
    const { rentalId } = await shop.hold({ from: '2027-07-12 14:00', until: '2027-07-12 18:00', models: { VTC: 1 } })
    const booked = await shop.bikes.confirm({ ...command(), rentalId, party, language: 'fr' })
    expect(booked.quote.totalCents).toBe(1200)
    shop.goTo('2027-07-12 10:00')
    const startMs = at('2027-07-12 10:00')
    const { modelId, bikeId } = booked.lines[0]!
    const wishes = [{ modelId, quantity: 1, bikeIds: [] }]
    const asked = { startMs, endMs: booked.endMs, wishes, accessories: [], guarantee: false }
    const shown = (await shop.bikes.quote({ asked, rentalId })).quote!.totalCents
    expect(shown).toBe(1800)
    const moved = await shop.bikes.move({
      ...command(),
      rentalId,
      bikeId,
      toBikeId: bikeId,
      startMs,
      endMs: booked.endMs,
    })
    expect(moved).toMatchObject({ state: 'confirmed', totalCents: shown })
    await shop.depart(moved, { deposit: cheque })
    expect((await shop.ticket())?.totalCents).toBe(shown)
  })
})
