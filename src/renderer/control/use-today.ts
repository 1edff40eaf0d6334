import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessDay } from '../../shared/business-day.ts'
import { useTill } from '../shell/TillContext.ts'

const calendarDay = () => new Date().toISOString().slice(0, 10) as BusinessDay // a date in the right form

/** The day that trades now; until the till has said it, the calendar's. */
export function useToday(): BusinessDay {
  const { queries } = useTill()
  const [calendar] = useState(calendarDay)
  const state = useQuery(queries.closures.state.queryOptions({ input: {}, staleTime: 0 })).data
  return state?.today ?? calendar
}
