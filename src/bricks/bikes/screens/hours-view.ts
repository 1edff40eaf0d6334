import { addDays, daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import type { DayHours, Opening } from '../opening.ts'
import type { Fault } from './form-reader.ts'

type Exceptions = Opening['exceptions']
/** Days one after another with the same hours: a winter that is closed is one of them. */
export type ExceptionSpan = { readonly from: BusinessDay; readonly to: BusinessDay; readonly hours: DayHours }

const EXCEPTIONS_MAX = 400
const SPAN_MAX = 366

/** The days that differ, from today on, in their order and together where they are alike. */
export function exceptionSpans(exceptions: Exceptions, today: BusinessDay): readonly ExceptionSpan[] {
  const spans: ExceptionSpan[] = []
  const latest = new Map(exceptions.map(({ day, hours }) => [day, hours]))
  for (const [day, hours] of [...latest].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (day < today) continue
    const last = spans.at(-1)
    const follows = last && addDays(last.to, 1) === day && JSON.stringify(last.hours) === JSON.stringify(hours)
    if (follows) spans[spans.length - 1] = { ...last, to: day }
    else spans.push({ from: day, to: day, hours })
  }
  return spans
}

/** With these days as they are said now, whatever was said of them before; `to` may be left out for one day. */
export function withExceptions(
  exceptions: Exceptions,
  from: BusinessDay | undefined,
  to: BusinessDay | undefined,
  hours: DayHours,
): { readonly exceptions: Exceptions; readonly fault?: undefined } | { readonly fault: Fault } {
  if (from === undefined) return { fault: { kind: 'one-day' } }
  const last = to ?? from
  if (last < from) return { fault: { kind: 'days-order' } }
  const count = daysBetween(from, last) + 1
  const others = withoutExceptions(exceptions, from, last)
  if (count > SPAN_MAX || others.length + count > EXCEPTIONS_MAX) return { fault: { kind: 'days-many' } }
  const days = Array.from({ length: count }, (_none, i) => ({ day: addDays(from, i), hours }))
  return { exceptions: [...others, ...days].toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
}

/** As the week has them again. */
export function withoutExceptions(exceptions: Exceptions, from: BusinessDay, to: BusinessDay): Exceptions {
  return exceptions.filter(({ day }) => day < from || day > to)
}
