import Database from 'better-sqlite3'
import type { AnyContractProcedure } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contracts/index.ts'
import { commonRefusals, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import { newCustomerId, newLineId, newTicketId, type ProductId, type TicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import type { RefusalDetail } from '../../src/shared/result.ts'
import { texts, isRefusalText } from '../../src/shared/texts/index.ts'
import { LINES_MAX } from '../../src/shared/ticket.ts'
import { defectsOf, everythingIn } from '../support/books.ts'
import { leaveTicketInDoubt } from '../support/linked-terminal.ts'
import { stampHands } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { NOON_MS, openShop, type Shop } from '../support/shop.ts'
import { startTraining } from '../support/years.ts'

let shop: Shop
let hands: ReturnType<typeof stampHands>
afterEach(() => shop?.close())
async function opened(options: Parameters<typeof openShop>[0] = {}) {
  shop = await openShop(options)
  hands = stampHands(shop)
  await shop.openDay()
  await hands.use()
}
type Ask = () => Promise<unknown>
const prd = (id: string) => `prd_${id}` as ProductId
const firstLine = async () => (await shop.ask.tickets.counter({})).ticket!.lines[0]!.lineId
const aside = (ticketId: TicketId) => shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Bar' })
async function closed() {
  const x = (await shop.ask.cashSessions.x({}))!
  await shop.ask.cashSessions.close({ ...command(), sessionId: x.sessionId, countedCents: x.expectedCents })
}
/** Jeanne with ten stamps, and her ticket. */
async function ready(coffees = 1) {
  await opened()
  const customerId = await hands.customer()
  await hands.correct(customerId, 10)
  const ticketId = await hands.ring(customerId, [['prd_cafe', coffees]])
  const lineId = await firstLine()
  return { customerId, ticketId, lineId, offer: () => hands.offer(ticketId, lineId) }
}

const cases: Readonly<Record<string, () => Promise<Ask>>> = {
  async 'loyalty.changeRules LOYALTY_SET_EMPTY'() {
    await opened()
    return () => hands.use({ productIds: [] })
  },
  async 'loyalty.changeRules LOYALTY_ALCOHOL'() {
    await opened()
    return () => hands.use({ categoryIds: ['bieres'] })
  },
  async 'loyalty.changeRules LOYALTY_NOT_OFFERABLE'() {
    await opened()
    return () => hands.use({ productIds: [prd('le-monde')] })
  },
  async 'loyalty.changeRules PRODUCT_UNKNOWN'() {
    await opened()
    return () => hands.use({ productIds: [prd('nothing')] })
  },
  async 'loyalty.changeRules CATEGORY_UNKNOWN'() {
    await opened()
    return () => hands.use({ categoryIds: ['nothing'] })
  },
  async 'loyalty.nameCustomer LOYALTY_OFF'() {
    await opened()
    await hands.use({ on: false })
    const customerId = await hands.customer()
    return () => hands.name(customerId)
  },
  async 'loyalty.nameCustomer TRAINING_ON'() {
    await opened()
    const customerId = await hands.customer()
    await startTraining(shop)
    return () => hands.name(customerId)
  },
  async 'loyalty.nameCustomer DAY_NOT_OPEN'() {
    await opened()
    const customerId = await hands.customer()
    await closed()
    return () => hands.name(customerId)
  },
  async 'loyalty.nameCustomer CUSTOMER_UNKNOWN'() {
    await opened()
    return () => hands.name(newCustomerId())
  },
  async 'loyalty.nameCustomer ANOTHER_TICKET_OPEN'() {
    const { customerId } = await ready()
    return () => hands.name(customerId)
  },
  async 'loyalty.nameCustomer TICKET_NOT_OPEN'() {
    const { customerId, ticketId } = await ready()
    await hands.pay(ticketId)
    return () => hands.name(customerId, ticketId)
  },
  async 'loyalty.nameCustomer TICKET_ELSEWHERE'() {
    const { customerId, ticketId } = await ready()
    await aside(ticketId)
    return () => hands.name(customerId, ticketId)
  },
  async 'loyalty.nameCustomer LOYALTY_REWARD_TAKEN'() {
    const { offer, ticketId } = await ready()
    await offer()
    return () => hands.name(null, ticketId)
  },
  async 'loyalty.offer LOYALTY_OFF'() {
    const { offer } = await ready()
    await hands.use({ on: false })
    return offer
  },
  async 'loyalty.offer TRAINING_ON'() {
    await opened()
    await startTraining(shop)
    return () => hands.offer(newTicketId(), newLineId())
  },
  async 'loyalty.offer TICKET_NOT_OPEN'() {
    await opened()
    return () => hands.offer(newTicketId(), newLineId())
  },
  async 'loyalty.offer TICKET_ELSEWHERE'() {
    const { offer, ticketId } = await ready()
    await aside(ticketId)
    return offer
  },
  async 'loyalty.offer TICKET_PARTLY_PAID'() {
    const { offer, ticketId } = await ready()
    await shop.take(ticketId, 'cash', 100)
    return offer
  },
  async 'loyalty.offer CARD_PAYMENT_OPEN'() {
    const { offer, ticketId } = await ready()
    await leaveTicketInDoubt(shop.ask, ticketId)
    return offer
  },
  async 'loyalty.offer LINE_UNKNOWN'() {
    const { ticketId } = await ready()
    return () => hands.offer(ticketId, newLineId())
  },
  async 'loyalty.offer LINE_SHARED'() {
    const { customerId, ticketId } = await ready(2)
    await aside(ticketId)
    await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    const { ticket } = await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    await hands.name(customerId, ticket!.ticketId)
    return () => hands.offer(ticket!.ticketId, ticket!.lines[0]!.lineId)
  },
  async 'loyalty.offer TICKET_FULL'() {
    const { offer, ticketId } = await ready(2)
    for (let n = 1; n < LINES_MAX; n += 1) {
      const line = { ticketId, lineId: newLineId(), productId: prd('tomme-coupe'), quantityMilli: milli(1000) }
      const priceCents = (100 + n) as never
      await shop.ask.tickets.addLine({ ...command(), ...line, priceCents, optionIds: [], place: 'on-site' })
    }
    return offer
  },
  async 'loyalty.offer LOYALTY_NOBODY_NAMED'() {
    await opened()
    const ticketId = await hands.ring(null, [['prd_cafe', 1]])
    const lineId = await firstLine()
    return () => hands.offer(ticketId, lineId)
  },
  async 'loyalty.offer LOYALTY_NOT_ENOUGH'() {
    const { customerId, offer } = await ready()
    await hands.correct(customerId, -1)
    return offer
  },
  async 'loyalty.offer LOYALTY_NOT_IN_SET'() {
    const { offer } = await ready()
    await hands.use({ productIds: [prd('the')] })
    return offer
  },
  async 'loyalty.offer LOYALTY_OFFERED_ALREADY'() {
    const { customerId, offer } = await ready()
    await hands.correct(customerId, 10)
    await offer()
    return offer
  },
  async 'loyalty.correct CUSTOMER_UNKNOWN'() {
    await opened()
    return () => hands.correct(newCustomerId(), 1)
  },
  async 'loyalty.correct LOYALTY_TOO_FEW'() {
    await opened()
    const customerId = await hands.customer()
    await hands.correct(customerId, 2)
    return () => hands.correct(customerId, -3)
  },
  async 'loyalty.printCard LOYALTY_OFF'() {
    await opened()
    const customerId = await hands.customer()
    await hands.use({ on: false })
    return () => shop.ask.loyalty.printCard({ ...command(), customerId })
  },
  async 'loyalty.printCard CUSTOMER_UNKNOWN'() {
    await opened()
    return () => shop.ask.loyalty.printCard({ ...command(), customerId: newCustomerId() })
  },
  async 'loyalty.printCard NO_PRINTER'() {
    const dataFolder = folderOfTest()
    let nowMs = NOON_MS
    const options = { dataFolder, nowMs: () => (nowMs += 1) }
    await opened(options)
    await closed()
    await shop.close()
    const db = new Database(shop.ledgerFile)
    db.prepare(`UPDATE settings SET value = 'false' WHERE name = 'demo'`).run()
    db.close()
    await opened({ ...options, printer: undefined })
    const customerId = await hands.customer()
    return () => shop.ask.loyalty.printCard({ ...command(), customerId })
  },
  async 'tickets.changeQuantity LOYALTY_ONE_PIECE'() {
    const { offer, ticketId, lineId } = await ready()
    await offer()
    return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(2000) })
  },
}

const common: readonly string[] = commonRefusals
const declared = Object.entries(contract.loyalty as Record<string, AnyContractProcedure>).flatMap(
  ([name, procedure]) => {
    const { errorMap, meta } = procedure['~orpc']
    const own = Object.keys(errorMap).filter((code) => !common.includes(code))
    return (meta as ProcedureMeta).kind === 'command' ? own.map((code) => `loyalty.${name} ${code}`) : []
  },
)

describe('what is refused of stamps', () => {
  it('is what the contract declares, and that an offered piece stays one', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...declared, 'tickets.changeQuantity LOYALTY_ONE_PIECE'].toSorted())
  })

  it.each(Object.entries(cases))(
    '%s, with a sentence in both languages, and leaves nothing behind',
    async (name, reach) => {
      const ask = await reach()
      const before = everythingIn(shop.ledgerFile)
      const refusal = await ask().then(
        () => undefined,
        (error: { code: string; defined: boolean; data: RefusalDetail }) => error,
      )
      expect(refusal).toMatchObject({ code: name.split(' ')[1], defined: true })
      for (const lang of ['fr', 'en'] as const) {
        const code = refusal!.code
        const text = isRefusalText(code) ? texts[lang].refusal[code] : undefined
        const sentence = typeof text === 'function' ? text(refusal!.data) : text
        expect(sentence).toMatch(/\.$/)
        expect(sentence).not.toMatch(/undefined|NaN/)
      }
      expect(everythingIn(shop.ledgerFile)).toEqual(before)
      expect(defectsOf(shop)).toEqual([])
    },
  )
})
