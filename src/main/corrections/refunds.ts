import {
  zCustomerId,
  zVoucherId,
  type OperatorId,
  type TenderId,
  type TicketId,
  type VoucherId,
} from '../../shared/ids.ts'
import { absolute, milli, negate, sum, ZERO, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import { CASH_MAX_CENTS, type RefundReason, type Tender, type TenderKind } from '../../shared/ticket.ts'
import type { Accounts } from '../accounts/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Loyalty } from '../loyalty/index.ts'
import type { Printing } from '../printing/index.ts'
import {
  perpetualAfter,
  type OpenSession,
  type Refund,
  type Sale,
  type SaleLine,
  type Tickets,
} from '../tickets/index.ts'
import type { Vouchers } from '../vouchers/index.ts'
import { refundable, refundShares, refundVat, standing, type Share } from './rules.ts'

type Parts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly eventLog: EventLog
  readonly vouchers: Pick<Vouchers, 'leftOf' | 'isKnown' | 'issueCredit'>
  readonly accounts: Pick<Accounts, 'mayLessen'>
  /** Stamps that what comes back had given, and those that it had cost. */
  readonly stamps: { readonly loyalty: Pick<Loyalty, 'takeBack'> }
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  readonly session: () => OpenSession | undefined
  /** Takes an invoice back with the sale that it was made of. */
  readonly invoices: { readonly takeBack: (refundNumber: number, context: CommandContext) => void }
  /** Says whether a card terminal is giving something of a sale back: until it has ended the sale stands still. */
  readonly cardPaymentStore: { readonly hasOpenRefundOf: (number: number) => boolean }
}
export type Original = { readonly number: number; readonly hash: string; readonly sale: Sale }
type NotCorrectable = 'DAY_NOT_OPEN' | 'TICKET_UNKNOWN' | 'NOT_A_SALE' | 'TICKET_NUMBER_TAKEN' | 'CARD_PAYMENT_OPEN'

/** What is asked to be given back of a sealed sale. */
export type RefundAsked = {
  /** Of the refund itself. */
  readonly ticketId: TicketId
  readonly tenderId: TenderId
  readonly number: number
  readonly lines: readonly { readonly position: number; readonly quantityMilli: Milli }[]
  readonly kind: TenderKind
  readonly ref?: TenderRef | undefined
  readonly reason: RefundReason
  readonly printReceipt: boolean
}
export type RefundPlan = {
  readonly asked: RefundAsked
  readonly original: Original
  readonly shares: readonly Share[]
  readonly totalCents: Cents
}

/** What may be given back, and the giving: a refund is planned before any money moves, and sealed when it has. */
export function createRefunds(parts: Parts) {
  const { tickets, printing, eventLog } = parts

  function original(number: number, ticketId: TicketId, ofTerminal = false): Result<Original, NotCorrectable> {
    if (!parts.session()) return refuse('DAY_NOT_OPEN')
    if (!ofTerminal && parts.cardPaymentStore.hasOpenRefundOf(number)) return refuse('CARD_PAYMENT_OPEN')
    const sealed = tickets.sealed(number)
    if (!sealed) return refuse('TICKET_UNKNOWN')
    if (sealed.kind !== 'sale') return refuse('NOT_A_SALE')
    if (tickets.settled(ticketId)) return refuse('TICKET_NUMBER_TAKEN')
    return ok({ number, hash: tickets.hashOf(number), sale: sealed.body })
  }

  /** How the ticket stands paid: its own tenders and every later change of them. */
  function standsPaid({ number, sale }: Pick<Original, 'number' | 'sale'>) {
    const changes = tickets.correctionsOf(number).filter((ticket) => ticket.kind === 'tender-change')
    return standing([...sale.tenders, ...changes.flatMap((change) => change.body.tenders)])
  }

  /** How much of it may be given back, and in what: what it was paid in, less its refunds. */
  function mayGiveBack({ number, sale }: Pick<Original, 'number' | 'sale'>) {
    const corrections = tickets.correctionsOf(number).flatMap((correction) => correction.body.tenders)
    return refundable([...sale.tenders, ...corrections], parts.used())
  }

  /**
   * What a refund does to balances: a voucher that was spent is not bought back, and what goes back on an account goes to
   * whoever had it put there, who still owes it.
   */
  function mayMove(
    sale: Sale,
    shares: readonly Share[],
    { kind, ref }: { readonly kind: TenderKind; readonly ref?: TenderRef | undefined },
    totalCents: Cents,
  ) {
    const taken = shares.flatMap(({ position, ttcCents }) => {
      const owed = sale.lines[position]?.owed
      return owed?.kind === 'voucher' ? [{ voucherId: owed.ref, ttcCents }] : []
    })
    for (const [voucherId, same] of Map.groupBy(taken, (one) => one.voucherId)) {
      const leftCents = parts.vouchers.leftOf(voucherId)
      if (sum(same.map((one) => one.ttcCents)) > leftCents) return refuse('VOUCHER_SPENT', { leftCents })
    }
    const of = tenderRule(kind).owed
    if (of === null) return ref === undefined ? ok(null) : refuse('TENDER_REF_WRONG')
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    if (of === 'voucher') {
      const voucher = zVoucherId.safeParse(ref)
      if (!voucher.success) return refuse('TENDER_REF_WRONG')
      return parts.vouchers.isKnown(voucher.data) ? refuse('ID_REUSED') : ok(null)
    }
    const customer = zCustomerId.safeParse(ref)
    const own = sale.tenders.some((tender) => tender.kind === kind && tender.ref === ref)
    if (!customer.success || !own) return refuse('TENDER_REF_WRONG')
    const owesCents = parts.accounts.mayLessen(customer.data)
    return totalCents > owesCents ? refuse('ACCOUNT_OWES_LESS', { owesCents }) : ok(null)
  }

  return {
    original,
    standsPaid,
    mayGiveBack,

    /** `ofTerminal`: the card terminal that keeps the sale still is the one that asks. */
    plan(asked: RefundAsked, ofTerminal = false) {
      const found = original(asked.number, asked.ticketId, ofTerminal)
      if (!found.ok) return found
      const { number, sale } = found.value
      const shares = refundShares(sale.lines, tickets.refundedOf(number), asked.lines)
      if (!shares.ok) return shares
      const totalCents = sum(shares.value.map((share) => share.ttcCents))
      if (isCash(asked.kind) && totalCents > CASH_MAX_CENTS)
        return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })
      const mostCents = mayGiveBack({ number, sale }).find(({ kind }) => kind === asked.kind)?.amountCents ?? ZERO
      if (totalCents > mostCents) return refuse('TENDER_NOT_REFUNDABLE', { kind: asked.kind, leftCents: mostCents })
      const may = mayMove(sale, shares.value, asked, totalCents)
      if (!may.ok) return may
      return ok<RefundPlan>({ asked, original: found.value, shares: shares.value, totalCents })
    },

    /** Seals what was planned in the same transaction, with all that follows from it. */
    seal(
      { asked, original: { number, hash, sale }, shares, totalCents }: RefundPlan,
      approvedBy: OperatorId | null,
      context: CommandContext,
    ) {
      if (tenderRule(asked.kind).opensDrawer && totalCents > 0) printing.kickDrawer(context)
      const tender: Tender = {
        tenderId: asked.tenderId,
        kind: asked.kind,
        amountCents: negate(totalCents),
        tenderedCents: negate(totalCents),
        changeCents: ZERO,
        takenAtMs: context.nowMs,
        ...(asked.ref === undefined ? {} : { ref: asked.ref }),
      }
      const sealed = tickets.seal('refund', context, ({ perpetualBefore, ...facts }): Refund => {
        const figures = refundFigures(sale, shares)
        return {
          ticketId: asked.ticketId,
          openedAtMs: context.nowMs,
          place: sale.place,
          ...facts,
          ...figures,
          tenders: totalCents === 0 ? [] : [tender],
          perpetual: perpetualAfter(perpetualBefore, figures.turnoverCents),
          corrects: { number, hash },
          reason: asked.reason,
          approvedBy,
        }
      })
      eventLog.record('ticket-refunded', context, {
        number: sealed.number,
        corrects: number,
        amountCents: absolute(sealed.body.totalCents),
        reason: asked.reason,
      })
      if (tenderRule(asked.kind).owed === 'voucher' && asked.ref && totalCents > 0)
        parts.vouchers.issueCredit(asked.ref as VoucherId, context) // `mayMove` has seen that it is one
      const stamped = parts.stamps.loyalty.takeBack({ number, sale }, { ...sealed, nowMs: context.nowMs })
      if (asked.ref || stamped) context.announce('customers.changed')
      parts.invoices.takeBack(sealed.number, context)
      printing.afterSale({ number: sealed.number, sale: sealed.body, receiptAsked: asked.printReceipt }, context)
      return sealed
    },
  }
}
export type Refunds = ReturnType<typeof createRefunds>

/** The lines, the VAT and the sums of a refund: those of the original, negative, at its own rates. */
function refundFigures(sale: Sale, shares: readonly Share[]) {
  const lines = shares.flatMap((share) => {
    const line = sale.lines[share.position]
    return line ? [{ ...share, line }] : []
  })
  const own = lines.filter(({ line }) => line.nature === 'own')
  const ofNature = (nature: 'agency' | 'own') =>
    negate(sum(lines.filter(({ line }) => line.nature === nature).map((share) => share.ttcCents)))
  const vat = refundVat(own.map(({ line, ...share }) => ({ ...share, vatRate: line.vatRate })))
  return {
    lines: lines.map(({ line, ...share }) => ({
      ...line,
      ...(line.owed && { owed: withoutBalance(line.owed) }),
      quantityMilli: milli(-share.quantityMilli),
      ttcCents: negate(share.ttcCents),
      htCents: negate(share.htCents),
      vatCents: negate(share.vatCents),
      ofLine: share.position,
    })),
    vat,
    totalCents: negate(sum(shares.map((share) => share.ttcCents))),
    turnoverCents: ofNature('own'),
    htCents: sum(vat.map((row) => row.htCents)),
    vatCents: sum(vat.map((row) => row.vatCents)),
    agencyCents: ofNature('agency'),
  }
}

/** What a balance was behind the sale says nothing of what it is behind the refund. */
function withoutBalance(owed: NonNullable<SaleLine['owed']>): NonNullable<SaleLine['owed']> {
  if (owed.kind === 'tip') return owed
  const { balanceCents: _, ...plain } = owed
  return plain
}
