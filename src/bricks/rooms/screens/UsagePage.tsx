import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { addMonths, lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { count } from '../../../shared/texts/format.ts'
import { periodName } from '../../../shared/texts/periods.ts'
import { RoomsMain } from './Frame.tsx'
import { IdleSide } from './IdleSide.tsx'
import { useShop } from './shop.ts'

const HOUR = 60

/** How many hours each space was of use in a month. */
export function UsagePage() {
  const { t, lang, queries, today } = useShop()
  const [away, setAway] = useState(0)
  const from = addMonths(`${today().slice(0, 8)}01` as BusinessDay, away) // the first of a month is a day
  const to = lastDayOfMonth(from)
  const rows = useQuery(queries.usage.queryOptions({ input: { from, to }, placeholderData: (before) => before })).data
  const hours = (minutes: number) => t.hours({ hours: count(Math.round((minutes * 10) / HOUR) / 10, lang) })
  const most = Math.max(1, ...(rows ?? []).map(({ hireMinutes }) => hireMinutes))
  return (
    <>
      <RoomsMain>
        <div className="sv-bar">
          <div className="sv-days" role="group" aria-label={t.month}>
            <button type="button" aria-label={t.monthBefore} onClick={() => setAway(away - 1)}>
              <Icon name="left" />
            </button>
            <button type="button" onClick={() => setAway(0)}>
              {periodName(from, to, lang)}
            </button>
            <button type="button" aria-label={t.monthAfter} onClick={() => setAway(away + 1)}>
              <Icon name="right" />
            </button>
          </div>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.pageNames.usage}>
          <table className="sv-table rm-usage">
            <thead>
              <tr>
                <th scope="col">{t.heads.space}</th>
                <th scope="col">{t.heads.hours}</th>
                <th scope="col" className="sv-right">
                  {t.heads.hires}
                </th>
                <th scope="col" className="sv-right">
                  {t.heads.events}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows?.map((row) => (
                <tr key={row.spaceId}>
                  <th scope="row">{row.name}</th>
                  <td className="rm-bar">
                    <i style={{ inlineSize: `${(row.hireMinutes * 70) / most}%` }} />
                    <b>{hours(row.hireMinutes)}</b>
                  </td>
                  <td className="sv-right">{row.hires}</td>
                  <td className="sv-right">
                    {row.events}
                    {row.events > 0 && <small>{hours(row.eventMinutes)}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="sv-hint">{t.usageHint}</p>
        </div>
      </RoomsMain>
      <IdleSide />
    </>
  )
}
