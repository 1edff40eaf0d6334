import type { ReactNode } from 'react'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { BackPart } from './BackPart.tsx'
import { CodesPart } from './CodesPart.tsx'
import { LeavePart } from './LeavePart.tsx'
import { MealsSide } from './MealsMain.tsx'
import { OverPart } from './OverPart.tsx'
import { RoundForm } from './RoundForm.tsx'
import { useShop } from './shop.ts'
import { StopSide } from './StopSide.tsx'
import { useRoundDesk, type RunSeen } from './use-round.ts'

/** The round in hand: how it leaves, how it comes back; a stop of it, its codes, or what it is. */
export function RoundSide({ run }: { readonly run: RunSeen | undefined }) {
  const { lang } = useShop()
  const t = roundScreens[lang].rounds
  const view = useRoundDesk((s) => s.view)
  const personId = useRoundDesk((s) => s.personId)
  if (view === 'new') return <RoundForm key="new" round={undefined} />
  if (!run) {
    return (
      <MealsSide label={t.title} head={<p />}>
        <p className="sv-empty">
          <Icon name="move" />
          {t.choose}
        </p>
      </MealsSide>
    )
  }
  if (view === 'edit') return <RoundForm key={run.round.roundId} round={run.round} />
  if (view === 'codes') return <CodesPart run={run} />
  const stop = run.stops.find((one) => one.personId === personId)
  if (stop) return <StopSide key={stop.personId} run={run} stop={stop} />
  if (run.state === 'planned') return <LeavePart key={`${run.round.roundId} ${run.day}`} run={run} />
  if (run.state === 'loaded') return <BackPart key={`${run.round.roundId} ${run.day}`} run={run} />
  return <OverPart run={run} />
}

/** The name of the round and how far it is, above everything that is said of it. */
export function RoundSideFrame({
  run,
  title,
  children,
  keys,
}: {
  readonly run: RunSeen
  readonly title: string
  readonly children: ReactNode
  readonly keys: ReactNode
}) {
  const { lang, day, host } = useShop()
  const t = roundScreens[lang].rounds
  return (
    <MealsSide
      label={title}
      head={
        <>
          <p>
            <b>{title}</b>
            <span>{[run.round.name, day(run.day), run.driver].filter((one) => one !== '').join(' · ')}</span>
          </p>
          <span className="sv-mark" data-kind={{ planned: 'returned', loaded: 'out', validated: 'closed' }[run.state]}>
            {t.states[run.state]}
          </span>
        </>
      }
      keys={keys}
    >
      {children}
      <host.Keys />
    </MealsSide>
  )
}
