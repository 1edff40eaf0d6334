import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import { periodName } from '../../../shared/texts/periods.ts'
import type { Planned } from '../contract.ts'
import { weekdayOf, weekOf } from '../rules/booking.ts'
import type { Space } from '../rules/space.ts'
import { hourWords } from '../texts/words.ts'
import { BookingSide } from './BookingSide.tsx'
import { freshDraft } from './draft.ts'
import { RoomsMain } from './Frame.tsx'
import { IdleSide } from './IdleSide.tsx'
import { NewSide } from './NewSide.tsx'
import { set, useDesk, useSetup, useShop } from './shop.ts'

const WEEK = 7

/** Who has which space when, by the week or the day; the case in hand beside it. */
export function PlanningPage() {
  const { t, lang, host, queries, today } = useShop()
  const view = useDesk((s) => s.view)
  const chosen = useDesk((s) => s.day)
  const now = today()
  const day = chosen ?? now
  const days = view === 'week' ? weekOf(day) : [day]
  const [from = day, to = day] = [days[0], days.at(-1)]
  const spaces = (useSetup()?.spaces ?? []).filter(({ isLet }) => isLet)
  const planned = useQuery(
    queries.planning.queryOptions({ input: { from, to }, placeholderData: (before) => before }),
  ).data
  const step = view === 'week' ? WEEK : 1
  return (
    <>
      <RoomsMain>
        <div className="sv-bar">
          <div className="sv-days" role="group" aria-label={t.day}>
            <button type="button" aria-label={t.before} onClick={() => set({ day: addDays(day, -step) })}>
              <Icon name="left" />
            </button>
            <button type="button" title={t.toToday} onClick={() => set({ day: undefined })}>
              {view === 'week' ? periodName(from, to, lang) : periodName(day, day, lang)}
            </button>
            <button type="button" aria-label={t.after} onClick={() => set({ day: addDays(day, step) })}>
              <Icon name="right" />
            </button>
          </div>
          <Segmented
            label={t.view}
            value={view}
            choices={(['week', 'day'] as const).map((value) => ({ value, text: t.views[value] }))}
            onChoose={(value) => set({ view: value })}
          />
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.pageNames.planning}>
          {spaces.length === 0 ? (
            <p className="sv-empty">
              <Icon name="key" />
              {t.none}
            </p>
          ) : view === 'week' ? (
            <WeekGrid spaces={spaces} days={days} planned={planned ?? []} today={now} />
          ) : (
            <DayBars spaces={spaces} day={day} planned={planned ?? []} />
          )}
        </div>
        <host.Keys />
      </RoomsMain>
      <CaseInHand />
    </>
  )
}

function CaseInHand() {
  const side = useDesk((s) => s.side)
  switch (side.kind) {
    case 'idle':
      return <IdleSide />
    case 'new':
      return <NewSide draft={side.draft} />
    case 'booking':
      return <BookingSide key={side.bookingId} bookingId={side.bookingId} />
  }
}

const begin = (space: Space, day: BusinessDay) =>
  set({ side: { kind: 'new', draft: freshDraft('hire', space.spaceId, day) }, told: undefined })
const open = ({ bookingId }: Planned) => set({ side: { kind: 'booking', bookingId }, told: undefined })
const isChosen = (side: ReturnType<typeof useDesk.getState>['side'], { bookingId }: Planned) =>
  side.kind === 'booking' && side.bookingId === bookingId

/** A row a space, a column a day; what is free is one tap away from a booking. */
function WeekGrid(props: {
  readonly spaces: readonly Space[]
  readonly days: readonly BusinessDay[]
  readonly planned: readonly Planned[]
  readonly today: BusinessDay
}) {
  const { t, day: named } = useShop()
  const side = useDesk((s) => s.side)
  return (
    <table className="rm-week">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden-text">{t.spaces}</span>
          </th>
          {props.days.map((day) => (
            <th key={day} scope="col" aria-current={day === props.today ? 'date' : undefined}>
              {named(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.spaces.map((space) => (
          <tr key={space.spaceId}>
            <th scope="row">
              {space.name}
              <small>{t.people({ count: space.capacity })}</small>
            </th>
            {props.days.map((day) => (
              <td key={day} data-today={day === props.today ? '' : undefined}>
                {props.planned
                  .filter((one) => one.spaceId === space.spaceId && one.day === day)
                  .map((one) => (
                    <button
                      key={one.bookingId}
                      type="button"
                      className="rm-block"
                      data-kind={one.kind}
                      data-state={one.state}
                      data-chosen={isChosen(side, one) ? '' : undefined}
                      onClick={() => open(one)}
                    >
                      <b>
                        {hourWords(one.fromMinute)}–{hourWords(one.toMinute)}
                      </b>
                      <span>{one.label === '' ? t.kinds[one.kind] : one.label}</span>
                    </button>
                  ))}
                {space.weekdays.includes(weekdayOf(day)) && day >= props.today && (
                  <button
                    type="button"
                    className="rm-free"
                    aria-label={t.bookHere({ space: space.name, day: named(day) })}
                    onClick={() => begin(space, day)}
                  >
                    <Icon name="plus" />
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const HOUR = 60
/** So many hours have room above the lanes of the smallest screen. */
const MARKS = 8
/** A day along its hours: what is taken, and how long. */
function DayBars(props: {
  readonly spaces: readonly Space[]
  readonly day: BusinessDay
  readonly planned: readonly Planned[]
}) {
  const { t, zone, day: named } = useShop()
  const side = useDesk((s) => s.side)
  const first = Math.floor(Math.min(...props.spaces.map(({ opensMinute }) => opensMinute)) / HOUR)
  const last = Math.ceil(Math.max(...props.spaces.map(({ closesMinute }) => closesMinute)) / HOUR)
  const percent = (minute: number) => ((minute - first * HOUR) * 100) / ((last - first) * HOUR)
  const every = Math.max(1, Math.ceil((last - first) / MARKS))
  const hours = Array.from({ length: Math.floor((last - first) / every) }, (_, n) => first + n * every)
  const [openedMs] = useState(() => Date.now())
  const now = wallTime(openedMs, zone)
  return (
    <div className="rm-day">
      <div className="rm-axis" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${percent(hour * HOUR)}%` }}>
            {hourWords(hour * HOUR)}
          </span>
        ))}
      </div>
      <ul>
        {props.spaces.map((space) => (
          <li key={space.spaceId}>
            <p>
              <b>{space.name}</b>
              <button
                type="button"
                className="rm-free"
                aria-label={t.bookHere({ space: space.name, day: named(props.day) })}
                onClick={() => begin(space, props.day)}
              >
                <Icon name="plus" />
              </button>
            </p>
            <div className="rm-lane">
              {now.day === props.day && <i style={{ insetInlineStart: `${percent(now.minute)}%` }} />}
              {props.planned
                .filter((one) => one.spaceId === space.spaceId)
                .map((one) => (
                  <button
                    key={one.bookingId}
                    type="button"
                    className="rm-block"
                    data-kind={one.kind}
                    data-state={one.state}
                    data-chosen={isChosen(side, one) ? '' : undefined}
                    style={{
                      insetInlineStart: `${percent(one.fromMinute)}%`,
                      inlineSize: `${percent(one.toMinute) - percent(one.fromMinute)}%`,
                    }}
                    onClick={() => open(one)}
                  >
                    <b>
                      {hourWords(one.fromMinute)}–{hourWords(one.toMinute)}
                    </b>
                    <span>{one.label === '' ? t.kinds[one.kind] : one.label}</span>
                  </button>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
