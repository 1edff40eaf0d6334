import { useQuery } from '@tanstack/react-query'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import { useDay } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { closingOfPeriod, closingOfZ, dayStep, type Closing, type DayStep, type Level } from './closings-view.ts'

const LISTED_MAX = 400
const ofZs = (zs: ZReport[]) => zs.map(closingOfZ)
const ofPeriods = (closures: SealedClosure[]) => closures.map(closingOfPeriod)

/** The closings of a level, newest first; undefined until they are known. */
export function useClosings(level: Level): { readonly data: readonly Closing[] | undefined; readonly error: unknown } {
  const { queries } = useTill()
  const limit = LISTED_MAX
  const zs = useQuery(
    queries.cashSessions.zReports.queryOptions({ input: { limit }, select: ofZs, enabled: level === 'z' }),
  )
  const periods = useQuery(
    queries.closures.list.queryOptions({
      input: { level: level === 'z' ? 'day' : level, limit },
      select: ofPeriods,
      enabled: level !== 'z',
    }),
  )
  return level === 'z' ? zs : periods
}

export function useDayStep(): DayStep | undefined {
  const { queries } = useTill()
  const day = useDay()
  // A day ends without an event: asked again whenever somebody looks.
  const state = useQuery(queries.closures.state.queryOptions({ input: {}, staleTime: 0 })).data
  return state && day && dayStep(state, day.state === 'open')
}
