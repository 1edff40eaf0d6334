import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { articleOf, type CounterService } from '../rules/service.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { counterActions } from './counter-actions.ts'
import { HeadOf } from './CounterSide.tsx'
import { useShop } from './shop.ts'

/** Deposits that the café holds: given back against their bulletin, or another bottle for the same deposit. */
export function BottlesSide({ service }: { readonly service: CounterService }) {
  const shop = useShop()
  const { t, euros, queries, day, dayOf } = shop
  const w = t.bottle
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const found = useQuery(
    queries.bulletins.queryOptions({ input: { service: service.code, text }, refetchOnMount: 'always' }),
  ).data
  const row = found?.find(({ bulletin }) => bulletin === chosen)
  const nameOf = (code: (typeof service.articles)[number]['code']) => articleOf(service, code)?.label ?? code
  return (
    <AgencySide
      label={service.name}
      head={
        <HeadOf
          service={service}
          what={t.counter.bottles(found?.filter(({ state }) => state === 'held').length ?? 0)}
        />
      }
      keys={
        row?.state === 'held' ? (
          <div className="sv-keys">
            <Button
              className="sv-main"
              tone="accent"
              icon="undo"
              onPress={() => counterActions(shop).giveDepositBack(service.code, row.bulletin)}
            >
              {`${w.back} ${euros(row.depositCents)}`}
            </Button>
          </div>
        ) : undefined
      }
    >
      <Field label={w.find} keys="text" maxLength={20} value={text} onChange={setText} />
      {found?.length === 0 && <p className="ag-quiet">{w.none}</p>}
      <div className="sv-chips">
        {found?.map(({ bulletin, article, depositCents, state, atMs, exchanges }) => (
          <button
            key={bulletin}
            type="button"
            className="sv-chip ag-line"
            aria-pressed={bulletin === chosen}
            onClick={() => setChosen(bulletin)}
          >
            <b>{bulletin}</b>
            <small>
              {[
                nameOf(article),
                euros(depositCents),
                day(dayOf(atMs)),
                w.states[state],
                exchanges > 0 ? w.exchanges(exchanges) : '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </small>
          </button>
        ))}
      </div>
      {row?.state === 'held' && (
        <div className="sv-part" role="group" aria-label={w.exchange}>
          <h3 className="sv-label">{w.exchange}</h3>
          <div className="sv-chips">
            {service.articles
              .filter(({ code, depositCents }) => code !== row.article && depositCents !== null)
              .map(({ code, label }) => (
                <Button
                  key={code}
                  icon="swap"
                  onPress={() => counterActions(shop).exchange(service.code, row.bulletin, code)}
                >
                  {label}
                </Button>
              ))}
          </div>
          <p className="sv-label">{w.free}</p>
        </div>
      )}
    </AgencySide>
  )
}
