import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sum } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import type { CounterService } from '../rules/service.ts'
import { AgencyMain, AgencySide } from './AgencyScreen.tsx'
import { MonthBar, useMonth } from './MonthBar.tsx'
import { daysOfMonth } from './months.ts'
import { DeliverySide, ReturnSide } from './PressSide.tsx'
import { set, useSetup, useShop } from './shop.ts'

/** Titles by delivery note: delivered, returned, due to the partner, against what the tickets say. */
export function PressPage() {
  const { t } = useShop()
  const services = useSetup()?.services.filter(({ delivered }) => delivered) ?? []
  const [code, setCode] = useState<CounterService['code']>()
  const service = services.find((one) => one.code === code) ?? services[0]
  if (!service)
    return (
      <>
        <AgencyMain>
          <p className="sv-none">{t.press.none}</p>
        </AgencyMain>
        <AgencySide label={t.title} head={<p />}>
          <p className="sv-empty">{t.press.choose}</p>
        </AgencySide>
      </>
    )
  return <PressOf service={service} services={services} onChoose={setCode} />
}

function PressOf(props: {
  readonly service: CounterService
  readonly services: readonly CounterService[]
  readonly onChoose: (code: CounterService['code']) => void
}) {
  const { t, queries, euros, day } = useShop()
  const w = t.press
  const month = useMonth()
  const [side, setSide] = useState<'delivery' | 'returns'>()
  const { service, services } = props
  const known = useQuery(
    queries.press.queryOptions({ input: { service: service.code, ...daysOfMonth(month) }, refetchOnMount: 'always' }),
  ).data
  const open = (next: typeof side) => {
    setSide(next)
    set({ told: undefined })
  }
  return (
    <>
      <AgencyMain>
        <MonthBar>
          {services.length > 1 &&
            services.map(({ code, name }) => (
              <Button key={code} pressed={code === service.code} onPress={() => props.onChoose(code)}>
                {name}
              </Button>
            ))}
          <Button tone="panel" icon="plus" onPress={() => open('delivery')}>
            {w.delivery}
          </Button>
          <Button tone="panel" icon="undo" onPress={() => open('returns')}>
            {w.returns}
          </Button>
        </MonthBar>
        <div className="sv-body" tabIndex={0} role="group" aria-label={service.name}>
          {known?.titles.length === 0 ? (
            <p className="sv-none">{w.noneYet}</p>
          ) : (
            <table className="sv-table">
              <thead>
                <tr>
                  <th scope="col">{w.columns.title}</th>
                  {(['delivered', 'returned', 'due', 'sold', 'missing'] as const).map((column) => (
                    <th key={column} scope="col" className="sv-right">
                      {w.columns[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {known?.titles.map((title) => (
                  <tr key={title.article}>
                    <th scope="row">
                      {title.label}
                      {title.returnBy !== null && title.due > 0 && <small>{w.returnBy(day(title.returnBy))}</small>}
                    </th>
                    <td className="sv-right">{title.delivered}</td>
                    <td className="sv-right">{title.returned}</td>
                    <td className="sv-right">
                      {title.due}
                      <small>{euros(title.dueCents)}</small>
                    </td>
                    <td className="sv-right">{title.sold}</td>
                    <td className="sv-right" data-off={title.missing === 0 ? undefined : ''}>
                      {title.missing}
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={3}>
                    {w.dueSum}
                  </th>
                  <td className="sv-right">
                    <b>{euros(sum(known?.titles.map(({ dueCents }) => dueCents) ?? []))}</b>
                  </td>
                  <td />
                  <td />
                </tr>
              </tfoot>
            </table>
          )}
          {known && known.notes.length > 0 && (
            <section aria-label={w.notes}>
              <h2 className="ag-group">{w.notes}</h2>
              <table className="sv-table ag-plain">
                <caption className="hidden-text">{w.notes}</caption>
                <tbody>
                  {known.notes.map((note) => (
                    <tr key={note.noteId}>
                      <th scope="row">{day(note.day)}</th>
                      <td>{note.kind === 'delivered' ? w.delivery : w.returns}</td>
                      <td>{note.number}</td>
                      <td className="sv-right">
                        {w.copies(note.rows.reduce((count, { quantity }) => count + quantity, 0))}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </div>
      </AgencyMain>
      {side === 'delivery' && <DeliverySide service={service} onDone={() => open(undefined)} />}
      {side === 'returns' && (
        <ReturnSide service={service} titles={known?.titles ?? []} onDone={() => open(undefined)} />
      )}
      {side === undefined && (
        <AgencySide label={service.name} head={<p />}>
          <div className="sv-empty">
            <Icon name="newspaper" />
            <p>{w.choose}</p>
          </div>
        </AgencySide>
      )}
    </>
  )
}
