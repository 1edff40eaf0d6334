import type { Correctable, corrections as contract } from '../../shared/contracts/corrections.ts'
import { cents, milli, negate, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { tenderRule } from '../../shared/tenders.ts'
import type { MealAllowance, Tender, TenderKind } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import type { Sale, TenderChange, Tickets } from '../tickets/index.ts'
import type { Original, Refunds } from './refunds.ts'
import { leftOf, standing, tenderChange } from './rules.ts'

type Parts = {
  readonly tickets: Tickets
  readonly printing: Printing
  readonly eventLog: EventLog
  readonly refunds: Refunds
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  /** What titres-restaurant could have paid of a sale. */
  readonly mealOfSale: (sale: Sale) => MealAllowance
}

/** Corrections are new tickets that name the one they correct; the sealed ticket itself is never touched. */
export function correctionHandlers(parts: Parts): Handlers<typeof contract> {
  const { tickets, printing, eventLog, refunds } = parts

  /** A change may note no more as titres than titres could have paid. */
  function noMoreThanMeal(
    { number, sale }: Pick<Original, 'number' | 'sale'>,
    { from, amountCents }: { readonly from: TenderKind; readonly amountCents: Cents },
  ): Result<null, 'MEAL_OVER_FOOD' | 'MEAL_OVER_CAP'> {
    if (tenderRule(from).meal) return ok(null)
    const titres = refunds.standsPaid({ number, sale }).filter(({ kind }) => tenderRule(kind).meal)
    const before = sum(titres.map((tender) => tender.amountCents))
    const { foodCents, capCents } = parts.mealOfSale(sale)
    const left = (most: Cents) => Math.max(0, most - before)
    if (amountCents > left(foodCents)) return refuse('MEAL_OVER_FOOD', { leftCents: left(foodCents) })
    if (amountCents > left(capCents)) return refuse('MEAL_OVER_CAP', { leftCents: left(capCents) })
    return ok(null)
  }

  function done(number: number, body: Sale, context: CommandContext) {
    context.announce('tickets.settled')
    context.announce('tickets.changed')
    return ok({ number, totalCents: body.totalCents, counter: tickets.counter(context.nowMs, context.caller.station) })
  }

  return {
    refund(input, context) {
      const plan = refunds.plan(input)
      if (!plan.ok) return plan
      const sealed = refunds.seal(plan.value, context.approvedBy ?? null, context)
      return done(sealed.number, sealed.body, context)
    },

    changeTender(input, context) {
      const found = refunds.original(input.number, input.ticketId)
      if (!found.ok) return found
      const { number, hash, sale } = found.value
      if (input.tenderIds[0] === input.tenderIds[1]) return refuse('ID_REUSED')
      const change = tenderChange(refunds.standsPaid({ number, sale }), input, parts.used())
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
        tenders:
          sealed.kind === 'sale' ? refunds.standsPaid({ number, sale: sealed.body }) : standing(sealed.body.tenders),
        refundable:
          sealed.kind === 'sale' ? withAccounts(refunds.mayGiveBack({ number, sale: sealed.body }), sealed.body) : [],
        correctedBy: tickets.correctionsOf(number).map((correction) => correction.number),
      }
    },
  }
}

/** Says whose account something goes back on. */
function withAccounts(refundable: readonly { readonly kind: TenderKind; readonly amountCents: Cents }[], sale: Sale) {
  return refundable.map((one) => {
    const ref = one.kind === 'account' ? sale.tenders.find(({ kind }) => kind === 'account')?.ref : undefined
    return ref === undefined ? one : { ...one, ref }
  })
}
