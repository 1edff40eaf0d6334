import { newTenderId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { tenderRule } from '../../shared/tenders.ts'
import {
  CASH_MAX_CENTS,
  type Counter,
  type ForeignProof,
  type OpenTicket,
  type TenderKind,
} from '../../shared/ticket.ts'
import { createTerminalActions } from '../card-payments/terminal-actions.ts'
import type { Failure } from '../client/failures.ts'
import type { Client } from '../client/till.ts'
import { change, session, type PayQuestion, type TenderAsk } from '../shell/session.ts'
import { overAfter, partAsked } from '../tabs/split-view.ts'
import type { CounterQueue } from './counter-queue.ts'
import { mostIn } from './pieces-view.ts'
import { paidFrom } from './ticket-view.ts'

type Needs = {
  readonly queue: CounterQueue
  readonly sendNote: () => void
  readonly beforeTaking: () => void
}

/** How the money is taken: every form of it goes this way. */
export function createTenderActions(client: Client, { queue, sendNote, beforeTaking }: Needs) {
  const { till, gestures } = client
  const { ticket, show, tell } = queue

  /** What the cashier saw as due; behind their own unanswered taps, what those taps will have made of it. */
  function dueSeen(): () => Cents | undefined {
    const open = ticket()
    const seen = open && (partAsked(open, session().over) ?? open.dueCents)
    return gestures.state().pending === 0 ? () => seen : () => ticket()?.dueCents
  }

  function take(ask: TenderAsk): void {
    if (session().taking) return
    sendNote()
    const due = dueSeen()
    const { printReceipt } = session()
    beforeTaking()
    const { kind, offered, pieces = 1, lostCents, restDayConfirmed, ref, overLimit } = ask
    const [tenderId, ...others] = Array.from({ length: pieces }, newTenderId)
    if (!tenderId) return
    const more = {
      ...(others.length > 0 && { moreTenderIds: others }),
      ...(lostCents !== undefined && { lostCents }),
      ...(restDayConfirmed && { restDayConfirmed }),
      ...(ref && { ref }),
    }
    change({ taking: true, failure: undefined })
    gestures.push({
      prepare: () => {
        const open = ticket()
        const dueCents = due()
        if (!open || dueCents === undefined || dueCents <= 0) return undefined
        const offeredCents = offered === 'due' ? wholeOf(kind, { ...open, dueCents }) : offered
        const input = { ticketId: open.ticketId, tenderId, offeredCents, dueCents, printReceipt }
        if (ref && overLimit)
          return (commandId) => till.tenders.takeOverLimit({ ...input, kind: 'account', ref, commandId })
        return (commandId) => till.tenders.take({ ...input, kind, ...more, commandId })
      },
      answered: ({ settled, counter: next }) => {
        const over = ref ? { over: undefined } : {}
        const closed = { payDigits: undefined, payWay: undefined }
        change({ taking: false, ...closed, ...(settled ? afterSettling(next) : {}), ...over })
        show(next)
      },
      failed: (failure) => {
        const question = questionOf(failure, ask)
        if (question) change({ taking: false, payDigits: '', payWay: { kind: 'question', ...question } })
        else {
          change({ taking: false })
          tell(failure)
        }
      },
      unsent: () => change({ taking: false }),
    })
  }

  const terminal = createTerminalActions(client, queue, {
    dueSeen,
    prepare() {
      sendNote()
      beforeTaking()
    },
  })

  return {
    take,
    takeCash: (offered: Cents | 'due') => take({ kind: 'cash', offered }),
    /** Through the terminal where one is linked; otherwise the cashier has typed it there. */
    takeCard: (offered: Cents | 'due') =>
      terminal.isLinked() ? terminal.ask(offered) : take({ kind: 'card', offered }),
    takeCardByHand: (offered: Cents) => take({ kind: 'card', offered }),
    settlePayment: terminal.settle,
    /** A key of one of the other forms: papers of a face value are asked for first. */
    takeOther(kind: TenderKind, typed: Cents) {
      if (tenderRule(kind).several) change({ payDigits: '', payWay: { kind: 'pieces', tender: kind, pieces: 1 } })
      else take({ kind, offered: typed > 0 ? typed : 'due' })
    },
    /** The question was answered with yes: the same tender once more. */
    confirm({ ask, code, detail }: PayQuestion) {
      take({
        ...ask,
        ...(code === 'MEAL_REST_DAY' && { restDayConfirmed: true }),
        ...(code === 'TENDER_LOSES' && { lostCents: Number(detail['lostCents']) as Cents }), // the core said so
      })
    },
    /** The payer lives abroad and showed it: the same cash once more. */
    allowForeignCash({ ask }: PayQuestion, proof: ForeignProof) {
      gestures.push({
        prepare: () => {
          const open = ticket()
          return open && ((commandId) => till.tenders.allowForeignCash({ ticketId: open.ticketId, proof, commandId }))
        },
        answered: () => take(ask),
        failed: tell,
      })
    },
    settleFree() {
      sendNote()
      queue.push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.tenders.settleFree({ ticketId: open.ticketId, commandId }))
        },
        { after: (next) => change(afterSettling(next)) },
      )
    },
  }
}

/** A titre-restaurant pays all that it may; any other form all that is due. */
function wholeOf(kind: TenderKind, open: OpenTicket): Cents {
  const most = mostIn(kind, open)
  return most > 0 ? most : open.dueCents
}

/** Some refusals are questions: the tender is taken once they are answered. */
function questionOf(failure: Failure, ask: TenderAsk): PayQuestion | undefined {
  if (failure.kind !== 'refused') return undefined
  const { code, detail } = failure
  if (code === 'MEAL_REST_DAY' || code === 'TENDER_LOSES') return { code, detail, ask }
  const asResident = code === 'CASH_OVER_LIMIT' && detail['maxCents'] === CASH_MAX_CENTS
  return asResident ? { code, detail, ask } : undefined
}

/** What a screen forgets with a ticket that was just paid, and what it shows of it. */
export function afterSettling(next: Counter) {
  const { over } = session()
  return {
    paid: paidFrom(next),
    lineId: undefined,
    said: undefined,
    printReceipt: false,
    place: 'on-site' as const,
    over: overAfter(over, next.ticket),
  }
}
