import type { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import { zPaymentState, type CardPayment, type PaymentState } from '../../shared/contracts/card-payments.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import { zRefundAsked } from '../../shared/contracts/corrections.ts'
import { zOperatorId, type OperatorId, type PaymentId, type TicketId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const cardPaymentsTrack: MigrationTrack = {
  part: 'card-payments',
  needs: ['tickets'],
  steps: [
    {
      step: 1,
      title: 'payments that a card terminal is asked for',
      // No column has room for a card.
      sql: `
        CREATE TABLE card_payments (
          payment_no INTEGER PRIMARY KEY,
          payment_id TEXT NOT NULL UNIQUE,
          ticket_id TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('debit', 'refund')),
          cents INTEGER NOT NULL CHECK (cents > 0),
          state TEXT NOT NULL CHECK (state IN ('asked', 'sent', 'approved', 'declined', 'not-sent', 'unknown')),
          approved_cents INTEGER CHECK (approved_cents > 0 AND approved_cents <= cents),
          said_by TEXT CHECK (said_by IN ('terminal', 'person')),
          why TEXT NOT NULL DEFAULT '',
          tendered INTEGER NOT NULL DEFAULT 0 CHECK (tendered IN (0, 1)),
          authorisation TEXT,
          application TEXT,
          station TEXT NOT NULL,
          operator_id TEXT NOT NULL,
          print_receipt INTEGER NOT NULL CHECK (print_receipt IN (0, 1)),
          asked_at_ms INTEGER NOT NULL,
          CHECK ((state = 'approved') = (approved_cents IS NOT NULL)),
          CHECK (tendered = 0 OR state = 'approved')
        ) STRICT;
        CREATE UNIQUE INDEX card_payments_going ON card_payments ((1)) WHERE state IN ('asked', 'sent');
        CREATE INDEX card_payments_open ON card_payments (ticket_id) WHERE state IN ('asked', 'sent', 'unknown');`,
    },
    {
      step: 2,
      title: 'what a terminal gives back, and of which sale',
      sql: `
        ALTER TABLE card_payments ADD COLUMN corrects INTEGER;
        ALTER TABLE card_payments ADD COLUMN refund TEXT CHECK ((refund IS NOT NULL) = (corrects IS NOT NULL));
        CREATE INDEX card_payments_refunds ON card_payments (corrects) WHERE state IN ('asked', 'sent', 'unknown');`,
    },
  ],
}

/** What is kept of a payment, beside what screens show. */
export type KeptPayment = CardPayment & {
  /** Where it was asked, by whom, and whether the customer wants paper: its end comes when nobody is asking. */
  readonly station: Station
  readonly operator: OperatorId
  readonly printReceipt: boolean
  /** Of a refund: what it gives back, and who approved it. */
  readonly refund?: KeptRefund
}

const zKeptRefund = zRefundAsked.pick({ lines: true, reason: true }).extend({ approvedBy: zOperatorId.nullable() })
export type KeptRefund = z.infer<typeof zKeptRefund>

type Row = {
  readonly payment_id: PaymentId
  readonly ticket_id: TicketId
  readonly kind: 'debit' | 'refund'
  readonly corrects: number | null
  readonly refund: string | null
  readonly cents: Cents
  readonly state: string
  readonly approved_cents: number | null
  readonly said_by: string | null
  readonly why: string
  readonly station: Station
  readonly operator_id: OperatorId
  readonly print_receipt: 0 | 1
  readonly asked_at_ms: number
}
const PAYMENTS = `SELECT payment_id, ticket_id, kind, cents, state, approved_cents, said_by, why, station, operator_id,
  print_receipt, corrects, refund, asked_at_ms FROM card_payments`
const DOUBTFUL_MAX = 100

export function createCardPaymentStore(db: WriteDb) {
  const insert = db.prepare(
    `INSERT INTO card_payments
       (payment_id, ticket_id, kind, cents, state, station, operator_id, print_receipt, corrects, refund, asked_at_ms)
     VALUES
       (@paymentId, @ticketId, @kind, @cents, 'asked', @station, @operator, @printReceipt, @corrects, @refund, @askedAtMs)`,
  )
  const byId = db.prepare<[PaymentId], Row>(`${PAYMENTS} WHERE payment_id = ?`)
  const going = db.prepare<[], Row>(`${PAYMENTS} WHERE state IN ('asked', 'sent')`)
  const doubtful = db.prepare<[number], Row>(`${PAYMENTS} WHERE state = 'unknown' ORDER BY payment_no LIMIT ?`)
  const openOf = db
    .prepare<[TicketId], string>(
      `SELECT state FROM card_payments WHERE ticket_id = ? AND state IN ('asked', 'sent', 'unknown')`,
    )
    .pluck()
  const openRefundOf = db.prepare<[number], 1>(
    `SELECT 1 FROM card_payments WHERE corrects = ? AND state IN ('asked', 'sent', 'unknown')`,
  )
  const anyOpen = db.prepare<[], 1>(`SELECT 1 FROM card_payments WHERE state IN ('asked', 'sent', 'unknown')`)
  const move = db.prepare(
    `UPDATE card_payments SET state = @state, approved_cents = @approvedCents, said_by = @saidBy, why = @why
     WHERE payment_id = @paymentId AND state = @before`,
  )
  const tendered = db.prepare<[PaymentId]>(
    `UPDATE card_payments SET tendered = 1 WHERE payment_id = ? AND state = 'approved' AND tendered = 0`,
  )
  const describe = db.prepare<[string | null, string | null, PaymentId]>(
    'UPDATE card_payments SET authorisation = ?, application = ? WHERE payment_id = ?',
  )
  const forget = db.prepare<[number]>(
    `DELETE FROM card_payments WHERE asked_at_ms < ? AND state NOT IN ('asked', 'sent', 'unknown')`,
  )

  return {
    add(payment: Omit<KeptPayment, 'now'>): void {
      const { corrects = null, refund, printReceipt } = payment
      const kept = refund === undefined ? null : JSON.stringify(refund)
      const { changes } = insert.run({ ...payment, corrects, refund: kept, printReceipt: Number(printReceipt) })
      assert(changes === 1, 'one payment, one row')
    },
    find: (paymentId: PaymentId): KeptPayment | undefined => fromRow(byId.get(paymentId)),
    /** The one that the terminal is asked for: there is one at the most. */
    going: (): KeptPayment | undefined => fromRow(going.get()),
    doubtful: (): readonly KeptPayment[] => doubtful.all(DOUBTFUL_MAX).flatMap((row) => fromRow(row) ?? []),
    /** What keeps a ticket from being changed. */
    openOf(ticketId: TicketId): 'none' | 'going' | 'doubtful' {
      const state = openOf.get(ticketId)
      if (state === undefined) return 'none'
      return state === 'unknown' ? 'doubtful' : 'going'
    },
    anyOpen: (): boolean => anyOpen.get() !== undefined,
    /** From one state to the next: nothing else may have moved it meanwhile. */
    move({ paymentId, now: before }: CardPayment, now: PaymentState): void {
      const { changes } = move.run({
        paymentId,
        before: before.state,
        state: now.state,
        approvedCents: now.state === 'approved' ? now.cents : null,
        saidBy: now.state === 'approved' ? now.by : null,
        why: now.state === 'declined' ? now.reason : 'why' in now ? now.why : '',
      })
      assert(changes === 1, 'one payment moves')
    },
    /** Its tender stands: once. */
    setTendered: (paymentId: PaymentId): void =>
      assert(tendered.run(paymentId).changes === 1, 'one payment, one tender'),
    describe: (paymentId: PaymentId, authorisation: string | undefined, application: string | undefined): void =>
      void describe.run(authorisation ?? null, application ?? null, paymentId),
    /** Whether something of a sealed sale is being given back by the terminal. */
    hasOpenRefundOf: (number: number): boolean => openRefundOf.get(number) !== undefined,
    forgetBefore: (atMs: number): number => forget.run(atMs).changes,
  }
}
export type CardPaymentStore = ReturnType<typeof createCardPaymentStore>

function fromRow(row: Row | undefined): KeptPayment | undefined {
  if (!row) return undefined
  const { state, approved_cents: cents, said_by: by, why } = row
  const facts =
    state === 'approved'
      ? { cents, by }
      : state === 'declined'
        ? { reason: why }
        : state === 'unknown' || state === 'not-sent'
          ? { why }
          : {}
  return {
    paymentId: row.payment_id,
    ticketId: row.ticket_id,
    kind: row.kind,
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
    ...(row.refund === null ? {} : { refund: zKeptRefund.parse(JSON.parse(row.refund)) }),
    cents: row.cents,
    askedAtMs: row.asked_at_ms,
    now: zPaymentState.parse({ state, ...facts }),
    station: row.station,
    operator: row.operator_id,
    printReceipt: row.print_receipt === 1,
  }
}
