import { useEffect, useState } from 'react'

const TICK_MS = 5_000

/** The hour on the wall, for screens that show it. */
export function useNow(): number {
  const [nowMs, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
