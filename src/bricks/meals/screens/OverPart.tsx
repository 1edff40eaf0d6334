import { Button } from '../../../renderer/ui/Button.tsx'
import { celsius } from '../texts/round-refusals.ts'
import { roundScreens } from '../texts/round-screens.ts'
import { Collected } from './Collected.tsx'
import { RoundSideFrame } from './RoundSide.tsx'
import { SheetKeys } from './SheetKeys.tsx'
import { useShop } from './shop.ts'
import type { RunSeen } from './use-round.ts'

/** A round that is over: how it went; a stop is still put right by a tap on it. */
export function OverPart({ run }: { readonly run: RunSeen }) {
  const shop = useShop()
  const { lang, part, hour } = shop
  const t = roundScreens[lang].rounds
  const results = Object.keys(t.results) as (keyof typeof t.results)[]
  const close = () =>
    shop.ask(
      (commandId) => part.closeDay({ day: run.day, commandId }),
      () => shop.done(t.closed),
    )
  return (
    <RoundSideFrame
      run={run}
      title={t.over}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="lock" onPress={close}>
            {t.closeDay}
          </Button>
        </div>
      }
    >
      <dl className="sv-sums">
        {results.map((result) => {
          const count = run.stops.filter(({ stop, meals }) => meals.length > 0 && stop?.result === result).length
          return count === 0 ? null : (
            <div key={result} className="sv-sum" data-tone={result === 'delivered' ? 'good' : 'red'}>
              <dt>{t.results[result]}</dt>
              <dd>{t.stopsOf(count)}</dd>
            </div>
          )
        })}
        {run.temperatures.map((one) => (
          <div key={`${one.where} ${one.atMs}`} className="sv-sum">
            <dt>{[t.places[one.where], hour(one.atMs), one.comment].filter((part) => part !== '').join(' · ')}</dt>
            <dd>{celsius(one.tenthsC, lang)}</dd>
          </div>
        ))}
        {run.km !== null && (
          <div className="sv-sum">
            <dt>{t.km}</dt>
            <dd>{run.km}</dd>
          </div>
        )}
      </dl>
      <Collected run={run} />
      <SheetKeys run={run} />
    </RoundSideFrame>
  )
}
