import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { roundScreens } from '../texts/round-screens.ts'
import { isReady, judge, stopsToSend } from './round-view.ts'
import { RoundSideFrame } from './RoundSide.tsx'
import { SheetKeys } from './SheetKeys.tsx'
import { useSetup, useShop } from './shop.ts'
import { TemperatureField } from './TemperatureField.tsx'
import { forgetBack, setRound, useBack, type RunSeen } from './use-round.ts'

/** The round is back: everything was delivered but what is listed, one temperature, and it is over. */
export function BackPart({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang, part } = shop
  const t = roundScreens[lang].rounds
  const setup = useSetup()
  const { exceptions, typed, km, allBack, write } = useBack(run)
  const hasContainers = setup?.containers ?? false
  const judged = setup ? judge(typed, setup) : { kind: 'empty' as const }
  const awaited = run.stops.filter((stop) => stop.meals.length > 0)
  const recorded = awaited.filter(({ stop }) => stop?.result && stop.result !== 'delivered')
  const isKm = km.trim() === '' || /^\d{1,4}$/.test(km.trim())
  const validate = () => {
    if (!('tenthsC' in judged)) return
    const { comment, action, sure } = typed
    const { tenthsC } = judged
    shop.ask(
      (commandId) =>
        part.validate({
          roundId: run.round.roundId,
          day: run.day,
          stops: stopsToSend(run.stops, exceptions, { hasContainers, allBack }),
          restDelivered: true,
          temperature: { where: 'last-stop', tenthsC, comment: comment.trim(), action, sure },
          km: km.trim() === '' ? null : Number(km),
          commandId,
        }),
      ({ delivered, notHome }) => {
        forgetBack()
        shop.done(t.validated(delivered, notHome))
        shop.again()
      },
    )
  }
  const others = run.stops.filter(({ personId }) => exceptions.has(personId))
  const notHome = others.filter(({ personId }) => exceptions.get(personId)?.result !== 'delivered')
  const odd = new Set([...notHome, ...recorded].map(({ personId }) => personId)).size
  return (
    <RoundSideFrame
      run={run}
      title={t.backTitle}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={!isReady(typed, judged) || !isKm} onPress={validate}>
            {t.validate}
          </Button>
        </div>
      }
    >
      <p className="mr-all" data-odd={odd > 0 ? '' : undefined}>
        {odd === 0 ? t.allDelivered(awaited.length) : t.allBut(odd)}
      </p>
      <p className="sv-hint">{t.tapAbsent}</p>
      {others.length > 0 && (
        <ul className="sv-list">
          {others.map(({ personId, name }) => {
            const given = exceptions.get(personId)
            return (
              <li key={personId}>
                <button type="button" onClick={() => setRound({ personId })}>
                  <span className="sv-mark" data-kind={given?.result === 'delivered' ? 'free' : 'kept'}>
                    {t.results[given?.result ?? 'delivered']}
                  </span>{' '}
                  <b>{name}</b> <small>{given?.note}</small>
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <TemperatureField
        label={t.last}
        typed={typed}
        onType={(next) => write({ typed: next })}
        concerned={awaited.map(({ name }) => name)}
      />
      <div className="sv-pair">
        <Field
          label={t.km}
          keys="digits"
          maxLength={4}
          value={km}
          fault={isKm ? undefined : t.wrongKm}
          onChange={(text) => write({ km: text })}
        />
        {hasContainers && (
          <button
            type="button"
            className="sv-chip mr-all-back"
            aria-pressed={allBack}
            onClick={() => write({ allBack: !allBack })}
          >
            <b>{t.allBack}</b>
          </button>
        )}
      </div>
      <SheetKeys run={run} />
      <Button
        icon="undo"
        tone="quiet"
        onPress={() =>
          shop.ask(
            (commandId) => part.unload({ roundId: run.round.roundId, day: run.day, commandId }),
            () => {
              forgetBack()
              shop.again()
            },
          )
        }
      >
        {t.unload}
      </Button>
    </RoundSideFrame>
  )
}
