import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Village, VillageMonth } from '../../shared/contracts/network.ts'
import type { Month } from '../../shared/network.ts'
import { count } from '../../shared/texts/format.ts'
import { hoursLong, percent, shareOf } from '../../shared/texts/network-words.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { useNetworkActions } from './network-actions.ts'

type Props = { readonly month: Month; readonly picker: ReactNode }

/** One page for the town hall, as it will be printed: what the place is for the village, without a name. */
export function VillagePage({ month, picker }: Props) {
  const { lang, t } = useWords()
  const { queries } = useTill()
  const { villagePage } = useNetworkActions()
  const [turnover, setTurnover] = useState(false)
  const asked = useQuery(queries.network.village.queryOptions({ input: { month } }))
  const words = t.network.village
  return (
    <div className="nw-body sv-body">
      <div className="nw-bar">
        {picker}
        <Segmented
          label={words.withTurnover}
          value={turnover ? 'with' : 'without'}
          choices={[
            { value: 'without', text: words.without },
            { value: 'with', text: words.with },
          ]}
          onChoose={(next) => setTurnover(next === 'with')}
        />
        <Button tone="accent" icon="printer" onPress={() => void villagePage(month, turnover, lang)}>
          {words.print}
        </Button>
      </div>
      {asked.error && <QueryFailed error={asked.error} />}
      {asked.data && <Figures village={asked.data} turnover={turnover} />}
    </div>
  )
}

type FiguresProps = { readonly village: Village; readonly turnover: boolean }
type Figure = {
  readonly label: string
  readonly of: (month: VillageMonth) => string
  readonly more?: string
}

function Figures({ village, turnover }: FiguresProps) {
  const { lang, t, euros } = useWords()
  const words = t.network.village
  const { now } = village
  const kinds = [
    ...new Set(
      [now, village.monthBefore, village.yearBefore].flatMap((month) => month?.services ?? []).map(({ what }) => what),
    ),
  ]
  const hours = (month: VillageMonth) =>
    month.promisedMinutes === 0 ? words.unknown : percent(shareOf(month.keptMinutes, month.promisedMinutes), lang)
  const place: readonly Figure[] = [
    { label: words.visits, of: (month) => count(month.visits, lang) },
    { label: words.openDays, of: (month) => count(month.openDays, lang) },
    {
      label: words.hours,
      of: hours,
      more:
        now.promisedMinutes === 0
          ? words.noHours
          : words.hoursMore({ kept: hoursLong(now.keptMinutes), promised: hoursLong(now.promisedMinutes) }),
    },
    ...(turnover ? [{ label: words.turnover, of: (month: VillageMonth) => euros(month.turnoverCents) }] : []),
  ]
  const services: readonly Figure[] = kinds.map((what) => ({
    label: t.network.rendered[what],
    of: (month) => count(month.services.find((one) => one.what === what)?.count ?? 0, lang),
  }))
  return (
    <>
      <section aria-label={words.title} className="nw-services">
        <h2>{words.title}</h2>
        <div className="nw-tiles">
          {place.map((figure) => (
            <Tile key={figure.label} figure={figure} village={village} />
          ))}
        </div>
      </section>
      <section aria-label={words.services} className="nw-services">
        <h2>{words.services}</h2>
        {services.length === 0 ? (
          <p className="sv-none">{words.noServices}</p>
        ) : (
          <div className="nw-tiles">
            {services.map((figure) => (
              <Tile key={figure.label} figure={figure} village={village} />
            ))}
          </div>
        )}
      </section>
      <p className="sv-hint">{words.more}</p>
    </>
  )
}

function Tile({ figure, village }: { readonly figure: Figure; readonly village: Village }) {
  const { t } = useWords()
  const words = t.network.village
  const { now, monthBefore, yearBefore } = village
  return (
    <article className="nw-tile">
      <h3>{figure.label}</h3>
      <strong>{figure.of(now)}</strong>
      {figure.more && <p>{figure.more}</p>}
      <dl>
        <div>
          <dt>{words.monthBefore}</dt>
          <dd>{monthBefore ? figure.of(monthBefore) : words.unknown}</dd>
        </div>
        <div>
          <dt>{words.yearBefore}</dt>
          <dd>{yearBefore ? figure.of(yearBefore) : words.unknown}</dd>
        </div>
      </dl>
    </article>
  )
}
