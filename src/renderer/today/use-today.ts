import { useQuery } from '@tanstack/react-query'
import type { TodayOf } from '../../shared/contracts/today.ts'
import { useTill } from '../shell/TillContext.ts'

const NOTHING: readonly TodayOf[] = []

/** What somebody has to see to today, by service. */
export function useToday(): readonly TodayOf[] {
  const { queries } = useTill()
  return useQuery(queries.today.items.queryOptions({ input: {} })).data ?? NOTHING
}
