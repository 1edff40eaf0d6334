import { useKey } from './key-map.ts'
import { change, session } from './session.ts'
import { useTill } from './TillContext.ts'

/** What the keyboard does on every screen of whoever holds the till. */
export function useTillKeys(): void {
  const { counter, cash } = useTill()
  useKey('help', () => change({ over: session().over?.kind === 'help' ? undefined : { kind: 'help' } }))
  useKey('lastTicket', () => counter.printLast())
  useKey('drawer', () => cash.openDrawer())
  useKey('reading', () =>
    change({ screen: session().screen === 'cash' ? 'counter' : 'cash', cashSection: 'today', over: undefined }),
  )
}
