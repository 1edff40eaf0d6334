import { afterEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { expiryOf, mayTryCode } from '../../src/main/vouchers/rules.ts'
import { newLineId, newTicketId, newVoucherId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { newVoucherCode, readVoucherCode, spacedVoucherCode, VOUCHER_SIGNS } from '../../src/shared/voucher-code.ts'
import { salesJournal } from '../../src/main/accounting/sales-journal.ts'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, salesOf, ticketsOf } from '../support/books.ts'
import { balancesIn, expectNoCodeSealed, owedHands } from '../support/owed.ts'
import { command, day } from '../support/said.ts'
import { NOON_MS, openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
let hands: ReturnType<typeof owedHands>
afterEach(() => shop?.close())
async function opened() {
  shop = await openShop()
  hands = owedHands(shop)
  await shop.openDay()
  await hands.useAll()
}
const listed = async (openOnly = false) => shop.ask.vouchers.list({ openOnly, limit: 50 })
const DAY_MS = 24 * 3_600_000
const rowOf = (lines: readonly { account: string; debitCents: number; creditCents: number }[], account: string) =>
  lines.filter((line) => line.account === account).map(({ debitCents, creditCents }) => debitCents - creditCents)

describe('a voucher', () => {
  it('F-28 F-55 F-58 is no turnover when it is sold, and a tender when it is spent, in part and to the cent', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(1_000)
    expect(salesOf(shop)[0]).toMatchObject({
      turnoverCents: 0,
      vat: [],
      totalCents: 1_000,
      perpetual: { algebraicCents: 0 },
    })
    expect(await hands.present(voucherId)).toMatchObject({ balanceCents: 1_000, kind: 'gift', number: 1 })
    const first = await hands.coffees(2) // 3,20
    await hands.take(first, 'voucher', voucherId)
    expect(await listed()).toMatchObject([{ voucherId, balanceCents: 680 }])
    await hands.present(voucherId)
    const second = await hands.coffees(5) // 8,00
    await hands.take(second, 'voucher', voucherId, 680)
    await hands.take(second, 'cash')
    expect(await listed(true)).toEqual([])
    expect(salesOf(shop).map(({ turnoverCents }) => turnoverCents)).toEqual([0, 320, 800])
    expect(balancesIn(shop).get(voucherId)).toBe(0)
    expect(await shop.ask.vouchers.moves({ voucherId })).toMatchObject([
      { number: 1, amountCents: 1_000, balanceCents: 1_000 },
      { number: 2, amountCents: -320, balanceCents: 680 },
      { number: 3, amountCents: -680, balanceCents: 0 },
    ])
    expectNoCodeSealed(shop)
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('F-58 is a debt in the sales journal from its sale until it is spent', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(1_000)
    await hands.present(voucherId)
    await hands.take(await hands.coffees(2), 'voucher', voucherId)
    const x = await shop.ask.cashSessions.x({})
    expect(x).toMatchObject({ turnoverCents: 320, owed: [{ kind: 'voucher', amountCents: 1_000 }] })
    await shop.ask.cashSessions.close({ ...command(), sessionId: x!.sessionId, countedCents: x!.expectedCents })
    await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    const [closure] = await shop.ask.closures.list({ level: 'day', limit: 1 })
    const [entry] = salesJournal([closure!], defaultAccounts, [])
    expect(rowOf(entry!.lines, '4191')).toEqual([-680])
    expect(rowOf(entry!.lines, '165')).toEqual([])
  })

  it('is taken on two tickets at once for no more than it holds', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await hands.present(voucherId)
    const first = await hands.coffees(5)
    await hands.take(first, 'voucher', voucherId, 400)
    await shop.ask.tabs.setAside({ ...command(), ticketId: first, label: 'Bar' })
    await hands.present(voucherId)
    const second = await hands.coffees(5)
    expect(await refusalOf(hands.take(second, 'voucher', voucherId, 200))).toBe('VOUCHER_TOO_LITTLE')
    await hands.take(second, 'voucher', voucherId, 100)
    await hands.take(second, 'cash')
    await shop.ask.tabs.open({ ...command(), ticketId: first, takeOver: false })
    await hands.take(first, 'cash')
    expect(balancesIn(shop).get(voucherId)).toBe(0)
    await expectBooksToBalance(shop)
  })

  it('is refused where it was not shown, is blocked, has ended, or pays what it may not', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(1_000)
    const ticketId = await hands.coffees(1)
    expect(await refusalOf(hands.take(ticketId, 'voucher', voucherId))).toBe('VOUCHER_NOT_SHOWN')
    expect(await refusalOf(hands.take(ticketId, 'voucher'))).toBe('TENDER_REF_WRONG')
    expect(await refusalOf(hands.take(ticketId, 'cash', voucherId))).toBe('TENDER_REF_WRONG')
    await hands.present(voucherId)
    await shop.ask.tips.give({ ...command(), ticketId, lineId: newLineId(), amountCents: cents(200) })
    expect(await refusalOf(hands.take(ticketId, 'voucher', voucherId))).toBe('TENDER_NOT_FOR_THIS')
    await hands.take(ticketId, 'voucher', voucherId, 160)
    await hands.take(ticketId, 'card')
    expect(await shop.ask.tips.report({ from: day('2026-11-23'), to: day('2026-11-23') })).toMatchObject([
      { kind: 'card', amountCents: 200 },
    ])

    const other = newTicketId()
    const line = { ticketId: other, lineId: newLineId(), place: 'on-site' as const }
    await shop.ask.vouchers.sell({ ...command(), ...line, voucherId: newVoucherId(), amountCents: cents(500) })
    expect(await refusalOf(hands.take(other, 'voucher', voucherId))).toBe('TENDER_NOT_FOR_THIS')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId: other })

    await shop.ask.vouchers.block({ ...command(), voucherId })
    await hands.present(voucherId)
    const coffee = await hands.coffees(1)
    expect(await refusalOf(hands.take(coffee, 'voucher', voucherId))).toBe('VOUCHER_BLOCKED')
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({ kind: 'voucher-blocked', payload: { voucherId } })
    await shop.ask.vouchers.replace({ ...command(), voucherId })
    await hands.present(voucherId)
    await shop.ask.tickets.voidTicket({ ...command(), ticketId: coffee })
    shop.advance(400 * DAY_MS)
    await hands.present(voucherId)
    const late = await hands.coffees(1)
    expect(await refusalOf(hands.take(late, 'voucher', voucherId))).toBe('VOUCHER_EXPIRED')
    expectNoCodeSealed(shop)
  })

  it('is no longer what its old paper says once it has a new one', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(1_000)
    const old = hands.codeOf(voucherId)
    await shop.ask.vouchers.replace({ ...command(), voucherId })
    expect(await refusalOf(shop.ask.vouchers.present({ ...command(), code: old }))).toBe('VOUCHER_UNKNOWN')
    expect(await hands.present(voucherId)).toMatchObject({ balanceCents: 1_000 })
    const nobody = newVoucherId()
    expect(await refusalOf(shop.ask.vouchers.replace({ ...command(), voucherId: nobody }))).toBe('VOUCHER_UNKNOWN')
    expect(await refusalOf(shop.ask.vouchers.block({ ...command(), voucherId: nobody }))).toBe('VOUCHER_UNKNOWN')
  })

  it('slows down whoever guesses, over a restart too, and leaves slips of the finger alone', async () => {
    await opened()
    const guess = () => shop.ask.vouchers.present({ ...command(), code: newVoucherCode(() => 3) })
    for (let n = 0; n < 5; n += 1)
      expect(await refusalOf(shop.ask.vouchers.present({ ...command(), code: 'ABCD' }))).toBe('VOUCHER_MISTYPED')
    for (let n = 0; n < 3; n += 1) expect(await refusalOf(guess())).toBe('VOUCHER_UNKNOWN')
    expect(await refusalOf(guess())).toBe('VOUCHER_WAIT')
    const { folder } = shop
    await shop.till.close()
    let nowMs = NOON_MS + 1_000
    const again = await openShop({ dataFolder: folder, nowMs: () => (nowMs += 1) })
    try {
      expect(await refusalOf(again.ask.vouchers.present({ ...command(), code: newVoucherCode(() => 3) }))).toBe(
        'VOUCHER_WAIT',
      )
      nowMs += 20_000
      expect(await refusalOf(again.ask.vouchers.present({ ...command(), code: newVoucherCode(() => 3) }))).toBe(
        'VOUCHER_UNKNOWN',
      )
    } finally {
      await again.close()
    }
  })

  it('is given for what comes back, and what was spent of it is not bought back', async () => {
    await opened()
    await shop.take(await hands.coffees(4), 'cash') // 6,40
    const credit = newVoucherId()
    await hands.refund(1, 'voucher', credit, [{ position: 0, quantityMilli: 2_000 }])
    expect(ticketsOf(shop)[1]!.body).toMatchObject({
      turnoverCents: -320,
      tenders: [{ kind: 'voucher', ref: credit, balanceCents: 320 }],
    })
    expect(await hands.present(credit)).toMatchObject({ kind: 'credit', balanceCents: 320 })
    expect(await refusalOf(hands.refund(1, 'voucher', credit))).toBe('ID_REUSED')
    expect(await refusalOf(hands.refund(1, 'voucher'))).toBe('TENDER_REF_WRONG')
    expect(await refusalOf(hands.refund(1, 'cash', credit))).toBe('TENDER_REF_WRONG')

    const gift = await hands.sellVoucher(500)
    await hands.present(gift)
    await hands.take(await hands.coffees(1), 'voucher', gift)
    expect(await refusalOf(hands.refund(3, 'cash'))).toBe('VOUCHER_SPENT')
    expect(await refusalOf(hands.refund(4, 'cash'))).toBe('TENDER_NOT_REFUNDABLE')
    expect(balancesIn(shop).get(gift)).toBe(340)
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('is sold only where the café uses vouchers, once under its name, and never in training', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    expect(await refusalOf(hands.sellVoucher(500, voucherId))).toBe('ID_REUSED')
    await shop.ask.till.changeSettings({ ...command(), tenders: ['cash', 'card'] })
    expect(await refusalOf(hands.sellVoucher(500))).toBe('TENDER_NOT_USED')
  })

  it('F-07 is no tender to be noted anew as another', async () => {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await hands.present(voucherId)
    await hands.take(await hands.coffees(1), 'voucher', voucherId)
    const change = (from: 'voucher' | 'cash', to: 'voucher' | 'cash') =>
      shop.ask.corrections.changeTender({
        ...command(),
        ticketId: newTicketId(),
        tenderIds: [`tnd_${crypto.randomUUID()}` as never, `tnd_${crypto.randomUUID()}` as never],
        number: 2,
        from,
        to,
        amountCents: cents(100),
      })
    expect(await refusalOf(change('voucher', 'cash'))).toBe('TENDER_KEEPS')
    expect(await refusalOf(change('cash', 'voucher'))).toBe('TENDER_KEEPS')
  })
})

describe('a code', () => {
  const anyCode = fc.infiniteStream(fc.nat({ max: 30 })).map((stream) => newVoucherCode(() => stream.next().value ?? 0))

  it('is read back with or without dashes, in any case', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(new RegExp(`^[${VOUCHER_SIGNS}]{12}$`))
        expect(readVoucherCode(` ${spacedVoucherCode(code).toLowerCase()} `)).toBe(code)
      }),
    )
  })

  it('with one wrong sign, or two that changed places, is none', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 11 }), fc.nat({ max: 30 }), (code, at, sign) => {
        const signs = Array.from(code)
        const other = VOUCHER_SIGNS.charAt(sign)
        fc.pre(other !== signs[at])
        expect(readVoucherCode(signs.with(at, other).join(''))).toBeUndefined()
        const next = (at + 1) % 12
        if (signs[at] !== signs[next]) {
          const turned = signs.with(at, signs[next] ?? '').with(next, signs[at] ?? '')
          expect(readVoucherCode(turned.join(''))).toBeUndefined()
        }
      }),
    )
  })

  it('waits longer and longer when it belongs to nothing', () => {
    expect(mayTryCode([0, 1], 2).ok).toBe(true)
    expect(mayTryCode([0, 1, 2], 3)).toMatchObject({ code: 'VOUCHER_WAIT', detail: { seconds: 15 } })
    expect(mayTryCode([0, 1, 2], 15_002).ok).toBe(true)
    expect(mayTryCode([0, 1, 2, 3, 4], 5)).toMatchObject({ detail: { seconds: 60 } })
    expect(mayTryCode([0, 1, 2, 3, 4], 3_700_000).ok).toBe(true)
  })
})

it.each([
  ['2026-11-23', 12, '2027-11-23'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-11-23', 0, null],
] as const)('a voucher of %s ends after %i months on %s', (issued, months, end) => {
  expect(expiryOf(day(issued), months)).toBe(end)
})
