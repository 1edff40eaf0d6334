import { useState } from 'react'
import type { ItemNow } from '../../shared/contracts/stock.ts'
import { sum } from '../../shared/money.ts'
import type { StockItemId } from '../../shared/stock.ts'
import { useScanTaker } from '../scans/scan-takers.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { FindField } from './FindField.tsx'
import { ItemForm } from './ItemForm.tsx'
import { ItemSide } from './ItemSide.tsx'
import { inPackages, matches, shownAmount } from './stock-view.ts'
import { useItems, useSuppliers } from './use-stock.ts'

/** What is kept, how much of it there is, and what that is worth. */
export function ItemsPage() {
  const { t, euros } = useWords()
  const words = t.stock.items
  const items = useItems()
  const [text, setText] = useState('')
  const [which, setWhich] = useState<'kept' | 'low' | 'gone'>('kept')
  const [chosen, setChosen] = useState<StockItemId>()
  const [form, setForm] = useState<'new' | 'edit'>()
  useScanTaker(({ text: code }) => {
    const holder = items?.find(({ item }) => item.packages.some(({ barcode }) => barcode === code))
    if (holder) setChosen(holder.item.itemId)
    return holder !== undefined
  })
  const shown = items?.filter(
    ({ item, low }) =>
      (which === 'gone' ? !item.active : item.active && (which === 'kept' || low)) &&
      matches(text, item.label, item.shelf),
  )
  const now = items?.find(({ item }) => item.itemId === chosen)
  const kept = items?.filter(({ item }) => item.active) ?? []
  const done = (itemId: StockItemId | undefined) => {
    setForm(undefined)
    if (itemId) setChosen(itemId)
  }
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-bar">
          <FindField label={words.find} hint={words.findHint} value={text} onChange={setText} />
          <Segmented
            label={words.which}
            value={which}
            choices={[
              { value: 'kept', text: words.kept },
              { value: 'low', text: words.low({ count: kept.filter(({ low }) => low).length }) },
              { value: 'gone', text: words.gone },
            ]}
            onChoose={setWhich}
          />
          <Button icon="plus" tone="soft" onPress={() => setForm('new')}>
            {words.fresh}
          </Button>
          <p className="sv-figure">
            <span>{words.worth}</span>
            <strong>{euros(sum(kept.map(({ valueCents }) => valueCents)))}</strong>
          </p>
        </div>
        <div className="sv-body">
          <ItemTable items={shown ?? []} chosen={chosen} onChoose={setChosen} />
          {shown?.length === 0 && <p className="sv-none">{which === 'low' ? words.noneLow : words.none}</p>}
        </div>
      </section>
      {form ? (
        <ItemForm key={form} now={form === 'edit' ? now : undefined} onDone={done} />
      ) : (
        <ItemSide key={chosen} now={now} onEdit={() => setForm('edit')} />
      )}
    </div>
  )
}

type TableProps = {
  readonly items: readonly ItemNow[]
  readonly chosen: StockItemId | undefined
  readonly onChoose: (itemId: StockItemId) => void
}

function ItemTable({ items, chosen, onChoose }: TableProps) {
  const { t, lang, euros } = useWords()
  const suppliers = new Map(useSuppliers().map((one) => [one.supplierId, one.name]))
  const words = t.stock.items
  if (items.length === 0) return null
  return (
    <table className="sv-table stock-table">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.shelf}</th>
          <th scope="col" className="sv-right">
            {words.level}
          </th>
          <th scope="col" className="sv-right stock-wide">
            {words.packages}
          </th>
          <th scope="col" className="sv-right">
            {words.value}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ item, level, low, valueCents }) => (
          <tr key={item.itemId} data-chosen={item.itemId === chosen ? '' : undefined}>
            <th scope="row">
              <button type="button" aria-pressed={item.itemId === chosen} onClick={() => onChoose(item.itemId)}>
                {item.label}
                <small>{(item.supplierId && suppliers.get(item.supplierId)) ?? ''}</small>
              </button>
            </th>
            <td>{item.shelf}</td>
            <td className="sv-right" data-low={low ? '' : undefined}>
              {shownAmount(level, item.unit, lang)}
            </td>
            <td className="sv-right stock-wide">
              {inPackages(item, level, lang)} <small>{item.packages[0]?.label}</small>
            </td>
            <td className="sv-right">{item.depositBp === null ? euros(valueCents) : words.deposit}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
