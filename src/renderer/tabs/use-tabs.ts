import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Room, TabInList } from '../../shared/contracts/tabs.ts'
import { useTill } from '../shell/TillContext.ts'

const STEP_MS = 20_000
const NO_TABS: readonly TabInList[] = []
const NO_ROOMS: readonly Room[] = []

/** Everything that is set aside or bears a name, the oldest first. */
export function useTabs(): readonly TabInList[] {
  const { queries } = useTill()
  return useQuery(queries.tabs.list.queryOptions({ input: {} })).data ?? NO_TABS
}

export function useRooms(): readonly Room[] {
  const { queries } = useTill()
  return useQuery(queries.tabs.rooms.queryOptions({ input: {} })).data ?? NO_ROOMS
}

/** The instant, as ages need it: it moves by itself. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
