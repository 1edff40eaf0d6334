import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { DayBar } from './DayBar.tsx'
import { MealsMain } from './MealsMain.tsx'
import { RoundSide } from './RoundSide.tsx'
import { useShop } from './shop.ts'
import { StopList } from './StopList.tsx'
import { UrgentNotes } from './UrgentNotes.tsx'
import { setRound, useRoundDesk, useRounds } from './use-round.ts'
import './rounds.css'

/** The rounds of a day: which one, whom it passes by and in what order; how it leaves and comes back beside it. */
export function RoundsPage() {
  const shop = useShop()
  const { lang, part, host } = shop
  const t = roundScreens[lang].rounds
  const { day, ofDay, run } = useRounds()
  const view = useRoundDesk((s) => s.view)
  const lost = ofDay?.nobodyBrings ?? []
  const count = lost.reduce((sum, { meals }) => sum + meals, 0)
  const printAnyway = () =>
    shop.ask(
      (commandId) => part.printRounds({ day, roundId: null, anyway: true, commandId }),
      () => {
        shop.done(t.printed)
        shop.again()
      },
    )
  return (
    <>
      <MealsMain>
        <div className="sv-bar">
          <DayBar />
          {host.may('settings') && (
            <Button icon="plus" tone="panel" pressed={view === 'new'} onPress={() => setRound({ view: 'new' })}>
              {t.add}
            </Button>
          )}
          <p className="sv-figure">
            <strong>{roundScreens[lang].meals(ofDay?.meals ?? 0)}</strong>
          </p>
        </div>
        {count > 0 && (
          <Banner tone="amber" icon="alert" actions={<Button onPress={printAnyway}>{t.anyway}</Button>}>
            {t.nobody(count)} {lost.map(({ name }) => name).join(', ')}
          </Banner>
        )}
        <UrgentNotes />
        {ofDay && ofDay.rounds.length === 0 ? (
          <div className="sv-empty">
            <Icon name="move" />
            <p>{t.none}</p>
          </div>
        ) : (
          <ul className="sv-tiles">
            {ofDay?.rounds.map(({ round, state, meals, stops, carriedBy, driver, changes }) => (
              <li key={round.roundId} data-chosen={run?.round.roundId === round.roundId ? '' : undefined}>
                <button
                  type="button"
                  className="sv-tile"
                  data-none={meals === 0 ? '' : undefined}
                  aria-pressed={run?.round.roundId === round.roundId}
                  onClick={() => setRound({ roundId: carriedBy ?? round.roundId, view: 'run', personId: undefined })}
                >
                  <b>{round.name}</b>{' '}
                  <strong>{carriedBy ? t.carriedBy(nameOf(carriedBy)) : roundScreens[lang].meals(meals)}</strong>{' '}
                  <span>
                    {[t.stopsOf(stops), meals > 0 ? t.states[state] : '', driver]
                      .filter((one) => one !== '')
                      .join(' · ')}
                  </span>
                  {changes > 0 && <em>{`± ${changes}`}</em>}
                </button>
              </li>
            ))}
          </ul>
        )}
        {run && <StopList key={`${run.round.roundId} ${run.day}`} run={run} />}
        <host.Keys />
      </MealsMain>
      <RoundSide run={run} />
    </>
  )

  function nameOf(roundId: string): string {
    return ofDay?.rounds.find(({ round }) => round.roundId === roundId)?.round.name ?? ''
  }
}
