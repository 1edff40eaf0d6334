import { useEffect, useEffectEvent } from 'react'
import type { Scanned } from './scan-actions.ts'

type Take = (scanned: Scanned) => boolean
const takers: Take[] = []

/** While the screen is there every code is its own first: `take` answers whether it made something of it. */
export function useScanTaker(take: Take): void {
  const takes = useEffectEvent(take)
  useEffect(() => {
    const mine: Take = (scanned) => takes(scanned)
    takers.push(mine)
    return () => void takers.splice(takers.indexOf(mine), 1)
  }, [])
}

/** Whether a screen that is there took it: the one that came last is asked first. */
export const isTaken = (scanned: Scanned): boolean => takers.findLast((take) => take(scanned)) !== undefined
