import { expect } from 'vitest'
import { newTicketId } from '../../../src/shared/ids.ts'
import { refusalOf } from '../shop.ts'
import { newGuests, type Guests, type OwnLine } from './own-books.ts'
import { basePrices } from './own-prices.ts'
import { isGone } from './selling.ts'
import { places, type Place, type Street } from './street.ts'

const NAMES = ['Jean', 'Paulette', 'les Martin', 'le facteur', 'Momo', 'Chantal', 'la mairie', 'Zoé']

const other = (place: Place): Place => (place === 'counter' ? 'room' : 'counter')
const inHand = ({ hands }: Street, guests: Guests) => places.find((place) => hands[place] === guests)
export const aside = (street: Street): readonly Guests[] =>
  street.book.guests.filter((guests) => inHand(street, guests) === undefined)
export const isPlain = (guests: Guests): boolean =>
  !guests.agreed && !guests.part && guests.split === null && guests.tenders.length === 0

/** A colleague has a named tab in hand, which could be taken over. */
export const isHeldElsewhere = ({ hands }: Street, place: Place): boolean => Boolean(hands[other(place)]?.tab)

function freeTable(street: Street): Street['tables'][number] | undefined {
  const taken = new Set(street.book.guests.map(({ tab }) => tab?.table))
  const free = street.tables.filter(({ tableId }) => !taken.has(tableId))
  return free.length === 0 ? undefined : street.random.pick(free)
}
const takenTable = ({ book, random }: Street, but: Guests | undefined) => {
  const taken = book.guests.filter((guests) => guests !== but).flatMap(({ tab }) => tab?.table ?? [])
  return taken.length === 0 ? undefined : random.pick(taken)
}
const tableId = (street: Street, wanted: string | null) =>
  street.tables.find((table) => table.tableId === wanted)?.tableId ?? null

/** Guests sit down before anything is ordered. */
export async function seat(street: Street, place: Place): Promise<void> {
  const { asks, hands, book, random } = street
  const free = freeTable(street)
  if (!free || hands[place]) return
  const mine = newGuests(newTicketId(), 'on-site')
  const asked = { ticketId: mine.ticketId, tableId: free.tableId, covers: random.whole(1, 6) }
  const taken = tableId(street, takenTable(street, undefined) ?? null)
  if (taken && random.chance(0.2)) {
    await street.refused('TABLE_OCCUPIED', () => street.act(asks[place].tabs.seat, { ...asked, tableId: taken }))
  }
  const counter = await street.act(asks[place].tabs.seat, asked)
  mine.tab = { label: '', table: free.tableId }
  mine.outside = free.outside
  book.guests.push(mine)
  hands[place] = mine
  street.note('seated')
  street.see(place, counter)
}

/** Puts what is in hand aside: under a name, at a table, or as it was. A payer's part goes back first. */
export async function setAside(street: Street, place: Place, mine: Guests): Promise<void> {
  const { asks, hands, random } = street
  const ticketId = mine.part?.ticketId ?? mine.ticketId
  const { tabs } = asks[place]
  if (mine.lines.length === 0 && !mine.tab?.table) {
    return street.refused('TICKET_EMPTY', () => street.act(tabs.setAside, { ticketId }))
  }
  if (!mine.tab) await street.refused('TAB_NEEDS_NAME', () => street.act(tabs.setAside, { ticketId }))
  const free = mine.tab || random.chance(0.6) ? undefined : freeTable(street)
  const label = mine.tab ? undefined : free ? '' : `${random.pick(NAMES)} ${random.whole(1, 99)}`
  const counter = await street.act(tabs.setAside, {
    ticketId,
    ...(label === undefined ? {} : { label }),
    ...(free ? { tableId: free.tableId } : {}),
  })
  if (!mine.tab) mine.tab = { label: label ?? '', table: free?.tableId ?? null }
  if (free) mine.outside = free.outside
  mine.part = undefined
  hands[place] = undefined
  street.note('set aside')
  street.see(place, counter)
}

/** Takes a tab in hand: one that lies aside, or one that a colleague has, when it is theirs to give. */
export async function openTab(street: Street, place: Place): Promise<void> {
  const { asks, hands, random, book } = street
  if (hands[place] || book.guests.length === 0) return
  const theirs = hands[other(place)]
  const wanted = theirs?.tab && random.chance(0.4) ? theirs : random.pick(book.guests)
  const holder = inHand(street, wanted)
  const ask = (takeOver: boolean) => () => street.act(asks[place].tabs.open, { ticketId: wanted.ticketId, takeOver })
  if (holder) {
    await street.refused('TICKET_ELSEWHERE', ask(false))
    if (wanted.part) return street.refused('TICKET_ELSEWHERE', ask(true))
    if (!wanted.tab || random.chance(0.5)) return
    hands[other(place)] = undefined
    street.note('taken over')
  }
  const counter = await ask(holder !== undefined)()
  hands[place] = wanted
  street.note('opened')
  street.see(place, counter)
}

/** Another name, another table. */
export async function move(street: Street, place: Place): Promise<void> {
  const { asks, hands, random } = street
  const candidates = [...aside(street), ...(hands[place]?.tab ? [hands[place]] : [])].filter(({ part }) => !part)
  if (candidates.length === 0) return
  const mine = random.pick(candidates)
  const free = freeTable(street)
  const label = `${random.pick(NAMES)} ${random.whole(100, 199)}`
  const wanted = { ticketId: mine.ticketId, label, covers: random.whole(1, 8) }
  const taken = tableId(street, takenTable(street, mine) ?? null)
  const describe = asks[place].tabs.describe
  if (taken) await street.refused('TABLE_OCCUPIED', () => street.act(describe, { ...wanted, tableId: taken }))
  const counter = await street.act(describe, { ...wanted, tableId: free?.tableId ?? null })
  mine.tab = { label, table: free?.tableId ?? null }
  mine.outside = free?.outside ?? false
  street.note('moved')
  street.see(place, counter)
}

/** Everything of two or three tabs on one. */
export async function merge(street: Street, place: Place): Promise<void> {
  const { asks, hands, random, book } = street
  const hand = hands[place]
  const plain = [...aside(street), ...(hand ? [hand] : [])].filter(
    (guests) => isPlain(guests) && guests.discount === null && guests.place === 'on-site',
  )
  if (plain.length < 2) return
  const [into, ...others] = plain.toSorted(() => random.next() - 0.5).slice(0, random.whole(2, 3))
  if (!into || (into !== hand && others.includes(hand!)) || into.lines.length + others.length > 60) return
  const from = others.map(({ ticketId }) => ticketId)
  const counter = await street.act(asks[place].tabs.merge, { ticketId: into.ticketId, from })
  for (const gone of others) {
    into.lines.push(...gone.lines)
    book.guests.splice(book.guests.indexOf(gone), 1)
  }
  street.note('merged')
  street.see(place, counter)
}

/** The last round once more, at the prices of now. */
export async function sameRound(street: Street, place: Place): Promise<void> {
  const { asks, random } = street
  const tabs = aside(street).filter(
    (guests) => isPlain(guests) && guests.lines.length > 0 && guests.lines.every(({ lineId }) => lineId),
  )
  if (tabs.length === 0) return
  const mine = random.pick(tabs)
  // Somebody looks at the tab first: rounds that were merged are told by the screen.
  await peek(street, place, mine)
  const last = Math.max(...mine.lines.map(({ round }) => round))
  const round = mine.lines.filter((line) => line.round === last)
  const ask = () => street.act(asks[place].tabs.sameRound, { ticketId: mine.ticketId })
  if (round.some(isGone)) return street.refused('SOLD_OUT', ask)
  const counter = await ask()
  const now = street.minute()
  for (const line of round) {
    const prices = line.article.openPrice ? {} : basePrices(line.article, mine.outside, now)
    mine.lines.push({ ...line, ...prices, lineId: undefined, off: null, sent: 0, left: undefined } satisfies OwnLine)
  }
  street.note('same round')
  street.see(place, counter)
}

/** Opens a tab that lies aside and puts it back as it was, where a hand is free. */
async function peek(street: Street, place: Place, mine: Guests): Promise<void> {
  const free = [place, other(place)].find((one) => street.hands[one] === undefined)
  if (!free) return
  const { tabs } = street.asks[free]
  street.hands[free] = mine
  street.see(free, await street.act(tabs.open, { ticketId: mine.ticketId, takeOver: false }))
  street.hands[free] = undefined
  street.see(free, await street.act(tabs.setAside, { ticketId: mine.ticketId }))
}

/** Tells the kitchen: what is new, or a course that waits. */
export async function tellKitchen(street: Street, place: Place, mine: Guests): Promise<void> {
  const { asks, random } = street
  const { kitchen } = asks[place]
  const { ticketId } = mine
  const course = random.chance(0.5) ? random.whole(1, 4) : undefined
  const { toSend } = await kitchen.ofTicket({ ticketId })
  const told = course ? street.act(kitchen.fire, { ticketId, course }) : street.act(kitchen.send, { ticketId })
  const answer = await refusalOf(told.then((counter) => street.see(place, counter)))
  // Whoever calls for starters where there are only desserts calls for nothing.
  expect(['none', 'NOTHING_TO_SEND']).toContain(answer)
  if (!course) expect(answer === 'none').toBe(toSend > 0)
  street.note(answer === 'none' ? 'told' : 'nothing to tell')
}
