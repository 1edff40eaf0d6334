import { useState } from 'react'
import type { StockItemId, SupplierId } from '../../shared/stock.ts'
import { useScanTaker } from '../scans/scan-takers.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { matches, shownAmount } from './stock-view.ts'
import { useItems } from './use-stock.ts'

const SHOWN_MAX = 5

type Props = {
  readonly label: string
  readonly without: readonly StockItemId[]
  /** What this one delivers stands first. */
  readonly supplierId?: SupplierId | undefined
  readonly onPick: (itemId: StockItemId) => void
}

/** Finds an item by a part of its name, or by a scan of its package. */
export function ItemPicker({ label, without, supplierId, onPick }: Props) {
  const { t, lang } = useWords()
  const items = useItems()
  const [text, setText] = useState('')
  const pick = (itemId: StockItemId) => {
    setText('')
    onPick(itemId)
  }
  useScanTaker(({ text: code }) => {
    const holder = items?.find(({ item }) => item.packages.some(({ barcode }) => barcode === code))
    if (holder && !without.includes(holder.item.itemId)) pick(holder.item.itemId)
    return holder !== undefined
  })
  const found = (items ?? [])
    .filter(({ item }) => item.active && !without.includes(item.itemId) && matches(text, item.label, item.shelf))
    .toSorted((a, b) => Number(b.item.supplierId === supplierId) - Number(a.item.supplierId === supplierId))
    .slice(0, SHOWN_MAX)
  const first = found[0]
  return (
    <div className="sv-part">
      <Field
        label={label}
        keys="text"
        maxLength={40}
        placeholder={t.stock.items.findHint}
        value={text}
        onChange={setText}
        onEnter={() => {
          if (text !== '' && first) pick(first.item.itemId)
        }}
      />
      <ul className="sv-list stock-picks" aria-label={label}>
        {found.map(({ item, level }) => (
          <li key={item.itemId}>
            <button type="button" onClick={() => pick(item.itemId)}>
              <b>{item.label}</b>
              <em>{shownAmount(level, item.unit, lang)}</em>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
