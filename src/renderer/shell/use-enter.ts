import { useEffect, useEffectEvent, useRef } from 'react'

type Search<Found> = { readonly data: Found | undefined; readonly isPlaceholderData: boolean }

/**
 * What Enter does in a field that searches while somebody types: it acts on what was found for the very words that stand
 * there. Where that answer is still on its way it is waited for, so that a quick hand never takes whoever was found for
 * fewer letters; whoever types on has not meant it yet.
 */
export function useEnter<Found>(text: string, search: Search<Found>, act: (found: Found) => void): () => void {
  const entered = useRef<string>(undefined)
  const found = search.isPlaceholderData ? undefined : search.data
  const answered = useEffectEvent(act)
  useEffect(() => {
    if (entered.current === undefined || (entered.current === text && found === undefined)) return
    const isMeant = entered.current === text
    entered.current = undefined
    if (isMeant && found !== undefined) answered(found)
  }, [text, found])
  return () => {
    if (found === undefined) entered.current = text
    else act(found)
  }
}
