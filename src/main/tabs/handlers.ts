import type { tabs as contract } from '../../shared/contracts/tabs.ts'
import type { ProductId, TableId, TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { LINES_MAX, type Tab } from '../../shared/ticket.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { PriceLists } from '../price-lists/index.ts'
import {
  inHandOf,
  withinBounds,
  type DraftLine,
  type DraftTicket,
  type OpenSession,
  type OpenTicketStore,
  type Tickets,
} from '../tickets/index.ts'
import { againLines, lastRoundOf, roundAfter } from './rules.ts'
import { splitHandlers } from './split-handlers.ts'
import type { RoomStore } from './store.ts'
import type { Tabs } from './tabs.ts'

export type TabHandlerParts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly tabs: Tabs
  readonly rooms: RoomStore
  readonly catalogue: CatalogueStore
  readonly priceLists: PriceLists
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
  /** Tells the kitchen and the bar what they do not know of a ticket yet, but what waits for its course. */
  readonly tellKitchen: (draft: DraftTicket, context: CommandContext) => void
  /** The same with everything that waits. Answers with the ticket as it then is. */
  readonly tellKitchenAll: (draft: DraftTicket, context: CommandContext) => DraftTicket
  /** Whether there is none left of a product. */
  readonly isSoldOut: (productId: ProductId) => boolean
}

export function tabHandlers(parts: TabHandlerParts): Handlers<typeof contract> {
  const { tickets, open, tabs, rooms } = parts

  const { held, reachable, answer } = inHandOf(tickets)

  function freeTable(tableId: TableId, of: TicketId): Result<null, 'TABLE_UNKNOWN' | 'TABLE_OCCUPIED'> {
    const label = rooms.labelOf(tableId)
    if (label === undefined) return refuse('TABLE_UNKNOWN')
    const there = open.atTable(tableId, tickets.isTraining())
    return there && there.ticketId !== of ? refuse('TABLE_OCCUPIED', { table: label }) : ok(null)
  }

  function named(draft: DraftTicket, tab: Tab): Result<Tab, 'TAB_NEEDS_NAME' | 'TABLE_UNKNOWN' | 'TABLE_OCCUPIED'> {
    if (tab.label === '' && tab.tableId === null) return refuse('TAB_NEEDS_NAME')
    if (tab.tableId === null) return ok(tab)
    const free = freeTable(tab.tableId, draft.ticketId)
    return free.ok ? ok(tab) : free
  }

  /** Makes room in hand: a named ticket is set aside, a nameless one stays and is told of. */
  function freeHand(wanted: TicketId, context: CommandContext): Result<null, 'ANOTHER_TICKET_OPEN'> {
    const draft = tickets.draftInHand(context.caller.station)
    if (!draft || draft.ticketId === wanted) return ok(null)
    if (tickets.payment(draft.ticketId) === 'doubtful') return refuse('ANOTHER_TICKET_OPEN')
    const whole = draft.partOf !== null && !tickets.fixed(draft) ? tabs.takeBackPart(draft) : draft
    if (whole.tab === null || whole.partOf !== null) return refuse('ANOTHER_TICKET_OPEN')
    parts.tellKitchen(whole, context)
    tabs.putAside(whole, whole.tab)
    return ok(null)
  }

  function addLines(draft: DraftTicket, more: readonly DraftLine[], nowMs: number) {
    if (draft.lines.length + more.length > LINES_MAX) return refuse('TICKET_FULL', { max: LINES_MAX })
    for (const line of more) open.addLine(draft.ticketId, line)
    return withinBounds(tickets.priced({ ...draft, lines: [...draft.lines, ...more] }, nowMs))
  }

  /** Guests went to another table, or to none: whoever follows a note finds them (checklist F-39). */
  function tableChanged({ ticketId, tab, noteNumber }: DraftTicket, now: Tab, context: CommandContext): void {
    const from = tab?.tableId ?? null
    if (from === null || from === now.tableId) return
    parts.eventLog.record('table-changed', context, { ticketId, from, to: now.tableId, afterNote: noteNumber })
  }

  return {
    list: (_input, { nowMs, caller }) => tabs.list(nowMs, caller.station),
    rooms: () => rooms.all(),

    saveRooms(input, context) {
      const tables = input.rooms.flatMap((room) => room.tables)
      const twice = tables.find((table, n) => tables.findIndex((other) => other.label === table.label) !== n)
      if (twice) return refuse('TABLE_LABEL_TWICE', { table: twice.label })
      const drawn = new Set(tables.map((table) => table.tableId))
      const gone = rooms
        .all()
        .flatMap((room) => room.tables)
        .find((table) => !drawn.has(table.tableId) && open.atTable(table.tableId, tickets.isTraining()))
      if (gone) return refuse('TABLE_OCCUPIED', { table: gone.label })
      rooms.replace(input.rooms)
      context.announce('rooms.changed')
      return ok(rooms.all())
    },

    setAside(input, context) {
      const found = held(input.ticketId, context.caller.station)
      if (!found.ok) return found
      const draft = found.value
      // A payment goes on while its ticket lies aside; one that nobody knows the end of stays in sight.
      if (tickets.payment(draft.ticketId) === 'doubtful') return refuse('CARD_PAYMENT_OPEN')
      const fixed = draft.partOf === null ? undefined : tickets.fixed(draft)
      if (fixed) return fixed
      const before: Tab = draft.tab ?? { label: '', tableId: null, covers: null }
      const wanted: Tab = {
        label: input.label ?? before.label,
        tableId: input.tableId === undefined ? before.tableId : input.tableId,
        covers: input.covers === undefined ? before.covers : input.covers,
      }
      const whole = draft.partOf === null ? draft : tabs.takeBackPart(draft)
      if (whole.lines.length === 0 && wanted.tableId === null) return refuse('TICKET_EMPTY')
      const tab = named(whole, wanted)
      if (!tab.ok) return tab
      // Under the name that it has from now on.
      parts.tellKitchen({ ...whole, tab: tab.value }, context)
      tabs.putAside(whole, tab.value)
      tableChanged(whole, tab.value, context)
      return answer(context)
    },

    open(input, context) {
      const { station } = context.caller
      const draft = tickets.find(input.ticketId)
      if (!draft) return refuse('TICKET_NOT_OPEN')
      if (draft.station === station) return answer(context)
      // A payer's part that waits elsewhere belongs to the screen that is being paid.
      const partInHand = tickets.allDrafts().find((other) => other.partOf === draft.ticketId)
      if (partInHand?.station === station) return answer(context)
      if (partInHand || (draft.station !== null && !input.takeOver)) return refuse('TICKET_ELSEWHERE')
      const hand = freeHand(draft.ticketId, context)
      if (!hand.ok) return hand
      open.update({ ...draft, station })
      return answer(context)
    },

    seat(input, context) {
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      if (tickets.find(input.ticketId) || tickets.settled(input.ticketId)) return refuse('TICKET_NOT_OPEN')
      const { station } = context.caller
      const hand = freeHand(input.ticketId, context)
      if (!hand.ok) return hand
      const free = freeTable(input.tableId, input.ticketId)
      if (!free.ok) return free
      tickets.begin({ ticketId: input.ticketId, place: 'on-site', station }, context.nowMs)
      const draft = tickets.find(input.ticketId)
      if (draft) open.update({ ...draft, tab: { label: '', tableId: input.tableId, covers: input.covers } })
      return answer(context)
    },

    describe({ ticketId, label, tableId, covers }, context) {
      const draft = reachable(ticketId, context.caller.station)
      if (!draft.ok) return draft
      const tab = named(draft.value, { label, tableId, covers })
      if (!tab.ok) return tab
      open.update({ ...draft.value, tab: tab.value })
      tableChanged(draft.value, tab.value, context)
      return answer(context)
    },

    merge(input, context) {
      const { station } = context.caller
      const into = reachable(input.ticketId, station)
      if (!into.ok) return into
      const all = [into.value]
      for (const ticketId of new Set(input.from)) {
        if (ticketId === input.ticketId) continue
        const draft = reachable(ticketId, station)
        if (!draft.ok) return draft
        all.push(draft.value)
      }
      const fixed = all.map(tickets.fixed).find((why) => why !== undefined)
      if (fixed) return fixed
      if (all.some((draft) => draft.split !== null || draft.partOf !== null || draft.discount !== null)) {
        return refuse('TICKET_BEING_SPLIT')
      }
      const [first, ...others] = all
      if (!first || others.length === 0) return answer(context)
      const highest = all.reduce((round, draft) => Math.max(round, draft.round), 1)
      const next = roundAfter({ lines: into.value.lines, round: highest })
      // What was rung up without a name joins a tab as its next round; rounds of tabs stay what they were.
      const more = others.flatMap((draft) =>
        draft.tab === null ? draft.lines.map((line) => ({ ...line, round: next })) : draft.lines,
      )
      for (const draft of others) open.forget(draft.ticketId)
      const bounded = addLines(first, more, context.nowMs)
      if (!bounded.ok) return bounded
      const guests = all.map((draft) => draft.tab?.covers ?? 0).reduce((a, b) => a + b, 0)
      const covers = guests === 0 ? null : Math.min(guests, 99)
      const joined = [...first.lines, ...more]
      const round = first.station === null ? roundAfter({ lines: joined, round: next }) : next
      open.update({ ...first, round, tab: first.tab && { ...first.tab, covers } })
      parts.eventLog.record('tickets-merged', context, {
        ticketId: first.ticketId,
        from: others.map((draft) => draft.ticketId),
        afterNotes: all.flatMap((draft) => draft.noteNumber ?? []),
      })
      return answer(context)
    },

    sameRound({ ticketId }, context) {
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      const found = reachable(ticketId, context.caller.station)
      if (!found.ok) return found
      const draft = found.value
      const fixed = tickets.fixed(draft)
      if (fixed) return fixed
      if (draft.split !== null || draft.partOf !== null || draft.lines.some((line) => line.shared)) {
        return refuse('TICKET_BEING_SPLIT')
      }
      if (lastRoundOf(draft.lines).length === 0) return refuse('TICKET_EMPTY')
      const gone = lastRoundOf(draft.lines)
        .flatMap((line) => [line, ...line.parts])
        .find(({ productId }) => parts.isSoldOut(productId))
      if (gone) return refuse('SOLD_OUT', { product: gone.label })
      const round = roundAfter(draft)
      const again = againLines(draft.lines, round, (line) => {
        const product = parts.catalogue.product(line.productId)
        if (!product || product.openPrice) return line
        const prices = parts.priceLists.pricesOf(product, tickets.areaAt(draft), context.nowMs)
        return { ...prices, vatClass: product.vatClass }
      })
      const bounded = addLines(draft, again, context.nowMs)
      if (!bounded.ok) return bounded
      // What is asked for at the bar while the tab lies aside is a round of its own at once.
      open.update({ ...draft, round: draft.station === null ? round + 1 : round })
      const after = tickets.find(ticketId)
      if (after?.station === null) parts.tellKitchen(after, context)
      return answer(context)
    },

    ...splitHandlers(parts),
  }
}
