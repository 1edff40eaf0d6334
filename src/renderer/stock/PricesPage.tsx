import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Price } from '../../shared/contracts/stock-more.ts'
import type { SupplierId } from '../../shared/stock.ts'
import { shortDay } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { FindField } from './FindField.tsx'
import { matches, shownAmount } from './stock-view.ts'
import { SupplierChoice } from './SupplierChoice.tsx'
import { useItemsById, useStock, useSuppliers } from './use-stock.ts'
import { SideHead, StockSide } from './StockSide.tsx'

/** What each supplier asks, the network's own prices marked, the best of today shown. */
export function PricesPage() {
  const { t } = useWords()
  const { queries } = useStock()
  const words = t.stock.prices
  const prices = useQuery(queries.prices.queryOptions({ input: {} })).data
  const [text, setText] = useState('')
  const shown = prices?.filter(({ label }) => matches(text, label)) ?? []
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-bar">
          <FindField label={t.stock.items.find} value={text} onChange={setText} />
        </div>
        <div className="sv-body" tabIndex={0}>
          {shown.length > 0 && <PriceTable prices={shown} />}
          {shown.length === 0 && <p className="sv-none">{words.none}</p>}
        </div>
      </section>
      <ImportSide />
    </div>
  )
}

function PriceTable({ prices }: { readonly prices: readonly Price[] }) {
  const { t, lang, euros } = useWords()
  const words = t.stock.prices
  const suppliers = new Map(useSuppliers().map((one) => [one.supplierId, one.name]))
  const items = useItemsById()
  return (
    <table className="sv-table stock-table">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.supplier}</th>
          <th scope="col">{words.since}</th>
          <th scope="col" className="sv-right">
            {words.price}
          </th>
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => {
          const item = items.get(price.itemId)?.item
          const pack = item?.packages.find(({ amount }) => amount === price.packageAmount)?.label
          return (
            <tr
              key={`${price.supplierId} ${price.itemId} ${price.packageAmount} ${price.validFrom}`}
              data-past={price.inForce ? undefined : ''}
            >
              <th scope="row">
                {price.label}
                <small>{pack ?? shownAmount(price.packageAmount, item?.unit ?? 'piece', lang)}</small>
              </th>
              <td>
                {suppliers.get(price.supplierId)}{' '}
                {price.negotiated && <span className="sv-mark">{words.negotiated}</span>}
              </td>
              <td>{shortDay(price.validFrom, lang)}</td>
              <td className="sv-right">
                {price.best && (
                  <span className="sv-mark" data-kind="free">
                    {words.best}
                  </span>
                )}{' '}
                {euros(price.priceCents)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A list from a file: what is known here is taken, and what is not is told. */
function ImportSide() {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.prices
  const [supplierId, setSupplierId] = useState<SupplierId | null>(null)
  const [file, setFile] = useState<{ readonly name: string; readonly text: string }>()
  const [told, setTold] = useState<{ readonly taken: number; readonly left: readonly string[] }>()
  const input = useRef<HTMLInputElement>(null)
  const save = () => {
    if (supplierId === null || !file) return
    push(
      (commandId) => stock.importPrices({ supplierId, list: file.text, commandId }),
      (result) => {
        setTold(result)
        setFile(undefined)
      },
    )
  }
  return (
    <StockSide
      label={words.side}
      head={<SideHead title={words.side} note={words.hint} />}
      keys={
        <div className="sv-keys">
          <Button className="sv-main" icon="check" off={supplierId === null || !file} onPress={save}>
            {words.take}
          </Button>
        </div>
      }
    >
      <SupplierChoice chosen={supplierId} onChoose={setSupplierId} />
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        className="hidden-text"
        tabIndex={-1}
        aria-label={words.file}
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          setTold(undefined)
          if (chosen) void chosen.text().then((text) => setFile({ name: chosen.name, text }))
        }}
      />
      <Button icon="file" onPress={() => input.current?.click()}>
        {file?.name ?? words.file}
      </Button>
      <p className="sv-hint">{words.format}</p>
      {told && (
        <div className="sv-part" role="status">
          <p>{words.taken({ count: told.taken })}</p>
          {told.left.length > 0 && <p className="sv-warn">{words.left({ count: told.left.length })}</p>}
          <ul className="stock-moves">
            {told.left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </StockSide>
  )
}
