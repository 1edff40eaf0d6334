import { useState } from 'react'
import type { Order } from '../../shared/contracts/stock-orders.ts'
import { newDeliveryId, type StockItemId } from '../../shared/stock.ts'
import { readAmount } from '../control/search-view.ts'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { typedThousandths } from './stock-view.ts'
import { useStock } from './use-stock.ts'
import { SideHead, StockSide } from './StockSide.tsx'

type Typed = { readonly count: string; readonly price: string }

/** What came of an order: what is still to come stands there already. */
export function OrderReceipt({ order, onDone }: { readonly order: Order; readonly onDone: () => void }) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.deliveries
  const [deliveryId] = useState(newDeliveryId)
  const [noteNumber, setNoteNumber] = useState('')
  const [typed, setTyped] = useState<ReadonlyMap<StockItemId, Typed>>(
    () =>
      new Map(
        order.lines.map(({ itemId, packages, received, priceCents }) => [
          itemId,
          { count: String(Math.max(0, packages - received)), price: typedThousandths(priceCents * 10) },
        ]),
      ),
  )
  useStepBack(true, onDone)
  const read = order.lines.map(({ itemId, packageAmount }) => {
    const { count = '', price = '' } = typed.get(itemId) ?? {}
    const priceCents = readAmount(price || '0')
    const packages = Number(count || '0')
    const isGood = Number.isInteger(packages) && packages >= 0 && packages <= 10_000
    if (!isGood || priceCents === undefined || priceCents < 0) return undefined
    return { itemId, packageAmount, packages, priceCents }
  })
  const known = read.filter((line) => line !== undefined)
  const lines = known.filter(({ packages }) => packages > 0)
  const isReady = known.length === read.length && lines.length > 0
  const { orderId, supplierId } = order
  const save = () => {
    if (!isReady) return
    const input = { deliveryId, supplierId, orderId, noteNumber: noteNumber.trim(), lines }
    push((commandId) => stock.receive({ ...input, commandId }), onDone)
  }
  return (
    <StockSide
      label={words.side}
      head={<SideHead title={words.side} note={order.number} />}
      keys={
        <div className="sv-keys">
          <Button icon="left" onPress={onDone}>
            {t.common.back}
          </Button>
          <Button className="sv-main" icon="check" off={!isReady} onPress={save}>
            {words.receive}
          </Button>
        </div>
      }
    >
      <Field label={words.note} keys="text" maxLength={40} value={noteNumber} onChange={setNoteNumber} />
      {order.lines.map(({ itemId, label, pack }) => {
        const line = typed.get(itemId) ?? { count: '', price: '' }
        const put = (next: Typed) => setTyped(new Map([...typed, [itemId, next]]))
        return (
          <fieldset key={itemId} className="stock-card">
            <legend>{label}</legend>
            <div className="sv-pair">
              <Field
                label={pack}
                keys="digits"
                maxLength={5}
                value={line.count}
                onChange={(count) => put({ ...line, count })}
              />
              <Field
                label={words.price}
                keys="amount"
                maxLength={10}
                value={line.price}
                onChange={(price) => put({ ...line, price })}
              />
            </div>
          </fieldset>
        )
      })}
    </StockSide>
  )
}
