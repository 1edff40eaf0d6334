import { useKey } from '../shell/key-map.ts'
import { session } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'

/** What the keyboard does at the counter, and nowhere else. */
export function useCounterKeys(): void {
  const { counter } = useTill()
  const onChosenLine = (act: typeof counter.plus) => {
    const { lineId } = session()
    if (lineId) act(lineId)
    return lineId !== undefined
  }
  useKey('cashExact', () => counter.takeCash('due'))
  useKey('card', () => counter.takeCard('due'))
  useKey('plus', () => onChosenLine(counter.plus))
  useKey('minus', () => onChosenLine(counter.minus))
}
