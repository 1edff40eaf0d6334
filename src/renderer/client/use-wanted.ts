import { useEffect, useEffectEvent } from 'react'

/** Opens what a scan, or the list of the day, asked a service to show: once for each time that it is asked. */
export function useWanted(wanted: string | undefined, open: (asked: string) => void): void {
  const opened = useEffectEvent(open)
  useEffect(() => {
    if (wanted) opened(wanted)
  }, [wanted])
}
