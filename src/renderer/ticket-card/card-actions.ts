import type { CommandId, TicketId } from '../../shared/ids.ts'
import { newPaymentId, newTenderId, newTicketId, newVoucherId } from '../../shared/ids.ts'
import type { TenderRef } from '../../shared/owed.ts'
import type { Counter, RefundReason, TenderKind } from '../../shared/ticket.ts'
import { savePdf } from '../client/download.ts'
import { linkedTerminal } from '../card-payments/linked.ts'
import type { Client } from '../client/till.ts'
import { paidFrom } from '../counter/ticket-view.ts'
import { createPush } from '../shell/push.ts'
import { change, session } from '../shell/session.ts'
import type { Given, TenderView } from './card-view.ts'

export type CardActions = ReturnType<typeof createCardActions>
type RefundAsked = {
  readonly number: number
  readonly given: Given
  readonly reason: RefundReason
  readonly kind: TenderKind
  /** The customer whose account it goes back on. */
  readonly ref: TenderRef | undefined
}

/**
 * What is done with a sealed ticket, and the note of one that is not sealed yet. `beforeNote` takes the part that is being
 * picked out of its ticket.
 */
export function createCardActions(client: Client, beforeNote: () => void) {
  const { till, cache, queries } = client
  const push = createPush(client)
  const show = (next: Counter) => void cache.setQueryData(queries.tickets.counter.queryKey({ input: {} }), next)

  /** Money moves: until it is answered, a second press does nothing. */
  function takeOnce<Answer>(ask: (commandId: CommandId) => Promise<Answer>, answered: (answer: Answer) => void): void {
    if (session().taking) return
    change({ taking: true, said: undefined })
    push(
      ask,
      (answer) => {
        change({ taking: false })
        answered(answer)
      },
      {
        failed: () => {
          change({ taking: false })
          return false
        },
        unsent: () => change({ taking: false }),
      },
    )
  }
  const askAgain = () => {
    void cache.invalidateQueries({ queryKey: queries.corrections.key() })
    void cache.invalidateQueries({ queryKey: queries.tickets.settled.key() })
    void cache.invalidateQueries({ queryKey: queries.cashSessions.key() })
  }

  function refunded(number: number, counter: Counter): void {
    const over = { kind: 'card', number, step: { kind: 'refunded' } } as const
    change({ paid: paidFrom(counter), over: session().screen === 'counter' ? undefined : over })
    askAgain()
  }
  const linesOf = (given: Given) => [...given].map(([position, quantityMilli]) => ({ position, quantityMilli }))

  return {
    /** Whether the card terminal gives back what is to go on a card. */
    terminalRefunds: (): boolean => linkedTerminal(client)?.refunds === 'terminal',
    /** Asks the terminal to give back on the customer's card. Its answer comes as an event. */
    refundByTerminal({ number, given, reason }: Pick<RefundAsked, 'number' | 'given' | 'reason'>) {
      const ids = { ticketId: newTicketId(), paymentId: newPaymentId() }
      takeOnce(
        (commandId) =>
          till.cardPayments.askRefund({
            ...ids,
            number,
            lines: linesOf(given),
            reason,
            printReceipt: false,
            commandId,
          }),
        (payments) => {
          change({ awaitedRefund: { ticketId: ids.ticketId, number } })
          cache.setQueryData(queries.cardPayments.state.queryKey({ input: {} }), payments)
        },
      )
    },
    /** The terminal has given it back: what the screen shows of it is what it shows of any refund. */
    refundIsDone(number: number, counter: Counter) {
      refunded(number, counter)
      change({ awaitedRefund: undefined })
    },
    refund({ number, given, reason, kind, ref }: RefundAsked) {
      const ids = { ticketId: newTicketId(), tenderId: newTenderId() }
      // What is given back in vouchers is a new one, whose paper comes out.
      const whose = kind === 'voucher' ? { ref: newVoucherId() } : ref ? { ref } : {}
      const lines = linesOf(given)
      takeOnce(
        (commandId) =>
          till.corrections.refund({ ...ids, ...whose, number, lines, kind, reason, printReceipt: false, commandId }),
        ({ counter }) => {
          refunded(number, counter)
          show(counter)
        },
      )
    },
    changeTender(number: number, { from, to, amountCents }: TenderView) {
      const ticketId = newTicketId()
      const tenderIds: [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>] = [newTenderId(), newTenderId()]
      takeOnce(
        (commandId) => till.corrections.changeTender({ ticketId, tenderIds, number, from, to, amountCents, commandId }),
        (done) => {
          const over = { kind: 'card', number, step: { kind: 'lines' } } as const
          change({ over, said: { kind: 'tender-changed', number: done.number } })
          show(done.counter)
          askAgain()
        },
      )
    },
    /** The receipt as a code, over the tiles. */
    showCode(ticketId: TicketId, number: number) {
      push(
        (commandId) => till.eTickets.give({ ticketId, medium: 'qr', commandId }),
        (receipt) => {
          change({ over: { kind: 'card', number, step: { kind: 'code', receipt } } })
          askAgain()
        },
      )
    },
    saveReceipt(ticketId: TicketId) {
      push(
        (commandId) => till.eTickets.give({ ticketId, medium: 'file', commandId }),
        (receipt) => {
          askAgain()
          push(() => till.eTickets.file(receipt), savePdf)
        },
      )
    },
    /** The provisional note of the open ticket. */
    printNote() {
      const inHand = () => cache.getQueryData<Counter>(queries.tickets.counter.queryKey({ input: {} }))?.ticket
      const open = inHand()
      if (!open) return
      beforeNote()
      let asked: TicketId | undefined
      push(
        (commandId) => {
          asked ??= inHand()?.ticketId ?? open.ticketId // the part that was just taken out, if one was
          return till.notes.print({ ticketId: asked, commandId })
        },
        ({ number, copyNumber }) => change({ said: { kind: 'noted', number, copyNumber } }),
      )
    },
  }
}
