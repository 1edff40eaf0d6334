import { useState } from 'react'
import { extend, milli } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import { articleOf, type CounterService } from '../rules/service.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { counterActions } from './counter-actions.ts'
import { HeadOf } from './CounterSide.tsx'
import { readCount, readEuros } from './form.ts'
import { set, useShop } from './shop.ts'

const fresh = { pieces: '1', price: '', name: '', phone: '', note: '' }

/** Something is left for the partner: what, whose, and whether it is paid now. */
export function LeaveSide({ service }: { readonly service: CounterService }) {
  const shop = useShop()
  const { t, euros } = shop
  const w = t.items
  const [code, setCode] = useState(service.articles[0]?.code)
  const [form, setForm] = useState(fresh)
  const article = code && articleOf(service, code)
  const write = (next: Partial<typeof fresh>) => setForm({ ...form, ...next })
  const pieces = readCount(form.pieces, 99)
  const ownCents = article?.priceCents ?? null
  const priceCents = ownCents !== null && pieces ? extend(ownCents, milli(pieces * 1000)) : readEuros(form.price)
  const leave = (isPaidNow: boolean) => {
    if (!article || pieces === undefined || form.name.trim() === '' || priceCents === undefined || priceCents === null)
      return shop.wrong()
    const { name, phone, note } = form
    return counterActions(shop).leave(
      { service: service.code, article: article.code, pieces, priceCents, name, phone, note, isPaidNow },
      () => {
        setForm(fresh)
        if (isPaidNow) set({ side: { kind: 'idle' } })
      },
    )
  }
  return (
    <AgencySide
      label={service.name}
      head={<HeadOf service={service} what={t.counter.leave} />}
      keys={
        <div className="sv-keys">
          <Button onPress={() => leave(true)}>{w.payNow}</Button>
          <Button className="sv-main" tone="accent" onPress={() => leave(false)}>
            {w.payLater}
          </Button>
        </div>
      }
    >
      <div className="sv-part" role="group" aria-label={w.what}>
        <h3 className="sv-label">{w.what}</h3>
        <div className="sv-chips ag-two">
          {service.articles.map(({ code: one, label, priceCents: price }) => (
            <button
              key={one}
              type="button"
              className="sv-chip"
              aria-pressed={one === code}
              onClick={() => setCode(one)}
            >
              <b>{label}</b>
              {price !== null && <small>{euros(price)}</small>}
            </button>
          ))}
        </div>
      </div>
      <Field label={w.whose} keys="text" maxLength={60} value={form.name} onChange={(name) => write({ name })} />
      <div className="sv-pair">
        <Field label={w.phone} keys="digits" maxLength={24} value={form.phone} onChange={(phone) => write({ phone })} />
        <Field
          label={t.counter.pieces}
          keys="digits"
          maxLength={2}
          value={form.pieces}
          onChange={(text) => write({ pieces: text })}
        />
      </div>
      {article?.priceCents === null && (
        <Field label={w.price} keys="amount" maxLength={9} value={form.price} onChange={(price) => write({ price })} />
      )}
      <Field label={w.note} keys="text" maxLength={60} value={form.note} onChange={(note) => write({ note })} />
      {priceCents !== null && priceCents !== undefined && (
        <dl className="sv-sums">
          <SumLine text={w.price} amount={euros(priceCents)} />
        </dl>
      )}
    </AgencySide>
  )
}
