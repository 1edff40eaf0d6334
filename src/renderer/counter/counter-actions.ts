import type { Place } from '../../shared/catalogue.ts'
import { newLineId, newTenderId, newTicketId } from '../../shared/ids.ts'
import type { CommandId, LineId, OptionId, ProductId, TenderId, TicketId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Counter, Line, OpenTicket, TenderKind } from '../../shared/ticket.ts'
import type { Client } from '../client/till.ts'
import { createFailed } from '../shell/failed.ts'
import { change, session } from '../shell/session.ts'
import type { Chosen } from './choosing-view.ts'
import { oneLess, oneMore, typedQuantity } from './quantity-view.ts'
import { paidFrom, touchedLine } from './ticket-view.ts'

type AskTicket = (commandId: CommandId) => Promise<Counter>
export type CounterActions = ReturnType<typeof createCounterActions>

/** What a cashier does at the counter. Each gesture is asked in turn; its answer is the whole counter. */
export function createCounterActions(client: Client) {
  const { till, cache, queries, gestures } = client
  const counterKey = queries.tickets.counter.queryKey({ input: {} })
  const failed = createFailed(client)

  const counter = () => cache.getQueryData<Counter>(counterKey)
  const ticket = () => counter()?.ticket ?? undefined
  const show = (next: Counter) => void cache.setQueryData<Counter>(counterKey, next)

  const push = (
    prepare: () => AskTicket | undefined,
    after?: (next: Counter, before: Counter | undefined) => void,
    undone?: () => void,
  ) => {
    sendNote()
    change({ failure: undefined, unknownCode: undefined, said: undefined })
    return gestures.push<Counter>({
      prepare,
      answered: (next) => {
        const before = counter()
        after?.(next, before) // in the same breath as the answer, so that the screen is drawn once
        show(next)
      },
      failed: (failure) => {
        undone?.()
        failed(failure)
      },
      ...(undone ? { unsent: undone } : {}),
    })
  }
  const onLine = (
    lineId: LineId,
    ask: (open: OpenTicket, line: Line) => AskTicket | undefined,
    after?: () => void,
    undone?: () => void,
  ) =>
    push(
      () => {
        const open = ticket()
        const line = open?.lines.find((one) => one.lineId === lineId)
        return open && line ? ask(open, line) : undefined
      },
      after,
      undone,
    )

  /** A note that is still being written goes before whatever is done next. */
  function sendNote(): void {
    const { note, failure } = session()
    if (!note || failure?.kind === 'storage') return
    change({ note: undefined })
    onLine(note.lineId, ({ ticketId }, line) => {
      const text = note.text.trim()
      if (text === line.note) return undefined
      const optionIds = line.options.map((option) => option.optionId)
      const input = { ticketId, lineId: line.lineId, note: text, optionIds }
      return (commandId) => till.tickets.describeLine({ ...input, commandId })
    })
  }

  function setQuantity(lineId: LineId, quantity: (line: Line) => Line['quantityMilli'] | 0) {
    onLine(lineId, ({ ticketId }, line) => {
      const quantityMilli = quantity(line)
      const ids = { ticketId, lineId }
      if (quantityMilli === 0) return (commandId) => till.tickets.removeLine({ ...ids, commandId })
      return (commandId) => till.tickets.changeQuantity({ ...ids, quantityMilli, commandId })
    })
  }

  /** What the cashier saw as due; behind their own unanswered taps, what those taps will have made of it. */
  function dueSeen(): () => Cents | undefined {
    const seen = ticket()?.dueCents
    return gestures.state().pending === 0 ? () => seen : () => ticket()?.dueCents
  }

  function take(kind: TenderKind, offered: Cents | 'due') {
    if (session().taking) return
    sendNote()
    const due = dueSeen()
    const { printReceipt } = session()
    const tenderId = newTenderId()
    change({ taking: true, failure: undefined })
    gestures.push({
      prepare: () => {
        const open = ticket()
        const dueCents = due()
        if (!open || dueCents === undefined || dueCents <= 0) return undefined
        const offeredCents = offered === 'due' ? dueCents : offered
        const input = { ticketId: open.ticketId, tenderId, kind, offeredCents, dueCents, printReceipt }
        return (commandId) => till.tenders.take({ ...input, commandId })
      },
      answered: ({ settled, counter: next }) => {
        change({ taking: false, payDigits: undefined, ...(settled ? afterSettling(next) : {}) })
        show(next)
      },
      failed: (failure) => {
        change({ taking: false })
        failed(failure)
      },
      unsent: () => change({ taking: false }),
    })
  }

  return {
    add(productId: ProductId, more: { priceCents?: Cents } & Partial<Chosen> = {}) {
      sendNote()
      const { quantityDigits, place, over } = session()
      const lineId = newLineId()
      const fresh = newTicketId()
      change({ quantityDigits: '', over: over?.kind === 'paper' ? over : undefined })
      push(
        () => {
          const ticketId: TicketId = ticket()?.ticketId ?? fresh
          const quantityMilli = typedQuantity(quantityDigits)
          const input = { ticketId, lineId, productId, quantityMilli, optionIds: [], place, ...more }
          return (commandId) => till.tickets.addLine({ ...input, commandId })
        },
        (next, before) => change({ lineId: touchedLine(before?.ticket, next.ticket), paid: undefined }),
      )
    },
    plus: (lineId: LineId) => setQuantity(lineId, oneMore),
    minus: (lineId: LineId) => setQuantity(lineId, oneLess),
    /** A typed quantity and then a line: the line takes it. */
    setTyped(lineId: LineId) {
      const { quantityDigits } = session()
      change({ quantityDigits: '' })
      setQuantity(lineId, () => typedQuantity(quantityDigits))
    },
    remove: (lineId: LineId) =>
      onLine(
        lineId,
        ({ ticketId }) =>
          (commandId) =>
            till.tickets.removeLine({ ticketId, lineId, commandId }),
      ),
    /** Every option goes to the ticket as it is tapped: it has a price, and the ticket may be paid at once. */
    setOptions: (lineId: LineId, optionIds: OptionId[], settled: () => void) =>
      onLine(
        lineId,
        ({ ticketId }, line) => {
          const input = { ticketId, lineId, note: line.note, optionIds }
          return (commandId) => till.tickets.describeLine({ ...input, commandId })
        },
        settled,
        settled,
      ),
    sendNote,
    confirmAge: () =>
      push(() => {
        const open = ticket()
        return open && ((commandId) => till.tickets.confirmAge({ ticketId: open.ticketId, commandId }))
      }),
    refuseAlcohol: () =>
      push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.tickets.refuseAlcohol({ ticketId: open.ticketId, commandId }))
        },
        () => change({ lineId: undefined, payDigits: undefined }),
      ),
    setPlace(place: Place) {
      change({ place })
      push(() => {
        const open = ticket()
        if (!open || open.place === place) return undefined
        return (commandId) => till.tickets.setPlace({ ticketId: open.ticketId, place, commandId })
      })
    },
    voidTicket() {
      push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.tickets.voidTicket({ ticketId: open.ticketId, commandId }))
        },
        () => change({ lineId: undefined, printReceipt: false, place: 'on-site', payDigits: undefined }),
      )
    },
    /** Tells the kitchen and the bar what they do not know yet; with a course, calls for it. */
    tellKitchen: (course?: number) =>
      push(() => {
        const open = ticket()
        if (!open) return undefined
        const { ticketId } = open
        return course === undefined
          ? (commandId) => till.kitchen.send({ ticketId, commandId })
          : (commandId) => till.kitchen.fire({ ticketId, course, commandId })
      }),
    takeCash: (offered: Cents | 'due') => take('cash', offered),
    takeCard: (offered: Cents | 'due') => take('card', offered),
    settleFree() {
      push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.tenders.settleFree({ ticketId: open.ticketId, commandId }))
        },
        (next) => change(afterSettling(next)),
      )
    },
    takeBack: (tenderId: TenderId) =>
      push(() => {
        const open = ticket()
        return open && ((commandId) => till.tenders.takeBack({ ticketId: open.ticketId, tenderId, commandId }))
      }),
    printReceipt(ticketId: TicketId) {
      change({ failure: undefined })
      gestures.push({
        prepare: () => (commandId) => till.printing.printReceipt({ ticketId, commandId }),
        answered: () => {
          void cache.invalidateQueries({ queryKey: queries.tickets.key() })
        },
        failed,
      })
    },
    printLast() {
      const last = counter()?.last
      if (last) this.printReceipt(last.ticketId)
    },
  }
}

function afterSettling(next: Counter) {
  const { over } = session()
  return {
    paid: paidFrom(next),
    lineId: undefined,
    said: undefined,
    printReceipt: false,
    place: 'on-site' as const,
    over: over?.kind === 'editor' ? undefined : over,
  }
}
