import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { shortDay } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Containers } from './Containers.tsx'
import { DeliverySide } from './DeliverySide.tsx'
import { useItemsById, useStock, useSuppliers } from './use-stock.ts'

const SHOWN_MAX = 100

/** What came, with its note; beside it, the delivery that is being taken in. */
export function DeliveriesPage() {
  const { t, lang, euros } = useWords()
  const { queries } = useStock()
  const words = t.stock.deliveries
  const told = useQuery(queries.deliveries.queryOptions({ input: { limit: SHOWN_MAX } })).data
  const suppliers = new Map(useSuppliers().map((one) => [one.supplierId, one.name]))
  const items = useItemsById()
  const [turn, setTurn] = useState(0)
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-body">
          {told && told.length > 0 && (
            <table className="sv-table stock-table">
              <thead>
                <tr>
                  <th scope="col">{words.supplier}</th>
                  <th scope="col">{words.what}</th>
                  <th scope="col" className="sv-right">
                    {words.total}
                  </th>
                </tr>
              </thead>
              <tbody>
                {told.map((delivery) => (
                  <tr key={delivery.deliveryId}>
                    <th scope="row">
                      {suppliers.get(delivery.supplierId)}
                      <small>
                        {[shortDay(delivery.day, lang), delivery.noteNumber, delivery.by].filter(Boolean).join(' · ')}
                      </small>
                    </th>
                    <td>
                      {delivery.lines
                        .map(({ itemId, packages }) => `${packages} × ${items.get(itemId)?.item.label ?? ''}`)
                        .join(', ')}
                    </td>
                    <td className="sv-right">{euros(delivery.totalCents)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {told?.length === 0 && <p className="sv-none">{words.none}</p>}
          <Containers shown={told?.map(({ supplierId }) => supplierId) ?? []} />
        </div>
      </section>
      <DeliverySide key={turn} onDone={() => setTurn(turn + 1)} />
    </div>
  )
}
