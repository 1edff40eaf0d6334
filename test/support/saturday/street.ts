import Database from 'better-sqlite3'
import { createRouterClient } from '@orpc/server'
import { expect } from 'vitest'
import {
  newCommandId,
  newPriceListId,
  newRoomId,
  newTableId,
  newTicketId,
  type CommandId,
  type LineId,
  type OperatorId,
  type PrepStationId,
  type TableId,
  type TicketId,
} from '../../../src/shared/ids.ts'
import { cents } from '../../../src/shared/money.ts'
import { roleMay, type Right, type Role } from '../../../src/shared/rights.ts'
import type { Counter, OpenTicket, Tender } from '../../../src/shared/ticket.ts'
import type { Random } from '../random.ts'
import { LEA, SAMI } from '../said.ts'
import { refusalOf, type Ask, type Shop } from '../shop.ts'
import { HAPPY_FROM_MINUTE, HAPPY_TO_MINUTE, happyPrices, itemsOf, optionPrice, terracePrices } from './own-prices.ts'
import { dueOf, priced, restOf, total, unitOf, type Guests, type OwnLine } from './own-books.ts'

export type Place = 'counter' | 'room'
export const places: readonly Place[] = ['counter', 'room']

export type Person = { readonly operatorId: OperatorId; readonly role: Role; readonly pin: string }
const MANAGER: Person = { operatorId: LEA, role: 'manager', pin: '4071' }
export const staff: readonly Person[] = [
  { operatorId: SAMI, role: 'server', pin: '1958' },
  { operatorId: 'opr_ana' as OperatorId, role: 'server', pin: '2716' },
  { operatorId: 'opr_bruno' as OperatorId, role: 'deputy', pin: '3849' },
]
const COOK: Person = { operatorId: 'opr_karim' as OperatorId, role: 'cook', pin: '6620' }

export type SealedByHand = {
  readonly number: number
  readonly kind: 'sale' | 'refund' | 'tender-change'
  readonly cents: number
  /** How it stands paid. */
  readonly tenders: { cash: number; card: number }
  /** How many tenders of each kind stand on it. */
  readonly counts: { readonly cash: number; readonly card: number }
  refunded: number
}

/** Everything that somebody who watches the café all day long would write down. */
export type Notebook = {
  readonly guests: Guests[]
  readonly gone: Guests[]
  readonly sealed: SealedByHand[]
  cashCents: number
  safeCents: number
  voidedTickets: number
  voidedLines: number
  drawerOpenings: number
  mostOpen: number
  readonly done: Map<string, number>
}

type Asked = { readonly commandId: CommandId }

/** The café with its people, its two counters, its kitchen, and somebody with a notebook beside the till. */
export async function openStreet(shop: Shop, random: Random, nowMs: () => number) {
  const at = (station: Place | 'kitchen'): Ask =>
    createRouterClient(shop.till.router, { context: { caller: { station } } })
  const asks = { counter: at('counter'), room: at('room'), kitchen: at('kitchen') }
  const holders: Record<Place, Person> = { counter: MANAGER, room: MANAGER }
  const hands: Record<Place, Guests | undefined> = { counter: undefined, room: undefined }
  const watcher = new Database(shop.ledgerFile, { readonly: true })
  const book: Notebook = {
    guests: [],
    gone: [],
    sealed: [],
    cashCents: 0,
    safeCents: 0,
    voidedTickets: 0,
    voidedLines: 0,
    drawerOpenings: 0,
    mostOpen: 0,
    done: new Map(),
  }
  /** Changes with every commit of anybody. */
  const commits = () => watcher.pragma('data_version', { simple: true })
  const note = (what: string) => void book.done.set(what, (book.done.get(what) ?? 0) + 1)

  /** A command as a screen gives it: its id is made first; now and then the answer is lost and it is asked again. */
  async function act<In extends Asked, Out>(
    ask: (input: In) => Promise<Out>,
    what: Omit<In, 'commandId'>,
  ): Promise<Out> {
    const input = { ...what, commandId: newCommandId() } as In // `what` is all but the id
    const answer = await ask(input)
    if (random.chance(0.04)) {
      const before = commits()
      expect(await ask(input)).toEqual(answer)
      if ('ticketId' in what) {
        expect(await refusalOf(ask({ ...input, ticketId: newTicketId() }))).toBe('COMMAND_REUSED')
      }
      expect(commits()).toBe(before)
      note('asked again')
    }
    return answer
  }

  /** A command that must be refused: with this code, and nothing is written. */
  async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
    const before = commits()
    expect(await refusalOf(work())).toBe(code)
    expect([code, commits()]).toEqual([code, before])
    note(`refused ${code}`)
  }

  /** A command that the holder may give, or Léa allows on the spot. */
  async function lent<In extends Asked, Out>(
    place: Place,
    right: Right,
    ask: (input: In) => Promise<Out>,
    what: Omit<In, 'commandId'>,
  ): Promise<Out> {
    if (roleMay(holders[place].role, right)) return act(ask, what)
    const input = { ...what, commandId: newCommandId() } as In // `what` is all but the id
    expect(await refusalOf(ask(input))).toBe('RIGHT_MISSING')
    const { operatorId, pin } = MANAGER
    await asks[place].people.approve({ commandId: newCommandId(), operatorId, pin, refusedId: input.commandId })
    note('approved')
    return ask(input)
  }

  async function hold(place: Place, person: Person): Promise<void> {
    await asks[place].people.signIn({ commandId: newCommandId(), operatorId: person.operatorId, pin: person.pin })
    holders[place] = person
    note('signed in')
  }

  /** The minute on the café's wall: Paris, in winter. */
  const minute = () => Math.floor(nowMs() / 60_000 + 60) % 1440

  const tables = await furnish(shop)
  await hire(asks.counter)
  for (const place of places) await hold(place, random.pick(staff))
  await asks.kitchen.people.signIn({ commandId: newCommandId(), operatorId: COOK.operatorId, pin: COOK.pin })

  return {
    shop,
    random,
    asks,
    holders,
    hands,
    book,
    tables,
    nowMs,
    minute,
    note,
    act,
    refused,
    lent,
    hold,
    /** What a screen shows must be what the notebook says. */
    see(place: Place, counter: Counter): void {
      const mine = hands[place]
      expect(counter.nextNumber).toBe(book.sealed.length + 1)
      if (!mine) return expect(counter.ticket).toBeNull()
      const { ticket } = counter
      expect(ticket).not.toBeNull()
      compare(mine, ticket!)
      if (mine.part) expect(counter.restCents).toBe(restOf(mine) - mine.part.dueCents)
    },
    /** Writes down a ticket that was sealed, of any kind. */
    seal(
      kind: SealedByHand['kind'],
      amount: number,
      paid: readonly { kind: 'cash' | 'card'; cents: number }[],
    ): number {
      const by = (wanted: 'cash' | 'card') => paid.filter((tender) => tender.kind === wanted)
      const sums = { cash: total(by('cash').map((t) => t.cents)), card: total(by('card').map((t) => t.cents)) }
      const counts = { cash: by('cash').length, card: by('card').length }
      book.sealed.push({ number: book.sealed.length + 1, kind, cents: amount, tenders: sums, counts, refunded: 0 })
      return book.sealed.length
    },
    close: () => void watcher.close(),
  }
}
export type Street = Awaited<ReturnType<typeof openStreet>>

/** Line by line while they can still change, and the sum always. */
function compare(mine: Guests, ticket: OpenTicket): void {
  expect([ticket.ticketId, ticket.partOf]).toEqual(
    mine.part ? [mine.part.ticketId, mine.ticketId] : [mine.ticketId, null],
  )
  compareLines(mine, ticket)
  expect(ticket.dueCents).toBe(dueOf(mine))
  expect(ticket.paidCents).toBe(total(mine.tenders.map(({ cents: given }) => given)))
  expect(ticket.tenders.map((tender: Tender) => tender.tenderId as string)).toEqual(mine.tenders.map((t) => t.tenderId))
}

function compareLines(mine: Guests, ticket: OpenTicket): void {
  if (mine.part || mine.agreed) return
  expect(ticket.lines.length).toBe(mine.lines.length)
  for (const { line, cents: amount, off } of priced(mine)) {
    const isIt = (shown: OpenTicket['lines'][number]) =>
      shown.productId === line.article.id &&
      shown.quantityMilli === line.milli &&
      shown.unitPriceCents === unitOf(line, mine.place) &&
      shown.note === line.note
    const shown = line.lineId
      ? ticket.lines.find(({ lineId }) => lineId === line.lineId)
      : ticket.lines.find((one) => isIt(one) && !mine.lines.some(({ lineId }) => lineId === one.lineId))
    expect(shown, `${line.article.id} × ${line.milli}`).toBeDefined()
    line.lineId = shown!.lineId
    line.round = shown!.round
    line.sent = shown!.sentMilli
    const options = shown!.options.map(({ optionId }) => optionId as string).toSorted()
    expect([shown!.productId, shown!.quantityMilli, shown!.ttcCents, shown!.discountCents, options]).toEqual([
      line.article.id,
      line.milli,
      amount,
      off,
      line.optionIds.toSorted(),
    ])
    if (line.parts.length > 0) expect(total(shown!.parts.map(({ ttcCents }) => ttcCents))).toBe(amount)
  }
}

export const surcharge = (line: Pick<OwnLine, 'article' | 'optionIds' | 'parts'>): number =>
  total(line.optionIds.map(optionPrice)) +
  total(
    line.parts.map(({ slotId, productId }) => {
      const slot = line.article.formule?.find(({ id }) => id === slotId)
      return slot?.choices.find((choice) => choice.productId === productId)?.supplementCents ?? Number.NaN
    }),
  )

export type Known = { readonly ticketId: TicketId; readonly lineId: LineId }
export type Seat = { readonly tableId: TableId; readonly outside: boolean }

/** Two rooms, a bar beside the kitchen, a happy hour and dearer coffee outside. */
async function furnish({ ask }: Shop): Promise<readonly Seat[]> {
  const command = () => ({ commandId: newCommandId() })
  const drawn = (count: number, first: number) =>
    Array.from({ length: count }, (_, n) => ({
      tableId: newTableId(),
      label: String(first + n),
      shape: 'square' as const,
      x: (n % 6) * 4,
      y: Math.floor(n / 6) * 4,
      width: 3,
      height: 3,
      seats: 4,
    }))
  const inside = { roomId: newRoomId(), label: 'Salle', area: 'room' as const, tables: drawn(18, 1) }
  const outside = { roomId: newRoomId(), label: 'Terrasse', area: 'terrace' as const, tables: drawn(10, 50) }
  await ask.tabs.saveRooms({ ...command(), rooms: [inside, outside] })
  const setup = await ask.kitchen.setup({})
  const bar = { prepStationId: 'pst_bar' as PrepStationId, label: 'Bar', paper: false, screen: true }
  const poured = ['bieres', 'vins'].map((categoryId) => ({
    categoryId,
    prepStationId: bar.prepStationId,
    course: null,
  }))
  await ask.kitchen.saveSetup({
    ...command(),
    setup: {
      ...setup,
      prepStations: [...setup.prepStations, bar],
      categories: [...setup.categories.filter(({ categoryId }) => !['bieres', 'vins'].includes(categoryId)), ...poured],
    },
  })
  const hours = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: HAPPY_FROM_MINUTE, toMinute: HAPPY_TO_MINUTE }
  await ask.priceLists.save({
    ...command(),
    list: {
      listId: newPriceListId(),
      label: 'Happy hour',
      schedule: { ...hours, firstDay: null, lastDay: null },
      areas: [],
      items: itemsOf(happyPrices).map((one) => ({ ...one, priceCents: cents(one.priceCents) })),
    },
  })
  await ask.priceLists.save({
    ...command(),
    list: {
      listId: newPriceListId(),
      label: 'Terrasse',
      schedule: null,
      areas: ['terrace'],
      items: itemsOf(terracePrices).map((one) => ({ ...one, priceCents: cents(one.priceCents) })),
    },
  })
  return [
    ...inside.tables.map(({ tableId }) => ({ tableId, outside: false })),
    ...outside.tables.map(({ tableId }) => ({ tableId, outside: true })),
  ]
}

/** Everybody gets a PIN; whoever may more than a server has it before the role. */
async function hire({ people }: Ask): Promise<void> {
  const command = () => ({ commandId: newCommandId() })
  await people.setPin({ ...command(), operatorId: MANAGER.operatorId, pin: MANAGER.pin })
  for (const { operatorId, role, pin } of [...staff, COOK]) {
    const person = {
      operatorId,
      name: operatorId.slice(4),
      initials: operatorId.slice(4, 6).toUpperCase(),
      active: true,
    }
    await people.save({ ...command(), ...person, role: 'server' })
    await people.setPin({ ...command(), operatorId, pin })
    if (role !== 'server') await people.save({ ...command(), ...person, role })
  }
}
