import { useQuery } from '@tanstack/react-query'
import { lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { useShop } from './shop.ts'
import { useWords } from './statement-desk.ts'
import { daysOf } from './statement-view.ts'
import type { MonthRow } from './use-month.ts'

/** What went over the counter on each day of a month: what a contract says is agreed, and what comes. */
export function DaysChart({ month, carrier }: { readonly month: string; readonly carrier: MonthRow | undefined }) {
  const { queries, day: named } = useShop()
  const { w } = useWords()
  const from = `${month}-01` as BusinessDay // the first of a month is a day
  const input = { from, to: lastDayOfMonth(from) }
  const counts = useQuery(queries.dayCounts.queryOptions({ input, placeholderData: (before) => before })).data ?? []
  const days = daysOf(month, counts, carrier?.carrier).map((one) => ({ ...one, all: one.handedOver + one.droppedOff }))
  const highest = Math.max(0, ...days.map(({ all }) => all))
  const most = days.find(({ all }) => all === highest)
  if (!most || highest === 0) return null
  const percent = (count: number) => ({ height: `${(count * 85) / highest}%` })
  const told = w.days.most({ a: String(highest), b: named(most.day) })
  return (
    <section className="pst-days">
      <p>
        <span className="sv-label">{w.days.title(carrier?.name ?? w.days.all)}</span>
        <span>
          <em>{w.days.handedOver}</em>
          <em>{w.days.droppedOff}</em>
        </span>
      </p>
      <div className="pst-chart" role="img" aria-label={told}>
        {days.map((one) => (
          <div key={one.day}>
            <i style={percent(one.droppedOff)} />
            <i style={percent(one.handedOver)} />
            <span>{Number(one.day.slice(8))}</span>
          </div>
        ))}
      </div>
      <p className="sv-hint">{told}</p>
    </section>
  )
}
