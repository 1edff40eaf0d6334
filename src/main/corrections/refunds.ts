import { assert } from '../../shared/assert.ts'
import {
  newTenderId,
  zCustomerId,
  zVoucherId,
  type CustomerId,
  type OperatorId,
  type TenderId,
  type TicketId,
  type VoucherId,
} from '../../shared/ids.ts'
import { absolute, milli, minus, negate, plus, smaller, sum, ZERO, type Cents, type Milli } from '../../shared/money.ts'
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
  readonly accounts: Pick<Accounts, 'mayLessen' | 'balanceOf'>
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

/** One account's part of what is given back. */
export type OwedShare = { readonly ref: CustomerId; readonly amountCents: Cents }

/** What is asked to be given back of a sealed sale. */
export type RefundAsked = {
  /** Of the refund itself. */
  readonly ticketId: TicketId
  readonly tenderId: TenderId
  readonly number: number
  readonly lines: readonly { readonly position: number; readonly quantityMilli: Milli }[]
  readonly kind: TenderKind
  readonly ref?: TenderRef | undefined
  /** Of a sale that several had put on their accounts: how much goes back on each; all that `kind` gives. Then without `ref`. */
  readonly shares?: readonly OwedShare[]
  /**
   * What of it is given in other forms than `kind`, which gives the rest: somebody paid in several, or has settled the
   * account since. No account, no voucher.
   */
  readonly besides?: readonly { readonly tenderId: TenderId; readonly kind: TenderKind; readonly amountCents: Cents }[]
  readonly reason: RefundReason
  readonly printReceipt: boolean
}
export type RefundPlan = {
  readonly asked: RefundAsked
  readonly original: Original
  readonly shares: readonly Share[]
  readonly totalCents: Cents
  /** What is given in each form; together the total. */
  readonly given: readonly { readonly tenderId: TenderId; readonly kind: TenderKind; readonly amountCents: Cents }[]
}

/** What may be given back, and the giving: a refund is planned before any money moves, and sealed when it has. */
export function createRefunds(parts: Parts) {
  const { tickets, printing, eventLog } = parts

  function original(number: number, ticketId: TicketId, ofTerminal = false): Result<Original, NotCorrectable> {
    if (!parts.session()) return refuse('DAY_NOT_OPEN')
    if (!ofTerminal && parts.cardPaymentStore.hasOpenRefundOf(number)) return refuse('CARD_PAYMENT_OPEN')
    const sealed = tickets.sealed(number)
    if (!sealed) return refuse('TICKET_UNKNOWN')
    // What was paid out for somebody else is undone by the service that paid it.
    if (sealed.kind !== 'sale' || sealed.body.lines.some((line) => line.ttcCents < 0)) return refuse('NOT_A_SALE')
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

  /** What accounts had put on them of a sale and owe no more: they settled it, and may be given money for it. */
  function settledSince({ number, sale }: Pick<Original, 'number' | 'sale'>): Cents {
    const corrections = tickets.correctionsOf(number).flatMap((correction) => correction.body.tenders)
    const put = [...sale.tenders, ...corrections].flatMap(({ kind, ref, amountCents }) => {
      const customer = zCustomerId.safeParse(ref)
      return tenderRule(kind).owed === 'account' && customer.success ? [{ ref: customer.data, amountCents }] : []
    })
    return sum(
      [...Map.groupBy(put, ({ ref }) => ref)].map(([ref, same]) => {
        const leftCents = sum(same.map(({ amountCents }) => amountCents))
        return minus(leftCents, smaller(leftCents, parts.accounts.balanceOf(ref)))
      }),
    )
  }

  /**
   * What a refund does to balances: a voucher that was spent is not bought back, and what goes back on an account goes to
   * whoever had it put there, who still owes it.
   */
  function mayMove(
    sale: Sale,
    shares: readonly Share[],
    asked: Pick<RefundAsked, 'kind' | 'ref' | 'shares'>,
    restCents: Cents,
  ) {
    const { kind, ref } = asked
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
    if (asked.shares) return mayShare(sale, asked.shares, restCents)
    const customer = zCustomerId.safeParse(ref)
    return customer.success
      ? mayShare(sale, [{ ref: customer.data, amountCents: restCents }], restCents)
      : refuse('TENDER_REF_WRONG')
  }

  /** Whether each of these accounts had so much of the sale put on it, and still owes it. */
  function mayShare(sale: Sale, shares: readonly OwedShare[], restCents: Cents) {
    assert(sum(shares.map((one) => one.amountCents)) === restCents, 'accounts share all that goes back on accounts')
    for (const { ref, amountCents } of shares) {
      if (!sale.tenders.some((tender) => tender.kind === 'account' && tender.ref === ref))
        return refuse('TENDER_REF_WRONG')
      const owesCents = parts.accounts.mayLessen(ref)
      if (amountCents > owesCents) return refuse('ACCOUNT_OWES_LESS', { owesCents })
    }
    return ok(null)
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
      const besides = asked.besides ?? []
      const restCents = minus(totalCents, sum(besides.map(({ amountCents }) => amountCents)))
      assert(restCents >= 0 && besides.every(({ kind }) => tenderRule(kind).owed === null), 'a refund in several forms')
      const given = [{ tenderId: asked.tenderId, kind: asked.kind, amountCents: restCents }, ...besides]
      const money = (kind: TenderKind): boolean => tenderRule(kind).refund === 'money'
      const moneyCents = sum(given.filter(({ kind }) => money(kind)).map(({ amountCents }) => amountCents))
      const settledCents = asked.shares ? settledSince(found.value) : ZERO
      for (const { kind, amountCents } of given) {
        if (isCash(kind) && amountCents > CASH_MAX_CENTS) return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })
        const ownCents = mayGiveBack({ number, sale }).find((one) => one.kind === kind)?.amountCents ?? ZERO
        const mostCents = money(kind) ? plus(ownCents, settledCents) : ownCents
        // Forms of money share what there is: each may give all of it, and together they give no more.
        const askedCents = money(kind) ? (asked.shares ? moneyCents : totalCents) : amountCents
        if (askedCents > mostCents) return refuse('TENDER_NOT_REFUNDABLE', { kind, leftCents: mostCents })
      }
      const may = mayMove(sale, shares.value, asked, restCents)
      if (!may.ok) return may
      return ok<RefundPlan>({ asked, original: found.value, shares: shares.value, totalCents, given })
    },

    /** Seals what was planned in the same transaction, with all that follows from it. */
    seal(
      { asked, original: { number, hash, sale }, shares, totalCents, given }: RefundPlan,
      approvedBy: OperatorId | null,
      context: CommandContext,
    ) {
      const moved = given.filter(({ amountCents }) => amountCents > 0)
      if (moved.some(({ kind }) => tenderRule(kind).opensDrawer)) printing.kickDrawer(context)
      const tenders = tendersOf(asked, moved, context.nowMs)
      const sealed = tickets.seal('refund', context, ({ perpetualBefore, ...facts }): Refund => {
        const figures = refundFigures(sale, shares)
        return {
          ticketId: asked.ticketId,
          openedAtMs: context.nowMs,
          place: sale.place,
          ...facts,
          ...figures,
          tenders,
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
      if (tenders.some(({ ref }) => ref) || stamped) context.announce('customers.changed')
      parts.invoices.takeBack(sealed.number, context)
      printing.afterSale({ number: sealed.number, sale: sealed.body, receiptAsked: asked.printReceipt }, context)
      return sealed
    },
  }
}
export type Refunds = ReturnType<typeof createRefunds>

/** In what it goes back: forms of money, or the accounts that it had been put on. */
function tendersOf({ kind: asked, ref, shares }: RefundAsked, moved: RefundPlan['given'], takenAtMs: number): Tender[] {
  type Part = RefundPlan['given'][number] & { readonly ref?: TenderRef | undefined }
  const parts = moved.flatMap((one): readonly Part[] => {
    if (!shares) return [{ ...one, ref }]
    if (one.kind !== asked) return [one]
    return shares.map((share, n) => ({ ...one, ...share, tenderId: n === 0 ? one.tenderId : newTenderId() }))
  })
  return parts.map(({ tenderId, kind, amountCents, ref: of }) => ({
    tenderId,
    kind,
    amountCents: negate(amountCents),
    tenderedCents: negate(amountCents),
    changeCents: ZERO,
    takenAtMs,
    ...(of === undefined ? {} : { ref: of }),
  }))
}

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
