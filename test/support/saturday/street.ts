import Database from 'better-sqlite3'
import { createRouterClient } from '@orpc/server'
import { expect } from 'vitest'
import { newCommandId, newTicketId, type CommandId, type CustomerId } from '../../../src/shared/ids.ts'
import { roleMay, type Right } from '../../../src/shared/rights.ts'
import type { Counter, OpenTicket, Tender } from '../../../src/shared/ticket.ts'
import type { Random } from '../random.ts'
import { refusalOf, type Ask, type Shop } from '../shop.ts'
import { optionPrice } from './own-prices.ts'
import { dueOf, priced, restOf, total, unitOf, KINDS, type Guests, type Kind, type OwnLine } from './own-books.ts'
import { COOK, furnish, hire, MANAGER, regulars, staff, type Person } from './premises.ts'

export type Place = 'counter' | 'room'
export const places: readonly Place[] = ['counter', 'room']

export type SealedByHand = {
  readonly number: number
  readonly kind: 'sale' | 'refund' | 'tender-change'
  readonly cents: number
  /** How it stands paid. */
  readonly tenders: Record<Kind, number>
  refunded: number
  /** What of it was no sale: an account settled, a tip. */
  readonly owedCents: number
}

/** Everything that somebody who watches the café all day long would write down. */
export type Notebook = {
  readonly guests: Guests[]
  readonly gone: Guests[]
  readonly sealed: SealedByHand[]
  /** What was written down in each form of money, whatever it was for. */
  readonly written: Record<Kind, number>
  /** What each regular has still to pay. */
  readonly owed: Map<CustomerId, number>
  /** What was paid of it, and what was given to the staff: neither is turnover. */
  settledCents: number
  tipsCents: number
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
    written: { cash: 0, card: 0, cheque: 0, holiday: 0, account: 0 },
    owed: new Map(),
    settledCents: 0,
    tipsCents: 0,
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
  await shop.ask.till.changeSettings({ commandId: newCommandId(), tenders: [...KINDS], tips: true })
  for (const customerId of await regulars(shop)) book.owed.set(customerId, 0)
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
      paid: readonly { kind: Kind; cents: number }[],
      owedCents = 0,
    ): number {
      const tenders = { cash: 0, card: 0, cheque: 0, holiday: 0, account: 0 }
      for (const tender of paid) {
        tenders[tender.kind] += tender.cents
        book.written[tender.kind] += tender.cents
      }
      book.sealed.push({ number: book.sealed.length + 1, kind, cents: amount, tenders, refunded: 0, owedCents })
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
