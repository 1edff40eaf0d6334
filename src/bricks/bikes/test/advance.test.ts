import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { cents, type Cents } from '../../../shared/money.ts'
import { expectBooksToBalance } from '../../../../test/support/books.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { advanceFate, zAdvanceRules } from '../advance.ts'
import { formsOf } from '../../../main/corrections/index.ts'
import { cheque, command, openHire, party, type HireShop } from './out-shop.ts'
import { at } from './tariffs.ts'

const rules = zAdvanceRules.parse({})

describe('the rule of an advance', () => {
  const start = at('2027-07-20 10:00')
  const fate = (when: string, more: Partial<typeof rules> = {}) =>
    advanceFate({ ...rules, ...more }, { startMs: start, atMs: at(when), how: 'called-off' })

  it('gives it back until 24 hours before the start, to the minute, and keeps it later', () => {
    expect(fate('2027-07-19 10:00')).toBe('give-back')
    expect(fate('2027-07-19 10:01')).toBe('keep')
    expect(fate('2027-07-20 12:00')).toBe('keep')
  })
  it('goes by the hours of the café, or never gives back', () => {
    expect(fate('2027-07-18 10:00', { fullBackHours: 48 })).toBe('give-back')
    expect(fate('2027-07-18 10:01', { fullBackHours: 48 })).toBe('keep')
    expect(fate('2027-07-20 10:00', { fullBackHours: 0 })).toBe('give-back')
    expect(fate('2027-07-01 10:00', { fullBackHours: null })).toBe('keep')
  })
  it('keeps it where nobody comes, unless the café says otherwise', () => {
    const missed = { startMs: start, atMs: start, how: 'no-show' } as const
    expect(advanceFate(rules, missed)).toBe('keep')
    expect(advanceFate({ ...rules, noShow: 'give-back' }, missed)).toBe('give-back')
  })
})

describe('money that goes back in the forms it came in', () => {
  const paid = (cash: number, card: number) => [
    { kind: 'card' as const, amountCents: cents(card) },
    { kind: 'cash' as const, amountCents: cents(cash) },
  ]
  it('is cash where as much was paid in cash, the card where as much was paid by card', () => {
    expect(formsOf(paid(30_000, 2500), cents(30_000))).toEqual([{ kind: 'cash', amountCents: 30_000 }])
    expect(formsOf(paid(2500, 30_000), cents(30_000))).toEqual([{ kind: 'card', amountCents: 30_000 }])
  })
  it('is both where neither paid as much, the cash first', () => {
    expect(formsOf(paid(10_000, 22_500), cents(30_000))).toEqual([
      { kind: 'cash', amountCents: 10_000 },
      { kind: 'card', amountCents: 20_000 },
    ])
  })
  it('adds up to the cent, and no form gives more than it took', () => {
    const amount = fc.integer({ min: 0, max: 50_000 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 100_000 }), (cash, card, wanted) => {
        fc.pre(wanted <= cash + card)
        const forms = formsOf(paid(cash, card), cents(wanted))
        expect(forms.reduce((all, one) => all + one.amountCents, 0)).toBe(wanted)
        for (const { kind, amountCents } of forms)
          expect(amountCents).toBeLessThanOrEqual(kind === 'cash' ? cash : card)
      }),
    )
  })
})

let hire: HireShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  hire = await openHire('2027-07-12 09:00')
})
afterEach(async () => {
  await hire.close()
  vi.useRealTimers()
})
const look = () => vi.advanceTimersByTime(30_000)

/** A VTC for a day, 18.00, for which so much was paid in advance. */
async function booked(advance: number, pay: 'cash' | 'card' | 'nothing' = 'card', start = '2027-07-14 09:00') {
  const held = await hire.hold({ from: start, until: start.replace('09:00', '18:00'), models: { VTC: 1 } })
  const rental = await hire.bikes.confirm({ ...command(), rentalId: held.rentalId, party, language: 'fr' })
  await take(rental.rentalId, cents(advance * 100))
  const ticket = await hire.ticket()
  if (ticket && pay !== 'nothing') await hire.shop.take(ticket.ticketId, pay)
  return rental
}
const take = (rentalId: Awaited<ReturnType<HireShop['hold']>>['rentalId'], amountCents: Cents) =>
  hire.bikes.takeAdvance({
    ...command(),
    rentalId,
    amountCents,
    ticketId: newTicketId(),
    lineId: newLineId(),
    place: 'on-site',
  })
const off = (rentalId: Parameters<typeof take>[0]) => hire.bikes.cancel({ ...command(), rentalId })

describe('an advance', () => {
  it('is a sale with its VAT when it is paid, and is due no more at the departure', async () => {
    const rental = await booked(6)
    // Whoever calls is found by any part of the name, whatever has become of the booking.
    const found = await hire.bikes.rentals({ states: [], text: 'petit', limit: 5 })
    expect(found.map(({ rentalId }) => rentalId)).toEqual([rental.rentalId])
    expect(await hire.reading()).toMatchObject({ turnover: 6, vat: [{ rate: 2000, ttc: 600, vat: 100 }] })
    expect(await hire.bikes.rental({ rentalId: rental.rentalId })).toMatchObject({ paidCents: 600, totalCents: 1800 })
    hire.goTo('2027-07-14 09:00')
    await hire.depart(rental, { deposit: cheque })
    expect((await hire.ticket())?.lines.map(({ label, ttcCents }) => [label, ttcCents])).toEqual([
      [expect.stringMatching(/^VTC × 1/), 1200],
    ])
    await expectBooksToBalance(hire.shop)
  })

  it('is never more than what is left to pay', async () => {
    const rental = await booked(6, 'nothing')
    expect(await refusalOf(take(rental.rentalId, cents(1300)))).toBe('ADVANCE_TOO_MUCH')
    expect(await refusalOf(off(rental.rentalId))).toBe('ADVANCE_ON_TICKET')
  })

  it('goes back in full, in its own form, when they call off a day before', async () => {
    const rental = await booked(6, 'cash')
    expect(await hire.reading()).toMatchObject({ turnover: 6, drawer: 106 })
    hire.goTo('2027-07-12 18:00')
    const gone = await off(rental.rentalId)
    expect(gone).toMatchObject({
      state: 'cancelled',
      paidCents: 0,
      advance: { fate: 'give-back', cents: 600, reason: '' },
    })
    expect(await hire.reading()).toMatchObject({ turnover: 0, drawer: 100 })
    expect((await hire.bikes.fleet({})).models.find(({ name }) => name === 'VTC')).toMatchObject({ freeNow: 4 })
    await expectBooksToBalance(hire.shop)
  })

  it('is kept when they call off later: the sale stays what it was', async () => {
    const rental = await booked(6, 'card', '2027-07-13 09:00')
    hire.goTo('2027-07-12 18:00')
    const gone = await off(rental.rentalId)
    expect(gone).toMatchObject({ state: 'cancelled', paidCents: 600, advance: { fate: 'keep', cents: 600 } })
    expect(await hire.reading()).toMatchObject({ turnover: 6 })
  })

  it('is given back, or kept, against the rule by somebody who may refund, who says why', async () => {
    const rental = await booked(6, 'card', '2027-07-13 09:00')
    hire.goTo('2027-07-12 18:00')
    const otherwise = (fate: 'keep' | 'give-back', reason: string, rentalId = rental.rentalId) =>
      hire.bikes.cancelOtherwise({ ...command(), rentalId, fate, reason })
    expect(await refusalOf(otherwise('give-back', ''))).not.toBe('none')
    const gone = await otherwise('give-back', 'Orage annoncé')
    expect(gone).toMatchObject({ paidCents: 0, advance: { fate: 'give-back', reason: 'Orage annoncé' } })
    expect(await hire.reading()).toMatchObject({ turnover: 0 })
    const early = await booked(6, 'card', '2027-07-20 09:00')
    expect(await otherwise('keep', 'Troisième fois', early.rentalId)).toMatchObject({
      paidCents: 600,
      advance: { fate: 'keep', reason: 'Troisième fois' },
    })
  })

  it('§2.9 is kept when nobody comes; whoever may refund can still give it back', async () => {
    const { rentalId } = await booked(6, 'card', '2027-07-13 09:00')
    hire.goTo('2027-07-13 11:00')
    look()
    expect(await hire.bikes.rental({ rentalId })).toMatchObject({
      state: 'no-show',
      paidCents: 600,
      advance: { fate: 'keep', cents: 600 },
    })
    const back = await hire.bikes.giveAdvanceBack({ ...command(), rentalId, reason: 'Hospitalisée' })
    expect(back).toMatchObject({ paidCents: 0, advance: { fate: 'give-back', reason: 'Hospitalisée' } })
    const again = hire.bikes.giveAdvanceBack({ ...command(), rentalId, reason: 'Hospitalisée' })
    expect(await refusalOf(again)).toBe('NOTHING_TO_GIVE_BACK')
  })

  it('§2.9 of somebody who did not come waits among the items of the day, where the café gives it back', async () => {
    const setup = await hire.bikes.setup({})
    await hire.bikes.saveSetup({
      ...command(),
      setup: { ...setup, advance: { fullBackHours: 24, noShow: 'give-back' } },
    })
    const { rentalId } = await booked(6, 'card', '2027-07-13 09:00')
    hire.goTo('2027-07-13 11:00')
    look()
    const kinds = async () =>
      (await hire.shop.ask.today.items({})).flatMap(({ service, items }) =>
        service === 'bikes' ? items.map(({ kind }) => kind) : [],
      )
    expect(await hire.bikes.rental({ rentalId })).toMatchObject({ state: 'no-show', advance: null })
    expect(await kinds()).toEqual(['advance-back'])
    await hire.bikes.giveAdvanceBack({ ...command(), rentalId, reason: 'Règle du café' })
    expect(await kinds()).toEqual([])
  })
})

describe('a deposit in cash on a ticket that was paid in several forms', () => {
  it('goes back in both: to the card no more than it was charged', async () => {
    hire.goTo('2027-07-12 09:00')
    const held = await hire.hold({ until: '2027-07-12 12:00', models: { VAE: 1 } })
    const gone = await hire.depart(held)
    const ticket = await hire.ticket()
    const whole = ticket?.totalCents ?? 0
    await hire.shop.take(ticket!.ticketId, 'cash', 10_000)
    await hire.shop.take(ticket!.ticketId, 'card')
    const before = await hire.reading()
    await hire.back(gone, ['VAE-01'])
    await hire.bikes.settle(hire.settling(gone.rentalId, 0))
    const { tenders } = (await hire.shop.ask.cashSessions.x({}))!
    const of = (kind: string) => tenders.find((one) => one.kind === kind)?.amountCents ?? 0
    expect([of('cash'), of('card')]).toEqual([0, whole - 10_000 - 20_000])
    expect((await hire.reading()).drawer).toBe(before.drawer - 100)
    await expectBooksToBalance(hire.shop)
  })
})
