import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { periodName } from '../../../shared/texts/periods.ts'
import { monthOf, trendOf } from '../rules/months.ts'
import { createActions } from './actions.ts'
import { IdeasMain, IdeasSide } from './Frame.tsx'
import { useShop, useThemes } from './shop.ts'

/** A month of the box by theme, what most people spoke about first; and its files. */
export function CountsPage() {
  const shop = useShop()
  const { t, lang, host, queries, part, today } = shop
  const [away, setAway] = useState(0)
  const period = monthOf(today(), away)
  const counts =
    useQuery(queries.counts.queryOptions({ input: period, placeholderData: (before) => before })).data ?? []
  const themes = useThemes()
  const act = createActions(shop)
  const said = counts.filter((one) => one.ideas + one.voices + one.done + one.voicesBefore > 0)
  const most = Math.max(1, ...said.map(({ voices }) => voices))
  const total = (what: 'ideas' | 'voices' | 'voicesBefore' | 'done') => said.reduce((sum, one) => sum + one[what], 0)
  return (
    <>
      <IdeasMain>
        <div className="sv-bar">
          <div className="sv-days" role="group" aria-label={t.month}>
            <button type="button" aria-label={t.monthBefore} onClick={() => setAway(away - 1)}>
              <Icon name="left" />
            </button>
            <button type="button" onClick={() => setAway(0)}>
              {periodName(period.from, period.to, lang)}
            </button>
            <button type="button" aria-label={t.monthAfter} onClick={() => setAway(Math.min(0, away + 1))}>
              <Icon name="right" />
            </button>
          </div>
        </div>
        <div className="sv-body" tabIndex={0} role="group" aria-label={t.pageNames.counts}>
          {said.length === 0 ? (
            <p className="sv-empty">
              <Icon name="chart" />
              {t.nothingCounted}
            </p>
          ) : (
            <table className="sv-table id-counts">
              <thead>
                <tr>
                  <th scope="col">{t.heads.theme}</th>
                  <th scope="col">{t.heads.voices}</th>
                  <th scope="col" className="sv-right">
                    {t.heads.trend}
                  </th>
                  <th scope="col" className="sv-right">
                    {t.heads.ideas}
                  </th>
                  <th scope="col" className="sv-right">
                    {t.heads.done}
                  </th>
                </tr>
              </thead>
              <tbody>
                {said
                  .toSorted((a, b) => b.voices - a.voices)
                  .map((one) => (
                    <tr key={one.theme}>
                      <th scope="row">{themes.find(({ code }) => code === one.theme)?.name ?? one.theme}</th>
                      <td className="id-bar">
                        <i style={{ inlineSize: `${(one.voices * 75) / most}%` }} />
                        <b>{one.voices}</b>
                      </td>
                      <td className="sv-right">
                        {one.voicesBefore} <small>{t.trends[trendOf(one.voices, one.voicesBefore)]}</small>
                      </td>
                      <td className="sv-right">{one.ideas}</td>
                      <td className="sv-right">{one.done}</td>
                    </tr>
                  ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t.total}</th>
                  <td>
                    <b>{total('voices')}</b>
                  </td>
                  <td className="sv-right">{total('voicesBefore')}</td>
                  <td className="sv-right">{total('ideas')}</td>
                  <td className="sv-right">{total('done')}</td>
                </tr>
              </tfoot>
            </table>
          )}
        </div>
      </IdeasMain>
      <IdeasSide
        label={t.pageNames.counts}
        head={
          <p>
            <b className="id-month">{periodName(period.from, period.to, lang)}</b>
            <span>{t.nobody}</span>
          </p>
        }
        keys={
          <>
            {host.may('reports') && (
              <Button icon="download" onPress={() => act.save(() => part.csv(period), 'text/csv')}>
                {t.csv}
              </Button>
            )}
            <div className="sv-keys">
              <Button
                className="sv-main"
                icon="file"
                onPress={() => act.save(() => part.poster(period), 'application/pdf')}
              >
                {t.poster}
              </Button>
            </div>
          </>
        }
      >
        <dl className="id-figures">
          {(['voices', 'ideas', 'done'] as const).map((what) => (
            <div key={what}>
              <dt>{t.heads[what]}</dt>
              <dd>{total(what)}</dd>
            </div>
          ))}
        </dl>
      </IdeasSide>
    </>
  )
}
