import { Fragment, memo, useEffect, useRef } from 'react'
import { quantity, withMinus } from '../../shared/texts/format.ts'
import type { Line, OpenTicket } from '../../shared/ticket.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { beforeTicketDiscount, discountWords, ticketDiscountCents } from '../tabs/discount-view.ts'
import { Tenders } from './Tenders.tsx'
import { touchLine } from './tap.ts'
import { lineDetail, sentWords } from './ticket-view.ts'
import { useLinePress } from './use-line-press.ts'

/** What the customer is buying. */
export function Lines({ ticket }: { readonly ticket: OpenTicket | null }) {
  const { t } = useWords()
  const chosen = useSession((s) => s.lineId)
  if (!ticket || ticket.lines.length === 0) {
    return (
      <div className="lines lines-empty">
        <Icon name="receipt" />
        <b>{t.ticket.empty}</b>
        <span>{t.ticket.emptyMore}</span>
      </div>
    )
  }
  return (
    <div className="lines">
      <ul aria-label={t.ticket.lines}>
        {ticket.lines.map((line, n) => (
          <Fragment key={line.lineId}>
            {n > 0 && ticket.lines[n - 1]?.round !== line.round && (
              <li className="round-rule">{t.tabs.round({ number: line.round })}</li>
            )}
            <LineRow line={line} chosen={line.lineId === chosen} />
          </Fragment>
        ))}
      </ul>
      {ticket.discount && !ticket.lines.some((line) => line.shared) && <TicketDiscount ticket={ticket} />}
      {ticket.tenders.length > 0 && <Tenders tenders={ticket.tenders} />}
    </div>
  )
}

/** What is off the whole ticket; a touch changes it. */
function TicketDiscount({ ticket }: { readonly ticket: OpenTicket }) {
  const { lang, t, amount } = useWords()
  if (!ticket.discount) return null
  return (
    <button
      type="button"
      className="ticket-discount"
      onClick={() => change({ over: { kind: 'discount', lineId: undefined } })}
    >
      <Icon name="percent" />
      <span>{t.discount.whole(discountWords(ticket.discount, t, lang))}</span>
      <b>{withMinus(`-${amount(ticketDiscountCents(ticket))}`)}</b>
    </button>
  )
}

type RowProps = { readonly line: Line; readonly chosen: boolean }

const LineRow = memo(function LineRow({ line, chosen }: RowProps) {
  const { lang, t, amount, euros } = useWords()
  const { counter } = useTill()
  const row = useRef<HTMLLIElement>(null)
  const press = useLinePress({
    tap: () => touchLine(line.lineId, counter),
    swipeLeft: () => counter.minus(line.lineId),
    longPress: () => change({ lineId: line.lineId, over: { kind: 'editor', lineId: line.lineId, focus: 'options' } }),
  })
  useEffect(() => {
    if (!chosen) return undefined
    // With the frame's own layout: asked for earlier, it would be computed twice.
    const frame = requestAnimationFrame(() => row.current?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(frame)
  }, [chosen, line.quantityMilli])

  const pieces = quantity(line.quantityMilli, lang)
  const detail = lineDetail(line)
  const sent = sentWords(line, lang, t.kitchen)
  const shown = beforeTicketDiscount(line)
  const label = line.shared ? t.discount.partOf({ label: line.label }) : line.label
  const discount = line.discount && t.discount.on(discountWords(line.discount, t, lang))
  // What is heard is what is read, in this order: voices that command a screen say what they see.
  const inWords = [label, sent, detail, discount].filter(Boolean).join(' ')
  return (
    <li ref={row} data-chosen={chosen ? '' : undefined}>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={t.ticket.lineLabel({ quantity: pieces, label: inWords, amount: euros(shown) })}
        {...press}
      >
        <span className="line-quantity">{line.shared ? <Icon name="split" /> : pieces}</span>{' '}
        <span className="line-label">
          <b>{label}</b>{' '}
          {sent && (
            <span className="line-sent">
              <Icon name="chef" />
              {sent}
            </span>
          )}
          {detail && <em> {detail}</em>}
          {discount && <em className="line-discount"> {discount}</em>}
        </span>{' '}
        <span className="line-amount">{amount(shown)}</span>
      </button>
    </li>
  )
})
