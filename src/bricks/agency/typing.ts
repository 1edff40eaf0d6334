import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import { negate, sum } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { serviceOn, type AgencyParts, type CounterHandlers } from './parts.ts'
import { changeOf } from './rules/day.ts'
import { articleOf, type CounterService } from './rules/service.ts'
import { lineOf, moveCash } from './sealing.ts'

/** How far back a day of a partner's terminal may be typed, and how far back one is missed. */
const TYPED_DAYS = 62
const MISSED_DAYS = 7

/** Days on which the café sealed tickets, before today, that nobody typed for a daily service; oldest first. */
export function daysToType(
  { doors, services, counter }: Pick<AgencyParts, 'doors' | 'services' | 'counter'>,
  service: CounterService,
  nowMs: number,
  within?: { readonly from: BusinessDay; readonly to: BusinessDay },
): readonly BusinessDay[] {
  if (!service.daily || !service.isOn) return []
  const today = doors.today(nowMs)
  const since = within?.from ?? addDays(today, -MISSED_DAYS)
  const yesterday = addDays(today, -1)
  const last = within && within.to < yesterday ? within.to : yesterday
  if (since > last) return []
  const [agreed] = services.terms().filter((one) => one.service === service.code)
  const typed = new Set(counter.typedDays(service.code, since, last))
  const hasTraded = (day: BusinessDay) => doors.tickets.search({ from: day, to: day, limit: 1 }).length > 0
  return Array.from({ length: daysBetween(since, last) + 1 }, (_, n) => addDays(since, n)).filter(
    (day) => !typed.has(day) && (agreed === undefined || day >= agreed.from) && hasTraded(day),
  )
}

/** A day of a partner's own terminal, from its statement: what it took and what it paid, in one sealed ticket. */
export function typingHandlers(parts: AgencyParts): Pick<CounterHandlers, 'typeDay' | 'typedDay'> {
  const { doors, counter } = parts
  return {
    typeDay({ service: code, day, taken, paidCents }, context) {
      const found = serviceOn(parts, code)
      if (!found.ok) return found
      const service = found.value
      if (!service.daily) return refuse('NOT_TYPED_BY_DAY')
      if (taken.some(({ article }) => !articleOf(service, article))) return refuse('ARTICLE_UNKNOWN')
      const today = doors.today(context.nowMs)
      if (day > today) return refuse('DAY_NOT_YET')
      if (day < addDays(today, -TYPED_DAYS)) return refuse('DAY_TOO_OLD', { days: TYPED_DAYS })
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const before = counter.typedDay(code, day)
      const change = changeOf(before, { taken, paidCents })
      const isNothing = change.taken.length === 0 && change.paidCents === 0
      if (isNothing && before) return refuse('DAY_SAME')
      const dated = day.split('-').reverse().join('/')
      const lines = change.taken.map(({ article, cents }) =>
        lineOf(
          service,
          { way: 'collected', service: code, article, day },
          { label: `${articleOf(service, article)?.label ?? article} · ${dated}`, priceCents: cents },
        ),
      )
      const [first] = service.articles
      if (change.paidCents !== 0 && first) {
        const ref = { way: 'paid-out', service: code, article: first.code, day } as const
        lines.push(lineOf(service, ref, { label: `Gains payés · ${dated}`, priceCents: negate(change.paidCents) }))
      }
      // A day without a stake is typed all the same: somebody has looked.
      const sealed = lines.length === 0 ? undefined : moveCash(parts, lines, null, context)
      if (sealed && !sealed.ok) return sealed
      const number = sealed?.value.number ?? before?.number ?? null
      counter.saveTypedDay(code, day, { taken, paidCents, atMs: context.nowMs, number })
      context.announce('services.changed')
      return ok({ number, drawerCents: sum(lines.map((line) => line.priceCents)) })
    },

    typedDay: ({ service, day }) => counter.typedDay(service, day) ?? null,
  }
}
