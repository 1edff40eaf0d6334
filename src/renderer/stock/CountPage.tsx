import { useState } from 'react'
import type { CountResult } from '../../shared/contracts/stock-deliveries.ts'
import { newStockCountId, type StockItemId } from '../../shared/stock.ts'
import { useScanTaker } from '../scans/scan-takers.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { CountSide } from './CountSide.tsx'
import { bigUnit, readThousandths, shelvesOf, shownAmount } from './stock-view.ts'
import { useFile, useItems, useStock } from './use-stock.ts'

/** One shelf after the other: what is written counts, what is left empty stays as it is. */
export function CountPage() {
  const { t, lang } = useWords()
  const { stock, push } = useStock()
  const file = useFile()
  const items = useItems() ?? []
  const words = t.stock.count
  const [shelf, setShelf] = useState<string | null>(null)
  const [blind, setBlind] = useState(false)
  const [typed, setTyped] = useState<ReadonlyMap<StockItemId, string>>(new Map())
  const [reason, setReason] = useState('')
  const [countId, setCountId] = useState(newStockCountId)
  const [done, setDone] = useState<CountResult>()
  const shown = items
    .filter(({ item }) => item.active && (shelf === null || item.shelf === shelf))
    .toSorted((a, b) => a.item.shelf.localeCompare(b.item.shelf) || a.item.label.localeCompare(b.item.label))
  useScanTaker(({ text }) => {
    const holder = items.find(({ item }) => item.packages.some(({ barcode }) => barcode === text))
    if (holder) document.getElementById(holder.item.itemId)?.querySelector('input')?.focus()
    return holder !== undefined
  })
  const written = [...typed].filter(([, text]) => text.trim() !== '')
  const lines = written.map(([itemId, text]) => ({ itemId, counted: readThousandths(text), reason: reason.trim() }))
  const read = lines.flatMap(({ counted, ...line }) => (counted === undefined ? [] : [{ ...line, counted }]))
  const isReady = read.length > 0 && read.length === lines.length
  const save = () => {
    if (!isReady) return
    push(
      (commandId) => stock.count({ countId, shelf: shelf ?? '', lines: read, commandId }),
      (result) => {
        setDone(result)
        setTyped(new Map())
        setReason('')
        setCountId(newStockCountId())
      },
    )
  }
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-bar">
          <div className="sv-chips sv-row-chips stock-shelves" role="group" aria-label={words.shelves}>
            {[null, ...shelvesOf(items)].map((one) => (
              <button
                key={one ?? ''}
                type="button"
                className="sv-chip"
                aria-pressed={one === shelf}
                onClick={() => setShelf(one)}
              >
                <b>{one ?? words.everywhere}</b>
              </button>
            ))}
          </div>
          <Button pressed={blind} icon="lock" onPress={() => setBlind(!blind)}>
            {words.blind}
          </Button>
          {(['pdf', 'csv'] as const).map((as) => (
            <Button
              key={as}
              icon={as === 'pdf' ? 'printer' : 'download'}
              onPress={() => file(() => stock.inventoryFile({ as, shelf, blind }))}
            >
              {words.files[as]}
            </Button>
          ))}
        </div>
        <div className="sv-body">
          <table className="sv-table stock-table stock-count">
            <thead>
              <tr>
                <th scope="col">{words.item}</th>
                {!blind && (
                  <th scope="col" className="sv-right">
                    {words.expected}
                  </th>
                )}
                <th scope="col">{words.counted}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ item, level }) => (
                <tr key={item.itemId} id={item.itemId}>
                  <th scope="row">
                    {item.label}
                    <small>{[item.shelf, item.packages[0]?.label].filter(Boolean).join(' · ')}</small>
                  </th>
                  {!blind && <td className="sv-right">{shownAmount(level, item.unit, lang)}</td>}
                  <td>
                    <Field
                      label={words.countedOf({ label: item.label, unit: bigUnit(item.unit) })}
                      hideLabel
                      keys="amount"
                      maxLength={10}
                      placeholder={bigUnit(item.unit)}
                      value={typed.get(item.itemId) ?? ''}
                      fault={
                        (typed.get(item.itemId) ?? '').trim() !== '' &&
                        readThousandths(typed.get(item.itemId) ?? '') === undefined
                          ? t.stock.wrongFigure
                          : undefined
                      }
                      onChange={(text) => setTyped(new Map([...typed, [item.itemId, text]]))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {shown.length === 0 && <p className="sv-none">{words.none}</p>}
        </div>
      </section>
      <CountSide
        written={read.length}
        isReady={isReady}
        reason={reason}
        onReason={setReason}
        onSave={save}
        done={done}
        onAgain={() => setDone(undefined)}
      />
    </div>
  )
}
