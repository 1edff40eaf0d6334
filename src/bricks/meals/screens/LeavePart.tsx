import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { isReady, judge, quantityOf } from './round-view.ts'
import { RoundSideFrame } from './RoundSide.tsx'
import { SheetKeys } from './SheetKeys.tsx'
import { useSetup, useShop } from './shop.ts'
import { TemperatureField } from './TemperatureField.tsx'
import { useBack, useRounds, type RunSeen } from './use-round.ts'

/** Who drives, how cold it is, and off: what is prepared goes into the vehicle. */
export function LeavePart({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].rounds
  const setup = useSetup()
  const { driver, departure: typed, write } = useBack(run)
  const judged = setup ? judge(typed, setup) : { kind: 'empty' as const }
  const meals = run.stops.reduce((sum, stop) => sum + quantityOf(stop), 0)
  const { round, day } = run
  const load = () => {
    if (!('tenthsC' in judged)) return
    const { comment, action, sure } = typed
    const temperature = { where: 'departure' as const, tenthsC: judged.tenthsC, comment: comment.trim(), action, sure }
    shop.ask(
      (commandId) =>
        part.load({ roundId: round.roundId, day, driver: driver.trim(), temperature, anyway: true, commandId }),
      (loaded) => {
        shop.done(t.loaded(loaded.meals))
        shop.again()
      },
    )
  }
  return (
    <RoundSideFrame
      run={run}
      title={round.name}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={meals === 0 || !isReady(typed, judged)} onPress={load}>
            {t.load(meals)}
          </Button>
        </div>
      }
    >
      <SheetKeys run={run} />
      <Field label={t.driver} keys="text" maxLength={40} value={driver} onChange={(text) => write({ driver: text })} />
      <TemperatureField
        label={t.departure}
        typed={typed}
        onType={(next) => write({ departure: next })}
        concerned={run.stops.filter((stop) => stop.meals.length > 0).map(({ name }) => name)}
      />
      <TakeAlong run={run} />
    </RoundSideFrame>
  )
}

/** One driver for two rounds: the other one's stops follow on this sheet. */
function TakeAlong({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].rounds
  const { ofDay, day } = useRounds()
  const others = ofDay?.rounds.filter(({ round, carriedBy, state }) => {
    const isMine = carriedBy === run.round.roundId
    return round.roundId !== run.round.roundId && state === 'planned' && (carriedBy === null || isMine)
  })
  if (!others || others.length === 0) return null
  return (
    <div className="sv-part" role="group" aria-label={t.takeAlong}>
      <p className="sv-label">{t.takeAlong}</p>
      <div className="sv-chips sv-three">
        {others.map(({ round, carriedBy, meals }) => (
          <button
            key={round.roundId}
            type="button"
            className="sv-chip"
            aria-pressed={carriedBy !== null}
            onClick={() =>
              shop.ask(
                (commandId) =>
                  part.carryRound({
                    roundId: round.roundId,
                    day,
                    by: carriedBy === null ? run.round.roundId : null,
                    commandId,
                  }),
                shop.again,
              )
            }
          >
            <b>{round.name}</b> <small>{carriedBy === null ? roundScreens[lang].meals(meals) : t.alone}</small>
          </button>
        ))}
      </div>
    </div>
  )
}
