import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order } from '../../shared/contracts/stock-orders.ts'
import { TwoStep } from '../shell/TwoStep.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copy.ts'
import { SumLine } from '../ui/ServiceParts.tsx'
import { OrderReceipt } from './OrderReceipt.tsx'
import { useFile, useStock, useSuppliers } from './use-stock.ts'
import { NothingChosen, SideHead, StockSide } from './StockSide.tsx'

/** The order in hand: changed while it is a draft, sent as a paper or a mail, received when it comes. */
export function OrderSide({ order }: { readonly order: Order | undefined }) {
  const { t, euros } = useWords()
  const { queries } = useStock()
  const suppliers = useSuppliers()
  const words = t.stock.orders
  const [receiving, setReceiving] = useState(false)
  const input = { orderId: order?.orderId ?? NO_ORDER }
  const mail = useQuery({ ...queries.orderMail.queryOptions({ input }), enabled: order !== undefined }).data
  if (!order) return <NothingChosen label={words.side} icon="file" text={words.choose} />
  if (receiving) return <OrderReceipt order={order} onDone={() => setReceiving(false)} />
  return (
    <StockSide
      label={words.side}
      head={
        <SideHead
          title={order.number}
          note={suppliers.find(({ supplierId }) => supplierId === order.supplierId)?.name}
        />
      }
      keys={<OrderKeys order={order} onReceive={() => setReceiving(true)} />}
    >
      <OrderLines key={order.orderId} order={order} />
      <dl className="sv-sums">
        <SumLine text={words.total} amount={euros(order.totalCents)} />
      </dl>
      {mail && order.state !== 'cancelled' && <Mail mail={mail} />}
    </StockSide>
  )
}
const NO_ORDER = 'ord_00000000-0000-4000-8000-000000000000' as Order['orderId']

/** One more or one less of each, while nobody has sent it. */
function OrderLines({ order }: { readonly order: Order }) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.orders
  const { orderId, supplierId } = order
  const change = (itemId: string, by: number) => {
    const lines = order.lines
      .map(({ label: _l, pack: _p, received: _r, ...line }) =>
        line.itemId === itemId ? { ...line, packages: line.packages + by } : line,
      )
      .filter(({ packages }) => packages > 0)
    if (lines.length > 0)
      push(
        (commandId) => stock.saveOrder({ orderId, supplierId, lines, commandId }),
        () => undefined,
      )
  }
  return (
    <ul className="stock-order">
      {order.lines.map((line) => (
        <li key={line.itemId}>
          <b>{line.label}</b>
          <small>
            {line.pack}
            {line.received > 0 && ` · ${words.came({ count: line.received })}`}
          </small>
          {order.state === 'draft' ? (
            <span className="sv-stepper">
              <Button icon="minus" label={words.less({ label: line.label })} onPress={() => change(line.itemId, -1)} />
              <output>{line.packages}</output>
              <Button icon="plus" label={words.more({ label: line.label })} onPress={() => change(line.itemId, 1)} />
            </span>
          ) : (
            <em>{line.packages}</em>
          )}
        </li>
      ))}
    </ul>
  )
}

function OrderKeys({ order, onReceive }: { readonly order: Order; readonly onReceive: () => void }) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const file = useFile()
  const words = t.stock.orders
  const { orderId, state } = order
  const isOpen = state === 'draft' || state === 'sent' || state === 'partly'
  const pdf = () =>
    file(async () => (await stock.orderFile({ orderId })) ?? { name: `${order.number}.pdf`, base64: '' })
  return (
    <>
      <div className="sv-small-keys">
        <Button icon="printer" onPress={pdf}>
          {words.pdf}
        </Button>
        {isOpen && (
          <TwoStep
            icon="ban"
            text={words.cancel}
            sure={words.cancelSure}
            more={words.cancelMore}
            onPress={() =>
              push(
                (commandId) => stock.cancelOrder({ orderId, commandId }),
                () => undefined,
              )
            }
          />
        )}
      </div>
      {state === 'draft' && (
        <div className="sv-keys">
          <Button
            className="sv-main"
            icon="check"
            onPress={() =>
              push(
                (commandId) => stock.sendOrder({ orderId, commandId }),
                () => undefined,
              )
            }
          >
            {words.sent}
          </Button>
        </div>
      )}
      {(state === 'sent' || state === 'partly') && (
        <div className="sv-keys">
          <Button className="sv-main" icon="drawer" onPress={onReceive}>
            {words.receive}
          </Button>
        </div>
      )}
    </>
  )
}

type MailText = { readonly to: string; readonly subject: string; readonly body: string }

function Mail({ mail }: { readonly mail: MailText }) {
  const { t } = useWords()
  const words = t.stock.orders
  const [copied, setCopied] = useState(false)
  const all = `${mail.subject}\n\n${mail.body}`
  return (
    <div className="sv-part">
      <p className="sv-label">{mail.to === '' ? words.mail : words.mailTo({ to: mail.to })}</p>
      <pre className="stock-mail" tabIndex={0} aria-label={words.mail}>
        {all}
      </pre>
      <Button icon="copy" onPress={() => void copyText(all).then(setCopied)}>
        {copied ? words.copied : words.copy}
      </Button>
    </div>
  )
}
