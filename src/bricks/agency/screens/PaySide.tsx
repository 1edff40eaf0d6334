import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { AgencySide } from './AgencyScreen.tsx'
import { counterActions } from './counter-actions.ts'
import { HeadOf } from './CounterSide.tsx'
import { readEuros } from './form.ts'
import { PersonPick } from './PersonPick.tsx'
import { useShop, type Panel } from './shop.ts'

/** Cash out of the drawer for the partner, for somebody who may be named. */
export function PaySide({ panel }: { readonly panel: Panel }) {
  const shop = useShop()
  const { t, euros, queries } = shop
  const w = t.pay
  const { service, terms } = panel
  const [text, setText] = useState('')
  const [person, setPerson] = useState<{ readonly customerId: CustomerId; readonly name: string }>()
  const asked = { service: service.code, customerId: person?.customerId ?? ('' as CustomerId) }
  const left = useQuery(queries.mayPayOut.queryOptions({ input: asked, enabled: person !== undefined })).data
  const paid = useQuery(queries.payOuts.queryOptions({ input: {}, refetchOnMount: 'always' })).data?.filter(
    (one) => one.service === service.code,
  )
  const pay = () => {
    const amountCents = readEuros(text)
    if (!amountCents) return shop.wrong()
    return counterActions(shop).payOut(service.code, amountCents, person?.customerId ?? null, () => setText(''))
  }
  const limit = terms?.limit
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={t.counter.pay} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" tone="accent" icon="banknote" onPress={pay}>
            {w.pay}
          </Button>
        </div>
      }
    >
      <p className="sv-label">{w.lead}</p>
      <Field
        label={t.counter.amount}
        keys="amount"
        maxLength={9}
        autoFocus
        value={text}
        onChange={setText}
        onEnter={pay}
      />
      <PersonPick label={w.whom} none={w.nobody} person={person} onPick={setPerson} />
      {limit && <p className="sv-label">{w.limit({ most: euros(limit.mostCents), days: limit.days })}</p>}
      {person && left?.leftCents !== null && left !== undefined && (
        <p className="sv-warn">{w.left(euros(left.leftCents))}</p>
      )}
      <div className="sv-part">
        <h3 className="sv-label">{w.today}</h3>
        {paid?.length === 0 && <p className="ag-quiet">{w.none}</p>}
        <ul className="ag-rows">
          {paid?.map(({ number, paidCents, name, undoneBy }) => (
            <li key={number}>
              <span>
                <b>{euros(paidCents)}</b> {name ?? ''}
                <small>{`n° ${number}`}</small>
              </span>
              {undoneBy === null ? (
                <Button icon="undo" onPress={() => counterActions(shop).undoPayOut(number)}>
                  {w.undo}
                </Button>
              ) : (
                <small>{w.isUndone}</small>
              )}
            </li>
          ))}
        </ul>
      </div>
    </AgencySide>
  )
}
