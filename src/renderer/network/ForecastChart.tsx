import type { MonthForecast } from '../../shared/contracts/network.ts'
import { dayName } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'

const WIDTH = 640
const HEIGHT = 280
const LEFT = 8
const TOP = 16
const BOTTOM = 26

type Point = { readonly x: number; readonly y: number }

/** What is left after the goods, added up day by day: done, then foreseen; and the line that it has to reach. */
export function ForecastChart({ forecast }: { readonly forecast: MonthForecast }) {
  const { lang, t, euros } = useWords()
  const words = t.network.forecast
  const { days, today, neededCents, leftCents } = forecast
  const last = days.at(-1)
  if (!last) return null
  const highest = Math.max(1, neededCents, ...days.map((day) => day.leftCents)) * 1.08
  const lowest = Math.min(0, ...days.map((day) => day.leftCents))
  const yOf = (value: number) => TOP + ((highest - value) * (HEIGHT - TOP - BOTTOM)) / (highest - lowest)
  const xOf = (index: number) => LEFT + (index * (WIDTH - 2 * LEFT)) / days.length
  // The curve begins with nothing before the first day; each day ends at its own mark.
  const start: Point = { x: xOf(0), y: yOf(0) }
  const points = days.map((day, n) => ({ x: xOf(n + 1), y: yOf(day.leftCents), isOver: day.day < today }))
  const known = [start, ...points.filter(({ isOver }) => isOver)]
  const guessed = [known.at(-1) ?? start, ...points.filter(({ isOver }) => !isOver)]
  const path = (line: readonly Point[]) => line.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const needed = yOf(neededCents)
  const end = points.at(-1) ?? start
  return (
    <figure className="card nw-chart">
      <figcaption>{words.chart}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={words.chartText({
          day: dayName(last.day, lang),
          left: euros(leftCents),
          needed: euros(neededCents),
        })}
      >
        <path className="nw-ground" d={`M${LEFT} ${yOf(0)}H${WIDTH - LEFT}`} />
        <path className="nw-area" d={`${path(known)}V${yOf(0)}H${LEFT}Z`} />
        <path className="nw-needed" d={`M${LEFT} ${needed}H${WIDTH - LEFT}`} />
        <path className="nw-guessed" d={path(guessed)} />
        <path className="nw-known" d={path(known)} />
        <circle cx={end.x} cy={end.y} r={5} className="nw-end" />
        {days.map((day, n) =>
          n === 0 || (n + 1) % 5 === 0 ? (
            <text key={day.day} x={(xOf(n) + xOf(n + 1)) / 2} y={HEIGHT - 6} textAnchor="middle">
              {n + 1}
            </text>
          ) : null,
        )}
      </svg>
      <ul className="nw-legend">
        <li data-line="known">{words.known}</li>
        <li data-line="guessed">{words.guessed}</li>
        <li data-line="needed">
          {words.line} {euros(neededCents)}
        </li>
      </ul>
    </figure>
  )
}
