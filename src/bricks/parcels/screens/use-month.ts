import { useQuery } from '@tanstack/react-query'
import { useShop } from './shop.ts'
import { useStatementDesk } from './statement-desk.ts'
import { thisMonth } from './statement-view.ts'

/** The month that is looked at, and what it brings; the screen of before stays until the next is there. */
export function useMonth() {
  const { queries, today: dayNow } = useShop()
  const today = dayNow()
  const month = useStatementDesk((s) => s.month) ?? thisMonth(today)
  const known = useQuery(
    queries.statements.queryOptions({ input: { month }, placeholderData: (before) => before }),
  ).data
  return { today, month, known }
}
export type Month = NonNullable<ReturnType<typeof useMonth>['known']>
export type MonthRow = Month['rows'][number]
