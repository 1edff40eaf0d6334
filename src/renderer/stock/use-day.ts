import { useState } from 'react'
import { businessDay, type BusinessDay } from '../../shared/business-day.ts'
import { useStatus } from '../counter/use-counter.ts'

/** The café's day when the page was opened. */
export function useToday(): BusinessDay | undefined {
  const status = useStatus()
  const [nowMs] = useState(Date.now)
  return status?.phase === 'running' ? businessDay(nowMs, status.settings.zone, status.settings.cutOffHour) : undefined
}
