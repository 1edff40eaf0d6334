import { memo, useEffect, useRef } from 'react'
import { quantity } from '../../shared/texts/format.ts'
import type { Line, OpenTicket } from '../../shared/ticket.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Tenders } from './Tenders.tsx'
import { touchLine } from './tap.ts'
import { lineDetail } from './ticket-view.ts'
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
        {ticket.lines.map((line) => (
          <LineRow key={line.lineId} line={line} chosen={line.lineId === chosen} />
        ))}
      </ul>
      {ticket.tenders.length > 0 && <Tenders tenders={ticket.tenders} />}
    </div>
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
  return (
    <li ref={row} data-chosen={chosen ? '' : undefined}>
      <button
        type="button"
        aria-pressed={chosen}
        aria-label={t.ticket.lineLabel({
          quantity: pieces,
          label: detail ? `${line.label} ${detail}` : line.label,
          amount: euros(line.ttcCents),
        })}
        {...press}
      >
        <span className="line-quantity">{pieces}</span>{' '}
        <span className="line-label">
          <b>{line.label}</b>
          {detail && <em> {detail}</em>}
        </span>{' '}
        <span className="line-amount">{amount(line.ttcCents)}</span>
      </button>
    </li>
  )
})
