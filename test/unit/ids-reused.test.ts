import { describe, expect, it, onTestFinished } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newCashSessionId, newLineId, newTenderId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf, temporaryFolder } from '../support/shop.ts'
import { refundOf } from '../support/years.ts'

async function aShop() {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  return shop
}

describe('an id that something else already bears', () => {
  it('is refused for a line', async () => {
    const shop = await aShop()
    await shop.openDay()
    const line = {
      ticketId: newTicketId(),
      lineId: newLineId(),
      productId: 'prd_cafe' as ProductId,
      quantityMilli: milli(1000),
      optionIds: [],
      place: 'on-site' as const,
    }
    await shop.ask.tickets.addLine({ ...command(), ...line })
    const other = { ...command(), ...line, productId: 'prd_croissant' as ProductId }
    expect(await refusalOf(shop.ask.tickets.addLine(other))).toBe('ID_REUSED')
    expect((await shop.ask.tickets.counter({})).ticket?.lines).toHaveLength(1)
  })

  it('is refused for a tender', async () => {
    const shop = await aShop()
    await shop.openDay()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const tenderId = newTenderId()
    const part = async () => {
      const { ticket } = await shop.ask.tickets.counter({})
      return shop.ask.tenders.take({
        ...command(),
        ticketId,
        tenderId,
        kind: 'card',
        offeredCents: cents(10),
        dueCents: ticket!.dueCents,
        printReceipt: false,
      })
    }
    await part()
    expect(await refusalOf(part())).toBe('ID_REUSED')
    await shop.take(ticketId, 'card')
    const x = newTenderId()
    const change = { number: 1, from: 'card', to: 'cash', amountCents: cents(5), ticketId: newTicketId() } as const
    expect(await refusalOf(shop.ask.corrections.changeTender({ ...command(), ...change, tenderIds: [x, x] }))).toBe(
      'ID_REUSED',
    )
  })

  it('is refused for a day and for a training, also between the two', async () => {
    const shop = await aShop()
    const day = await shop.openDay(0)
    await shop.ask.cashSessions.close({ ...command(), sessionId: day, countedCents: cents(0) })
    const open = (sessionId: typeof day) =>
      shop.ask.cashSessions.open({ ...command(), sessionId, floatCents: cents(0) })
    const train = (sessionId: typeof day) => shop.ask.training.start({ ...command(), sessionId })
    expect(await refusalOf(open(day))).toBe('ID_REUSED')
    const training = newCashSessionId()
    await train(training)
    await shop.ask.training.end(command())
    expect(await refusalOf(train(training))).toBe('ID_REUSED')
    expect(await refusalOf(train(day))).toBe('ID_REUSED')
    expect(await refusalOf(open(training))).toBe('ID_REUSED')
    await open(newCashSessionId())
  })
})

describe('a refund asked for beyond all bounds', () => {
  it('is refused, and so is one whose parts are bounded and whose sum is not', async () => {
    const shop = await aShop()
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const asked = (quantityMilli: number, times: number) => ({
      ...refundOf(1, []),
      lines: Array.from({ length: times }, () => ({ position: 0, quantityMilli: milli(quantityMilli) })),
    })
    expect(await refusalOf(shop.ask.corrections.refund(asked(1e9, 2)))).toBe('BAD_REQUEST')
    expect(await refusalOf(shop.ask.corrections.refund(asked(999_000, 200)))).toBe('REFUND_ABOVE_ORIGINAL')
  })
})

describe('a command just before the end', () => {
  it('leaves its head, and nothing that finds the ledger closed', async () => {
    const own = temporaryFolder()
    onTestFinished(own.remove)
    const shop = await openShop({ dataFolder: own.folder })
    const sessionId = await shop.openDay(0)
    await new Promise((later) => setImmediate(later))
    const last = shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(0) })
    await last
    await shop.till.close()
    await new Promise((later) => setImmediate(() => setImmediate(later)))
    expect(readFileSync(join(own.folder, 'zinc.log'), 'utf8')).not.toContain('is not open')
  })
})
