import { useQuery } from '@tanstack/react-query'
import type { MonthForecast } from '../../shared/contracts/network.ts'
import { minus } from '../../shared/money.ts'
import { monthName } from '../../shared/texts/network-words.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { SumLine } from '../ui/ServiceParts.tsx'
import { ForecastChart } from './ForecastChart.tsx'

/** How the month ends, in words first: whether enough is left for the guaranteed pay, and what each day must bring. */
export function ForecastPage({ onSettings }: { readonly onSettings: () => void }) {
  const { queries } = useTill()
  const asked = useQuery(queries.network.forecast.queryOptions({ input: {} }))
  return (
    <div className="nw-body sv-body">
      {asked.error && <QueryFailed error={asked.error} />}
      {asked.data && <Told forecast={asked.data} onSettings={onSettings} />}
    </div>
  )
}

function Told({ forecast, onSettings }: { readonly forecast: MonthForecast; readonly onSettings: () => void }) {
  const { lang, t, euros } = useWords()
  const words = t.network.forecast
  const { missingCents, leftCents, neededCents, wantedADayCents } = forecast
  return (
    <>
      {forecast.isBlank && (
        <Banner tone="amber" icon="info" actions={<Button onPress={onSettings}>{words.toSettings}</Button>}>
          {words.blank}
        </Banner>
      )}
      <section className="card nw-verdict" data-good={missingCents === 0 || undefined} aria-label={words.title}>
        <h2>
          {words.title} · {monthName(forecast.month, lang)}
        </h2>
        <strong>
          {missingCents > 0
            ? words.missing({ missing: euros(missingCents) })
            : words.good({ left: euros(minus(leftCents, neededCents)) })}
        </strong>
        {missingCents > 0 && <p>{words.missingMore}</p>}
        <p>
          {wantedADayCents === null
            ? words.tooLate
            : wantedADayCents === 0
              ? words.reached
              : words.wanted({ day: euros(wantedADayCents) })}
        </p>
      </section>
      <div className="nw-forecast">
        <ForecastChart forecast={forecast} />
        <Sums forecast={forecast} />
      </div>
      <p className="sv-hint">{words.how({ weeks: forecast.weeks })}</p>
    </>
  )
}

function Sums({ forecast }: { readonly forecast: MonthForecast }) {
  const { t, euros } = useWords()
  const words = t.network.forecast
  const { missingCents, leftCents, neededCents } = forecast
  const lacks = missingCents > 0
  return (
    <section className="card nw-sums" aria-label={words.needed}>
      <dl className="sv-sums">
        <SumLine text={words.taken} amount={euros(forecast.takenCents)} />
        <SumLine text={words.projected} amount={euros(forecast.projectedCents)} />
        <SumLine text={words.goods} amount={`− ${euros(forecast.goodsCents)}`} />
        <div className="sv-total">
          <dt>{words.left}</dt>
          <dd>{euros(leftCents)}</dd>
        </div>
        <SumLine text={words.pay} amount={euros(forecast.payCents)} />
        <SumLine text={words.charges} amount={euros(forecast.chargesCents)} />
        <SumLine text={words.fee} amount={euros(forecast.feeCents)} />
        <div className="sv-total">
          <dt>{words.needed}</dt>
          <dd>{euros(neededCents)}</dd>
        </div>
        <SumLine
          text={lacks ? words.lack : words.over}
          amount={euros(lacks ? missingCents : minus(leftCents, neededCents))}
          tone={lacks ? 'red' : 'good'}
        />
      </dl>
    </section>
  )
}
