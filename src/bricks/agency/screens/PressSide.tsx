import { useState } from 'react'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { newNoteId } from '../ids.ts'
import { QUANTITY_MAX } from '../rules/press.ts'
import type { CounterService } from '../rules/service.ts'
import { AgencySide } from './AgencyScreen.tsx'
import { readCount, readEuros } from './form.ts'
import { useShop, type Shop } from './shop.ts'

type Row = {
  readonly title: string
  readonly quantity: number
  readonly coverCents: Cents
  readonly returnBy: BusinessDay | null
}
type Title = Awaited<ReturnType<Shop['part']['press']>>['titles'][number]
const fresh = { title: '', quantity: '', cover: '' }

/** A delivery note, line by line. */
export function DeliverySide({ service, onDone }: { readonly service: CounterService; readonly onDone: () => void }) {
  const shop = useShop()
  const { t, euros } = shop
  const w = t.press
  const [day, setDay] = useState<BusinessDay | undefined>(shop.today)
  const [until, setUntil] = useState<BusinessDay>()
  const [number, setNumber] = useState('')
  const [form, setForm] = useState(fresh)
  const [rows, setRows] = useState<readonly Row[]>([])
  const write = (next: Partial<typeof fresh>) => setForm({ ...form, ...next })
  const isBlank = form.title.trim() === '' && form.quantity === '' && form.cover === ''
  const read = (): Row | undefined => {
    const quantity = readCount(form.quantity, QUANTITY_MAX)
    const coverCents = readEuros(form.cover)
    const title = form.title.trim()
    if (title === '' || quantity === undefined || coverCents === undefined || coverCents === null) return undefined
    return { title, quantity, coverCents, returnBy: until ?? null }
  }
  const addRow = () => {
    const row = read()
    if (!row) return shop.wrong()
    setRows([...rows, row])
    return setForm(fresh)
  }
  const save = () => {
    const last = isBlank ? undefined : read()
    const all = last ? [...rows, last] : rows
    if ((!isBlank && !last) || all.length === 0 || day === undefined) return shop.wrong()
    return shop.ask(
      (commandId) =>
        shop.part.takeDelivery({ noteId: newNoteId(), service: service.code, day, number, rows: [...all], commandId }),
      () => {
        onDone()
        shop.done(w.received(all.reduce((count, { quantity }) => count + quantity, 0)))
        shop.again()
      },
    )
  }
  return (
    <AgencySide
      label={w.delivery}
      head={<Head what={w.delivery} service={service} onClose={onDone} />}
      keys={
        <div className="sv-keys">
          <Button icon="plus" onPress={addRow}>
            {w.addRow}
          </Button>
          <Button className="sv-main" tone="accent" onPress={save}>
            {w.saveDelivery}
          </Button>
        </div>
      }
    >
      <Field label={w.number} keys="text" maxLength={30} value={number} onChange={setNumber} />
      <DateField label={w.day} value={day} today={shop.today()} words={shop.dateWords} onChange={setDay} />
      <ul className="ag-rows">
        {rows.map((row, n) => (
          <li key={`${row.title} ${n}`}>
            <span>
              <b>{row.title}</b>
              <small>{`${row.quantity} × ${euros(row.coverCents)}`}</small>
            </span>
            <Button icon="trash" label={t.setup.remove} onPress={() => setRows(rows.filter((one) => one !== row))} />
          </li>
        ))}
      </ul>
      <Field label={w.titleName} keys="text" maxLength={40} value={form.title} onChange={(title) => write({ title })} />
      <div className="sv-chips ag-two">
        {service.articles.slice(0, 6).map(({ code, label, priceCents }) => (
          <button
            key={code}
            type="button"
            className="sv-chip"
            aria-pressed={form.title === label}
            onClick={() =>
              write({ title: label, cover: priceCents === null ? '' : String(priceCents / 100).replace('.', ',') })
            }
          >
            {label}
          </button>
        ))}
      </div>
      <div className="sv-pair">
        <Field
          label={w.quantity}
          keys="digits"
          maxLength={3}
          value={form.quantity}
          onChange={(quantity) => write({ quantity })}
        />
        <Field label={w.cover} keys="amount" maxLength={7} value={form.cover} onChange={(cover) => write({ cover })} />
      </div>
      <DateField label={w.until} value={until} today={shop.today()} words={shop.dateWords} onChange={setUntil} />
    </AgencySide>
  )
}

/** What goes back unsold: a number beside each title that is here. */
export function ReturnSide(props: {
  readonly service: CounterService
  readonly titles: readonly Title[]
  readonly onDone: () => void
}) {
  const shop = useShop()
  const { t } = shop
  const w = t.press
  const { service, titles, onDone } = props
  const [day, setDay] = useState<BusinessDay | undefined>(shop.today)
  const [number, setNumber] = useState('')
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({})
  const save = () => {
    const typed = titles.filter(({ article }) => (counts[article] ?? '').trim() !== '')
    const rows = typed.flatMap(({ article }) => {
      const quantity = readCount(counts[article] ?? '', QUANTITY_MAX)
      return quantity === undefined ? [] : [{ article, quantity }]
    })
    if (rows.length === 0 || rows.length < typed.length || day === undefined) return shop.wrong()
    return shop.ask(
      (commandId) =>
        shop.part.returnUnsold({ noteId: newNoteId(), service: service.code, day, number, rows, commandId }),
      () => {
        onDone()
        shop.done(w.returnedDone(rows.reduce((count, { quantity }) => count + quantity, 0)))
        shop.again()
      },
    )
  }
  return (
    <AgencySide
      label={w.returns}
      head={<Head what={w.returns} service={service} onClose={onDone} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" tone="accent" onPress={save}>
            {w.saveReturns}
          </Button>
        </div>
      }
    >
      <Field label={w.number} keys="text" maxLength={30} value={number} onChange={setNumber} />
      <DateField label={w.day} value={day} today={shop.today()} words={shop.dateWords} onChange={setDay} />
      {titles
        .filter(({ due }) => due > 0)
        .map(({ article, label, due }) => (
          <Field
            key={article}
            label={`${label} · ${w.atMost(due)}`}
            keys="digits"
            maxLength={3}
            value={counts[article] ?? ''}
            onChange={(text) => setCounts({ ...counts, [article]: text })}
          />
        ))}
    </AgencySide>
  )
}

function Head(props: { readonly what: string; readonly service: CounterService; readonly onClose: () => void }) {
  const { t } = useShop()
  return (
    <>
      <p>
        <b>{props.what}</b>
        <span>{`${props.service.name} · ${props.service.partner}`}</span>
      </p>
      <Button icon="cross" label={t.close} onPress={props.onClose} />
    </>
  )
}
