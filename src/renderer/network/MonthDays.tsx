import { isHole, weekday, type MonthDay } from '../../shared/network.ts'
import { dayName } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { useNetworkActions } from './network-actions.ts'

/** A page of the calendar: a day without a sale is touched to say that the café was shut, and again to take it back. */
export function MonthDays({ days }: { readonly days: readonly MonthDay[] }) {
  const { lang, t } = useWords()
  const { sayShut } = useNetworkActions()
  const words = t.network.month
  const [first] = days
  if (!first) return null
  const offset = weekday(first.day) - 1
  return (
    <section className="card nw-days" aria-label={words.days}>
      <h2>{words.days}</h2>
      <ol>
        {days.map(({ day, state }, n) => {
          const name = dayName(day, lang)
          const inside = (
            <>
              <b>{Number(day.slice(8))}</b>
              <small>{words.sign[state]}</small>
            </>
          )
          const place = n === 0 ? { gridColumnStart: offset + 1 } : undefined
          return (
            <li key={day} style={place} data-state={state} data-hole={isHole(state) || undefined}>
              {state === 'no-sale' || state === 'declared' ? (
                <button type="button" onClick={() => sayShut(day, state === 'no-sale')}>
                  {inside}
                  <span className="hidden-text">
                    {state === 'no-sale' ? words.sayShut({ day: name }) : words.sayOpen({ day: name })}
                  </span>
                </button>
              ) : (
                <span role="img" aria-label={words.dayLabel({ day: name, state: words.state[state] })}>
                  {inside}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      {days.some(({ state }) => state === 'no-sale') && <p className="sv-hint">{words.shutHint}</p>}
    </section>
  )
}
