import { afterEach, describe, expect, it } from 'vitest'
import { coverable } from '../../../shared/coverable.ts'
import { newCashMovementId, newCashSessionId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, salesOf } from '../../../../test/support/books.ts'
import { day } from '../../../../test/support/said.ts'
import { newParcelId, type ParcelId } from '../ids.ts'
import { waitAfter } from '../rules/own-code.ts'
import { CLEANER, FARM, MR, openCounterShop, said, type CounterShop } from './counter-shop.ts'

let shop: CounterShop
afterEach(() => shop?.close())
const open = async (from = '2026-11-23 15:00') => (shop = await openCounterShop({ from }))
const call = (parcelId: ParcelId) => shop.parcels.callPerson(shop.command({ parcelId }))
const tryCode = (parcelId: ParcelId, code: string) => shop.parcels.tryCode(shop.command({ parcelId, code }))
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
/** The demo has two that nobody called. */
const toCall = async () => (await shop.parcels.localWork({})).here.filter(({ local }) => local?.notifiedAtMs === null)

describe('what a shop of the village leaves', () => {
  it('has a number, a slip without any code, and somebody who is called', async () => {
    await open()
    const before = (await toCall()).length
    const card = await shop.deposit({ toPayCents: cents(1850), printSlip: true })
    expect(card).toMatchObject({
      number: 'L-2026-000001',
      code: 'L2026000001',
      state: 'stored',
      deadline: '2026-11-25',
    })
    const [slip] = await shop.slips(1)
    for (const words of ['Sabot Famille', 'C2', 'L-2026-000001', 'Panier de légumes', '25/11/2026', '18,50'])
      expect(slip).toContain(words)
    expect(await toCall()).toHaveLength(before + 1)
    await shop.parcels.printCalls(shop.command({}))
    const [, calls] = await shop.slips(2)
    expect(calls).toContain('06 12 34 56 78')
    expect(await call(card.parcelId)).toMatchObject({ code: null, card: { local: { hasCode: false } } })
    expect(await toCall()).toHaveLength(before)
  })

  it('is found by what its bars say, and by its number as it is read out', async () => {
    await open()
    const { parcelId } = await shop.deposit()
    expect(await shop.parcels.findAtCounter({ text: 'L2026000001', how: 'scanned' })).toMatchObject({
      scanned: parcelId,
    })
    const typed = await shop.parcels.findAtCounter({ text: 'L-2026-000001', how: 'typed' })
    expect(typed).toMatchObject({ kind: 'people', people: [{ parcels: [{ parcelId }] }] })
  })

  it('lies with what waits for the same person, else where there is room', async () => {
    await open()
    await shop.lay({ name: 'Sabot Famille', place: 'B4' })
    expect((await shop.deposit({ place: null, size: 'S' })).place).toBe('B4')
    const alone = await shop.deposit({ place: null, name: 'Petit Jean', size: 'L' })
    expect(alone.place).toMatch(/^[ABC]\d$/)
    expect(
      (await shop.parcels.shelves({})).places.find(({ label }) => label === alone.place)!.taken,
    ).toBeLessThanOrEqual(6)
  })

  it('is for somebody, and for a shop', async () => {
    await open()
    expect((await said(shop.deposit({ name: '' })))[0]).toBe('NAME_NEEDED')
    expect((await said(shop.deposit({ carrier: MR })))[0]).toBe('NOT_A_LOCAL_SHOP')
    expect((await said(shop.deposit({ place: 'Z9' })))[0]).toBe('PLACE_UNKNOWN')
    const mr = await shop.lay({ name: 'Martin Léa' })
    expect((await said(call(mr)))[0]).toBe('NOT_A_LOCAL_SHOP')
    expect((await said(call(newParcelId())))[0]).toBe('PARCEL_UNKNOWN')
    expect(shop.one('SELECT count(*) FROM parcel_series')).toBe(0)
  })
})

describe('a code of ours', () => {
  it('opens its parcel, and is kept nowhere', async () => {
    await open()
    const { parcelId } = await shop.deposit({ carrier: CLEANER, note: 'Manteau' })
    expect((await said(tryCode(parcelId, '123456')))[0]).toBe('NO_CODE')
    const { code } = await call(parcelId)
    expect(code).toMatch(/^\d{6}$/)
    expect((await said(shop.handOver([parcelId], { codeOk: true })))[0]).toBe('CODE_NOT_GIVEN') // ticking it is not enough
    expect(await tryCode(parcelId, wrong(code!))).toEqual({ isRight: false, triesLeft: 4, restsUntilMs: null })
    expect(await tryCode(parcelId, code!)).toMatchObject({ isRight: true })
    expect((await said(shop.handOver([parcelId], { idType: 'none', signature: '' })))[0]).toBe('none')
    const everything = shop.one<string>(
      `SELECT (SELECT group_concat(digest) FROM parcel_codes) || (SELECT group_concat(value) FROM parcel_events)
         || (SELECT group_concat(value) FROM parcels) || (SELECT group_concat(answer) FROM command_log)`,
    )
    expect(everything).toContain('scrypt$')
    expect(everything).not.toContain(code)
  })

  it('rests after five wrong tries, longer each time; a right one then is not even looked at', async () => {
    await open()
    const { parcelId } = await shop.deposit({ carrier: CLEANER })
    const { code } = await call(parcelId)
    for (let n = 0; n < 4; n += 1) await tryCode(parcelId, wrong(code!))
    expect(await tryCode(parcelId, wrong(code!))).toMatchObject({ triesLeft: 0, restsUntilMs: shop.now() + 60_000 })
    expect(await said(tryCode(parcelId, code!))).toEqual(['CODE_RESTS', "Trop d'essais. Nouvel essai dans 1 min."])
    shop.set('2026-11-23 15:01')
    expect(await tryCode(parcelId, wrong(code!))).toMatchObject({ restsUntilMs: shop.now() + 120_000 })
    shop.set('2026-11-23 15:02')
    expect((await said(tryCode(parcelId, code!)))[0]).toBe('CODE_RESTS')
    shop.set('2026-11-23 15:03')
    expect(await tryCode(parcelId, code!)).toMatchObject({ isRight: true })
    expect([0, 4, 5, 6, 7, 99].map((tries) => waitAfter(tries, 5))).toEqual([0, 0, 60_000, 120_000, 240_000, 3_600_000])
  })

  it('of a second call takes the place of the first; one that was given long ago opens nothing', async () => {
    await open()
    const { parcelId } = await shop.deposit({ carrier: CLEANER })
    const first = await call(parcelId)
    const second = await call(parcelId)
    if (first.code !== second.code) expect(await tryCode(parcelId, first.code!)).toMatchObject({ isRight: false })
    await tryCode(parcelId, second.code!)
    shop.set('2026-11-23 15:16')
    expect((await said(shop.handOver([parcelId], { signature: '' })))[0]).toBe('CODE_NOT_GIVEN')
  })
})

describe('what is collected for a shop', () => {
  it('F-55 is a line of the ticket in hand, no turnover, on account 467, and paid back out of the drawer', async () => {
    await open()
    const { parcelId } = await shop.deposit({ toPayCents: cents(1850) })
    expect((await said(shop.handOver([parcelId])))[0]).toBe('TO_PAY_FIRST')
    const ticket = shop.ticket()
    await shop.add(ticket.ticketId, 'prd_cafe')
    expect(await shop.handOver([parcelId], {}, { ticket })).toMatchObject({
      onTicketCents: 1850,
      parcels: [{ state: 'picked-up', local: { leftCents: 0 } }],
    })
    const undo = shop.parcels.undoHandOver(shop.command({ parcelId, reason: 'mistake' }))
    expect((await said(undo))[0]).toBe('LINE_ON_TICKET')
    const counter = await shop.ask.tickets.counter({})
    expect(coverable('voucher', counter.ticket!.lines, [])).toBe(160)
    await shop.take(ticket.ticketId, 'cash')
    const [sale] = salesOf(shop)
    expect(sale).toMatchObject({ totalCents: 2010, turnoverCents: 160, agencyCents: 1850, vatCents: 15 })
    expect(sale!.lines[1]).toMatchObject({
      label: 'Ferme des Trois Cailloux · Panier de légumes · L-2026-000001',
      nature: 'agency',
      category: 'Ferme des Trois Cailloux',
      vatRate: 0,
      service: { service: 'parcels', ref: parcelId },
    })
    expect((await shop.parcels.localWork({})).owed).toEqual([
      { carrier: FARM, name: 'Ferme des Trois Cailloux', collectedCents: 1850 },
    ])
    const paidBack = { movementId: newCashMovementId(), amountCents: cents(1850), note: 'Ferme' }
    await shop.ask.cashMovements.takeOut({ ...shop.command({}), ...paidBack, reason: 'third-party-paid' })
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('F-28 F-55 is sealed and posted so by the day: 467 comes in, and goes out again', async () => {
    await open()
    const { parcelId } = await shop.deposit({ toPayCents: cents(1850) })
    const ticket = shop.ticket()
    await shop.handOver([parcelId], {}, { ticket })
    await shop.take(ticket.ticketId, 'card')
    const paidBack = { movementId: newCashMovementId(), amountCents: cents(850), note: '' }
    await shop.ask.cashMovements.takeOut({ ...shop.command({}), ...paidBack, reason: 'third-party-paid' })
    const state = await shop.ask.cashSessions.state({})
    const sessionId = state.state === 'open' ? state.sessionId : newCashSessionId()
    await shop.ask.cashSessions.close(shop.command({ sessionId, countedCents: cents(10_000 - 850) }))
    shop.set('2026-11-24 15:00')
    await shop.openDay()
    const exportId = crypto.randomUUID()
    const period = { from: day('2026-11-23'), to: day('2026-11-23') }
    await shop.ask.accounting.prepare(shop.command({ exportId, kind: 'sales-journal' as const, ...period }))
    const made = await shop.ask.accounting.files({ exportId })
    const [header = [], ...rows] = Buffer.from(made?.files[0]?.base64 ?? '', 'base64')
      .toString('latin1')
      .split('\r\n')
      .map((row) => row.split('\t'))
    const of = (account: RegExp) =>
      rows
        .filter((row) => account.test(row[header.indexOf('CompteNum')] ?? ''))
        .map((row) => [row[header.indexOf('Debit')], row[header.indexOf('Credit')]])
    expect(of(/^467/)).toEqual([['0,00', '10,00']])
    expect(of(/^70|^4457/)).toEqual([])
  })

  it('and taken off the ticket is to be paid again', async () => {
    await open()
    const { parcelId } = await shop.deposit({ toPayCents: cents(1850) })
    const ticket = shop.ticket()
    await shop.handOver([parcelId], {}, { ticket })
    await shop.ask.tickets.removeLine(shop.command({ ticketId: ticket.ticketId, lineId: ticket.lineId }))
    const back = await shop.parcels.undoHandOver(shop.command({ parcelId, reason: 'not-taken' }))
    expect(back).toMatchObject({ state: 'stored', local: { leftCents: 1850 } })
  })
})

describe('the dry cleaner', () => {
  it('takes what was left, brings it back, and it is collected: two rows of the register under one number', async () => {
    await open()
    const left = await shop.drop({
      carrier: CLEANER,
      text: null,
      name: 'Martin Léa',
      phone: '06 11 22 33 44',
      note: 'Manteau',
    })
    await shop.give([left.parcelId], { carrier: CLEANER })
    expect((await shop.parcels.localWork({})).away).toMatchObject([{ number: left.number, name: 'Martin Léa' }])
    shop.set('2026-11-26 10:00')
    const back = await shop.deposit({
      carrier: CLEANER,
      backOf: left.parcelId,
      name: '',
      phone: '',
      note: '',
      toPayCents: cents(1200),
    })
    expect(back).toMatchObject({
      number: left.number,
      code: left.code,
      name: 'Martin Léa',
      phone: '06 11 22 33 44',
      local: { note: 'Manteau', toPayCents: 1200 },
    })
    expect((await shop.parcels.localWork({})).away).toEqual([])
    const twice = shop.deposit({ carrier: CLEANER, backOf: left.parcelId })
    expect((await said(twice))[0]).toBe('ALREADY_HERE')
    const { code } = await call(back.parcelId)
    await tryCode(back.parcelId, code!)
    const ticket = shop.ticket()
    await shop.handOver([back.parcelId], { idType: 'none', signature: '' }, { ticket })
    const states = shop.one<string>(`SELECT json_group_array(state) FROM parcels WHERE code = '${left.code}'`)
    expect(JSON.parse(states)).toEqual(['handed-over', 'picked-up'])
  })
})

describe('for today', () => {
  it('are people to call and drop-offs that wait for the driver', async () => {
    await open()
    const kinds = async () => {
      const services = await shop.ask.today.items({})
      return services
        .flatMap(({ items }) => items)
        .flatMap(({ kind, count, wanted }) => (['to-call', 'for-driver'].includes(kind) ? [[kind, count, wanted]] : []))
    }
    await shop.drop()
    await shop.deposit()
    const { settings } = (await shop.ask.till.status({})) as never as { settings: { services: string[] } }
    if (!settings.services.includes('parcels'))
      await shop.ask.till.changeSettings(shop.command({ services: ['parcels'] }) as never)
    expect(await kinds()).toEqual([
      ['to-call', 3, 'page:counter'],
      ['for-driver', 1, 'page:driver'],
    ])
  })
})
