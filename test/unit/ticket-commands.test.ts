import Database from 'better-sqlite3'
import { writeFileSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import type { AnyContractProcedure } from '@orpc/contract'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill } from '../../src/main/open-till.ts'
import type { Drawer } from '../../src/shared/cash.ts'
import { contract } from '../../src/shared/contracts/index.ts'
import { commonRefusals, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import {
  newCashSessionId,
  newCommandId,
  newCustomerId,
  newLineId,
  newPrintJobId,
  newTenderId,
  newTicketId,
  type DrawerId,
  type LineId,
  type OptionId,
  type PrinterId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { FIRST_DRAWER } from '../../src/shared/contracts/till.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS, CASH_MAX_CENTS, LINES_MAX, NOTE_MAX } from '../../src/shared/ticket.ts'
import { defectsOf, entriesOf, everythingIn, expectBooksToBalance, salesOf } from '../support/books.ts'
import { owedRefusals } from '../support/owed-refusals.ts'
import { NOON_MS, openShop, refusalOf, temporaryFolder, type Ask, type Shop } from '../support/shop.ts'
import { leaveTicketInDoubt } from '../support/linked-terminal.ts'
import { command } from '../support/said.ts'

let shop: Shop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never // a test that opens none has nothing to close
})

const TOMME = 'prd_tomme-coupe'

/** A line as the counter asks for it; `more` says what is special about it. */
function line(
  ticketId: TicketId,
  productId = 'prd_cafe',
  more: Partial<Parameters<Ask['tickets']['addLine']>[0]> = {},
) {
  return {
    ...command(),
    ticketId,
    lineId: newLineId(),
    productId: productId as ProductId,
    quantityMilli: milli(1000),
    optionIds: [],
    place: 'on-site' as const,
    ...more,
  }
}
const options = (...ids: string[]) => ids.map((id) => `opt_${id}` as OptionId)

async function openTicket(productId = 'prd_cafe', more: Parameters<typeof line>[2] = {}) {
  const ticketId = newTicketId()
  const { ticket } = await shop.ask.tickets.addLine(line(ticketId, productId, more))
  return { ticketId, lineId: ticket!.lines[0]!.lineId }
}
const soldOut = (productId: string) =>
  shop.ask.kitchen.setSoldOut({ ...command(), productId: productId as ProductId, soldOut: true })
const take = (ticketId: TicketId, more: Partial<Parameters<Ask['tenders']['take']>[0]> = {}) => ({
  ...command(),
  ticketId,
  tenderId: newTenderId(),
  kind: 'cash' as const,
  offeredCents: cents(160),
  dueCents: cents(160),
  printReceipt: false,
  ...more,
})

/** A ticket of one open-price line that costs exactly this. */
const ticketOf = (priceCents: number) => openTicket(TOMME, { priceCents: cents(priceCents) })
async function partlyPaid() {
  const open = await openTicket()
  const { counter } = await shop.ask.tenders.take(take(open.ticketId, { offeredCents: cents(60) }))
  return { ...open, tenderId: counter.ticket!.tenders[0]!.tenderId }
}
/** As many lines as a ticket may have: the same coffee, each with a note of its own. */
async function fullTicket() {
  const ticketId = newTicketId()
  for (let n = 1; n <= LINES_MAX; n++) {
    const { lineId } = await shop.ask.tickets.addLine(line(ticketId)).then(({ ticket }) => ticket!.lines.at(-1)!)
    await shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: `n° ${n}`, optionIds: [] })
  }
  return ticketId
}
/** Nine lines that cost just under the largest total when taken away, and more on site: bottles at 9.50 or 19.00. */
async function dearOnSite() {
  const ticketId = newTicketId()
  let lineId: LineId | undefined
  for (let n = 1; n <= 9; n++) {
    const asked = line(ticketId, 'prd_bouteille-rouge', { quantityMilli: milli(999_000), place: 'takeaway' })
    const { ticket } = await shop.ask.tickets.addLine(asked)
    lineId = ticket!.lines.at(-1)!.lineId
    await shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: `caisse ${n}`, optionIds: [] })
  }
  return ticketId
}

/** The same café once its printer is gone, with a ticket settled and a Z sealed. */
async function shopWithoutPrinter() {
  const { folder, remove } = temporaryFolder()
  let now = NOON_MS
  const nowMs = () => (now += 1)
  shop = await openShop({ dataFolder: folder, nowMs })
  const sessionId = await shop.openDay()
  const sold = await shop.sell(['prd_cafe'])
  await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_160) })
  await shop.close()
  const db = new Database(shop.ledgerFile)
  db.prepare(`UPDATE settings SET value = 'false' WHERE name = 'demo'`).run()
  db.close()
  shop = await openShop({ dataFolder: folder, nowMs, printer: undefined })
  onTestFinished(() => remove())
  await shop.openDay()
  return sold!.ticketId
}

type Case = {
  readonly command: string
  readonly code: string
  readonly when: string
  readonly data?: Readonly<Record<string, number | string>>
  /** Brings the shop to the point, and answers with the question that will be refused. */
  readonly reach: () => Promise<() => Promise<unknown>>
}
const unknownLine = () => newLineId()
const opened = () => openShop().then(async (open) => ((shop = open), shop.openDay()))

const FIRST: Drawer = { drawerId: FIRST_DRAWER, name: 'Comptoir' }
const TERRACE: Drawer = { drawerId: 'drw_terrasse' as DrawerId, name: 'Terrasse' }
const gesture = () => ({ kind: 'percent' as const, hundredths: 500, reason: 'gesture' as const })
const amountOff = (amountCents: number) => ({
  kind: 'amount' as const,
  amountCents: cents(amountCents),
  reason: 'gesture' as const,
})

/** Everything that changes a ticket in hand, asked of any line of it. */
const inHand: Readonly<Record<string, (of: { ticketId: TicketId; lineId: LineId }) => Promise<unknown>>> = {
  'tickets.addLine': ({ ticketId }) => shop.ask.tickets.addLine(line(ticketId)),
  'tickets.changeQuantity': (of) => shop.ask.tickets.changeQuantity({ ...command(), ...of, quantityMilli: milli(500) }),
  'tickets.removeLine': (of) => shop.ask.tickets.removeLine({ ...command(), ...of }),
  'tickets.describeLine': (of) =>
    shop.ask.tickets.describeLine({ ...command(), ...of, note: '', optionIds: options('sirop-vanille') }),
  'tickets.setPlace': ({ ticketId }) => shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' }),
  'tickets.voidTicket': ({ ticketId }) => shop.ask.tickets.voidTicket({ ...command(), ticketId }),
  'tickets.discountLine': (of) => shop.ask.tickets.discountLine({ ...command(), ...of, discount: gesture() }),
  'tickets.discountLineFreely': (of) =>
    shop.ask.tickets.discountLineFreely({ ...command(), ...of, discount: gesture() }),
  'tickets.discountTicket': ({ ticketId }) =>
    shop.ask.tickets.discountTicket({ ...command(), ticketId, discount: gesture() }),
  'tickets.discountTicketFreely': ({ ticketId }) =>
    shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: gesture() }),
}
const named = (
  names: readonly string[],
  code: string,
  when: string,
  reach: () => Promise<{ ticketId: TicketId; lineId: LineId }>,
) =>
  names.map((name) => ({
    command: name,
    code,
    when,
    reach: async () => {
      await opened()
      const of = await reach()
      return () => inHand[name]!(of)
    },
  }))
const all = Object.keys(inHand)
const discounts = all.filter((name) => name.includes('discount'))
const ofLines = discounts.filter((name) => name.includes('Line'))
const little = ['tickets.discountLine', 'tickets.discountTicket']

/** A coffee and a half, of which one payer took a third; that part is in hand. */
async function sharedLine() {
  const { ticketId } = await openTicket()
  const { ticket } = await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 3 })
  return { ticketId: ticket!.ticketId, lineId: ticket!.lines[0]!.lineId }
}
/** As the kitchen leaves it once its slip is printed. */
async function sentLine() {
  const open = await openTicket()
  const db = new Database(shop.ledgerFile)
  db.prepare('UPDATE open_lines SET sent_milli = quantity_milli').run()
  db.close()
  return open
}
async function setAside() {
  const open = await openTicket()
  await shop.ask.tabs.setAside({ ...command(), ticketId: open.ticketId, label: 'Jean' })
  return open
}

const generated: readonly Case[] = [
  ...named(all, 'TICKET_ELSEWHERE', 'it was set aside', setAside),
  ...named(discounts, 'TICKET_NOT_OPEN', 'nobody opened it', async () => ({
    ticketId: newTicketId(),
    lineId: unknownLine(),
  })),
  ...named(discounts, 'TICKET_PARTLY_PAID', 'money was taken for it', async () => {
    const { ticketId, lineId } = await partlyPaid()
    return { ticketId, lineId }
  }),
  ...named(ofLines, 'LINE_UNKNOWN', 'it has no such line', async () => ({
    ...(await openTicket()),
    lineId: unknownLine(),
  })),
  ...named(
    ['tickets.changeQuantity', 'tickets.describeLine', 'tickets.setPlace', ...discounts],
    'LINE_SHARED',
    'several pay its lines',
    sharedLine,
  ),
  ...named(
    ['tickets.changeQuantity', 'tickets.removeLine', 'tickets.voidTicket'],
    'REASON_NEEDED',
    'the kitchen was told of it',
    sentLine,
  ),
  ...named(discounts, 'PRICE_FIXED', 'there is only a newspaper on it', () => openTicket('prd_ouest-france')),
  ...little.map((name) => ({
    command: name,
    code: 'DISCOUNT_OVER_LIMIT',
    when: 'it is more than a little',
    data: { percent: 10 },
    reach: async () => {
      await opened()
      const of = await openTicket()
      const discount = { ...gesture(), hundredths: 1001 }
      return () =>
        name === 'tickets.discountLine'
          ? shop.ask.tickets.discountLine({ ...command(), ...of, discount })
          : shop.ask.tickets.discountTicket({ ...command(), ticketId: of.ticketId, discount })
    },
  })),
  ...discounts.map((name) => ({
    command: name,
    code: 'DISCOUNT_TOO_LARGE',
    when: 'it is more than the price',
    data: { maxCents: 160 },
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      const discount = amountOff(161)
      const { discountLine, discountLineFreely, discountTicket, discountTicketFreely } = shop.ask.tickets
      const asked: Record<string, () => Promise<unknown>> = {
        'tickets.discountLine': () => discountLine({ ...command(), ticketId, lineId, discount }),
        'tickets.discountLineFreely': () => discountLineFreely({ ...command(), ticketId, lineId, discount }),
        'tickets.discountTicket': () => discountTicket({ ...command(), ticketId, discount }),
        'tickets.discountTicketFreely': () => discountTicketFreely({ ...command(), ticketId, discount }),
      }
      return asked[name]!
    },
  })),
]

const cases: readonly Case[] = [
  ...generated,
  // tickets.addLine
  {
    command: 'tickets.addLine',
    code: 'DAY_NOT_OPEN',
    when: 'no session is open',
    reach: async () => {
      shop = await openShop()
      return () => shop.ask.tickets.addLine(line(newTicketId()))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'PRODUCT_UNKNOWN',
    when: 'the catalogue does not have it',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_absinthe'))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'SOLD_OUT',
    when: 'there is none left',
    data: { product: 'Café' },
    reach: async () => {
      await opened()
      await soldOut('prd_cafe')
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_cafe'))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'OPTION_UNKNOWN',
    when: 'nobody knows the option',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_cafe', { optionIds: options('sirop-plomb') }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'OPTION_UNKNOWN',
    when: 'another product offers the option',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_cafe', { optionIds: options('lait-avoine') }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'TOO_MANY_OPTIONS',
    when: 'two milks are asked for',
    data: { max: 1 },
    reach: async () => {
      await opened()
      const optionIds = options('lait-avoine', 'lait-soja')
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_creme', { optionIds }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'TOO_MANY_OPTIONS',
    when: 'the same syrup is asked for twice',
    data: { max: 2 },
    reach: async () => {
      await opened()
      const optionIds = options('sirop-vanille', 'sirop-vanille')
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_cafe', { optionIds }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'PRICE_NOT_OPEN',
    when: 'a price is typed for a coffee',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), 'prd_cafe', { priceCents: cents(100) }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'PRICE_MISSING',
    when: 'no price is typed for cheese by weight',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), TOMME))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'PRICE_MISSING',
    when: 'nothing is typed as its price',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), TOMME, { priceCents: cents(0) }))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'ANOTHER_TICKET_OPEN',
    when: 'the counter has another ticket open',
    reach: async () => {
      await opened()
      await openTicket()
      return () => shop.ask.tickets.addLine(line(newTicketId()))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'TICKET_NOT_OPEN',
    when: 'the ticket is settled',
    reach: async () => {
      await opened()
      const sold = await shop.sell(['prd_cafe'])
      return () => shop.ask.tickets.addLine(line(sold!.ticketId))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId } = await partlyPaid()
      return () => shop.ask.tickets.addLine(line(ticketId))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'TICKET_FULL',
    when: 'it has 200 lines',
    data: { max: LINES_MAX },
    reach: async () => {
      await opened()
      const ticketId = await fullTicket()
      return () => shop.ask.tickets.addLine(line(ticketId))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'QUANTITY_TOO_LARGE',
    when: 'its line would have a thousand',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket('prd_cafe', { quantityMilli: milli(999_000) })
      return () => shop.ask.tickets.addLine(line(ticketId))
    },
  },
  {
    command: 'tickets.addLine',
    code: 'AMOUNT_TOO_LARGE',
    when: 'a first line costs eight digits',
    data: { maxCents: AMOUNT_MAX_CENTS },
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.addLine(line(newTicketId(), TOMME, { priceCents: cents(AMOUNT_MAX_CENTS + 1) }))
    },
  },
  // tickets.changeQuantity
  {
    command: 'tickets.changeQuantity',
    code: 'SOLD_OUT',
    when: 'more is asked for and there is none left',
    data: { product: 'Café' },
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket('prd_cafe')
      await soldOut('prd_cafe')
      return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(2000) })
    },
  },
  {
    command: 'tickets.changeQuantity',
    code: 'TICKET_NOT_OPEN',
    when: 'it is another ticket',
    reach: async () => {
      await opened()
      const { lineId } = await openTicket()
      const asked = { ...command(), ticketId: newTicketId(), lineId, quantityMilli: milli(2000) }
      return () => shop.ask.tickets.changeQuantity(asked)
    },
  },
  {
    command: 'tickets.changeQuantity',
    code: 'LINE_UNKNOWN',
    when: 'the line is not on it',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      const asked = { ...command(), ticketId, lineId: unknownLine(), quantityMilli: milli(2000) }
      return () => shop.ask.tickets.changeQuantity(asked)
    },
  },
  {
    command: 'tickets.changeQuantity',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await partlyPaid()
      return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(2000) })
    },
  },
  {
    command: 'tickets.changeQuantity',
    code: 'AMOUNT_TOO_LARGE',
    when: 'the total would have eight digits',
    data: { maxCents: AMOUNT_MAX_CENTS },
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await ticketOf(AMOUNT_MAX_CENTS)
      return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(1001) })
    },
  },
  // tickets.removeLine
  {
    command: 'tickets.removeLine',
    code: 'TICKET_NOT_OPEN',
    when: 'there is no ticket',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.removeLine({ ...command(), ticketId: newTicketId(), lineId: unknownLine() })
    },
  },
  {
    command: 'tickets.removeLine',
    code: 'LINE_UNKNOWN',
    when: 'the line was already removed',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      await shop.add(ticketId, 'prd_demi')
      await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
      return () => shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
    },
  },
  {
    command: 'tickets.removeLine',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await partlyPaid()
      return () => shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
    },
  },
  // tickets.describeLine
  {
    command: 'tickets.describeLine',
    code: 'TICKET_NOT_OPEN',
    when: 'the ticket is settled',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      await shop.take(ticketId, 'cash')
      return () => shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: '', optionIds: [] })
    },
  },
  {
    command: 'tickets.describeLine',
    code: 'LINE_UNKNOWN',
    when: 'the line is not on it',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      const asked = { ...command(), ticketId, lineId: unknownLine(), note: '', optionIds: [] }
      return () => shop.ask.tickets.describeLine(asked)
    },
  },
  {
    command: 'tickets.describeLine',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await partlyPaid()
      return () => shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'serré', optionIds: [] })
    },
  },
  {
    command: 'tickets.describeLine',
    code: 'OPTION_UNKNOWN',
    when: 'its product does not offer the option',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      const optionIds = options('lait-avoine')
      return () => shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'serré', optionIds })
    },
  },
  {
    command: 'tickets.describeLine',
    code: 'TOO_MANY_OPTIONS',
    when: 'three syrups are asked for',
    data: { max: 2 },
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      const optionIds = options('sirop-vanille', 'sirop-caramel', 'sirop-noisette')
      return () => shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: '', optionIds })
    },
  },
  {
    command: 'tickets.describeLine',
    code: 'AMOUNT_TOO_LARGE',
    when: 'its options bring the total to eight digits',
    data: { maxCents: AMOUNT_MAX_CENTS },
    reach: async () => {
      await opened()
      // 999 coffees with two syrups would cost 2,197.80; beside cheese for all but 2,000.00 that is too much.
      const { ticketId } = await ticketOf(AMOUNT_MAX_CENTS - 200_000)
      const { ticket } = await shop.add(ticketId, 'prd_cafe', 999)
      const asked = { ticketId, lineId: ticket!.lines[1]!.lineId, note: '' }
      const optionIds = options('sirop-vanille', 'sirop-caramel')
      return () => shop.ask.tickets.describeLine({ ...command(), ...asked, optionIds })
    },
  },
  // tickets.setPlace
  {
    command: 'tickets.setPlace',
    code: 'TICKET_NOT_OPEN',
    when: 'there is no ticket',
    reach: async () => {
      await opened()
      return () => shop.ask.tickets.setPlace({ ...command(), ticketId: newTicketId(), place: 'takeaway' })
    },
  },
  {
    command: 'tickets.setPlace',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId } = await partlyPaid()
      return () => shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' })
    },
  },
  {
    command: 'tickets.setPlace',
    code: 'AMOUNT_TOO_LARGE',
    when: 'the prices on site bring the total to eight digits',
    data: { maxCents: AMOUNT_MAX_CENTS },
    reach: async () => {
      await opened()
      const ticketId = await dearOnSite()
      return () => shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'on-site' })
    },
  },
  // tickets.voidTicket
  {
    command: 'tickets.voidTicket',
    code: 'TICKET_NOT_OPEN',
    when: 'it was voided before',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      await shop.ask.tickets.voidTicket({ ...command(), ticketId })
      return () => shop.ask.tickets.voidTicket({ ...command(), ticketId })
    },
  },
  {
    command: 'tickets.voidTicket',
    code: 'TICKET_PARTLY_PAID',
    when: 'money was taken for it',
    reach: async () => {
      await opened()
      const { ticketId } = await partlyPaid()
      return () => shop.ask.tickets.voidTicket({ ...command(), ticketId })
    },
  },
  // tenders.take
  {
    command: 'tenders.take',
    code: 'DAY_NOT_OPEN',
    when: 'the day was closed meanwhile',
    reach: async () => {
      const sessionId = await opened()
      const { ticketId } = await openTicket()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      return () => shop.ask.tenders.take(take(ticketId))
    },
  },
  {
    command: 'tenders.take',
    code: 'TICKET_NOT_OPEN',
    when: 'the ticket is settled',
    reach: async () => {
      await opened()
      const sold = await shop.sell(['prd_cafe'])
      return () => shop.ask.tenders.take(take(sold!.ticketId))
    },
  },
  {
    command: 'tenders.take',
    code: 'TICKET_CHANGED',
    when: 'the cashier saw another amount',
    data: { dueCents: 320 },
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      await shop.add(ticketId, 'prd_cafe')
      return () => shop.ask.tenders.take(take(ticketId))
    },
  },
  {
    command: 'tenders.take',
    code: 'TICKET_EMPTY',
    when: 'a ticket was left on disk without a line',
    reach: async () => {
      await opened()
      const ticketId = emptyTicket()
      return () => shop.ask.tenders.take(take(ticketId, { dueCents: cents(0) }))
    },
  },
  {
    command: 'tenders.take',
    code: 'AMOUNT_TOO_LARGE',
    when: 'a barcode was scanned as an amount',
    data: { maxCents: AMOUNT_MAX_CENTS },
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      return () => shop.ask.tenders.take(take(ticketId, { offeredCents: cents(AMOUNT_MAX_CENTS + 1) }))
    },
  },
  {
    command: 'tenders.take',
    code: 'CARD_OVER_DUE',
    when: 'the card was charged too much',
    data: { dueCents: 160 },
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      return () => shop.ask.tenders.take(take(ticketId, { kind: 'card', offeredCents: cents(161) }))
    },
  },
  {
    command: 'tenders.allowForeignCash',
    code: 'DAY_NOT_OPEN',
    when: 'nothing is sold',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      const { sessionId } = (await shop.ask.cashSessions.x({}))!
      await shop.ask.cashSessions.close({ sessionId, countedCents: cents(10_000), ...command() })
      return () => shop.ask.tenders.allowForeignCash({ ticketId, proof: 'passport', ...command() })
    },
  },
  {
    command: 'tenders.allowForeignCash',
    code: 'TICKET_NOT_OPEN',
    when: 'it is not in hand',
    reach: async () => {
      await opened()
      return () => shop.ask.tenders.allowForeignCash({ ticketId: newTicketId(), proof: 'passport', ...command() })
    },
  },
  {
    command: 'tenders.take',
    code: 'TENDER_NOT_USED',
    when: 'the café takes no holiday vouchers',
    data: { kind: 'holiday' },
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      return () => shop.ask.tenders.take(take(ticketId, { kind: 'holiday' }))
    },
  },
  {
    command: 'tenders.take',
    code: 'TENDER_OVER_DUE',
    when: 'the cheque is made out for too much',
    data: { dueCents: 160, kind: 'cheque' },
    reach: async () => {
      await opened()
      await shop.ask.till.changeSettings({ tenders: ['cash', 'card', 'cheque'], commandId: newCommandId() })
      const { ticketId } = await openTicket()
      return () => shop.ask.tenders.take(take(ticketId, { kind: 'cheque', offeredCents: cents(161) }))
    },
  },
  {
    command: 'tenders.take',
    code: 'CASH_OVER_LIMIT',
    when: 'more than 1,000 € are paid in notes',
    data: { maxCents: CASH_MAX_CENTS },
    reach: async () => {
      await opened()
      const { ticketId } = await ticketOf(CASH_MAX_CENTS + 1)
      const all = { offeredCents: cents(CASH_MAX_CENTS + 1), dueCents: cents(CASH_MAX_CENTS + 1) }
      return () => shop.ask.tenders.take(take(ticketId, all))
    },
  },
  {
    command: 'tenders.take',
    code: 'CASH_OVER_LIMIT',
    when: 'more than 1,000 € are paid in notes, in two goes',
    data: { maxCents: CASH_MAX_CENTS },
    reach: async () => {
      await opened()
      const { ticketId } = await ticketOf(150_000)
      await shop.take(ticketId, 'cash', CASH_MAX_CENTS)
      return () => shop.ask.tenders.take(take(ticketId, { offeredCents: cents(1), dueCents: cents(50_000) }))
    },
  },
  {
    command: 'tenders.take',
    code: 'NOTHING_DUE',
    when: 'the ticket costs nothing',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket(TOMME, { priceCents: cents(1), quantityMilli: milli(1) })
      return () => shop.ask.tenders.take(take(ticketId, { offeredCents: cents(100), dueCents: cents(0) }))
    },
  },
  // tenders.settleFree
  {
    command: 'tenders.settleFree',
    code: 'DAY_NOT_OPEN',
    when: 'no session is open',
    reach: async () => {
      shop = await openShop()
      return () => shop.ask.tenders.settleFree({ ...command(), ticketId: newTicketId() })
    },
  },
  {
    command: 'tenders.settleFree',
    code: 'TICKET_NOT_OPEN',
    when: 'there is no ticket',
    reach: async () => {
      await opened()
      return () => shop.ask.tenders.settleFree({ ...command(), ticketId: newTicketId() })
    },
  },
  {
    command: 'tenders.settleFree',
    code: 'TICKET_EMPTY',
    when: 'a ticket was left on disk without a line',
    reach: async () => {
      await opened()
      const ticketId = emptyTicket()
      return () => shop.ask.tenders.settleFree({ ...command(), ticketId })
    },
  },
  {
    command: 'tenders.settleFree',
    code: 'SOMETHING_DUE',
    when: 'it costs something',
    data: { dueCents: 160 },
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      return () => shop.ask.tenders.settleFree({ ...command(), ticketId })
    },
  },
  // tenders.takeBack
  {
    command: 'tenders.takeBack',
    code: 'DAY_NOT_OPEN',
    when: 'the drawer was counted with that money in it',
    reach: async () => {
      const sessionId = await opened()
      const { ticketId, tenderId } = await partlyPaid()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      return () => shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId })
    },
  },
  {
    command: 'tenders.takeBack',
    code: 'TICKET_NOT_OPEN',
    when: 'the ticket is settled',
    reach: async () => {
      await opened()
      const { ticketId, tenderId } = await partlyPaid()
      await shop.take(ticketId, 'card')
      return () => shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId })
    },
  },
  {
    command: 'tenders.takeBack',
    code: 'TENDER_UNKNOWN',
    when: 'it was given back before',
    reach: async () => {
      await opened()
      const { ticketId, tenderId } = await partlyPaid()
      await shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId })
      return () => shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId })
    },
  },
  {
    command: 'tickets.addLine',
    code: 'ID_REUSED',
    when: 'another line bears its id',
    reach: async () => {
      await opened()
      const { ticketId, lineId } = await openTicket()
      return () => shop.ask.tickets.addLine(line(ticketId, 'prd_croissant', { lineId }))
    },
  },
  {
    command: 'tenders.take',
    code: 'ID_REUSED',
    when: 'another tender bears its id',
    reach: async () => {
      await opened()
      const { ticketId, tenderId } = await partlyPaid()
      return () => shop.ask.tenders.take(take(ticketId, { tenderId, dueCents: cents(100) }))
    },
  },
  {
    command: 'cashSessions.open',
    code: 'ID_REUSED',
    when: 'a session of that id was closed',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      return () => shop.ask.cashSessions.open({ ...command(), sessionId, floatCents: cents(0) })
    },
  },
  // cash sessions
  {
    command: 'cashSessions.open',
    code: 'SESSION_ALREADY_OPEN',
    when: 'the day is open',
    reach: async () => {
      await opened()
      return () => shop.ask.cashSessions.open({ ...command(), sessionId: newCashSessionId(), floatCents: cents(0) })
    },
  },
  {
    command: 'cashSessions.open',
    code: 'CLOCK_AHEAD',
    when: 'nobody came for more than a week',
    data: { days: 8 },
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      shop.advance(8 * 24 * 3_600_000)
      return () => shop.ask.cashSessions.open({ ...command(), sessionId: newCashSessionId(), floatCents: cents(0) })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'DAY_NOT_OPEN',
    when: 'it was closed before',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'DAY_NOT_OPEN',
    when: 'another session is open by now',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
      await shop.openDay()
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'SESSION_CHANGED',
    when: 'something was sold while the cashier counted',
    data: { expectedCents: 10_160 },
    reach: async () => {
      const sessionId = await opened()
      await shop.sell(['prd_cafe'])
      const counted = { countedCents: cents(10_000), expectedCents: cents(10_000) }
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, ...counted })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'COUNT_DIFFERS',
    when: 'the notes do not make the total',
    reach: async () => {
      const sessionId = await opened()
      const counted = { countedCents: cents(10_000), pieces: [{ valueCents: cents(50_00), count: 1 }] }
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, ...counted })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'EXPLANATION_MISSING',
    when: 'more than five euros are missing and nobody says why',
    data: { limitCents: 500 },
    reach: async () => {
      const sessionId = await opened()
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(9_499) })
    },
  },
  {
    command: 'cashSessions.close',
    code: 'COUNT_FIRST',
    when: 'the café counts blind and another amount was given',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.till.changeSettings({ ...command(), blindCount: true })
      await shop.ask.cashSessions.count({ ...command(), sessionId, countedCents: cents(9_900) })
      return () => shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(10_000) })
    },
  },
  {
    command: 'cashSessions.count',
    code: 'DAY_NOT_OPEN',
    when: 'no day is open',
    reach: async () => {
      shop = await openShop()
      const counted = { sessionId: newCashSessionId(), countedCents: cents(1) }
      return () => shop.ask.cashSessions.count({ ...command(), ...counted })
    },
  },
  {
    command: 'cashSessions.count',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      const sessionId = await opened()
      await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
      return () => shop.ask.cashSessions.count({ ...command(), sessionId, countedCents: cents(1) })
    },
  },
  {
    command: 'cashSessions.count',
    code: 'COUNT_DIFFERS',
    when: 'the coins do not make the total',
    reach: async () => {
      const sessionId = await opened()
      const counted = { countedCents: cents(3), pieces: [{ valueCents: cents(1), count: 2 }] }
      return () => shop.ask.cashSessions.count({ ...command(), sessionId, ...counted })
    },
  },
  {
    command: 'cashSessions.count',
    code: 'COUNT_USED_UP',
    when: 'it was counted twice before',
    data: { countedCents: 9_900 },
    reach: async () => {
      const sessionId = await opened()
      const count = (countedCents: number) =>
        shop.ask.cashSessions.count({ ...command(), sessionId, countedCents: cents(countedCents) })
      await count(9_000)
      await count(9_900)
      return () => count(10_000)
    },
  },
  {
    command: 'cashSessions.setDrawers',
    code: 'DRAWER_TWICE',
    when: 'two bear one name',
    reach: async () => {
      await opened()
      const drawers = [FIRST, { drawerId: 'drw_2' as DrawerId, name: 'comptoir' }]
      return () => shop.ask.cashSessions.setDrawers({ ...command(), drawers })
    },
  },
  {
    command: 'cashSessions.setDrawers',
    code: 'DRAWER_IN_USE',
    when: 'the one that is open is left out',
    reach: async () => {
      await opened()
      await shop.ask.cashSessions.setDrawers({ ...command(), drawers: [FIRST, TERRACE] })
      await shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId: TERRACE.drawerId })
      return () => shop.ask.cashSessions.setDrawers({ ...command(), drawers: [TERRACE] })
    },
  },
  {
    command: 'cashSessions.chooseDrawer',
    code: 'DRAWER_UNKNOWN',
    when: 'the café has none of that name',
    reach: async () => {
      await opened()
      return () => shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId: TERRACE.drawerId })
    },
  },
  {
    command: 'cashSessions.chooseDrawer',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      await opened()
      await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
      return () => shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId: FIRST.drawerId })
    },
  },
  {
    command: 'cashSessions.chooseDrawer',
    code: 'TICKET_PARTLY_PAID',
    when: 'this drawer holds money of an open ticket',
    reach: async () => {
      await opened()
      await shop.ask.cashSessions.setDrawers({ ...command(), drawers: [FIRST, TERRACE] })
      await partlyPaid()
      return () => shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId: TERRACE.drawerId })
    },
  },
  {
    command: 'cashSessions.openDrawer',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      await opened()
      await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
      return () => shop.ask.cashSessions.openDrawer({ ...command() })
    },
  },
  {
    command: 'cashSessions.open',
    code: 'TRAINING_ON',
    when: 'made-up sales are being practised',
    reach: async () => {
      await opened()
      await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
      return () => shop.ask.cashSessions.open({ ...command(), sessionId: newCashSessionId(), floatCents: cents(0) })
    },
  },
  {
    command: 'cashSessions.printX',
    code: 'DAY_NOT_OPEN',
    when: 'no session is open',
    reach: async () => {
      shop = await openShop()
      return () => shop.ask.cashSessions.printX(command())
    },
  },
  {
    command: 'cashSessions.printX',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await shopWithoutPrinter()
      return () => shop.ask.cashSessions.printX(command())
    },
  },
  {
    command: 'cashSessions.printZ',
    code: 'Z_UNKNOWN',
    when: 'no Z bears that number',
    reach: async () => {
      await opened()
      return () => shop.ask.cashSessions.printZ({ ...command(), number: 1 })
    },
  },
  {
    command: 'cashSessions.printZ',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await shopWithoutPrinter()
      return () => shop.ask.cashSessions.printZ({ ...command(), number: 1 })
    },
  },
  {
    command: 'cashSessions.giveZ',
    code: 'Z_UNKNOWN',
    when: 'no Z bears that number',
    reach: async () => {
      await opened()
      return () => shop.ask.cashSessions.giveZ({ ...command(), number: 1 })
    },
  },
  {
    command: 'cashSessions.openDrawer',
    code: 'DAY_NOT_OPEN',
    when: 'no session is open',
    reach: async () => {
      shop = await openShop()
      return () => shop.ask.cashSessions.openDrawer(command())
    },
  },
  // printing
  {
    command: 'printing.printReceipt',
    code: 'TICKET_UNKNOWN',
    when: 'the ticket is still open',
    reach: async () => {
      await opened()
      const { ticketId } = await openTicket()
      return () => shop.ask.printing.printReceipt({ ...command(), ticketId })
    },
  },
  {
    command: 'printing.printReceipt',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      const ticketId = await shopWithoutPrinter()
      return () => shop.ask.printing.printReceipt({ ...command(), ticketId })
    },
  },
  {
    command: 'printing.retry',
    code: 'JOB_UNKNOWN',
    when: 'there is no such job',
    reach: async () => {
      await opened()
      return () => shop.ask.printing.retry({ ...command(), jobId: newPrintJobId() })
    },
  },
  {
    command: 'printing.retry',
    code: 'JOB_UNKNOWN',
    when: 'the paper was said not to be wanted: an original never leaves twice without its mention',
    reach: async () => {
      await opened()
      const jobId = await dismissedJob()
      return () => shop.ask.printing.retry({ ...command(), jobId })
    },
  },
  {
    command: 'printing.dismiss',
    code: 'JOB_UNKNOWN',
    when: 'it was dismissed before',
    reach: async () => {
      await opened()
      const jobId = await dismissedJob()
      return () => shop.ask.printing.dismiss({ ...command(), jobId })
    },
  },
  {
    command: 'printing.printNotice',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await shopWithoutPrinter()
      return () => shop.ask.printing.printNotice(command())
    },
  },
  {
    command: 'printing.printTestPage',
    code: 'NO_PRINTER',
    when: 'the shop has none',
    reach: async () => {
      await shopWithoutPrinter()
      return () => shop.ask.printing.printTestPage(command())
    },
  },
  {
    command: 'printing.printTestPage',
    code: 'PRINTER_UNKNOWN',
    when: 'it names a printer that the café has not',
    reach: async () => {
      shop = await openShop()
      return () => shop.ask.printing.printTestPage({ ...command(), printerId: 'prn_nobody' as PrinterId })
    },
  },
]

/** No gesture leaves a ticket without a line; an older till or a repaired file might. */
function emptyTicket(): TicketId {
  const ticketId = newTicketId()
  const db = new Database(shop.ledgerFile)
  db.prepare(
    `INSERT INTO open_tickets (ticket_id, place, opened_at_ms, station) VALUES (?, 'on-site', ?, 'counter')`,
  ).run(ticketId, NOON_MS)
  db.close()
  return ticketId
}

/** A receipt that waited for a printer that is not there, and that somebody gave up. */
async function dismissedJob() {
  await shop.sell(['prd_cafe'])
  const { jobId } = await vi.waitFor(
    async () => {
      const [job] = (await shop.ask.printing.status({})).jobs
      expect(job).toMatchObject({ state: 'waiting', why: expect.stringMatching(/./) })
      return job!
    },
    { timeout: 20_000 },
  )
  await shop.ask.printing.dismiss({ ...command(), jobId })
  return jobId
}

const procedures = Object.entries(contract).flatMap(([part, named]) =>
  Object.entries(named as Record<string, AnyContractProcedure>).map(([name, procedure]) => ({
    path: `${part}.${name}`,
    meta: procedure['~orpc'].meta as ProcedureMeta,
    refusals: Object.keys(procedure['~orpc'].errorMap),
  })),
)
/** The parts whose commands are asked here; the others have files of their own. */
const parts = new Set(['till', 'tickets', 'tenders', 'cashSessions', 'printing', 'demo'])
const commands = procedures.filter(({ path, meta }) => meta.kind === 'command' && parts.has(path.split('.')[0] ?? ''))
const common: readonly string[] = commonRefusals

/** What nobody may do to a ticket while nobody knows what became of its payment by card. */
const whileInDoubt: Readonly<Record<string, (of: { ticketId: TicketId; lineId: LineId }) => Promise<unknown>>> = {
  'tickets.addLine': ({ ticketId }) => shop.ask.tickets.addLine(line(ticketId)),
  'tickets.changeQuantity': (of) =>
    shop.ask.tickets.changeQuantity({ ...command(), ...of, quantityMilli: milli(2000) }),
  'tickets.removeLine': (of) => shop.ask.tickets.removeLine({ ...command(), ...of }),
  'tickets.describeLine': (of) => shop.ask.tickets.describeLine({ ...command(), ...of, note: 'serré', optionIds: [] }),
  'tickets.discountLine': (of) => shop.ask.tickets.discountLine({ ...command(), ...of, discount: null }),
  'tickets.discountLineFreely': (of) => shop.ask.tickets.discountLineFreely({ ...command(), ...of, discount: null }),
  'tickets.discountTicket': ({ ticketId }) =>
    shop.ask.tickets.discountTicket({ ...command(), ticketId, discount: null }),
  'tickets.discountTicketFreely': ({ ticketId }) =>
    shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: null }),
  'tickets.setPlace': ({ ticketId }) => shop.ask.tickets.setPlace({ ...command(), ticketId, place: 'takeaway' }),
  'tickets.refuseAlcohol': ({ ticketId }) => shop.ask.tickets.refuseAlcohol({ ...command(), ticketId }),
  'tickets.voidTicket': ({ ticketId }) => shop.ask.tickets.voidTicket({ ...command(), ticketId }),
  'tenders.take': ({ ticketId }) => shop.take(ticketId, 'cash'),
  'tenders.settleFree': ({ ticketId }) => shop.ask.tenders.settleFree({ ...command(), ticketId }),
  'tenders.takeBack': ({ ticketId }) => shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId: newTenderId() }),
}
const doubtCases: readonly Case[] = Object.entries(whileInDoubt).map(([path, ask]) => ({
  command: path,
  code: 'CARD_PAYMENT_OPEN',
  when: 'nobody heard how its card payment ended',
  async reach() {
    await opened()
    const { ticketId, lineId } = await openTicket()
    await leaveTicketInDoubt(shop.ask, ticketId)
    return () => ask({ ticketId, lineId })
  },
}))

/** Reached, and nothing left behind, in formules.test.ts, alcohol.test.ts and tender-kinds.test.ts. */
const reachedElsewhere = [
  'tenders.take MEAL_NO_FOOD',
  'tenders.take MEAL_OVER_CAP',
  'tenders.take MEAL_OVER_FOOD',
  'tenders.take MEAL_REST_DAY',
  'tenders.take TENDER_LOSES',
  'tenders.take TENDER_ONE_BY_ONE',
  'tenders.take TENDER_TOO_MANY',
  'tenders.settleFree AGE_NOT_CHECKED',
  'tenders.take AGE_NOT_CHECKED',
  'tickets.addLine ALCOHOL_HOURS',
  'tickets.addLine FORMULE_CHOICE_UNKNOWN',
  'tickets.addLine FORMULE_INCOMPLETE',
  'tickets.addLine LICENCE_DOES_NOT_ALLOW',
  'tickets.addLine MEAL_NEEDED',
  'tickets.addLine OPTION_MISSING',
  'tickets.confirmAge TICKET_ELSEWHERE',
  'tickets.confirmAge TICKET_NOT_OPEN',
  'tickets.describeLine OPTION_MISSING',
  'tickets.refuseAlcohol NO_ALCOHOL',
  'tickets.refuseAlcohol TICKET_ELSEWHERE',
  'tickets.changeQuantity LOYALTY_ONE_PIECE', // in loyalty-refusals.test.ts
  'tickets.refuseAlcohol TICKET_NOT_OPEN',
  'tickets.refuseAlcohol TICKET_PARTLY_PAID',
  'tickets.setPlace ALCOHOL_HOURS',
  'tickets.setPlace LICENCE_DOES_NOT_ALLOW',
  'tickets.setPlace MEAL_NEEDED',
]

describe('every refusal', () => {
  it('that a contract declares is reached below, and nothing else is', () => {
    const declared = commands.flatMap(({ path, refusals }) =>
      refusals.filter((code) => !common.includes(code)).map((code) => `${path} ${code}`),
    )
    const reached = [
      ...[...cases, ...doubtCases].map(({ command: path, code }) => `${path} ${code}`),
      ...reachedElsewhere,
      ...owedRefusals.filter((one) => commands.some(({ path }) => one.startsWith(`${path} `))),
    ]
    expect(declared.length).toBeGreaterThan(40)
    expect([...new Set(reached)].toSorted()).toEqual(declared.toSorted())
  })

  it.each([...cases, ...doubtCases])(
    '$command says $code when $when, and leaves nothing behind',
    async ({ code, data = {}, reach }) => {
      const ask = await reach()
      const before = everythingIn(shop.ledgerFile)
      await expect(ask()).rejects.toMatchObject({ code, defined: true, status: 409, data })
      expect(everythingIn(shop.ledgerFile)).toEqual(before)
      expect(defectsOf(shop)).toEqual([])
    },
  )
})

/** One question of each command that the contract lets through. */
const questions: Readonly<Record<string, (ask: Ask, id: ReturnType<typeof newCommandId>) => Promise<unknown>>> = {
  'till.changeSettings': (ask, commandId) => ask.till.changeSettings({ commandId, cutOffHour: 4 }),
  'tickets.addLine': (ask, commandId) => ask.tickets.addLine({ ...line(newTicketId()), commandId }),
  'tickets.changeQuantity': (ask, commandId) =>
    ask.tickets.changeQuantity({ commandId, ticketId: newTicketId(), lineId: newLineId(), quantityMilli: milli(1) }),
  'tickets.removeLine': (ask, commandId) =>
    ask.tickets.removeLine({ commandId, ticketId: newTicketId(), lineId: newLineId() }),
  'tickets.describeLine': (ask, commandId) =>
    ask.tickets.describeLine({ commandId, ticketId: newTicketId(), lineId: newLineId(), note: '', optionIds: [] }),
  'tickets.setPlace': (ask, commandId) =>
    ask.tickets.setPlace({ commandId, ticketId: newTicketId(), place: 'on-site' }),
  'tickets.voidTicket': (ask, commandId) => ask.tickets.voidTicket({ commandId, ticketId: newTicketId() }),
  'tickets.confirmAge': (ask, commandId) => ask.tickets.confirmAge({ commandId, ticketId: newTicketId() }),
  'tickets.refuseAlcohol': (ask, commandId) => ask.tickets.refuseAlcohol({ commandId, ticketId: newTicketId() }),
  'tickets.discountLine': (ask, commandId) =>
    ask.tickets.discountLine({ commandId, ticketId: newTicketId(), lineId: newLineId(), discount: gesture() }),
  'tickets.discountLineFreely': (ask, commandId) =>
    ask.tickets.discountLineFreely({ commandId, ticketId: newTicketId(), lineId: newLineId(), discount: gesture() }),
  'tickets.discountTicket': (ask, commandId) =>
    ask.tickets.discountTicket({ commandId, ticketId: newTicketId(), discount: null }),
  'tickets.discountTicketFreely': (ask, commandId) =>
    ask.tickets.discountTicketFreely({ commandId, ticketId: newTicketId(), discount: null }),
  'tenders.take': (ask, commandId) => ask.tenders.take({ ...take(newTicketId()), commandId }),
  'tenders.takeOverLimit': (ask, commandId) =>
    ask.tenders.takeOverLimit({
      commandId,
      ticketId: newTicketId(),
      tenderId: newTenderId(),
      kind: 'account',
      ref: newCustomerId(),
      offeredCents: cents(100),
      dueCents: cents(100),
      printReceipt: false,
    }),
  'tenders.settleFree': (ask, commandId) => ask.tenders.settleFree({ commandId, ticketId: newTicketId() }),
  'tenders.allowForeignCash': (ask, commandId) =>
    ask.tenders.allowForeignCash({ commandId, ticketId: newTicketId(), proof: 'other' }),
  'tenders.takeBack': (ask, commandId) =>
    ask.tenders.takeBack({ commandId, ticketId: newTicketId(), tenderId: newTenderId() }),
  'cashSessions.open': (ask, commandId) =>
    ask.cashSessions.open({ commandId, sessionId: newCashSessionId(), floatCents: cents(5) }),
  'cashSessions.close': (ask, commandId) =>
    ask.cashSessions.close({ commandId, sessionId: newCashSessionId(), countedCents: cents(5) }),
  'cashSessions.count': (ask, commandId) =>
    ask.cashSessions.count({ commandId, sessionId: newCashSessionId(), countedCents: cents(5) }),
  'cashSessions.setDrawers': (ask, commandId) => ask.cashSessions.setDrawers({ commandId, drawers: [FIRST] }),
  'cashSessions.chooseDrawer': (ask, commandId) =>
    ask.cashSessions.chooseDrawer({ commandId, drawerId: FIRST.drawerId }),
  'cashSessions.printX': (ask, commandId) => ask.cashSessions.printX({ commandId }),
  'cashSessions.printZ': (ask, commandId) => ask.cashSessions.printZ({ commandId, number: 1 }),
  'cashSessions.giveZ': (ask, commandId) => ask.cashSessions.giveZ({ commandId, number: 1 }),
  'cashSessions.openDrawer': (ask, commandId) => ask.cashSessions.openDrawer({ commandId }),
  'printing.printReceipt': (ask, commandId) => ask.printing.printReceipt({ commandId, ticketId: newTicketId() }),
  'printing.retry': (ask, commandId) => ask.printing.retry({ commandId, jobId: newPrintJobId() }),
  'printing.dismiss': (ask, commandId) => ask.printing.dismiss({ commandId, jobId: newPrintJobId() }),
  'printing.printOld': (ask, commandId) => ask.printing.printOld({ commandId }),
  'printing.dropOld': (ask, commandId) => ask.printing.dropOld({ commandId }),
  'printing.printNotice': (ask, commandId) => ask.printing.printNotice({ commandId }),
  'printing.printTestPage': (ask, commandId) => ask.printing.printTestPage({ commandId }),
}

describe('every command', () => {
  it('is asked below', () => {
    expect(Object.keys(questions).toSorted()).toEqual(commands.map(({ path }) => path).toSorted())
    expect(commands.filter(({ refusals }) => common.some((code) => !refusals.includes(code)))).toEqual([])
  })

  it('is refused to a station that may not ask it', async () => {
    shop = await openShop()
    const stranger = createRouterClient(shop.till.router, { context: { caller: { station: 'demo' } } })
    const before = everythingIn(shop.ledgerFile)
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(stranger, newCommandId()))).toBe('NOT_OFFERED_HERE')
    }
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('is refused under the id of another command', async () => {
    shop = await openShop()
    const used = newCommandId()
    await shop.ask.cashSessions.open({ commandId: used, sessionId: newCashSessionId(), floatCents: cents(0) })
    const before = everythingIn(shop.ledgerFile)
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(shop.ask, used))).toBe('COMMAND_REUSED')
    }
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('is refused by a till whose ledger cannot be opened', async () => {
    shop = await openShop()
    const { folder, remove } = temporaryFolder()
    const first = await openShop({ dataFolder: folder })
    await first.close()
    writeFileSync(first.ledgerFile, 'this is not a database, and long enough to be looked at as one'.repeat(40))
    const till = await openTill({ dataFolder: folder, protector: filePermissions(), demo: true })
    onTestFinished(async () => {
      await till.close()
      remove()
    })
    const ask = createRouterClient(till.router, { context: { caller: { station: 'counter' } } })
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(ask, newCommandId()))).toBe('TILL_STOPPED')
    }
  })

  it('is bad input, and never reaches the till, without an id or with a field of another version', async () => {
    shop = await openShop()
    const before = everythingIn(shop.ledgerFile)
    for (const question of Object.values(questions)) {
      expect(await refusalOf(question(shop.ask, 'cmd_1' as never))).toBe('BAD_REQUEST')
      expect(await refusalOf(question(shop.ask, undefined as never))).toBe('BAD_REQUEST')
    }
    const more = { ...line(newTicketId()), discountCents: cents(5) }
    expect(await refusalOf(shop.ask.tickets.addLine(more))).toBe('BAD_REQUEST')
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })
})

describe('a ticket', () => {
  it('takes as many options of a group as it allows, and prices them', async () => {
    await opened()
    const optionIds = options('lait-avoine', 'sirop-vanille', 'sirop-caramel', 'chantilly')
    const { ticket } = await shop.ask.tickets.addLine(line(newTicketId(), 'prd_chocolat', { optionIds }))
    expect(ticket?.lines[0]).toMatchObject({ unitPriceCents: 290 + 40 + 30 + 30 + 80, ttcCents: 470 })
  })

  it('keeps a note of 60 characters without the spaces around it, and takes no longer one', async () => {
    await opened()
    const { ticketId, lineId } = await openTicket()
    const note = 'é'.repeat(NOTE_MAX)
    const asked = { ticketId, lineId, optionIds: [] }
    const { ticket } = await shop.ask.tickets.describeLine({ ...command(), ...asked, note: `  ${note} ` })
    expect(ticket?.lines[0]?.note).toBe(note)
    const longer = shop.ask.tickets.describeLine({ ...command(), ...asked, note: `${note}!` })
    expect(await refusalOf(longer)).toBe('BAD_REQUEST')
  })

  it('describes a line again from nothing: what is not said again is gone', async () => {
    await opened()
    const { ticketId, lineId } = await openTicket('prd_cafe', { optionIds: options('sirop-vanille') })
    const describe = (note: string, ...ids: string[]) =>
      shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note, optionIds: options(...ids) })
    await describe('serré', 'sirop-caramel', 'sirop-noisette')
    const { ticket } = await describe('')
    expect(ticket?.lines[0]).toMatchObject({ note: '', options: [], unitPriceCents: 160 })
    expect(shop.one('SELECT count(*) FROM open_line_options')).toBe(0)
  })

  it('rounds an open price by weight once, and seals it as it was typed', async () => {
    await opened()
    const { ticketId } = await openTicket(TOMME, { priceCents: cents(2190), quantityMilli: milli(250) })
    await shop.take(ticketId, 'card')
    expect(salesOf(shop)[0]?.lines[0]).toMatchObject({ quantityMilli: 250, unitPriceCents: 2190, ttcCents: 548 })
  })

  it('keeps two weighings of the same cheese on one line only at the same price', async () => {
    await opened()
    const { ticketId } = await openTicket(TOMME, { priceCents: cents(2190), quantityMilli: milli(250) })
    await shop.ask.tickets.addLine(line(ticketId, TOMME, { priceCents: cents(2190), quantityMilli: milli(100) }))
    const { ticket } = await shop.ask.tickets.addLine(line(ticketId, TOMME, { priceCents: cents(1990) }))
    expect(ticket?.lines.map(({ quantityMilli, ttcCents }) => [quantityMilli, ttcCents])).toEqual([
      [350, 767],
      [1000, 1990],
    ])
  })

  it.each([0, -1000, 999_001, 0.5, '1000', null])('takes no quantity of %o', async (quantity) => {
    await opened()
    const asked = line(newTicketId(), 'prd_cafe', { quantityMilli: quantity as never })
    expect(await refusalOf(shop.ask.tickets.addLine(asked))).toBe('BAD_REQUEST')
  })

  it('of 200 lines still takes one more of what is on it, and settles', async () => {
    await opened()
    const ticketId = await fullTicket()
    const { ticket } = await shop.ask.tickets.counter({})
    const last = ticket!.lines.at(-1)!
    await shop.ask.tickets.describeLine({ ...command(), ticketId, lineId: last.lineId, note: '', optionIds: [] })
    const more = await shop.ask.tickets.addLine(line(ticketId))
    expect(more.ticket?.lines.at(-1)).toMatchObject({ lineId: last.lineId, quantityMilli: 2000 })
    const { counter } = await shop.take(ticketId, 'card')
    expect(counter.last).toMatchObject({ lineCount: 200, totalCents: 201 * 160 })
    await expectBooksToBalance(shop)
  })

  it('of the largest amount can be paid by card', async () => {
    await opened()
    const { ticketId } = await ticketOf(AMOUNT_MAX_CENTS)
    const { counter } = await shop.take(ticketId, 'card')
    expect(counter.last?.totalCents).toBe(AMOUNT_MAX_CENTS)
    await expectBooksToBalance(shop)
  })

  it('of more than 1,000 € takes 1,000.00 in cash and the rest by card', async () => {
    await opened()
    const { ticketId } = await ticketOf(CASH_MAX_CENTS + 2500)
    await shop.take(ticketId, 'cash', CASH_MAX_CENTS)
    const { settled } = await shop.take(ticketId, 'card')
    expect(settled).toBe(true)
    await expectBooksToBalance(shop)
  })

  it('on which a cent is still due is not settled', async () => {
    await opened()
    const { ticketId } = await openTicket()
    const part = await shop.take(ticketId, 'cash', 159)
    expect(part).toMatchObject({ settled: false, changeCents: 0, counter: { ticket: { dueCents: 1 }, last: null } })
    const rest = await shop.take(ticketId, 'cash', 1)
    expect(rest).toMatchObject({ settled: true, changeCents: 0, counter: { ticket: null, last: { number: 1 } } })
  })

  it('of nothing is settled without a tender, numbered and sealed all the same', async () => {
    await opened()
    const { ticketId } = await openTicket(TOMME, { priceCents: cents(1), quantityMilli: milli(1) })
    const counter = await shop.ask.tenders.settleFree({ ...command(), ticketId })
    expect(counter).toMatchObject({ ticket: null, nextNumber: 2, last: { number: 1, totalCents: 0, tenderKinds: [] } })
    expect(salesOf(shop)[0]).toMatchObject({ totalCents: 0, turnoverCents: 0, tenders: [], vat: [{ rate: 1000 }] })
    await expectBooksToBalance(shop)
  })

  it('goes with its last line, and leaves nothing', async () => {
    await opened()
    const { ticketId, lineId } = await openTicket('prd_cafe', { optionIds: options('sirop-vanille') })
    expect((await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })).ticket).toBeNull()
    const rows = ['open_tickets', 'open_lines', 'open_line_options'].map((t) => shop.one(`SELECT count(*) FROM ${t}`))
    expect(rows).toEqual([0, 0, 0])
  })

  it('that is voided leaves one event, which says how much and never what or who', async () => {
    const sessionId = await opened()
    const { ticketId, lineId } = await openTicket('prd_cafe', { quantityMilli: milli(3000) })
    const note = 'pour Mme Durand, 06 12 34 56 78'
    await shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note, optionIds: [] })
    const { ticket } = await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    expect(ticket).toBeNull()
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({
      kind: 'ticket-voided',
      operator: 'opr_1',
      payload: { code: 190, ticketId, sessionId, totalCents: 480, lineCount: 1 },
    })
    expect(Object.keys(entriesOf(shop, 'events').at(-1)!.payload).toSorted()).toEqual([
      'afterNote',
      'code',
      'lineCount',
      'sessionId',
      'ticketId',
      'totalCents',
    ])
    const { journal_entries, event_log, open_lines } = everythingIn(shop.ledgerFile)
    expect(JSON.stringify([journal_entries, event_log])).not.toMatch(/Durand|06 12|Léa/)
    expect(open_lines).toEqual([])
    expect(entriesOf(shop, 'tickets')).toEqual([])
  })

  it('gives a tender back with a trace, and its lines may change again', async () => {
    await opened()
    const { ticketId, tenderId } = await partlyPaid()
    const { ticket } = await shop.ask.tenders.takeBack({ ...command(), ticketId, tenderId })
    expect(ticket).toMatchObject({ tenders: [], paidCents: 0, dueCents: 160 })
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({
      kind: 'tender-taken-back',
      payload: { ticketId, kind: 'cash', amountCents: 60 },
    })
    expect((await shop.add(ticketId, 'prd_demi')).ticket?.totalCents).toBe(460)
  })
})

describe('an id that a page used before', () => {
  it('for a line is answered with nothing changed', async () => {
    await opened()
    const { ticketId, lineId } = await openTicket()
    const before = everythingIn(shop.ledgerFile)
    const again = shop.ask.tickets.addLine(line(ticketId, 'prd_demi', { lineId }))
    expect(await refusalOf(again)).not.toBe('none')
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })
})
