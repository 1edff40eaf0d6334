import { assert } from '../../shared/assert.ts'
import type { LinkedTerminal, PaymentOutcome, PaymentStage } from '../../shared/card-terminal.ts'
import type { CardPayment, CardPayments } from '../../shared/contracts/card-payments.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import { tenderOfPayment, type PaymentId } from '../../shared/ids.ts'
import { minus, ZERO, type Cents } from '../../shared/money.ts'
import { ok } from '../../shared/result.ts'
import type { OpenTicket, Tender } from '../../shared/ticket.ts'
import { storageFailure } from '../db/open.ts'
import type { Refunds } from '../corrections/index.ts'
import type { CardTerminal, TerminalProbe } from '../devices/ports.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { OpenSession, Tickets } from '../tickets/index.ts'
import { paymentAfter, type PaymentEvent } from './rules.ts'
import type { CardPaymentStore, KeptPayment } from './store.ts'

/** Between two tries to write down how a payment ended, on a disk that refuses. */
const WRITE_AGAIN_MS = 1000

export type CardPaymentParts = {
  readonly store: CardPaymentStore
  readonly tickets: Tickets
  readonly printing: Printing
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
  readonly settings: () => Settings
  readonly refunds: Pick<Refunds, 'plan' | 'seal'>
  readonly settle: (ticket: OpenTicket, receiptAsked: boolean, context: CommandContext) => void
  /** The driver of a terminal that is linked so. */
  readonly connect: (terminal: LinkedTerminal) => CardTerminal
  /** Runs what no command asked for as if somebody had asked it: one transaction, and what follows every commit. */
  readonly alone: <T>(who: Pick<CommandContext, 'caller' | 'operator'>, work: (context: CommandContext) => T) => T
  readonly changed: () => void
  readonly reportDefect: (error: unknown) => void
}

/** The door of card payments: each is written down before it leaves, and becomes one tender at the most. */
export function createCardPayments(parts: CardPaymentParts) {
  const { store, tickets, eventLog } = parts
  let driver: { readonly setting: LinkedTerminal; readonly terminal: CardTerminal } | undefined
  let stage: PaymentStage = 'connecting'
  let last: PaymentId | undefined
  let running: Promise<void> | undefined
  let stopped = false

  const linked = (): LinkedTerminal | undefined => {
    const setting = parts.settings().cardTerminal
    return setting.link === 'manual' ? undefined : setting
  }

  function terminalOf(setting: LinkedTerminal): CardTerminal {
    if (driver?.setting === setting) return driver.terminal
    driver?.terminal.close().catch(parts.reportDefect)
    driver = { setting, terminal: parts.connect(setting) }
    return driver.terminal
  }

  /** In the transaction of whatever happened: the payment as it is now, and the tender that it became. */
  function happened(payment: KeptPayment, event: PaymentEvent, context: CommandContext): KeptPayment {
    const now = paymentAfter(payment.now, event, payment)
    assert(now, `a payment that is ${payment.now.state} does not hear that it ${event.event}`)
    store.move(payment, now)
    context.announce('card-payments.changed')
    if (now.state !== 'sent') context.afterCommit(() => (last = payment.paymentId))
    if (now.state === 'unknown') told('card-payment-unknown', payment, { why: now.why }, context)
    if (now.state === 'approved') {
      if (payment.refund) becomeRefund(payment, context)
      else becomeTender(payment, now.cents, context)
      store.setTendered(payment.paymentId)
    }
    return { ...payment, now }
  }

  function told(
    kind: 'card-payment-unknown' | 'card-payment-settled',
    { paymentId, ticketId, kind: direction, cents }: KeptPayment,
    more: Readonly<Record<string, string>>,
    context: CommandContext,
  ): void {
    const sessionId = parts.session()?.sessionId ?? null
    eventLog.record(kind, context, { paymentId, ticketId, sessionId, direction, amountCents: cents, ...more })
  }

  function becomeTender(payment: KeptPayment, amountCents: Cents, context: CommandContext): void {
    const draft = tickets.find(payment.ticketId)
    const ticket = draft && tickets.priced(draft, context.nowMs)
    assert(ticket && amountCents <= ticket.dueCents, 'a ticket stands still while it is being paid')
    const tender: Tender = {
      tenderId: tenderOfPayment(payment.paymentId),
      kind: 'card',
      amountCents,
      tenderedCents: amountCents,
      changeCents: ZERO,
      takenAtMs: context.nowMs,
    }
    const isPaid = minus(ticket.dueCents, amountCents) === 0
    // Without an open session nothing is sealed: the money stays on the ticket until there is one.
    if (isPaid && parts.session()) {
      parts.settle({ ...ticket, tenders: [...ticket.tenders, tender], dueCents: ZERO }, payment.printReceipt, context)
    } else tickets.addTender(ticket.ticketId, tender)
    context.announce('tickets.changed')
  }

  /** What a refund would be sealed as now, or why it cannot be. */
  function refundOf({ paymentId, ticketId, corrects, refund, printReceipt }: KeptPayment) {
    assert(refund && corrects !== undefined, 'a refund knows what it gives back')
    const { lines, reason } = refund
    const tenderId = tenderOfPayment(paymentId)
    const asked = { ticketId, tenderId, number: corrects, lines, kind: 'card' as const, reason, printReceipt }
    return parts.refunds.plan(asked, true)
  }

  function becomeRefund(payment: KeptPayment, context: CommandContext): void {
    const plan = refundOf(payment)
    assert(plan.ok, 'what can no longer be given back is not posted')
    parts.refunds.seal(plan.value, payment.refund?.approvedBy ?? null, context)
    context.announce('tickets.settled')
    context.announce('tickets.changed')
  }

  /** Money that went back while nothing can be sealed of it, the day being closed for one, is looked at by a person. */
  function postable(payment: KeptPayment, outcome: PaymentOutcome): PaymentOutcome {
    const isLost = outcome.status === 'approved' && payment.refund && !refundOf(payment).ok
    return isLost ? { status: 'unknown', why: 'not-posted' } : outcome
  }

  /** What came out of the wire is written down before anything else is done with it. */
  function ended(payment: KeptPayment, outcome: PaymentOutcome): void {
    alone(payment, (context) => {
      happened(payment, { event: 'ended', outcome: postable(payment, outcome) }, context)
      if (outcome.status !== 'approved') return
      store.describe(payment.paymentId, outcome.authorisation, outcome.application)
      if (outcome.ticket !== undefined && parts.printing.hasPrinter()) {
        parts.printing.printOnce('card-slip', outcome.ticket, context)
      }
    })
  }

  /** In the name of whoever asked. */
  function alone<T>({ station, operator }: KeptPayment, work: (context: CommandContext) => T): T {
    return parts.alone({ caller: { station }, operator }, work)
  }

  async function run(paymentId: PaymentId, setting: LinkedTerminal): Promise<void> {
    const asked = store.find(paymentId)
    assert(asked?.now.state === 'asked', 'a payment is asked for once')
    let payment: KeptPayment
    try {
      payment = alone(asked, (context) => happened(asked, { event: 'leaves' }, context))
    } catch (error) {
      parts.reportDefect(error)
      return written(() => alone(asked, (context) => happened(asked, { event: 'interrupted' }, context)))
    }
    stage = 'connecting'
    const outcome = await terminalOf(setting).pay(
      { id: paymentId.replace(/^pay_/, ''), cents: payment.cents, kind: payment.kind },
      (next) => {
        stage = next
        parts.changed()
      },
    )
    let known = outcome
    await written(() => {
      try {
        ended(payment, known)
      } catch (error) {
        // What cannot be posted is looked at by a person; a disk that refuses is asked again.
        if (storageFailure(error) === undefined) known = { status: 'unknown', why: 'not-posted' }
        throw error
      }
    })
  }

  /** Tries until the disk takes it. A till that ends meanwhile says at its next start that it does not know: the truth. */
  async function written(work: () => void): Promise<void> {
    while (!stopped) {
      try {
        return work()
      } catch (error) {
        parts.reportDefect(error)
        await new Promise((later) => setTimeout(later, WRITE_AGAIN_MS).unref())
      }
    }
  }

  return {
    linked,
    state(): CardPayments {
      const going = store.going()
      const ended = last === undefined ? undefined : store.find(last)
      return {
        going: going ? { payment: shown(going), stage } : null,
        doubtful: store.doubtful().map(shown),
        last: ended ? shown(ended) : null,
      }
    },
    /** Asks the terminal, once the payment is on disk. */
    begin(payment: Omit<KeptPayment, 'now'>, setting: LinkedTerminal, context: CommandContext): void {
      store.add(payment)
      context.announce('card-payments.changed')
      context.afterCommit(() => {
        running = run(payment.paymentId, setting).catch(parts.reportDefect)
      })
    },
    /** Somebody says how a payment ended. */
    settle(payment: KeptPayment, says: 'approved' | 'declined', context: CommandContext) {
      const may = says === 'approved' && payment.refund ? refundOf(payment) : ok(null)
      if (!may.ok) return may
      told('card-payment-settled', payment, { outcome: says }, context)
      happened(payment, { event: 'person', says }, context)
      return ok(null)
    },
    /** At the start, before anything is asked: what was at the terminal when the till stopped is not known any more. */
    foundAtStart(): void {
      const going = store.going()
      if (going) alone(going, (context) => happened(going, { event: 'interrupted' }, context))
    },
    /** Whether a terminal is there where these settings say. */
    async probe(setting: LinkedTerminal): Promise<TerminalProbe> {
      const asked = parts.connect(setting)
      try {
        return await asked.probe()
      } finally {
        await asked.close()
      }
    },
    /** Waits until no payment is going on; for tests. */
    idle: async (): Promise<void> => running,
    async stop(): Promise<void> {
      stopped = true
      await driver?.terminal.close()
      await running
    },
  }
}
export type CardPaymentsDoor = ReturnType<typeof createCardPayments>

function shown({ paymentId, ticketId, kind, corrects, cents, askedAtMs, now }: KeptPayment): CardPayment {
  return { paymentId, ticketId, kind, ...(corrects === undefined ? {} : { corrects }), cents, askedAtMs, now }
}
