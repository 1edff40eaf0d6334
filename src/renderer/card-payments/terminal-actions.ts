import type { CardPayment, CardPayments } from '../../shared/contracts/card-payments.ts'
import { newPaymentId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Client } from '../client/till.ts'
import type { CounterQueue } from '../counter/counter-queue.ts'
import { change, session } from '../shell/session.ts'
import { linkedTerminal } from './linked.ts'

type Before = {
  /** What goes before whatever is paid: a note that is being written, the part that is being picked. */
  readonly prepare: () => void
  readonly dueSeen: () => () => Cents | undefined
}

/** What a cashier asks of the card terminal. Its answer comes as an event; nothing at the counter waits for it. */
export function createTerminalActions(client: Client, queue: CounterQueue, before: Before) {
  const { till, cache, queries, gestures } = client
  const { ticket, tell } = queue
  const show = (payments: CardPayments) =>
    void cache.setQueryData<CardPayments>(queries.cardPayments.state.queryKey({ input: {} }), payments)

  return {
    /** Whether the card key asks a terminal. */
    isLinked: (): boolean => linkedTerminal(client) !== undefined,
    ask(offered: Cents | 'due') {
      if (session().taking) return
      const due = before.dueSeen()
      const { printReceipt } = session()
      before.prepare()
      const paymentId = newPaymentId()
      change({ taking: true, failure: undefined })
      gestures.push({
        prepare: () => {
          const open = ticket()
          const dueCents = due()
          if (!open || dueCents === undefined || dueCents <= 0) return undefined
          const { ticketId } = open
          const input = { paymentId, ticketId, cents: offered === 'due' ? dueCents : offered, dueCents, printReceipt }
          change({ awaited: { paymentId, ticketId, other: undefined } })
          return (commandId) => till.cardPayments.ask({ ...input, commandId })
        },
        answered: (payments) => {
          change({ taking: false, payDigits: undefined, payWay: undefined })
          show(payments)
        },
        failed: (failure) => {
          change({ taking: false, awaited: undefined })
          tell(failure)
        },
        unsent: () => change({ taking: false, awaited: undefined }),
      })
    },
    /** What the terminal's last ticket says of a payment that nobody heard the end of. */
    settle({ paymentId, ticketId, corrects }: CardPayment, outcome: 'approved' | 'declined') {
      const end =
        corrects === undefined
          ? { awaited: { paymentId, ticketId, other: undefined } }
          : { awaitedRefund: { ticketId, number: corrects } }
      change({ failure: undefined, ...end, seenPayment: paymentId })
      gestures.push({
        prepare: () => (commandId) => till.cardPayments.settle({ paymentId, outcome, commandId }),
        answered: (payments) => {
          show(payments)
          void cache.invalidateQueries({ queryKey: queries.tickets.counter.key() })
        },
        failed: tell,
      })
    },
  }
}
