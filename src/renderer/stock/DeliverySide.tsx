import { useState } from 'react'
import type { DeliveryLine } from '../../shared/contracts/stock-deliveries.ts'
import { cents, sum } from '../../shared/money.ts'
import { newDeliveryId, type StockItem, type StockItemId, type SupplierId } from '../../shared/stock.ts'
import { readAmount } from '../control/search-view.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { ItemPicker } from './ItemPicker.tsx'
import { SupplierChoice } from './SupplierChoice.tsx'
import { typedThousandths } from './stock-view.ts'
import { useItemsById, useStock } from './use-stock.ts'
import { SideHead, StockSide } from './StockSide.tsx'

type Typed = { readonly itemId: StockItemId; readonly size: number; readonly count: string; readonly price: string }

const typedPrice = (item: StockItem, size: number): string =>
  typedThousandths((item.packages.find(({ amount }) => amount === size)?.priceCents ?? 0) * 10)

function lineOf({ itemId, size, count, price }: Typed): DeliveryLine | undefined {
  const packages = Number(count)
  const priceCents = readAmount(price || '0')
  if (!Number.isInteger(packages) || packages < 1 || packages > 10_000) return undefined
  if (priceCents === undefined || priceCents < 0) return undefined
  return { itemId, packageAmount: size, packages, priceCents }
}

/** What stands before the door: by whom, with which note, how many of each, at which price. */
export function DeliverySide({ onDone }: { readonly onDone: () => void }) {
  const { t, euros } = useWords()
  const { stock, push } = useStock()
  const items = useItemsById()
  const words = t.stock.deliveries
  const [deliveryId] = useState(newDeliveryId)
  const [supplierId, setSupplierId] = useState<SupplierId | null>(null)
  const [noteNumber, setNoteNumber] = useState('')
  const [typed, setTyped] = useState<readonly Typed[]>([])
  const lines = typed.map(lineOf)
  const read = lines.filter((line) => line !== undefined)
  const isReady = supplierId !== null && read.length > 0 && read.length === lines.length
  const put = (next: Typed) => setTyped(typed.map((line) => (line.itemId === next.itemId ? next : line)))
  const add = (itemId: StockItemId) => {
    const item = items.get(itemId)?.item
    const size = item?.packages[0]?.amount
    if (item && size) setTyped([...typed, { itemId, size, count: '1', price: typedPrice(item, size) }])
  }
  const save = () => {
    if (!isReady) return
    push(
      (commandId) =>
        stock.receive({ deliveryId, supplierId, orderId: null, noteNumber: noteNumber.trim(), lines: read, commandId }),
      onDone,
    )
  }
  return (
    <StockSide
      label={words.side}
      head={<SideHead title={words.side} note={words.hint} />}
      keys={
        <>
          {read.length > 0 && (
            <dl className="sv-total">
              <dt>{words.totalHt}</dt>
              <dd>{euros(sum(read.map((line) => cents(line.priceCents * line.packages))))}</dd>
            </dl>
          )}
          <div className="sv-keys">
            <Button className="sv-main" icon="check" off={!isReady} onPress={save}>
              {words.receive}
            </Button>
          </div>
        </>
      }
    >
      <SupplierChoice chosen={supplierId} onChoose={setSupplierId} />
      <Field label={words.note} keys="text" maxLength={40} value={noteNumber} onChange={setNoteNumber} />
      {typed.map((line) => {
        const item = items.get(line.itemId)?.item
        return item ? (
          <DeliveryLineForm
            key={line.itemId}
            item={item}
            line={line}
            onChange={put}
            onRemove={() => setTyped(typed.filter(({ itemId }) => itemId !== line.itemId))}
          />
        ) : null
      })}
      <ItemPicker
        label={words.add}
        supplierId={supplierId ?? undefined}
        without={typed.map(({ itemId }) => itemId)}
        onPick={add}
      />
    </StockSide>
  )
}

type LineProps = {
  readonly item: StockItem
  readonly line: Typed
  readonly onChange: (line: Typed) => void
  readonly onRemove: () => void
}

function DeliveryLineForm({ item, line, onChange, onRemove }: LineProps) {
  const { t, euros } = useWords()
  const words = t.stock.deliveries
  const known = item.packages.find(({ amount }) => amount === line.size)
  const price = readAmount(line.price)
  const differs = known && price !== undefined && price !== known.priceCents
  return (
    <fieldset className="stock-card">
      <legend>{item.label}</legend>
      {item.packages.length > 1 && (
        <div className="sv-chips sv-row-chips" role="group" aria-label={words.pack}>
          {item.packages.map((pack) => (
            <button
              key={pack.amount}
              type="button"
              className="sv-chip"
              aria-pressed={pack.amount === line.size}
              onClick={() => onChange({ ...line, size: pack.amount, price: typedPrice(item, pack.amount) })}
            >
              {pack.label}
            </button>
          ))}
        </div>
      )}
      <div className="stock-three">
        <Field
          label={known?.label ?? words.pack}
          keys="digits"
          maxLength={5}
          value={line.count}
          onChange={(count) => onChange({ ...line, count })}
        />
        <Field
          label={words.price}
          keys="amount"
          maxLength={10}
          value={line.price}
          onChange={(next) => onChange({ ...line, price: next })}
        />
        <Button icon="trash" label={words.remove({ label: item.label })} onPress={onRemove} />
      </div>
      {differs && <p className="sv-warn">{words.priceChanged({ before: euros(known.priceCents) })}</p>}
    </fieldset>
  )
}
