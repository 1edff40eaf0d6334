import { useKey } from './key-map.ts'
import { change, session } from './session.ts'
import { useTill } from './TillContext.ts'

/** What the keyboard does on every screen of whoever holds the till. */
export function useTillKeys(): void {
  const { counter, tabs } = useTill()
  useKey('help', () => change({ over: session().over?.kind === 'help' ? undefined : { kind: 'help' } }))
  useKey('lastTicket', () => counter.printLast())
  useKey('tabs', () =>
    change({
      screen: 'counter',
      over: session().over?.kind === 'tabs' ? undefined : { kind: 'tabs', step: { kind: 'all' } },
    }),
  )
  useKey('split', () => {
    if (session().over?.kind === 'split') change({ over: undefined })
    else {
      change({ screen: 'counter' })
      tabs.openSplit()
    }
  })
  useKey('drawer', () => change({ openingDrawer: true }))
  useKey('reading', () =>
    change({ screen: session().screen === 'cash' ? 'counter' : 'cash', cashSection: 'today', over: undefined }),
  )
}
