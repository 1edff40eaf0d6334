import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order, Proposal } from '../../shared/contracts/stock-orders.ts'
import { newOrderId, type OrderId } from '../../shared/stock.ts'
import { shortDay } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { OrderSide } from './OrderSide.tsx'
import { shownAmount } from './stock-view.ts'
import { useItemsById, useStock, useSuppliers } from './use-stock.ts'

/** What is missing, supplier by supplier, and the orders that are on their way. */
export function OrdersPage() {
  const { t } = useWords()
  const { stock, queries, push } = useStock()
  const words = t.stock.orders
  const proposals = useQuery(queries.proposals.queryOptions({ input: {} })).data
  const orders = useQuery(queries.orders.queryOptions({ input: {} })).data
  const [chosen, setChosen] = useState<OrderId>()
  const begin = ({ supplierId, lines }: Proposal) => {
    if (supplierId === null) return
    const orderId = newOrderId()
    const asked = lines.map(({ itemId, packageAmount, packages, priceCents }) => ({
      itemId,
      packageAmount,
      packages,
      priceCents,
    }))
    push(
      (commandId) => stock.saveOrder({ orderId, supplierId, lines: asked, commandId }),
      () => setChosen(orderId),
    )
  }
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-body">
          {proposals?.map((proposal) => (
            <ProposalCard key={proposal.supplierId} proposal={proposal} onOrder={() => begin(proposal)} />
          ))}
          {proposals?.length === 0 && <p className="sv-none">{words.nothingMissing}</p>}
          <OrderTable orders={orders ?? []} chosen={chosen} onChoose={setChosen} />
        </div>
      </section>
      <OrderSide key={chosen} order={orders?.find(({ orderId }) => orderId === chosen)} />
    </div>
  )
}

function ProposalCard({ proposal, onOrder }: { readonly proposal: Proposal; readonly onOrder: () => void }) {
  const { t, lang, euros } = useWords()
  const suppliers = useSuppliers()
  const items = useItemsById()
  const words = t.stock.orders
  const name = suppliers.find(({ supplierId }) => supplierId === proposal.supplierId)?.name
  return (
    <section className="stock-proposal" aria-label={name ?? words.nobody}>
      <header>
        <h2>{name ?? words.nobody}</h2>
        <b>{euros(proposal.totalCents)}</b>
        {proposal.supplierId !== null && (
          <Button icon="file" tone="soft" onPress={onOrder}>
            {words.begin}
          </Button>
        )}
      </header>
      <ul>
        {proposal.lines.map((line) => (
          <li key={line.itemId}>
            <b>{line.label}</b>
            <span>
              {words.left({ amount: shownAmount(line.level, items.get(line.itemId)?.item.unit ?? 'piece', lang) })}
            </span>
            <em>
              {line.packages} × {line.pack}
            </em>
          </li>
        ))}
      </ul>
    </section>
  )
}

type TableProps = {
  readonly orders: readonly Order[]
  readonly chosen: OrderId | undefined
  readonly onChoose: (orderId: OrderId) => void
}

function OrderTable({ orders, chosen, onChoose }: TableProps) {
  const { t, lang, euros } = useWords()
  const suppliers = new Map(useSuppliers().map((one) => [one.supplierId, one.name]))
  const words = t.stock.orders
  if (orders.length === 0) return null
  return (
    <table className="sv-table stock-table">
      <thead>
        <tr>
          <th scope="col">{words.order}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" className="sv-right">
            {words.total}
          </th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <tr key={order.orderId} data-chosen={order.orderId === chosen ? '' : undefined}>
            <th scope="row">
              <button type="button" aria-pressed={order.orderId === chosen} onClick={() => onChoose(order.orderId)}>
                {order.number}
                <small>
                  {[suppliers.get(order.supplierId), shortDay(order.day, lang)].filter(Boolean).join(' · ')}
                </small>
              </button>
            </th>
            <td>
              <span className="sv-mark" data-state={order.state}>
                {words.states[order.state]}
              </span>
            </td>
            <td className="sv-right">{euros(order.totalCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
