import { useState } from 'react'
import type { Compared, Summary } from '../../shared/contracts/reports.ts'
import { cents, minus, type Cents } from '../../shared/money.ts'
import { percentText } from '../../shared/report-cells.ts'
import { changeOf } from '../../shared/report-sheets.ts'
import { count, dayName, euros, signedEuros } from '../../shared/texts/format.ts'
import { periodName } from '../../shared/texts/periods.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Objectives } from './Objectives.tsx'
import { filled } from './report-view.ts'
import type { Asked } from './use-reports.ts'

/** Before everything else: what came in, what was hoped for, and how it was the other times. */
export function Headline({ summary, asked }: { readonly summary: Summary; readonly asked: Asked }) {
  const { lang, t } = useWords()
  const words = t.reports
  const [editing, setEditing] = useState(false)
  const { sums, today } = summary
  const { from, to } = asked.range
  const goesOn = from <= today && today <= to
  return (
    <section className="card report-headline" aria-label={words.headline.takings}>
      <div className="report-takings">
        <h2>{goesOn ? words.headline.soFar : words.headline.takings}</h2>
        <strong>{euros(sums.turnoverCents, lang)}</strong>
        <div className="report-goal-row">
          <Goal summary={summary} />
          <Button icon="pencil" pressed={editing} onPress={() => setEditing(!editing)}>
            {words.objective.edit}
          </Button>
        </div>
      </div>
      <dl className="report-compared">
        <ComparedRow
          now={sums.turnoverCents}
          before={summary.week}
          name={
            from !== to
              ? words.headline.weekPeriod({ period: periodName(summary.week.from, summary.week.to, lang) })
              : summary.week.untilMs === null
                ? dayName(summary.week.to, lang)
                : words.headline.week({ day: dayName(summary.week.to, lang) })
          }
          more={
            from === to && summary.week.untilMs !== null
              ? words.headline.weekWhole({
                  day: dayName(summary.week.to, lang),
                  amount: euros(summary.week.wholeCents, lang),
                })
              : undefined
          }
        />
        <ComparedRow
          now={sums.turnoverCents}
          before={summary.year}
          name={words.headline.year({ period: periodName(summary.year.from, summary.year.to, lang) })}
        />
      </dl>
      {editing && <Objectives onDone={() => setEditing(false)} />}
      <Facts summary={summary} />
    </section>
  )
}

type RowProps = {
  readonly now: Cents
  readonly before: Compared
  readonly name: string
  readonly more?: string | undefined
}

function ComparedRow({ now, before, name, more }: RowProps) {
  const { lang, t } = useWords()
  const then = before.sums.turnoverCents
  const permille = changeOf(now, then)
  const difference = minus(now, then)
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {permille === null ? <span className="quiet">{t.reports.headline.none}</span> : <b>{euros(then, lang)}</b>}
        {permille !== null && (
          <em data-trend={difference > 0 ? 'up' : difference < 0 ? 'down' : 'same'}>
            {signedEuros(difference, lang)} <span>({percentText(permille, lang)})</span>
          </em>
        )}
        {more !== undefined && <small>{more}</small>}
      </dd>
    </div>
  )
}

/** The bar of the objective, and in words what is missing. */
function Goal({ summary }: { readonly summary: Summary }) {
  const { lang, t } = useWords()
  const words = t.reports.objective
  const goal = summary.objectiveCents
  if (goal === null) return <p className="report-goal quiet">{words.none}</p>
  const now = summary.sums.turnoverCents
  const missing = minus(goal, now)
  const figures = { amount: euros(missing < 0 ? cents(-missing) : missing, lang), goal: euros(goal, lang) }
  const share = filled(now, goal)
  const percent = lang === 'fr' ? `${share}\u202f%` : `${share}%`
  return (
    <div className="report-goal" data-reached={missing <= 0 ? '' : undefined}>
      <div
        className="report-goal-bar"
        role="progressbar"
        aria-label={words.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={words.bar({ percent })}
      >
        <i style={{ width: `${share}%` }} />
      </div>
      <p>{missing > 0 ? words.missing(figures) : missing < 0 ? words.reached(figures) : words.exact(figures)}</p>
    </div>
  )
}

function Facts({ summary }: { readonly summary: Summary }) {
  const { lang, t } = useWords()
  const words = t.reports.figures
  const { sums } = summary
  const average = sums.saleCount === 0 ? null : cents(Math.round(sums.salesCents / sums.saleCount))
  const facts: readonly (readonly [name: string, figure: string])[] = [
    [words.tickets, count(sums.saleCount, lang)],
    [words.average, average === null ? '–' : euros(average, lang)],
    [words.ht, euros(sums.htCents, lang)],
    [words.vat, euros(sums.vatCents, lang)],
    [words.refunds, euros(sums.refundsCents, lang)],
  ]
  const apart: readonly (readonly [name: string, figure: string])[] = [
    [words.agency, euros(summary.agencyCents, lang)],
    [words.held, euros(minus(summary.heldInCents, summary.heldOutCents), lang)],
  ]
  return (
    <div className="report-facts">
      <dl>
        {facts.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <dl className="report-apart" aria-label={words.apart}>
        {apart.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
