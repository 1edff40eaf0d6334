import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import type { StopSeen } from '../rules/seen.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { words } from '../texts/words.ts'
import { absent, quantityOf } from './round-view.ts'
import { useShop } from './shop.ts'
import { setRound, useBack, useRoundDesk, type RunSeen } from './use-round.ts'
import { useStopOrder } from './use-stop-order.ts'

/** Whom the round passes by. A tap on a stop of a round that is on its way says that it did not go as planned. */
export function StopList({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang } = shop
  const t = roundScreens[lang].rounds
  const [scope, setScope] = useState<'day' | 'ever'>('day')
  const [said, setSaid] = useState('')
  const order = useStopOrder(shop, run, scope, setPlace)
  const { exceptions, write } = useBack(run)
  const chosen = useRoundDesk((s) => s.personId)
  const mayMove = run.state !== 'validated' && (scope === 'day' || run.carries.length === 0)
  const byId = new Map(run.stops.map((stop) => [stop.personId, stop]))
  const stops = order.order.flatMap((personId) => byId.get(personId) ?? [])

  const open = (stop: StopSeen) => {
    if (run.state === 'loaded' && stop.meals.length > 0 && !exceptions.has(stop.personId))
      write({ exceptions: new Map(exceptions).set(stop.personId, absent(stop)) })
    setRound({ personId: stop.personId, view: 'run' })
  }
  return (
    <>
      <div className="sv-bar mr-order">
        <h2 className="sv-label">{t.stops}</h2>
        {run.state !== 'validated' && run.stops.length > 1 && (
          <Segmented
            label={t.orderFor}
            value={scope}
            choices={[
              { value: 'day', text: t.forDay },
              { value: 'ever', text: t.forEver },
            ]}
            onChoose={setScope}
          />
        )}
        {run.hasOwnOrder && run.state !== 'validated' && (
          <Button icon="undo" tone="panel" onPress={order.usual}>
            {t.usual}
          </Button>
        )}
        <p className="hidden-text" role="status">
          {said}
        </p>
      </div>
      <div className="sv-body" tabIndex={0} role="group" aria-label={t.stops}>
        {stops.length === 0 ? (
          <p className="sv-none">{t.noStops}</p>
        ) : (
          <ol className="mr-stops">
            {stops.map((stop, n) => (
              <li
                key={stop.personId}
                data-dragged={order.dragging === stop.personId ? '' : undefined}
                data-none={stop.meals.length === 0 ? '' : undefined}
                data-chosen={chosen === stop.personId ? '' : undefined}
              >
                <button
                  type="button"
                  className="mr-handle"
                  aria-label={t.move(stop.name, n + 1, stops.length)}
                  aria-disabled={mayMove ? undefined : true}
                  {...(mayMove ? order.handlersOf(stop.personId) : {})}
                >
                  {n + 1}
                </button>
                <button
                  type="button"
                  className="mr-stop"
                  aria-pressed={chosen === stop.personId}
                  onClick={() => open(stop)}
                >
                  <StopRow stop={stop} result={exceptions.get(stop.personId)?.result ?? stop.stop?.result ?? null} />
                </button>
              </li>
            ))}
          </ol>
        )}
      </div>
    </>
  )

  function setPlace(place: number): void {
    const personId = document.activeElement?.closest('li')?.querySelector('b')?.textContent ?? ''
    setSaid(t.moved(personId, place))
  }
}

function StopRow({ stop, result }: { readonly stop: StopSeen; readonly result: keyof typeof marks | null }) {
  const { lang, euros, day } = useShop()
  const t = roundScreens[lang].rounds
  const count = quantityOf(stop)
  const { services } = words[lang]
  return (
    <>
      <b>{stop.name}</b>{' '}
      <small>{[...stop.addressLines, stop.accessNote].filter((one) => one !== '').join(' · ')}</small>{' '}
      <span className="mr-marks">
        {stop.collectCents > 0 && stop.meals.length > 0 && (
          <i className="sv-mark" data-kind="check-due">
            {t.collect(euros(stop.collectCents))}
          </i>
        )}{' '}
        {stop.invoice && <i className="sv-mark">{t.invoice(stop.invoice)}</i>}{' '}
        {stop.mayBeLeft && <i className="sv-mark">{t.mayBeLeft}</i>}{' '}
        {stop.absences > 1 && (
          <i className="sv-mark" data-kind="kept">
            {t.absences(stop.absences)}
          </i>
        )}{' '}
        {result !== null && (
          <i className="sv-mark" data-kind={marks[result]}>
            {t.results[result]}
          </i>
        )}
      </span>{' '}
      <em>
        {count === 0 ? (
          t.noMeal
        ) : (
          <>
            <strong>{count}</strong>{' '}
            <small>{stop.meals.map((meal) => `${day(meal.eatenOn)} ${services[meal.service]}`).join(', ')}</small>
          </>
        )}
      </em>
      {stop.meals.length > 0 && <Icon name="right" />}
    </>
  )
}

const marks = { delivered: 'free', 'bag-back': 'kept', neighbour: 'check-due', left: 'check-due' } as const
