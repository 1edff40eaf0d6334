import type { Order, OrderLine, PrepStation } from '../../shared/contracts/kitchen.ts'
import { milli } from '../../shared/money.ts'
import { count, quantity } from '../../shared/texts/format.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ageOf, byCourse, leftOf, stateOf } from './kitchen-view.ts'

type Props = { readonly order: Order; readonly station: PrepStation | undefined; readonly nowMs: number }

/** One order. Its age is said in minutes and a word; colour only underlines it. */
export function OrderCard({ order, station, nowMs }: Props) {
  const { lang, t } = useWords()
  const { kitchen } = useTill()
  const words = t.kitchen
  const { minutes, word } = ageOf(order.sentAtMs, nowMs)
  const table = order.tableLabel === null ? '' : words.table({ label: order.tableLabel })
  const name = [table, order.name].filter(Boolean).join(' · ') || words.atCounter
  const number = count(order.number, lang)
  const age = words.age({ minutes })
  const isCancelled = order.kind === 'cancelled'
  const facts = [
    words.number({ number }),
    order.server,
    order.covers === null ? '' : words.covers({ count: order.covers }),
    station?.label ?? '',
  ].filter(Boolean)
  return (
    <article
      className="order-card"
      data-kind={order.kind}
      data-age={word}
      aria-label={words.order({ name, number, age })}
    >
      <header>
        <div>
          <h2>{name}</h2>
          <span className="order-age">
            <b>{age}</b> {minutes > 0 && words.ages[word]}
          </span>
        </div>
        <p>{facts.join(' · ')}</p>
        {(order.kind !== 'new' || order.place === 'takeaway') && (
          <p className="order-marks">
            {order.kind !== 'new' && <strong>{words.kinds[order.kind]}</strong>}
            {order.place === 'takeaway' && <strong>{words.takeaway}</strong>}
          </p>
        )}
        {order.reason !== null && <p>{words.because({ reason: words.reasons[order.reason] })}</p>}
      </header>
      {byCourse(order.lines).map(([course, lines]) => (
        <section key={course}>
          {course > 0 && <h3>{words.courses[course]}</h3>}
          <ul>
            {lines.map((line) => (
              <LineKey key={line.position} line={line} order={order} />
            ))}
          </ul>
        </section>
      ))}
      <footer>
        <Button tone={isCancelled ? 'red' : 'accent'} icon="check" onPress={() => kitchen.tick(order.number)}>
          {isCancelled ? words.seen : words.tickAll}
        </Button>
        <Button icon="printer" label={words.reprint({ number })} onPress={() => kitchen.reprint(order.number)} />
      </footer>
    </article>
  )
}

function LineKey({ line, order }: { readonly line: OrderLine; readonly order: Order }) {
  const { lang, t } = useWords()
  const { kitchen } = useTill()
  const words = t.kitchen
  const state = stateOf(line)
  const left = leftOf(line)
  const pieces = quantity(state === 'cancelled' ? line.quantityMilli : left, lang)
  const allergens = line.allergens.map((one) => words.allergens[one]).join(', ')
  return (
    <li data-state={state}>
      <button
        type="button"
        aria-pressed={state === 'done'}
        aria-disabled={state === 'open' ? undefined : true}
        onClick={() => state === 'open' && kitchen.tick(order.number, [line.position])}
      >
        <b className="order-quantity">{order.kind === 'cancelled' ? `−${pieces}` : pieces}</b>
        <span>
          <span className="order-label">{line.label}</span>
          {line.menu !== null && <small className="order-menu">{line.menu}</small>}
          {line.options.length > 0 && <em>{line.options.join(', ')}</em>}
          {line.note !== '' && <mark>{line.note}</mark>}
          {allergens !== '' && <small>{words.allergensAre({ list: allergens })}</small>}
          {state === 'open' && line.cancelledMilli > 0 && (
            <small>{words.ofWhich({ quantity: quantity(milli(line.cancelledMilli), lang) })}</small>
          )}
          {state !== 'open' && <small className="order-state">{words[state]}</small>}
        </span>
        {state === 'done' && <Icon name="check" />}
      </button>
    </li>
  )
}
