import { useQuery } from '@tanstack/react-query'
import { badgeCount } from '../demo/paper-view.ts'
import { useStatus } from '../counter/use-counter.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { change, session, useSession } from './session.ts'
import { useTill } from './TillContext.ts'
import { useWords } from './words.ts'
import '../people/people.css'

/** The services of the café, from the counter down; whoever holds the till at the bottom. */
export function Rail() {
  const { t } = useWords()
  const status = useStatus()
  const screen = useSession((s) => s.screen)
  const paperOpen = useSession((s) => s.over?.kind === 'paper')
  const peopleOpen = useSession((s) => s.over?.kind === 'people')
  const demo = status?.phase === 'running' && status.demo
  return (
    <nav className="rail" aria-label={t.rail.label}>
      <span className="brand" aria-hidden="true">
        zinc
      </span>
      <RailKey
        icon="coffee"
        name={t.rail.counter}
        accent="bar"
        on={screen === 'counter' && !paperOpen}
        onPress={() => change({ screen: 'counter', over: undefined })}
      />
      <RailKey
        icon="wallet"
        name={t.rail.cash}
        accent="office"
        on={screen === 'cash' || screen === 'control'}
        onPress={() => change({ screen: 'cash', cashSection: 'today', over: undefined })}
      />
      {demo && <PrinterKey on={paperOpen} />}
      {status?.phase === 'running' && (
        <div className="who">
          {demo && <span className="demo-mark">{t.rail.demo}</span>}
          <button
            type="button"
            className="who-key"
            aria-expanded={peopleOpen}
            onClick={() => change({ over: peopleOpen ? undefined : { kind: 'people', step: 'sign-in' } })}
          >
            <span className="avatar" aria-hidden="true">
              {status.operator?.initials}
            </span>
            <span className="hidden-text">{t.people.key({ name: status.operator?.name ?? '' })}</span>
            <span aria-hidden="true">{status.operator?.name}</span>
          </button>
        </div>
      )}
    </nav>
  )
}

function PrinterKey({ on }: { readonly on: boolean }) {
  const { t } = useWords()
  const { queries } = useTill()
  const seen = useSession((s) => s.seenSlip)
  const paper = useQuery(queries.demo.paper.queryOptions({ input: { limit: 20 } })).data ?? []
  const fresh = on ? 0 : badgeCount(paper, seen)
  return (
    <RailKey
      icon="printer"
      name={t.rail.printer}
      accent="office"
      on={on}
      badge={fresh}
      badgeLabel={t.printer.newSlips({ count: fresh })}
      onPress={() => {
        const open = session().over?.kind === 'paper'
        change({ screen: 'counter', over: open ? undefined : { kind: 'paper' }, seenSlip: paper.at(-1)?.slip ?? seen })
      }}
    />
  )
}

type KeyProps = {
  readonly icon: IconName
  readonly name: string
  readonly accent: 'bar' | 'office'
  readonly on: boolean
  readonly badge?: number
  readonly badgeLabel?: string
  readonly onPress: () => void
}

function RailKey({ icon, name, accent, on, badge = 0, badgeLabel, onPress }: KeyProps) {
  return (
    <button type="button" className="service" data-a={accent} aria-current={on ? 'page' : undefined} onClick={onPress}>
      <Icon name={icon} />
      <span>{name}</span>
      {badge > 0 && (
        // A new key draws a new badge, and a new badge winks once.
        <b key={badge} className="badge" aria-label={badgeLabel}>
          {badge}
        </b>
      )}
    </button>
  )
}
