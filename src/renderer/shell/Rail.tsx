import { useQuery } from '@tanstack/react-query'
import { bricks } from '../bricks.ts'
import { badgeCount } from '../demo/paper-view.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useMay } from '../people/use-people.ts'
import { useRooms, useTabs } from '../tabs/use-tabs.ts'
import { wantedNow } from '../today/today-view.ts'
import { useToday } from '../today/use-today.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { toService, change, session, useSession } from './session.ts'
import { useTill } from './TillContext.ts'
import { useWords } from './words.ts'
import '../people/people.css'

/** The services of the café, from the counter down; whoever holds the till at the bottom. */
export function Rail() {
  const { t } = useWords()
  const { tabs } = useTill()
  const status = useStatus()
  const screen = useSession((s) => s.screen)
  const paperOpen = useSession((s) => s.over?.kind === 'paper')
  const besides = useSession((s) => s.over?.kind === 'tabs' || s.over?.kind === 'tables')
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
        on={screen === 'counter' && !paperOpen && !besides}
        onPress={tabs.backToCounter}
      />
      <TabsKey />
      <TablesKey />
      <ServiceKeys />
      <RailKey
        icon="wallet"
        name={t.rail.cash}
        accent="office"
        on={screen === 'cash' || screen === 'control'}
        onPress={() => change({ screen: 'cash', cashSection: 'today', over: undefined })}
      />
      <RailKey
        icon="people"
        name={t.money.rail}
        accent="office"
        on={screen === 'customers'}
        onPress={() => change({ screen: 'customers', over: undefined })}
      />
      <RailKey
        icon="chart"
        name={t.office.section}
        accent="office"
        on={screen === 'office'}
        onPress={() => change({ screen: 'office', over: undefined })}
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

/** The tabs that lie aside, over the tiles; their number is always in sight. */
function TabsKey() {
  const { t } = useWords()
  const on = useSession((s) => s.over?.kind === 'tabs')
  const open = useTabs().length
  return (
    <RailKey
      icon="notebook"
      name={t.tabs.title}
      accent="bar"
      on={on}
      badge={open}
      badgeLabel={t.tabs.badge({ count: open })}
      onPress={() =>
        change({ screen: 'counter', over: on ? undefined : { kind: 'tabs', step: { kind: 'all' } }, paid: undefined })
      }
    />
  )
}

/** Only a café with rooms has this key, and whoever may draw them. */
function TablesKey() {
  const { t } = useWords()
  const on = useSession((s) => s.over?.kind === 'tables')
  const mayDraw = useMay('settings')
  const rooms = useRooms()
  const taken = useTabs().filter(({ tab }) => tab?.tableId).length
  if (rooms.length === 0 && !mayDraw) return null
  return (
    <RailKey
      icon="sofa"
      name={t.tables.title}
      accent="bar"
      on={on}
      badge={taken}
      badgeLabel={t.tables.badge({ count: taken })}
      onPress={() =>
        change({
          screen: 'counter',
          over: on ? undefined : { kind: 'tables', step: { kind: 'plan' } },
          paid: undefined,
        })
      }
    />
  )
}

/** One key for each service that the café has switched on. */
function ServiceKeys() {
  const { lang, t } = useWords()
  const today = useToday()
  const status = useStatus()
  const screen = useSession((s) => s.screen)
  const service = useSession((s) => s.service.id)
  const used = status?.phase === 'running' ? status.settings.services : []
  return bricks
    .filter(({ id }) => used.includes(id))
    .map(({ id, icon, name }) => ({
      id,
      icon,
      name,
      count: wantedNow(today.find(({ service }) => service === id)?.items ?? []),
    }))
    .map(({ id, icon, name, count }) => (
      <RailKey
        key={id}
        icon={icon}
        name={name[lang]}
        accent="service"
        service={id}
        on={screen === 'service' && service === id}
        badge={count}
        badgeLabel={t.today.badge({ count })}
        onPress={() => toService(id)}
      />
    ))
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
  readonly accent: 'bar' | 'office' | 'service'
  /** Whose colour it has, where it is a service. */
  readonly service?: string
  readonly on: boolean
  readonly badge?: number
  readonly badgeLabel?: string
  readonly onPress: () => void
}

function RailKey({ icon, name, accent, service, on, badge = 0, badgeLabel, onPress }: KeyProps) {
  return (
    <button
      type="button"
      className="service"
      data-a={accent}
      data-service={service}
      aria-current={on ? 'page' : undefined}
      onClick={onPress}
    >
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
