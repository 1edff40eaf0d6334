import { extend, minus, negate, ONE, sum } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { CASH_MAX_CENTS } from '../../shared/ticket.ts'
import { bulletinStanding } from './bulletins.ts'
import type { Move } from './moves.ts'
import { serviceOn, type AgencyParts, type CounterHandlers } from './parts.ts'
import { leftToPayOut } from './rules/payout.ts'
import { articleOf, termsOn, type CounterService } from './rules/service.ts'
import { lineOf, moveCash } from './sealing.ts'
import { daysToType } from './typing.ts'

type Handlers = Omit<CounterHandlers, 'typeDay' | 'typedDay'>

/** How many names a search shows. */
const PEOPLE_MAX = 8

/** What is sold, counted and handed out at the counter. */
export function counterHandlers(parts: AgencyParts): Handlers {
  const { doors, services, moves, counter, depot } = parts

  /** What a person may still be handed today by what was agreed; null without a limit. */
  function leftFor(customerId: Parameters<typeof counter.payOutsTo>[0], service: CounterService, nowMs: number) {
    const day = doors.today(nowMs)
    const agreed = termsOn(services.terms(), service.code, day)
    const before = counter.payOutsTo(customerId).filter((one) => one.service === service.code)
    return { left: leftToPayOut(agreed?.limit ?? null, before, day), limit: agreed?.limit ?? null }
  }

  return {
    panels(_input, { nowMs }) {
      const day = doors.today(nowMs)
      const terms = services.terms()
      const moved = moves.sealedBetween(day, day)
      const counts = counter.countsBetween(day, day)
      const here = depot.itemsHere()
      return {
        day,
        panels: services
          .services()
          .filter(({ isOn }) => isOn)
          .map((service) => {
            const own = counts.filter((one) => one.service === service.code)
            const sums = sumsOf(moved.filter((move) => move.service === service.code))
            const out =
              service.kind === 'deposit'
                ? depot.bulletins(service.code).filter((row) => bulletinStanding(parts, row).state === 'held').length
                : here.filter((item) => item.service === service.code).length
            return {
              service,
              terms: termsOn(terms, service.code, day) ?? null,
              today: {
                ...sums,
                pieces: sums.pieces + own.reduce((total, { pieces }) => total + pieces, 0),
                minutes: own.reduce((total, { minutes }) => total + minutes, 0),
                open: out,
              },
              dayMissing: daysToType(parts, service, nowMs).at(-1) ?? null,
            }
          }),
      }
    },

    sell({ ticketId, place, lineId, ...asked }, context) {
      const found = serviceOn(parts, asked.service)
      if (!found.ok) return found
      const service = found.value
      const article = articleOf(service, asked.article)
      if (!article) return refuse('ARTICLE_UNKNOWN')
      if (!['agency-sales', 'own-sale', 'deposit'].includes(service.kind)) return refuse('NOT_SOLD_SO')
      const priceCents = article.priceCents ?? asked.priceCents
      if (priceCents === null) return refuse('PRICE_MISSING')
      const way = service.nature === 'agency' ? ('collected' as const) : ('own' as const)
      const ref = { way, service: service.code, article: article.code, day: null }
      const lines = [lineOf(service, ref, { label: article.label, priceCents, pieces: asked.pieces, lineId })]

      const { bulletin } = asked
      if (bulletin !== null) {
        // Each bottle has a bulletin of its own.
        if (service.kind !== 'deposit' || article.depositCents === null || asked.pieces !== 1)
          return refuse('NOT_SOLD_SO')
        const known = depot.bulletin(service.code, bulletin)
        if (known && bulletinStanding(parts, known).state !== 'free') return refuse('BULLETIN_TAKEN', { bulletin })
        const deposit = lineOf(
          service,
          { way: 'deposit', service: service.code, bulletin },
          { label: `Consigne ${article.label} · ${bulletin}`, priceCents: article.depositCents },
        )
        lines.push(deposit)
        depot.saveBulletin({
          service: service.code,
          bulletin,
          article: article.code,
          depositCents: article.depositCents,
          lineId: deposit.lineId,
          atMs: context.nowMs,
          exchanges: [],
        })
      }
      const added = doors.addService({ ticketId, place }, lines, context)
      if (!added.ok) return added
      context.announce('services.changed')
      return ok({
        onTicketCents: sum(lines.map((line) => extend(line.priceCents, line.quantityMilli ?? ONE))),
      })
    },

    count({ countId, service: code, article, pieces, minutes }, context) {
      const found = serviceOn(parts, code)
      if (!found.ok) return found
      if (!articleOf(found.value, article)) return refuse('ARTICLE_UNKNOWN')
      if (found.value.kind !== 'count-only') return refuse('NOT_COUNTED_SO')
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      if (counter.count(countId)) return refuse('ID_REUSED')
      const day = doors.today(context.nowMs)
      counter.addCount({ countId, service: code, article, day, atMs: context.nowMs, pieces, minutes })
      context.announce('services.changed')
      const same = counter.countsBetween(day, day).filter((one) => one.service === code)
      return ok({ today: same.reduce((total, one) => total + one.pieces, 0) })
    },

    uncount({ countId }, context) {
      const kept = counter.count(countId)
      if (!kept) return refuse('COUNT_UNKNOWN')
      if (kept.day !== doors.today(context.nowMs)) return refuse('COUNT_OF_ANOTHER_DAY')
      counter.dropCount(countId)
      context.announce('services.changed')
      return ok(null)
    },

    payOut({ service: code, article: asked, amountCents, customerId, printReceipt }, context) {
      const found = serviceOn(parts, code)
      if (!found.ok) return found
      const service = found.value
      if (service.kind !== 'agency-payout' && service.kind !== 'agency-sales') return refuse('NOT_PAID_OUT_SO')
      // What a daily service pays out is in the total of its day: twice would empty the drawer on paper.
      if (service.daily) return refuse('NOT_PAID_OUT_SO')
      const article = asked === null ? service.articles[0] : articleOf(service, asked)
      if (!article) return refuse('ARTICLE_UNKNOWN')
      if (amountCents > CASH_MAX_CENTS) return refuse('CASH_OVER_LIMIT', { maxCents: CASH_MAX_CENTS })
      let leftCents = null
      if (customerId !== null) {
        if (!doors.customers.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
        const { left, limit } = leftFor(customerId, service, context.nowMs)
        if (left !== null && amountCents > left)
          return refuse('PAYOUT_OVER_LIMIT', {
            leftCents: left,
            mostCents: limit?.mostCents ?? 0,
            days: limit?.days ?? 0,
          })
        leftCents = left === null ? null : minus(left, amountCents)
      }
      const ref = { way: 'paid-out', service: code, article: article.code, day: null } as const
      const line = lineOf(service, ref, { label: article.label, priceCents: negate(amountCents) })
      const sealed = moveCash(parts, [line], printReceipt, context)
      if (!sealed.ok) return sealed
      const { number } = sealed.value
      const day = doors.today(context.nowMs)
      counter.addPayOut({ number, service: code, article: article.code, day, customerId, paidCents: amountCents })
      if (customerId !== null) doors.customers.seen(customerId, context.nowMs)
      context.announce('services.changed')
      return ok({ number, leftCents })
    },

    undoPayOut({ number }, context) {
      const kept = counter.payOut(number)
      const service = kept && services.service(kept.service)
      const article = service && kept && articleOf(service, kept.article)
      if (!kept || !service) return refuse('PAYOUT_UNKNOWN')
      if (kept.undoneBy !== null) return refuse('PAYOUT_UNDONE', { number: kept.undoneBy })
      if (kept.day !== doors.today(context.nowMs)) return refuse('PAYOUT_OF_ANOTHER_DAY')
      const ref = { way: 'paid-out', service: kept.service, article: kept.article, day: null } as const
      const label = `Annulation ticket ${number} · ${article?.label ?? service.name}`
      const sealed = moveCash(parts, [lineOf(service, ref, { label, priceCents: kept.paidCents })], null, context)
      if (!sealed.ok) return sealed
      counter.undoPayOut(number, sealed.value.number)
      context.announce('services.changed')
      return ok(sealed.value)
    },

    mayPayOut({ service: code, customerId }, { nowMs }) {
      const service = services.service(code)
      return { leftCents: service ? leftFor(customerId, service, nowMs).left : null }
    },

    findPeople: ({ text }) =>
      text === '' ? [] : doors.customers.search(text, PEOPLE_MAX).map(({ customerId, name }) => ({ customerId, name })),

    payOuts(_input, { nowMs }) {
      return counter
        .payOutsOn(doors.today(nowMs))
        .map(({ number, service, article, paidCents, customerId, undoneBy }) => ({
          number,
          service,
          article,
          paidCents,
          undoneBy,
          name: customerId === null ? null : (doors.customers.byId(customerId)?.name ?? null),
        }))
    },
  }
}

/** What some moves of one service come to: taken, handed out, sold by the café; deposits apart. */
export function sumsOf(own: readonly Move[]) {
  const ttc = (is: (move: Move) => boolean) => sum(own.filter(is).map((move) => move.ttcCents))
  const isSold = ({ way }: Move) => way === 'collected' || way === 'own' || way === 'item'
  return {
    collectedCents: ttc(({ way, nature }) => way !== 'paid-out' && nature === 'agency'),
    paidOutCents: negate(ttc(({ way }) => way === 'paid-out')),
    ownCents: ttc(({ way, nature }) => way !== 'commission' && nature === 'own'),
    pieces: own.filter(isSold).reduce((total, { pieces }) => total + pieces, 0),
  }
}
