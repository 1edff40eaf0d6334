import { newTicketId, type TableId, type TicketId } from '../../shared/ids.ts'
import type { Room, TabInList } from '../../shared/contracts/tabs.ts'
import type { Counter, Discount, OpenTicket, Tab } from '../../shared/ticket.ts'
import type { LineId } from '../../shared/ids.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import type { AskTicket, CounterQueue } from '../counter/counter-queue.ts'
import { typedAmount } from '../counter/pay-view.ts'
import { createPush } from '../shell/push.ts'
import { change, session, type Over } from '../shell/session.ts'
import { isPlanned, nothingAsked, partAsked, stepFor } from './split-view.ts'

/** Closes what lies over the tiles now, once it is done; not what was opened meanwhile. */
function closeShown(): () => void {
  const shown = session().over
  return () => {
    if (session().over === shown) change({ over: undefined })
  }
}

export type TabActions = ReturnType<typeof createTabActions>
const isCode = (failure: Failure | undefined, code: string) => failure?.kind === 'refused' && failure.code === code

/** What a hand does with tabs, tables, payers and discounts. */
export function createTabActions(client: Client, queue: CounterQueue) {
  const { till, cache, queries } = client
  const { counter, ticket, push } = queue
  const pushOther = createPush(client)

  /** The hand is empty or holds something else: nothing of the last ticket stays chosen. */
  const letGo = { lineId: undefined, payDigits: undefined, printReceipt: false, place: 'on-site' } as const
  const overOf = (next: Counter): Over | undefined =>
    next.ticket && isPlanned(next.ticket) ? { kind: 'split', step: stepFor(next) } : undefined
  const onTicket = (ask: (open: OpenTicket) => AskTicket | undefined, after?: (next: Counter) => void) =>
    push(
      () => {
        const open = ticket()
        return open && ask(open)
      },
      after ? { after } : {},
    )

  function takeInHand(ticketId: TicketId): void {
    const takeOver = isCode(session().failure, 'TICKET_ELSEWHERE') // said once, asked for again: it is meant
    push(() => (commandId) => till.tabs.open({ ticketId, takeOver, commandId }), {
      after: (next) => change({ ...letGo, screen: 'counter', paid: undefined, over: overOf(next) }),
    })
    // Shares that were left go on where they were.
    onTicket(({ ticketId: whole, split }) => {
      if (split?.kind !== 'shares' || split.left < 2) return undefined
      return (commandId) => till.tabs.splitInShares({ ticketId: whole, shares: split.left, commandId })
    })
  }

  /** What was rung up without a name and is still in hand. */
  function nameless(): OpenTicket | undefined {
    const open = ticket()
    return open && open.tab === null && open.partOf === null && open.lines.length > 0 ? open : undefined
  }

  return {
    /** The counter again, and with it the plan of payers that was left. */
    backToCounter() {
      const now = counter()
      const shown = session().screen === 'counter' ? session().over : undefined
      change({ screen: 'counter', over: now && shown === undefined ? overOf(now) : undefined })
    },
    setAside(label?: string) {
      const close = closeShown()
      onTicket(
        ({ ticketId }) =>
          (commandId) =>
            till.tabs.setAside({ ticketId, ...(label === undefined ? {} : { label }), commandId }),
        () => {
          change({ ...letGo, paid: undefined })
          close()
        },
      )
    },
    /** A tab or a table with guests was touched: it comes in hand, or takes what is in hand without a name. */
    touch(tab: TabInList, name: string) {
      const mine = nameless()
      if (tab.inHand === 'here')
        return change({ over: isShared(tab) ? { kind: 'split', step: { kind: 'plan' } } : undefined })
      if (!mine) return takeInHand(tab.ticketId)
      push(() => (commandId) => till.tabs.merge({ ticketId: tab.ticketId, from: [mine.ticketId], commandId }), {
        after: () => change({ ...letGo, said: { kind: 'joined', tab: name } }),
      })
    },
    takeInHand,
    sameRound(ticketId: TicketId, said?: { readonly tab: string; readonly round: string }) {
      push(() => (commandId) => till.tabs.sameRound({ ticketId, commandId }), {
        after: () => change({ lineId: undefined, ...(said ? { said: { kind: 'round', ...said } } : {}) }),
      })
    },
    /** Several tabs become one, in hand to be paid. */
    settleTogether([first, ...others]: readonly TicketId[]) {
      if (!first) return
      takeInHand(first)
      if (others.length === 0) return
      push(() => (commandId) => till.tabs.merge({ ticketId: first, from: others, commandId }))
    },
    describe(tab: Tab, done: () => void) {
      onTicket(
        ({ ticketId }) =>
          (commandId) =>
            till.tabs.describe({ ticketId, ...tab, commandId }),
        done,
      )
    },
    /** Guests sit down: what is in hand without a name is theirs, else a new ticket is. */
    seat(tableId: TableId, covers: number | null) {
      const mine = nameless()
      const fresh = newTicketId()
      push(
        () => (commandId) =>
          mine
            ? till.tabs.describe({ ticketId: mine.ticketId, label: '', tableId, covers, commandId })
            : till.tabs.seat({ ticketId: fresh, tableId, covers, commandId }),
        { after: () => change({ ...letGo, paid: undefined, over: undefined }) },
      )
    },
    move({ ticketId, tab }: TabInList, tableId: TableId) {
      const { label, covers } = tab ?? { label: '', covers: null }
      push(() => (commandId) => till.tabs.describe({ ticketId, label, tableId, covers, commandId }), {
        after: () => change({ over: { kind: 'tables', step: { kind: 'plan' } } }),
      })
    },
    join(from: TicketId, onto: TicketId) {
      push(() => (commandId) => till.tabs.merge({ ticketId: onto, from: [from], commandId }), {
        after: () => change({ ...letGo, over: { kind: 'tables', step: { kind: 'plan' } } }),
      })
    },
    saveRooms(rooms: Room[], done: () => void) {
      pushOther(
        (commandId) => till.tabs.saveRooms({ rooms, commandId }),
        (saved) => {
          cache.setQueryData(queries.tabs.rooms.queryKey({ input: {} }), saved)
          done()
        },
      )
    },
    /** The panel of payers; shares that were left go on. */
    openSplit() {
      const now = counter()
      if (!now?.ticket) return
      change({ over: { kind: 'split', step: stepFor(now) }, paid: undefined, payDigits: undefined })
      const { split } = now.ticket
      if (split?.kind === 'shares' && split.left >= 2) this.splitInShares(split.left)
    },
    splitInShares(shares: number) {
      onTicket(
        ({ ticketId }) =>
          (commandId) =>
            till.tabs.splitInShares({ ticketId, shares, commandId }),
        () => change({ lineId: undefined, over: { kind: 'split', step: { kind: 'plan' } } }),
      )
    },
    /** What is picked or typed for this payer becomes a ticket of its own, before its tender or its note. */
    cutPart() {
      const { over } = session()
      const open = ticket()
      if (!open || over?.kind !== 'split' || partAsked(open, over) === undefined) return
      const { step } = over
      const { ticketId } = open
      push(
        () => (commandId) => {
          if (step.kind === 'amount')
            return till.tabs.splitAmount({ ticketId, amountCents: typedAmount(step.digits), commandId })
          const picked = step.kind === 'items' ? [...step.picked] : []
          const items = picked.map(([lineId, quantityMilli]) => ({ lineId, quantityMilli }))
          return till.tabs.splitItems({ ticketId, items, commandId })
        },
        { after: () => change({ lineId: undefined, over: { kind: 'split', step: nothingAsked(step) } }) },
      )
    },
    giveBack() {
      onTicket(
        ({ ticketId }) =>
          (commandId) =>
            till.tabs.giveBack({ ticketId, commandId }),
        () => change({ lineId: undefined, paid: undefined, over: { kind: 'split', step: { kind: 'plan' } } }),
      )
    },
    /** Takes something off; beyond the café's limit it is asked for freely, and then somebody in charge may have to agree. */
    discount(lineId: LineId | undefined, discount: Discount | null) {
      const done = { after: closeShown() }
      const ask = (freely: boolean) => (): AskTicket | undefined => {
        const ticketId = ticket()?.ticketId
        if (!ticketId) return undefined
        const { tickets } = till
        if (lineId === undefined) {
          const input = { ticketId, discount }
          return (commandId) =>
            (freely ? tickets.discountTicketFreely : tickets.discountTicket)({ ...input, commandId })
        }
        const input = { ticketId, lineId, discount }
        return (commandId) => (freely ? tickets.discountLineFreely : tickets.discountLine)({ ...input, commandId })
      }
      push(ask(false), {
        ...done,
        failed: (failure) => {
          const over = isCode(failure, 'DISCOUNT_OVER_LIMIT')
          if (over) push(ask(true), done)
          return over
        },
      })
    },
  }
}

function isShared({ split }: TabInList): boolean {
  return split !== null
}
