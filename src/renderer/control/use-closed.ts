import { useQuery } from '@tanstack/react-query'
import type { ClosureLevel, SealedClosure } from '../../shared/contracts/closures.ts'
import { useTill } from '../shell/TillContext.ts'
import type { Closed, Period } from './periods-view.ts'

const ALL = 400
type Span = { readonly last: Period | undefined; readonly first: Period | undefined }
const spanOf = (closures: SealedClosure[]): Span => ({ last: closures[0], first: closures.at(-1) })

function useSpan(level: ClosureLevel, limit: number, enabled = true): Span | undefined {
  const { queries } = useTill()
  return useQuery(queries.closures.list.queryOptions({ input: { level, limit }, select: spanOf, enabled })).data
}

/** What is closed; undefined until it is known. The first closing of a level begins on the first day of the till. */
export function useClosed(): Closed | undefined {
  const { queries } = useTill()
  const state = useQuery(queries.closures.state.queryOptions({ input: {}, staleTime: 0 })).data
  const days = useSpan('day', 1)
  const months = useSpan('month', ALL)
  const years = useSpan('year', ALL)
  const isYoung = months !== undefined && months.first === undefined
  const allDays = useSpan('day', ALL, isYoung)
  if (!state || !days || !months || !years || (isYoung && !allDays)) return undefined
  return {
    today: state.today,
    firstDay: years.first?.from ?? months.first?.from ?? allDays?.first?.from,
    until: days.last?.to,
    lastMonth: months.last,
    lastYear: years.last,
  }
}
