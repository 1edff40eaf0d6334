import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { ProductId } from '../../shared/ids.ts'
import { newBreadId, type StockItemId } from '../../shared/stock.ts'
import { useMay } from '../people/use-people.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { readThousandths } from './stock-view.ts'
import { useStock } from './use-stock.ts'
import { StockSide } from './StockSide.tsx'

const WEEK = [1, 2, 3, 4, 5, 6, 7]
const QUANTITY_MAX = 500

/** Somebody's bread, once or every week; in the evening, what is left of it. */
export function BreadSide({ day }: { readonly day: BusinessDay }) {
  const { t } = useWords()
  const words = t.stock.bread
  const mayStock = useMay('stock')
  const [page, setPage] = useState<'order' | 'unsold'>('order')
  const pages = mayStock && (
    <Segmented
      label={words.side}
      value={page}
      choices={[
        { value: 'order', text: words.order },
        { value: 'unsold', text: words.unsold },
      ]}
      onChoose={setPage}
    />
  )
  return page === 'order' ? <OrderForm day={day} head={pages} /> : <UnsoldForm head={pages} />
}

function OrderForm({ day, head }: { readonly day: BusinessDay; readonly head: React.ReactNode }) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const { catalogue } = useTill().queries
  const words = t.stock.bread
  const products = useQuery(catalogue.all.queryOptions({ input: {} })).data?.products ?? []
  const breads = products.filter(({ vatClass }) => vatClass === 'bread')
  const [name, setName] = useState('')
  const [productId, setProductId] = useState<ProductId>()
  const [count, setCount] = useState('1')
  const [weekdays, setWeekdays] = useState<readonly number[]>([])
  const quantity = Number(count)
  const isReady =
    name.trim() !== '' &&
    productId !== undefined &&
    Number.isInteger(quantity) &&
    quantity > 0 &&
    quantity <= QUANTITY_MAX
  const save = () => {
    if (!isReady) return
    const when =
      weekdays.length > 0
        ? { kind: 'weekly' as const, weekdays: weekdays.toSorted((a, b) => a - b) }
        : { kind: 'once' as const, day }
    const order = { breadId: newBreadId(), name: name.trim(), productId, quantity, when }
    push(
      (commandId) => stock.saveBread({ ...order, commandId }),
      () => {
        setName('')
        setCount('1')
        setWeekdays([])
      },
    )
  }
  return (
    <StockSide
      label={words.side}
      head={head}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={!isReady} onPress={save}>
            {words.save}
          </Button>
        </div>
      }
    >
      <Field label={words.name} keys="text" maxLength={40} value={name} onChange={setName} onEnter={save} />
      <div className="sv-chips sv-two" role="group" aria-label={words.which}>
        {breads.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="sv-chip"
            aria-pressed={id === productId}
            onClick={() => setProductId(id)}
          >
            <b>{label}</b>
          </button>
        ))}
      </div>
      <Field label={words.count} keys="digits" maxLength={3} value={count} onChange={setCount} onEnter={save} />
      <p className="sv-label">{words.every}</p>
      <div className="sv-chips stock-week" role="group" aria-label={words.every}>
        {WEEK.map((n) => (
          <button
            key={n}
            type="button"
            className="sv-chip"
            aria-pressed={weekdays.includes(n)}
            onClick={() => setWeekdays(weekdays.includes(n) ? weekdays.filter((one) => one !== n) : [...weekdays, n])}
          >
            {words.weekdays[n - 1]}
          </button>
        ))}
      </div>
    </StockSide>
  )
}

function UnsoldForm({ head }: { readonly head: React.ReactNode }) {
  const { t, euros } = useWords()
  const { stock, queries, push } = useStock()
  const { catalogue } = useTill().queries
  const words = t.stock.bread
  const products = useQuery(catalogue.all.queryOptions({ input: {} })).data?.products ?? []
  const breads = new Set<string>(products.flatMap(({ id, vatClass }) => (vatClass === 'bread' ? [id] : [])))
  const recipes = useQuery(queries.recipes.queryOptions({ input: {} })).data ?? []
  const levels = useQuery(queries.levels.queryOptions({ input: {} })).data ?? []
  const kept = new Set<StockItemId>(
    recipes.flatMap(({ thing, lines }) => (breads.has(thing) ? lines.map(({ itemId }) => itemId) : [])),
  )
  const [typed, setTyped] = useState<ReadonlyMap<StockItemId, string>>(new Map())
  const [lost, setLost] = useState<string>()
  const written = [...typed].filter(([, text]) => text.trim() !== '' && text.trim() !== '0')
  const read = written.flatMap(([itemId, text]) => {
    const amount = readThousandths(text)
    return amount ? [{ itemId, amount }] : []
  })
  const isReady = read.length > 0 && read.length === written.length
  const save = () => {
    if (!isReady) return
    push(
      (commandId) => stock.unsold({ lines: read, commandId }),
      ({ valueCents }) => {
        setLost(euros(valueCents))
        setTyped(new Map())
      },
    )
  }
  return (
    <StockSide
      label={words.side}
      head={head}
      told={lost && <p role="status">{words.lost({ amount: lost })}</p>}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={!isReady} onPress={save}>
            {words.record}
          </Button>
        </div>
      }
    >
      <p className="sv-hint">{words.unsoldHint}</p>
      {levels
        .filter(({ itemId }) => kept.has(itemId))
        .map(({ itemId, label, level }) => (
          <Field
            key={itemId}
            label={words.leftOf({ label, there: String(Math.max(0, Math.trunc(level / 1000))) })}
            keys="digits"
            maxLength={4}
            value={typed.get(itemId) ?? ''}
            onChange={(text) => setTyped(new Map([...typed, [itemId, text]]))}
            onEnter={save}
          />
        ))}
    </StockSide>
  )
}
