import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newLineId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance } from '../../../../test/support/books.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newBookingId, newSeriesId, newSpaceId } from '../ids.ts'
import { at, openRoomsShop } from './rooms-shop.ts'

async function aShop() {
  const shop = await openRoomsShop()
  onTestFinished(() => shop.close())
  return shop
}
const day = (text: string) => text as BusinessDay
const BACK = 'Arrière-salle'
const HALL = 'Salle des fêtes'

describe('a booking', () => {
  it('is a person’s, at a price by its length, and frees nothing before its cleaning is done', async () => {
    const shop = await aShop()
    const bookingId = await shop.book(BACK, '2026-11-26', 18, 20)
    expect(await shop.rooms.booking({ bookingId })).toMatchObject({
      name: 'Yoga du Val',
      spaceName: BACK,
      startMs: at('2026-11-26', 18),
      priceCents: 1600,
      depositCents: 5000,
      state: 'booked',
    })
    const after = (minute: number) => ({ ...shop.asked(BACK, '2026-11-26', 20, 22), fromMinute: minute })
    const book = (minute: number) =>
      refusalOf(shop.rooms.book(shop.command({ bookingId: newBookingId(), ...after(minute) })))
    expect(await book(20 * 60 + 14)).toBe('SPACE_BUSY')
    expect(await book(20 * 60 + 15)).toBe('none')
  })

  it('is refused where it cannot be, and has written nothing', async () => {
    const shop = await aShop()
    await shop.book(BACK, '2026-11-26', 18, 20)
    const ask = (...what: Parameters<typeof shop.asked>) =>
      refusalOf(shop.rooms.book(shop.command({ bookingId: newBookingId(), ...shop.asked(...what) })))
    expect(await ask(BACK, '2026-11-26', 19, 21)).toBe('SPACE_BUSY')
    expect(await ask(BACK, '2026-11-27', 7, 9)).toBe('SPACE_CLOSED')
    expect(await ask('Bureau partagé', '2026-11-28', 9, 10, { people: 1 })).toBe('SPACE_CLOSED')
    expect(await ask(BACK, '2026-11-27', 20, 18)).toBe('END_BEFORE_START')
    expect(await ask(BACK, '2026-11-27', 18, 20, { people: 17 })).toBe('OVER_CAPACITY')
    expect(await ask(BACK, '2026-11-27', 18, 20, { party: null })).toBe('NAME_MISSING')
    expect(await ask(BACK, '2026-11-27', 18, 20, { kind: 'event', purpose: '' })).toBe('PURPOSE_MISSING')
    expect(await ask(BACK, '2026-11-27', 18, 20, { spaceId: newSpaceId() })).toBe('SPACE_UNKNOWN')
    expect(shop.one('SELECT count(*) FROM rooms_bookings')).toBe(1)
    expect(shop.one(`SELECT count(*) FROM calendar_blocks WHERE state = 'confirmed'`)).toBe(1)
  })

  it('keeps the hours of the wall on the nights on which the clocks change', async () => {
    const shop = await aShop()
    const spring = await shop.book(HALL, '2027-03-27', 22, 26)
    const autumn = await shop.book(HALL, '2027-10-30', 22, 26)
    expect(await shop.rooms.booking({ bookingId: spring })).toMatchObject({ priceCents: 6000 })
    const lasted = async (bookingId: typeof spring) => {
      const { startMs, endMs } = (await shop.rooms.booking({ bookingId }))!
      return (endMs - startMs) / 3_600_000
    }
    expect(await lasted(spring)).toBe(4)
    expect(await lasted(autumn)).toBe(4)
    const series = { seriesId: newSeriesId(), until: day('2027-04-10'), everyWeeks: 1 }
    const yoga = shop.asked(BACK, '2027-03-18', 18, 20)
    await shop.rooms.bookSeries(shop.command({ ...series, ...yoga }))
    const thursdays = await shop.rooms.planning({ from: day('2027-03-15'), to: day('2027-04-10') })
    const starts = thursdays.filter(({ label }) => label === 'Yoga').map(({ day: of, fromMinute }) => [of, fromMinute])
    expect(starts).toContainEqual(['2027-04-01', 1080])
    expect(shop.one(`SELECT count(*) FROM rooms_bookings WHERE start_ms = ${at('2027-04-01', 18)}`)).toBe(1)
  })

  it('moves where there is room, and keeps its place where there is none', async () => {
    const shop = await aShop()
    const bookingId = await shop.book(BACK, '2026-11-26', 18, 20)
    await shop.book(BACK, '2026-11-27', 18, 20)
    const to = (of: string, from: number, until: number) =>
      shop.rooms.move(
        shop.command({
          bookingId,
          spaceId: shop.spaceId(BACK),
          day: day(of),
          fromMinute: from * 60,
          toMinute: until * 60,
        }),
      )
    expect(await refusalOf(to('2026-11-27', 19, 21))).toBe('SPACE_BUSY')
    await to('2026-11-26', 19, 22)
    expect(await shop.rooms.booking({ bookingId })).toMatchObject({ fromMinute: 1140, priceCents: 2400 })
  })

  it('takes the deposit of the space that it goes to, unless one is held already', async () => {
    const shop = await aShop()
    const { spaces } = await shop.rooms.setup({})
    const depositOf = (name: string) => spaces.find((space) => space.name === name)!.depositCents
    expect(depositOf(BACK)).not.toBe(depositOf(HALL))
    const bookingId = await shop.book(BACK, '2026-11-26', 18, 20)
    const times = { day: day('2026-11-26'), fromMinute: 1080, toMinute: 1200 }
    await shop.rooms.move(shop.command({ bookingId, spaceId: shop.spaceId(HALL), ...times }))
    expect(await shop.rooms.booking({ bookingId })).toMatchObject({ spaceName: HALL, depositCents: depositOf(HALL) })
  })
})

describe('every Thursday of an association', () => {
  it('skips what is taken and names it, in the preview as in the booking', async () => {
    const shop = await aShop()
    await shop.book(BACK, '2026-12-03', 17, 19, { purpose: 'Belote' })
    const yoga = shop.asked(BACK, '2026-11-26', 18, 20, { association: true })
    const { association, spaceId, fromMinute, toMinute } = yoga
    const weekly = { until: day('2026-12-17'), everyWeeks: 1 }
    const times = { day: yoga.day, fromMinute, toMinute }
    expect((await shop.rooms.quote({ spaceId, ...times, association, weekly }))?.days).toEqual([
      { day: '2026-11-26', by: null },
      { day: '2026-12-03', by: 'Belote' },
      { day: '2026-12-10', by: null },
      { day: '2026-12-17', by: null },
    ])
    const seriesId = newSeriesId()
    const done = await shop.rooms.bookSeries(shop.command({ seriesId, ...yoga, ...weekly }))
    expect(done).toMatchObject({ booked: 3, skipped: [{ day: '2026-12-03', by: 'Belote' }] })
    expect(await shop.rooms.booking({ bookingId: done.first })).toMatchObject({ priceCents: 0, seriesLeft: 3 })
    expect(await shop.rooms.cancelSeries(shop.command({ seriesId }))).toEqual({ cancelled: 3, kept: 0 })
    expect(await shop.rooms.planning({ from: day('2026-11-26'), to: day('2026-12-31') })).toHaveLength(1)
  })
})

describe('money', () => {
  it('is a line of an ordinary ticket; a deposit is owed, given back, and damage is kept of it', async () => {
    const shop = await aShop()
    await shop.openDay()
    const bookingId = await shop.book(HALL, '2026-11-28', 14, 23, { equipment: ['Sono'] })
    await shop.pay(bookingId, true)
    const view = async () => (await shop.rooms.booking({ bookingId }))!
    expect(await view()).toMatchObject({ priceCents: 10_000, paidCents: 10_000, heldCents: 15_000, onTicketCents: 0 })
    const lineIds: [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>] = [newLineId(), newLineId()]
    const again = { bookingId, lineIds, deposit: true }
    expect(await refusalOf(shop.rooms.charge(shop.command({ ...again, ...shop.onTicket() })))).toBe('HIRE_PAID')
    await shop.rooms.handKey(shop.command({ bookingId }))
    const back = (items: readonly string[]) =>
      shop.rooms.takeKey(
        shop.command({ bookingId, checks: items.map((item) => ({ item, ok: true })), note: 'Une chaise cassée' }),
      )
    expect(await refusalOf(back(['Clé', 'Propreté']))).toBe('CHECKS_MISSING')
    await back(['Clé', 'Propreté', 'Sono'])
    const give = (keptCents: number) => {
      const ticket = shop.onTicket()
      const input = { bookingId, keptCents: cents(keptCents), ...ticket, lineId: newLineId(), printReceipt: false }
      return { ticket, done: shop.rooms.giveDepositBack(shop.command(input)) }
    }
    expect(await refusalOf(give(15_001).done)).toBe('KEPT_OVER_DEPOSIT')
    const kept = give(3000)
    await kept.done
    expect(await view()).toMatchObject({ heldCents: 0, onTicketCents: 3000 })
    await shop.take(kept.ticket.ticketId, 'cash')
    expect(await view()).toMatchObject({ heldCents: 0, paidCents: 13_000, onTicketCents: 0 })
    expect(await refusalOf(give(0).done)).toBe('DEPOSIT_NOT_HELD')
    await expectBooksToBalance(shop)
  })

  it('called off in time costs nothing and goes back; late it costs what the rule says', async () => {
    const shop = await aShop()
    await shop.openDay()
    const early = await shop.book(BACK, '2026-11-26', 18, 20)
    await shop.pay(early, false, 'card')
    const off = (bookingId: typeof early, feeCents: number) => {
      const ticket = shop.onTicket()
      const input = { bookingId, feeCents: cents(feeCents), ...ticket, lineId: newLineId() }
      return { ticket, done: shop.rooms.cancel(shop.command(input)) }
    }
    await off(early, 0).done
    expect(await shop.rooms.booking({ bookingId: early })).toMatchObject({ state: 'cancelled', paidCents: 0 })
    const late = await shop.book(BACK, '2026-11-24', 18, 20)
    await shop.pay(late, false)
    expect(await refusalOf(off(late, 0).done)).toBe('FEE_CHANGED')
    const done = off(late, 480)
    await done.done
    await shop.take(done.ticket.ticketId, 'cash')
    expect(await shop.rooms.booking({ bookingId: late })).toMatchObject({ paidCents: 480, feeCents: 480 })
    expect(await shop.book(BACK, '2026-11-24', 18, 20)).toBeTruthy()
    await expectBooksToBalance(shop)
  })

  it('on a ticket that is not paid holds the booking where it is', async () => {
    const shop = await aShop()
    await shop.openDay()
    const bookingId = await shop.book(BACK, '2026-11-26', 18, 20)
    const lineIds: [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>] = [newLineId(), newLineId()]
    await shop.rooms.charge(shop.command({ bookingId, lineIds, deposit: false, ...shop.onTicket() }))
    expect(await refusalOf(shop.rooms.cancelFree(shop.command({ bookingId })))).toBe('BOOKING_ON_TICKET')
  })
})

describe('today', () => {
  it('tells of keys and of the café’s own evenings, and of nobody', async () => {
    const shop = await aShop()
    await shop.ask.till.changeSettings(shop.command({ services: ['rooms'] }))
    const key = await shop.book(BACK, '2026-11-23', 14, 16)
    await shop.book(HALL, '2026-11-23', 20, 24, { kind: 'event', purpose: 'Quiz', party: null })
    const items = async () => (await shop.ask.today.items({})).flatMap((one) => one.items)
    expect(await items()).toMatchObject([
      { kind: 'key-out', count: 1, urgency: 'later', wanted: `booking:${key}` },
      { kind: 'event', values: { title: 'Quiz' } },
    ])
    shop.set('2026-11-23', 13)
    expect((await items())[0]).toMatchObject({ kind: 'key-out', urgency: 'now' })
    await shop.rooms.handKey(shop.command({ bookingId: key }))
    shop.set('2026-11-23', 18)
    expect(await items()).toMatchObject([{ kind: 'key-late', urgency: 'late' }, { kind: 'event' }])
    expect(await shop.rooms.day({})).toHaveLength(2)
    expect(JSON.stringify([await items(), await shop.rooms.day({})])).not.toContain('Yoga du Val')
  })
})

describe('whoever hired', () => {
  it('is not erased while something is to come, and goes with the booking’s words afterwards', async () => {
    const shop = await aShop()
    const bookingId = await shop.book(BACK, '2026-11-26', 18, 20)
    const { customerId } = shop.party
    const erase = () => refusalOf(shop.ask.customers.erase(shop.command({ customerId })))
    expect(await erase()).not.toBe('none')
    await shop.rooms.cancelFree(shop.command({ bookingId }))
    expect(await erase()).toBe('none')
    expect(await shop.rooms.booking({ bookingId })).toMatchObject({ customerId: null, name: '', purpose: '' })
    const erased = shop.command({ bookingId: newBookingId(), ...shop.asked(BACK, '2026-11-26', 18, 20) })
    expect(await refusalOf(shop.rooms.book(erased))).toBe('CUSTOMER_ERASED')
  })

  it('is forgotten after the months of the rules', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const shop = await aShop()
    const { rules } = await shop.rooms.setup({})
    await shop.rooms.saveRules(shop.command({ rules: { ...rules, keepMonths: 2 } }))
    const bookingId = await shop.book(BACK, '2026-11-23', 18, 20)
    shop.set('2027-01-23', 12)
    vi.advanceTimersByTime(30_000)
    expect((await shop.rooms.booking({ bookingId }))?.name).toBe('Yoga du Val')
    shop.set('2027-01-24', 12)
    vi.advanceTimersByTime(30_000)
    expect(await shop.rooms.booking({ bookingId })).toMatchObject({ name: '', purpose: '' })
  })
})

describe('what is handed over', () => {
  it('is a contract, a calendar without names, and the hours of a month', async () => {
    const shop = await aShop()
    const bookingId = await shop.book(HALL, '2026-11-28', 14, 23, { purpose: 'Anniversaire, surprise; chut' })
    await shop.book(HALL, '2026-11-29', 20, 24, { kind: 'event', purpose: 'Concert', party: null })
    const contract = await shop.rooms.contractPdf({ bookingId })
    expect(Buffer.from(contract!.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const { base64 } = await shop.rooms.ical({ seriesId: null, bookingId: null })
    const calendar = Buffer.from(base64, 'base64').toString()
    expect(calendar).toContain('DTSTART:20261128T130000Z')
    expect(calendar).toContain('SUMMARY:Anniversaire\\, surprise\\; chut')
    expect(calendar).not.toContain('Yoga du Val')
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const usage = await shop.rooms.usage({ from: day('2026-11-01'), to: day('2026-11-30') })
    expect(usage.find(({ name }) => name === HALL)).toMatchObject({
      hires: 1,
      hireMinutes: 540,
      events: 1,
      eventMinutes: 240,
    })
  })

  it('names each space once', async () => {
    const shop = await aShop()
    const { spaces } = await shop.rooms.setup({})
    const twin = { ...spaces[0]!, spaceId: newSpaceId(), name: 'salle des FÊTES' }
    expect(await refusalOf(shop.rooms.saveSpace(shop.command({ space: twin })))).toBe('NAME_TAKEN')
  })
})
