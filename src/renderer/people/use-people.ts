import { useQuery } from '@tanstack/react-query'
import type { Right } from '../../shared/rights.ts'
import { roleMay } from '../../shared/rights.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { missingRight } from './people-view.ts'

/** The team, and who holds the till. */
export function usePeople() {
  const { queries } = useTill()
  return useQuery(queries.people.list.queryOptions({ input: {} })).data
}

export function useOperator() {
  const status = useStatus()
  return status?.phase === 'running' ? status.operator : null
}

export function useMay(right: Right): boolean {
  const operator = useOperator()
  return operator !== null && roleMay(operator.role, right)
}

/** The right that somebody must grant before the last gesture can be done. */
export function useMissingRight(): Right | undefined {
  return useSession((s) => missingRight(s.failure))
}
