import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import {
  defectsOf,
  entriesOf,
  expectBooksToBalance,
  expectProjectionsToRebuild,
  ticketsOf,
  type Sealed,
} from '../support/books.ts'
import { createRandom } from '../support/random.ts'
import { openShop, temporaryFolder, NOON_MS } from '../support/shop.ts'
import { KINDS, nearest, restOf, total, type Guests } from '../support/saturday/own-books.ts'
import { article, isPress, labelOfCategory, rateOf } from '../support/saturday/own-prices.ts'
import * as office from '../support/saturday/office.ts'
import { pay, payAgain, settleAccount, split } from '../support/saturday/paying.ts'
import * as selling from '../support/saturday/selling.ts'
import { openStreet, places, type Place, type Street } from '../support/saturday/street.ts'
import * as tabs from '../support/saturday/tabs.ts'
import { doWrong } from '../support/saturday/wrong.ts'
import type { Reading, ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import type { KitchenSetup } from '../../src/shared/contracts/kitchen.ts'
import type { Closure } from '../../src/shared/contracts/closures.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const TICKETS = Number(process.env['ZINC_TICKETS'] ?? 900)
const HOURS = 12
/** Saturday 28 November 2026, 11:00 in Paris: the happy hour is in the middle of it. */
const ELEVEN_MS = Date.UTC(2026, 10, 28, 10)
const FLOAT = 15_000
const MOST_TABS = 40

/** How many tabs lie open: more and more until the evening, few at the end. */
function wantedTabs(done: number): number {
  const share = done / TICKETS
  return share < 0.6 ? Math.min(MOST_TABS, 6 + Math.round(share * 70)) : Math.max(4, Math.round((1 - share) * 90))
}

/** The next thing that somebody does, at the counter or in the room. */
async function step(street: Street, place: Place): Promise<void> {
  const { random, hands, book } = street
  const mine = hands[place]
  const more = book.guests.length < wantedTabs(book.sealed.length)
  if (random.chance(0.012)) return office.changeHands(street, place)
  if (random.chance(0.06)) return doWrong(street, place)
  if (random.chance(0.03)) return tabs.move(street, place)
  if (random.chance(0.03)) return tabs.sameRound(street, place)
  if (random.chance(0.015)) return tabs.merge(street, place)
  if (!mine) return withFreeHand(street, place, more)
  if (mine.part || mine.agreed || mine.tenders.length > 0) return withPayers(street, place, mine)
  if (mine.lines.length === 0)
    return random.chance(0.15) ? selling.voidTicket(street, place, mine) : selling.add(street, place)
  const dice = random.next()
  if (dice < 0.38) return selling.add(street, place)
  if (dice < 0.5) return selling.changeLine(street, place, mine)
  if (dice < 0.53) return selling.discountTicket(street, place, mine)
  if (dice < 0.55) return selling.changePlace(street, place, mine)
  if (dice < 0.565) return selling.voidTicket(street, place, mine)
  if (dice < 0.6) return tabs.tellKitchen(street, place, mine)
  if (dice < 0.62) return office.printNote(street, place, mine)
  if (more && dice < 0.93) return tabs.setAside(street, place, mine)
  if (dice < 0.7) return split(street, place, mine)
  return pay(street, place, mine)
}

function withFreeHand(street: Street, place: Place, more: boolean): Promise<void> {
  const { random } = street
  const dice = random.next()
  if (dice < 0.05) return office.refund(street, place)
  if (dice < 0.08) return office.changeTender(street, place)
  if (dice < 0.13) return office.moveCash(street, place)
  if (dice < 0.15) return office.sellOut(street, place)
  if (dice < 0.17) return payAgain(street, place)
  if (dice < 0.18) return settleAccount(street, place)
  if (dice < 0.22 && tabs.isHeldElsewhere(street, place)) return tabs.openTab(street, place)
  if (more) return dice < 0.5 ? tabs.seat(street, place) : selling.add(street, place)
  return dice < 0.7 ? tabs.openTab(street, place) : selling.add(street, place)
}

function withPayers(street: Street, place: Place, mine: Guests): Promise<void> {
  const { random } = street
  const dice = random.next()
  if (dice < 0.15) return split(street, place, mine)
  if (dice < 0.22 && (!mine.part || mine.tenders.length === 0) && mine.tab) return tabs.setAside(street, place, mine)
  return pay(street, place, mine)
}

type Borne = { cents: number; off: number; milli: number }

/** Sums by article: a set menu is its own article, as often as one of its parts was sold. */
function byArticle(rows: readonly (readonly [id: string, borne: Borne])[]): readonly (readonly [string, Borne])[] {
  const sums = [...Map.groupBy(rows, ([id]) => id)].map(
    ([id, same]) =>
      [
        id,
        {
          cents: total(same.map(([, one]) => one.cents)),
          off: total(same.map(([, one]) => one.off)),
          milli: total(same.map(([, one]) => one.milli)),
        },
      ] as const,
  )
  return sums.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Of every party: what its tickets bear, article by article, is what was noted of it, and so is what was taken off. */
function expectGuestsToHavePaid(guests: Guests, sealed: readonly Sealed[]): void {
  const borne = guests.numbers.flatMap((number) => {
    const { lines } = sealed[number - 1]!.body
    return lines.flatMap((line, n): readonly (readonly [string, Borne])[] => {
      if (line.owed) return []
      const first = line.formule === undefined || lines[n - 1]?.formule?.index !== line.formule.index
      const figures = { cents: line.ttcCents, off: line.discountCents, milli: first ? line.quantityMilli : 0 }
      return [[line.formule?.productId ?? line.productId, figures]]
    })
  })
  const noted = [...(guests.agreed ?? [])].map(
    ([line, { cents: amount, off }]) => [line.article.id, { cents: amount, off, milli: line.milli }] as const,
  )
  expect(byArticle(borne)).toEqual(byArticle(noted))
}

/** Thousandths sold of each article, by the notebook. */
function soldOf(guests: readonly Guests[]): Map<string, number> {
  const sold = new Map<string, number>()
  for (const line of guests.flatMap((one) => one.lines)) {
    sold.set(line.article.id, (sold.get(line.article.id) ?? 0) + line.milli)
  }
  return sold
}

/** Thousandths that somebody had to make: of a set menu, each of its parts. */
function madeOf(guests: readonly Guests[]): Map<string, number> {
  const made = new Map<string, number>()
  for (const { article: whole, parts, milli } of guests.flatMap((one) => one.lines)) {
    const ids = parts.length === 0 ? [whole.id] : parts.map(({ productId }) => productId)
    for (const id of ids) made.set(id, (made.get(id) ?? 0) + milli)
  }
  return made
}

/** VAT as the law wants it of each ticket: out of what each rate sold, to the nearest cent. */
function expectVatToBeRight(sealed: readonly Sealed[]): ReadonlyMap<number, number> {
  const day = new Map<number, number>()
  for (const { kind, body } of sealed) {
    const own = body.lines.filter((line) => !line.owed && !isPress(article(line.productId)))
    for (const [rate, same] of Map.groupBy(own, (line) => rateOf(article(line.productId), body.place))) {
      const ttc = total(same.map(({ ttcCents }) => ttcCents))
      const row = body.vat.find((one) => one.rate === rate)
      expect([rate, row?.ttcCents]).toEqual([rate, ttc])
      if (kind === 'sale') expect(row?.vatCents).toBe(nearest(ttc * rate, 10_000 + rate))
      day.set(rate, (day.get(rate) ?? 0) + (row?.vatCents ?? 0))
    }
  }
  return day
}

/** Slips as they lie in the kitchen and at the bar: what was asked for less what was called off is what was served. */
function expectKitchenToAgree(ledgerFile: string, setup: KitchenSetup, wanted: ReadonlyMap<string, number>): void {
  const db = new Database(ledgerFile, { readonly: true })
  try {
    type Slip = { station: string; product: string; milli: number; standing: number }
    const slips = db
      .prepare<[], Slip>(
        `SELECT prep_station_id AS station, product_id AS product, sum(difference_milli) AS milli,
           sum(CASE WHEN kind = 'cancelled' THEN 0 ELSE shown_milli - cancelled_milli END) AS standing
         FROM kitchen_order_lines JOIN kitchen_orders USING (number) GROUP BY 1, 2`,
      )
      .all()
    expect(slips.filter(({ milli, standing }) => milli !== standing)).toEqual([])
    const stationOf = (id: string) =>
      setup.products.find((one) => one.productId === id && one.prepStationId)?.prepStationId ??
      setup.categories.find((one) => one.categoryId === article(id).categoryId)?.prepStationId
    const made = [...wanted].flatMap(([id, quantity]) => (stationOf(id) ? [`${stationOf(id)} ${id} ${quantity}`] : []))
    const told = slips
      .filter(({ milli }) => milli !== 0)
      .map(({ station, product, milli }) => `${station} ${product} ${milli}`)
    expect(told.toSorted()).toEqual(made.toSorted())
    expect(new Set(slips.map(({ station }) => station)).size).toBe(2)
    const paper = `SELECT number FROM kitchen_orders WHERE prep_station_id = 'pst_cuisine' ORDER BY 1`
    const printed = `SELECT number FROM print_jobs WHERE document = 'kitchen-order' AND copy_number = 0
      AND number IN (${paper.replace(' ORDER BY 1', '')}) ORDER BY 1`
    expect(db.prepare(printed).pluck().all()).toEqual(db.prepare(paper).pluck().all())
  } finally {
    db.close()
  }
}

afterAll(() => selling.soldOut.clear())

describe('a Saturday', () => {
  it(
    `of ${HOURS} hours, with three servers, two counters, a kitchen and a bar: every cent, every slip and every tab is accounted for`,
    { timeout: 1_800_000 },
    async () => {
      console.log(`ZINC_SEED=${SEED}`)
      const random = createRandom(SEED)
      const { folder, remove } = temporaryFolder()
      let nowMs = NOON_MS
      const options = { dataFolder: folder, nowMs: () => (nowMs += 1) }
      const shop = await openShop(options)
      try {
        nowMs = ELEVEN_MS
        const street = await openStreet(shop, random, () => nowMs)
        const { book, asks } = street
        const sessionId = await shop.openDay(FLOAT)
        book.cashCents = FLOAT
        for (let n = 0; book.sealed.length < TICKETS; n += 1) {
          nowMs = Math.max(nowMs, ELEVEN_MS + Math.round((book.sealed.length / TICKETS) * HOURS * 3_600_000))
          const place = random.chance(0.55) ? 'counter' : 'room'
          await step(street, place)
          book.mostOpen = Math.max(book.mostOpen, book.guests.length)
          if (n % 20 === 0) await office.cook(street)
          if (n % 250 === 0) await office.readX(street, place)
        }

        // The last guests are told to finish: everything is asked of the kitchen, and their tabs stay.
        for (const place of places) if (street.hands[place]) await putAway(street, place)
        for (const guests of tabs.aside(street)) {
          await asks.counter.kitchen
            .fire({ commandId: newCommandId(), ticketId: guests.ticketId, course: 4 })
            .catch(() => {})
        }
        await expectTabs(street, book.guests)
        await expectAccounts(street)

        const { counter } = asks
        const x = (await counter.cashSessions.x({})) as Reading
        const countedCents = cents(x.expectedCents)
        const closing = { commandId: newCommandId(), sessionId, countedCents, expectedCents: x.expectedCents }
        const z: ZReport = await counter.cashSessions.close(closing)
        expect(z.reading).toEqual(x)
        const sealed = ticketsOf(shop)
        expectNotebook(street, z.reading, sealed)
        for (const guests of book.gone) expectGuestsToHavePaid(guests, sealed)
        const vat = expectVatToBeRight(sealed)
        expect(z.reading.vat.filter((row) => row.vat !== 0).map((row) => [row.rate, row.vat])).toEqual(
          [...vat].filter(([, amount]) => amount !== 0).toSorted(([a], [b]) => a - b),
        )
        const sold = soldOf(book.gone)
        expectCategories(z.reading, sealed)
        expectKitchenToAgree(shop.ledgerFile, await counter.kitchen.setup({}), madeOf([...book.gone, ...book.guests]))
        expect(total([...sold.values()])).toBeGreaterThan(0)

        // The day seals itself the next morning, with the same figures.
        nowMs = ELEVEN_MS + 24 * 3_600_000
        await street.hold('counter', street.holders.counter)
        await shop.openDay(FLOAT)
        const day = entriesOf(shop, 'closures').find(({ kind }) => kind === 'day')!.payload as unknown as Closure
        expect(day.figures.turnoverCents).toBe(x.turnoverCents)
        await expectBooksToBalance(shop)
        street.close()
        await shop.close()
        expectProjectionsToRebuild(shop.ledgerFile)

        // Tabs are there again after the till was started anew.
        const again = await openShop(options)
        await again.ask.people.signIn({ commandId: newCommandId(), operatorId: 'opr_1' as never, pin: '4071' })
        await expectTabs({ ...street, asks: { ...asks, counter: again.ask } }, book.guests)
        expect(defectsOf(again)).toEqual([])
        await again.close()
        expectVariety(street)
      } finally {
        await shop.close().catch(() => {})
        remove()
      }
    },
  )
})

async function putAway(street: Street, place: Place): Promise<void> {
  const mine = street.hands[place]!
  if (mine.lines.length === 0 && !mine.tab?.table) return selling.voidTicket(street, place, mine)
  if (mine.part && mine.tenders.length > 0) return finish(street, place)
  return tabs.setAside(street, place, mine)
}

/** A part that was begun is paid to its end. */
async function finish(street: Street, place: Place): Promise<void> {
  for (let mine = street.hands[place]; mine?.part && mine.tenders.length > 0; mine = street.hands[place]) {
    await pay(street, place, mine)
  }
  if (street.hands[place]) await putAway(street, place)
}

async function expectTabs({ asks }: Street, guests: readonly Guests[]): Promise<void> {
  const list = await asks.counter.tabs.list({})
  const byId = (a: readonly unknown[], b: readonly unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
  expect(list.map((tab) => [tab.ticketId, tab.tab?.label, tab.dueCents]).toSorted(byId)).toEqual(
    guests
      .map((one) => [one.ticketId, one.tab?.label, restOf(one) - total(one.tenders.map((t) => t.cents))])
      .toSorted(byId),
  )
}

/** What the till says of each regular is what was written down. */
async function expectAccounts({ asks, book }: Street): Promise<void> {
  const said = await asks.counter.accounts.list({ text: '' })
  expect(new Map(said.map(({ customerId, balanceCents }) => [customerId, balanceCents]))).toEqual(book.owed)
}

/** The Z against the notebook: tickets, tenders, the drawer, what was called off. */
function expectNotebook({ book }: Street, z: Reading, sealed: readonly Sealed[]): void {
  const of = (kind: string) => book.sealed.filter((ticket) => ticket.kind === kind)
  expect(sealed.map(({ number, kind, body }) => [number, kind, body.totalCents])).toEqual(
    book.sealed.map((ticket) => [ticket.number, ticket.kind, ticket.cents]),
  )
  const press = total(
    sealed.flatMap(({ body }) =>
      body.lines.filter((line) => !line.owed && isPress(article(line.productId))).map((l) => l.ttcCents),
    ),
  )
  expect(z).toMatchObject({
    ticketCount: of('sale').length,
    refundCount: of('refund').length,
    tenderChangeCount: of('tender-change').length,
    turnoverCents: total(book.sealed.map((ticket) => ticket.cents)) - press - book.settledCents - book.tipsCents,
    agencyCents: press,
    voidedTickets: book.voidedTickets,
    voidedLines: book.voidedLines,
    drawerOpenings: book.drawerOpenings,
    expectedCents: book.cashCents,
    safeCents: book.safeCents,
  })
  expect(z.owed.map(({ kind, amountCents }) => [kind, amountCents])).toEqual(
    [
      ['account', book.settledCents],
      ['tip', book.tipsCents],
    ].filter(([, amount]) => amount !== 0),
  )
  expect(total(z.tips.map(({ amountCents }) => amountCents))).toBe(book.tipsCents)
  const advances = book.guests.flatMap((guests) => guests.tenders)
  const amount = (kind: string, rows: readonly { kind: string; amountCents: number }[]) =>
    total(rows.filter((row) => row.kind === kind).map((row) => row.amountCents))
  for (const kind of KINDS) {
    expect([kind, amount(kind, z.tenders)]).toEqual([kind, book.written[kind]])
    expect([kind, amount(kind, z.advances)]).toEqual([
      kind,
      total(advances.filter((tender) => tender.kind === kind).map((tender) => tender.cents)),
    ])
  }
}

/** Families of the Z: quantities and amounts by the café's own list. */
function expectCategories(z: Reading, sealed: readonly Sealed[]): void {
  const lines = sealed.flatMap(({ body }) => body.lines).filter((line) => !line.owed)
  const labels = Map.groupBy(lines, (line) => labelOfCategory.get(article(line.productId).categoryId) ?? '')
  expect(z.categories.toSorted((a, b) => (a.label < b.label ? -1 : 1))).toEqual(
    [...labels]
      .map(([label, same]) => ({
        label,
        quantityMilli: total(same.map((line) => line.quantityMilli)),
        ttcCents: total(same.map((line) => line.ttcCents)),
      }))
      .toSorted((a, b) => (a.label < b.label ? -1 : 1)),
  )
}

/** It was a real Saturday: everything happened, and not once. */
function expectVariety({ book }: Street): void {
  const counts = Object.fromEntries([...book.done].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(JSON.stringify({ mostOpen: book.mostOpen, ...counts }))
  const wanted = [
    'added',
    'changed',
    'removed',
    'removed, and called off',
    'described',
    'a little off',
    'offered',
    'off the ticket',
    'another place',
    'voided',
    'seated',
    'set aside',
    'opened',
    'taken over',
    'moved',
    'merged',
    'same round',
    'told',
    'note printed',
    'split in shares',
    'split by items',
    'split by amount',
    'part put back',
    'part settled',
    'settled',
    'paid by cash',
    'paid by card',
    'paid by cheque',
    'paid by holiday',
    'paid by account',
    'account settled',
    'tip given',
    'tender taken back',
    'refunded',
    'tender noted anew',
    'cash moved',
    'sold out',
    'X read',
    'approved',
    'signed in',
    'ticked',
    'tick taken back',
    'asked again',
  ]
  if (TICKETS < 300) return
  expect(wanted.filter((what) => !book.done.has(what))).toEqual([])
  expect(book.mostOpen).toBeGreaterThanOrEqual(MOST_TABS)
  expect([...book.done.keys()].filter((what) => what.startsWith('refused ')).length).toBeGreaterThanOrEqual(25)
}
