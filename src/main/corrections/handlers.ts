import type { Correctable, corrections as contract } from '../../shared/contracts/corrections.ts'
import { zCustomerId, zVoucherId, type TicketId, type VoucherId } from '../../shared/ids.ts'
import { absolute, cents, milli, negate, sum, ZERO, type Cents } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import { CASH_MAX_CENTS, type MealAllowance, type Tender, type TenderKind } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Accounts } from '../accounts/index.ts'
import type { Vouchers } from '../vouchers/index.ts'
import type { Loyalty } from '../loyalty/index.ts'
import type { Printing } from '../printing/index.ts'
import {
  perpetualAfter,
  type OpenSession,
  type Refund,
  type Sale,
  type SaleLine,
  type TenderChange,
  type Tickets,
} from '../tickets/index.ts'
import { leftOf, refundable, refundShares, refundVat, standing, tenderChange, type Share } from './rules.ts'

type Parts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly eventLog: EventLog
  readonly vouchers: Pick<Vouchers, 'leftOf' | 'isKnown' | 'issueCredit'>
  readonly accounts: Pick<Accounts, 'mayLessen'>
  readonly stamps: Pick<Loyalty, 'takeBack'>
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  /** What titres-restaurant could have paid of a sale. */
  readonly mealOfSale: (sale: Sale) => MealAllowance
  readonly session: () => OpenSession | undefined
  /** Takes an invoice back with the sale that it was made of. */
  readonly creditNote: (refundNumber: number, context: CommandContext) => void
}
type Original = { readonly number: number; readonly hash: string; readonly sale: Sale }
type NotCorrectable = 'DAY_NOT_OPEN' | 'TICKET_UNKNOWN' | 'NOT_A_SALE' | 'TICKET_NUMBER_TAKEN'

/** Corrections are new tickets that name the one they correct; the sealed ticket itself is never touched. */
export function correctionHandlers(parts: Parts): Handlers<typeof contract> {
  const { tickets, printing, eventLog } = parts

  function original(number: number, ticketId: TicketId): Result<Original, NotCorrectable> {
    if (!parts.session()) return refuse('DAY_NOT_OPEN')
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

  /** A change may note no more as titres than titres could have paid. */
  function noMoreThanMeal(
    { number, sale }: Pick<Original, 'number' | 'sale'>,
    { from, amountCents }: { readonly from: TenderKind; readonly amountCents: Cents },
  ): Result<null, 'MEAL_OVER_FOOD' | 'MEAL_OVER_CAP'> {
    if (tenderRule(from).meal) return ok(null)
    const titres = standsPaid({ number, sale }).filter(({ kind }) => tenderRule(kind).meal)
    const before = sum(titres.map((tender) => tender.amountCents))
    const { foodCents, capCents } = parts.mealOfSale(sale)
    const left = (most: Cents) => Math.max(0, most - before)
    if (amountCents > left(foodCents)) return refuse('MEAL_OVER_FOOD', { leftCents: left(foodCents) })
    if (amountCents > left(capCents)) return refuse('MEAL_OVER_CAP', { leftCents: left(capCents) })
    return ok(null)
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

  function done(number: number, body: Sale, context: CommandContext) {
    context.announce('tickets.settled')
    context.announce('tickets.changed')
    return ok({ number, totalCents: body.totalCents, counter: tickets.counter(context.nowMs, context.caller.station) })
  }

  return {
    refund(input, context) {
      const found = original(input.number, input.ticketId)
      if (!found.ok) return found
      const { number, hash, sale } = found.value
      const shares = refundShares(sale.lines, tickets.refundedOf(number), input.lines)
      if (!shares.ok) return shares
      const totalCents = sum(shares.value.map((share) => share.ttcCents))
      if (isCash(input.kind) && totalCents > CASH_MAX_CENTS)
        return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })
      const mostCents = mayGiveBack({ number, sale }).find(({ kind }) => kind === input.kind)?.amountCents ?? ZERO
      if (totalCents > mostCents) return refuse('TENDER_NOT_REFUNDABLE', { kind: input.kind, leftCents: mostCents })
      const may = mayMove(sale, shares.value, input, totalCents)
      if (!may.ok) return may
      if (tenderRule(input.kind).opensDrawer && totalCents > 0) printing.kickDrawer(context)
      const tender: Tender = {
        tenderId: input.tenderId,
        kind: input.kind,
        amountCents: negate(totalCents),
        tenderedCents: negate(totalCents),
        changeCents: ZERO,
        takenAtMs: context.nowMs,
        ...(input.ref === undefined ? {} : { ref: input.ref }),
      }
      const sealed = tickets.seal('refund', context, ({ perpetualBefore, ...facts }): Refund => {
        const figures = refundFigures(sale, shares.value)
        return {
          ticketId: input.ticketId,
          openedAtMs: context.nowMs,
          place: sale.place,
          ...facts,
          ...figures,
          tenders: totalCents === 0 ? [] : [tender],
          perpetual: perpetualAfter(perpetualBefore, figures.turnoverCents),
          corrects: { number, hash },
          reason: input.reason,
          approvedBy: context.approvedBy ?? null,
        }
      })
      eventLog.record('ticket-refunded', context, {
        number: sealed.number,
        corrects: number,
        amountCents: absolute(sealed.body.totalCents),
        reason: input.reason,
      })
      if (tenderRule(input.kind).owed === 'voucher' && input.ref && totalCents > 0)
        parts.vouchers.issueCredit(input.ref as VoucherId, context) // `mayMove` has seen that it is one
      const stamped = parts.stamps.takeBack({ number, sale }, { ...sealed, nowMs: context.nowMs })
      if (input.ref || stamped) context.announce('customers.changed')
      parts.creditNote(sealed.number, context)
      printing.afterSale({ number: sealed.number, sale: sealed.body, receiptAsked: input.printReceipt }, context)
      return done(sealed.number, sealed.body, context)
    },

    changeTender(input, context) {
      const found = original(input.number, input.ticketId)
      if (!found.ok) return found
      const { number, hash, sale } = found.value
      if (input.tenderIds[0] === input.tenderIds[1]) return refuse('ID_REUSED')
      const change = tenderChange(standsPaid({ number, sale }), input, parts.used())
      if (!change.ok) return change
      const meal = tenderRule(input.to).meal ? noMoreThanMeal(found.value, input) : ok(null)
      if (!meal.ok) return meal
      if ([input.from, input.to].some((kind) => tenderRule(kind).opensDrawer)) printing.kickDrawer(context)
      const tenders = [negate(input.amountCents), input.amountCents].map((amountCents, index): Tender => {
        const kind = index === 0 ? input.from : input.to
        const tenderId = input.tenderIds[index === 0 ? 0 : 1]
        return { tenderId, kind, amountCents, tenderedCents: amountCents, changeCents: ZERO, takenAtMs: context.nowMs }
      })
      const sealed = tickets.seal('tender-change', context, ({ perpetualBefore, ...facts }): TenderChange => ({
        ticketId: input.ticketId,
        openedAtMs: context.nowMs,
        place: sale.place,
        ...facts,
        lines: [],
        vat: [],
        totalCents: ZERO,
        turnoverCents: ZERO,
        htCents: ZERO,
        vatCents: ZERO,
        agencyCents: ZERO,
        tenders,
        perpetual: perpetualBefore,
        corrects: { number, hash },
        approvedBy: context.approvedBy ?? null,
      }))
      eventLog.record('tender-changed', context, {
        number: sealed.number,
        corrects: number,
        from: input.from,
        to: input.to,
        amountCents: input.amountCents,
      })
      return done(sealed.number, sealed.body, context)
    },

    correctable({ number }): Correctable | null {
      const sealed = tickets.sealed(number)
      const ticket = tickets.byNumber(number)
      if (!sealed || !ticket) return null
      const givenBack = tickets.refundedOf(number)
      return {
        ticket,
        lines: sealed.body.lines.map((line, position) => {
          const left =
            sealed.kind === 'sale' ? leftOf(line, givenBack.get(position)) : { quantityMilli: 0, ttcCents: 0 }
          return {
            position,
            label: line.label,
            detail: [...line.options.map((option) => option.label), line.note].filter((words) => words).join(' · '),
            ...(line.formule ? { formule: { label: line.formule.label, index: line.formule.index } } : {}),
            nature: line.nature,
            quantityMilli: line.quantityMilli,
            unitPriceCents: line.unitPriceCents,
            ttcCents: line.ttcCents,
            leftMilli: milli(left.quantityMilli),
            leftCents: cents(left.ttcCents),
          }
        }),
        htCents: sealed.body.htCents,
        tenders: sealed.kind === 'sale' ? standsPaid({ number, sale: sealed.body }) : standing(sealed.body.tenders),
        refundable: sealed.kind === 'sale' ? withAccounts(mayGiveBack({ number, sale: sealed.body }), sealed.body) : [],
        correctedBy: tickets.correctionsOf(number).map((correction) => correction.number),
      }
    },
  }
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

/** Says whose account something goes back on. */
function withAccounts(refundable: readonly { readonly kind: TenderKind; readonly amountCents: Cents }[], sale: Sale) {
  return refundable.map((one) => {
    const ref = one.kind === 'account' ? sale.tenders.find(({ kind }) => kind === 'account')?.ref : undefined
    return ref === undefined ? one : { ...one, ref }
  })
}
