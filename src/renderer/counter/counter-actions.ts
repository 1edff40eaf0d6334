import type { Place } from '../../shared/catalogue.ts'
import { newLineId, newTicketId } from '../../shared/ids.ts'
import type { LineId, OptionId, ProductId, TenderId, TicketId } from '../../shared/ids.ts'
import type { Cents, Milli } from '../../shared/money.ts'
import type { Line, OpenTicket, VoidReason } from '../../shared/ticket.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { change, session, type Over, type Unexplained } from '../shell/session.ts'
import type { Chosen } from './choosing-view.ts'
import type { AskTicket, CounterQueue } from './counter-queue.ts'
import { oneLess, oneMore, typedQuantity } from './quantity-view.ts'
import { createTenderActions } from './tender-actions.ts'
import { touchedLine } from './ticket-view.ts'

/** What the next product does not close: the demo's paper beside the tiles, the camera that reads its code. */
const staysOpen = (over: Over | undefined): boolean => over?.kind === 'paper' || over?.kind === 'camera'

export type CounterActions = ReturnType<typeof createCounterActions>

/**
 * What a cashier does at the counter. Each gesture is asked in turn; its answer is the whole counter. `beforeTaking` takes
 * the part that is being picked out of its ticket.
 */
export function createCounterActions(client: Client, queue: CounterQueue, beforeTaking: () => void) {
  const { till, cache, queries, gestures } = client
  const { counter, ticket, tell } = queue

  const push: CounterQueue['push'] = (prepare, more) => {
    sendNote()
    return queue.push(prepare, more)
  }
  const onLine = (
    lineId: LineId,
    ask: (open: OpenTicket, line: Line) => AskTicket | undefined,
    more?: Parameters<CounterQueue['push']>[1],
  ) =>
    push(() => {
      const open = ticket()
      const line = open?.lines.find((one) => one.lineId === lineId)
      return open && line ? ask(open, line) : undefined
    }, more)

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

  /** Less of a line than the kitchen was told of: whoever asks says why, in place of the line's keys. */
  const unless = (unexplained: Unexplained) => ({
    failed: (failure: Failure) => {
      const asked = failure.kind === 'refused' && failure.code === 'REASON_NEEDED'
      if (asked) change({ unexplained })
      return asked
    },
  })

  function setQuantity(lineId: LineId, quantity: (line: Line) => Milli | 0, reason?: VoidReason) {
    const why = reason === undefined ? {} : { reason }
    let leftMilli: Milli | 0 = 0
    onLine(
      lineId,
      ({ ticketId }, line) => {
        const quantityMilli = (leftMilli = quantity(line))
        const ids = { ticketId, lineId, ...why }
        if (quantityMilli === 0) return (commandId) => till.tickets.removeLine({ ...ids, commandId })
        return (commandId) => till.tickets.changeQuantity({ ...ids, quantityMilli, commandId })
      },
      { failed: (failure) => unless({ kind: 'line', lineId, leftMilli }).failed(failure) },
    )
  }

  function voidTicket(reason?: VoidReason) {
    const why = reason === undefined ? {} : { reason }
    push(
      () => {
        const open = ticket()
        return open && ((commandId) => till.tickets.voidTicket({ ticketId: open.ticketId, ...why, commandId }))
      },
      {
        after: () => change({ lineId: undefined, printReceipt: false, place: 'on-site', payDigits: undefined }),
        ...unless({ kind: 'ticket' }),
      },
    )
  }

  const tenders = createTenderActions(client, { queue, sendNote, beforeTaking })

  return {
    add(productId: ProductId, more: { priceCents?: Cents; quantityMilli?: Milli } & Partial<Chosen> = {}) {
      sendNote()
      const { quantityDigits, place, over } = session()
      const lineId = newLineId()
      const fresh = newTicketId()
      change({ quantityDigits: '', over: staysOpen(over) ? over : undefined })
      push(
        () => {
          const ticketId: TicketId = ticket()?.ticketId ?? fresh
          const quantityMilli = typedQuantity(quantityDigits)
          const input = { ticketId, lineId, productId, quantityMilli, optionIds: [], place, ...more }
          return (commandId) => till.tickets.addLine({ ...input, commandId })
        },
        { after: (next, before) => change({ lineId: touchedLine(before?.ticket, next.ticket), paid: undefined }) },
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
    remove: (lineId: LineId) => setQuantity(lineId, () => 0),
    /** The void that was refused, once more, with its reason. */
    explain(reason: VoidReason) {
      const { unexplained } = session()
      if (!unexplained) return
      if (unexplained.kind === 'ticket') voidTicket(reason)
      else setQuantity(unexplained.lineId, () => unexplained.leftMilli, reason)
    },
    /** Every option goes to the ticket as it is tapped: it has a price, and the ticket may be paid at once. */
    setOptions: (lineId: LineId, optionIds: OptionId[], settled: () => void) =>
      onLine(
        lineId,
        ({ ticketId }, line) => {
          const input = { ticketId, lineId, note: line.note, optionIds }
          return (commandId) => till.tickets.describeLine({ ...input, commandId })
        },
        { after: settled, undone: settled },
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
        { after: () => change({ lineId: undefined, payDigits: undefined }) },
      ),
    setPlace(place: Place) {
      change({ place })
      push(() => {
        const open = ticket()
        if (!open || open.place === place) return undefined
        return (commandId) => till.tickets.setPlace({ ticketId: open.ticketId, place, commandId })
      })
    },
    voidTicket: () => voidTicket(),
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
    ...tenders,
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
        failed: tell,
      })
    },
    printLast() {
      const last = counter()?.last
      if (last) this.printReceipt(last.ticketId)
    },
  }
}
