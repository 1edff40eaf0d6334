import type { Board, kitchen as contract, KitchenSetup, Order } from '../../shared/contracts/kitchen.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Counter } from '../../shared/ticket.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import { inHandOf, type DraftTicket, type OpenSession, type Tickets } from '../tickets/index.ts'
import type { Kitchen } from './kitchen.ts'
import { checkedSetup } from './rules.ts'
import type { KitchenStore, KnownOrder } from './store.ts'

type Parts = {
  readonly store: KitchenStore
  readonly kitchen: Kitchen
  readonly tickets: Tickets
  readonly catalogue: CatalogueStore
  readonly printing: Pick<Printing, 'hasPrinter' | 'printSlip'>
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
  readonly nameOf: (operatorId: string) => string
}

export function kitchenHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, kitchen, tickets } = parts

  const { reachable, answer } = inHandOf(tickets)

  function told(
    ticketId: TicketId,
    context: CommandContext,
    until: number,
  ): Result<Counter, 'DAY_NOT_OPEN' | 'TICKET_NOT_OPEN' | 'TICKET_ELSEWHERE' | 'NOTHING_TO_SEND'> {
    if (!parts.session()) return refuse('DAY_NOT_OPEN')
    const draft = reachable(ticketId, context.caller.station)
    if (!draft.ok) return draft
    if (!kitchen.tell(draft.value, context, { until })) return refuse('NOTHING_TO_SEND')
    return answer(context)
  }

  /** Every order that waits, under the name that its guests have now: they may have changed table since. */
  function board(): Board {
    const session = parts.session()
    const prepStations = store.setup().prepStations.filter((station) => station.screen)
    if (!session || prepStations.length === 0) return { prepStations, orders: [], undo: [] }
    const shown = new Set(prepStations.map((station) => station.prepStationId))
    const draftOf = new Map<LineId, DraftTicket>(
      tickets.allDrafts().flatMap((draft) => draft.lines.map((line) => [line.rootLineId, draft])),
    )
    return {
      prepStations,
      orders: store
        .waiting(session.sessionId)
        .filter((order) => shown.has(order.prepStationId))
        .map((order) => shownOrder(order, draftOf)),
      undo: prepStations
        .map((station) => station.prepStationId)
        .filter((id) => store.lastTick(session.sessionId, id) !== undefined),
    }
  }

  function shownOrder(order: KnownOrder, draftOf: ReadonlyMap<LineId, DraftTicket>): Order {
    const { number, prepStationId, kind, reason, place, covers, sentAtMs } = order
    const draft = order.lines.map((line) => draftOf.get(line.rootLineId)).find((known) => known !== undefined)
    const { tableLabel, name } = draft?.tab ? kitchen.calledNow(draft) : order
    return {
      number,
      prepStationId,
      kind,
      reason,
      place,
      covers,
      sentAtMs,
      tableLabel,
      name,
      server: parts.nameOf(order.operatorId),
      lines: order.lines.map(({ rootLineId: _, ...line }) => line),
    }
  }

  function changedBoard({ announce }: CommandContext): Result<Board, never> {
    announce('kitchen.changed')
    return ok(board())
  }

  return {
    setup: () => store.setup(),
    saveSetup({ setup }, context) {
      const checked = checkedSetup(setup)
      if (!checked.ok) return checked
      parts.eventLog.record('setting-changed', context, { before: stationsOf(store.setup()), after: stationsOf(setup) })
      store.saveSetup(setup)
      context.afterCommit(store.reload)
      context.announce('kitchen.changed')
      return ok(setup)
    },

    send: ({ ticketId }, context) => told(ticketId, context, 0),
    fire: ({ ticketId, course }, context) => told(ticketId, context, course),

    setCourse({ ticketId, lineId, course }, context) {
      const draft = reachable(ticketId, context.caller.station)
      if (!draft.ok) return draft
      const line = draft.value.lines.find((known) => known.lineId === lineId)
      if (!line) return refuse('LINE_UNKNOWN')
      if (!store.setup().courses) return refuse('COURSES_OFF')
      if (line.sentMilli > 0) return refuse('LINE_SENT')
      store.setCourse(line.rootLineId, course)
      context.announce('kitchen.changed')
      return ok(kitchen.ofTicket(ticketId))
    },
    ofTicket: ({ ticketId }) => kitchen.ofTicket(ticketId),

    board,

    tick({ number, positions }, context) {
      const order = store.order(number)
      if (!order) return refuse('ORDER_UNKNOWN')
      const wanted = positions ?? order.lines.map((line) => line.position)
      const tick = store.nextTick()
      const ticked = wanted.reduce((count, position) => count + store.tick(tick, context.nowMs, number, position), 0)
      return ticked === 0 ? refuse('NOTHING_TO_TICK') : changedBoard(context)
    },

    undoTick({ prepStationId }, context) {
      const session = parts.session()
      const where = store
        .setup()
        .prepStations.filter(
          (station) => station.screen && (prepStationId ?? station.prepStationId) === station.prepStationId,
        )
      const ticks = where.flatMap((station) =>
        session ? (store.lastTick(session.sessionId, station.prepStationId) ?? []) : [],
      )
      if (ticks.length === 0) return refuse('NOTHING_TO_UNDO')
      store.undoTick(Math.max(...ticks))
      return changedBoard(context)
    },

    reprint({ number }, context) {
      const order = store.order(number)
      if (!order) return refuse('ORDER_UNKNOWN')
      if (!parts.printing.hasPrinter(order.prepStationId)) return refuse('NO_PRINTER')
      return ok({ copyNumber: parts.printing.printSlip('kitchen-order', number, context, order.prepStationId) })
    },

    soldOut: () => store.soldOut(),
    setSoldOut({ productId, soldOut }, context) {
      if (!parts.catalogue.product(productId)) return refuse('PRODUCT_UNKNOWN')
      store.setSoldOut(productId, soldOut ? context.nowMs : null)
      context.announce('kitchen.changed')
      return ok(store.soldOut())
    },
  }
}

/** What the event log keeps of a setup: who is told, and how. */
function stationsOf({ prepStations, courses }: KitchenSetup) {
  return {
    courses,
    prepStations: prepStations.map(({ prepStationId, paper, screen }) => ({ prepStationId, paper, screen })),
  }
}
