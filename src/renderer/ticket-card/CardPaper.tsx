import { Fragment } from 'react'
import type { Correctable } from '../../shared/contracts/corrections.ts'
import { negate } from '../../shared/money.ts'
import { tenderRules } from '../../shared/tenders.ts'
import { count, quantity, signedEuros, withMinus } from '../../shared/texts/format.ts'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { oneFewerBack, oneMenuBack, oneMoreBack, type CardLine, type CardView, type Given } from './card-view.ts'

type Props = {
  readonly card: Correctable
  readonly view: CardView
  readonly given: Given
  /** Something else is being done: lines are only read. */
  readonly frozen: boolean
  readonly onGive: (given: Given) => void
}

/** The ticket as it was sealed; each touch of a line gives one more of it back. */
export function CardPaper({ card, view, given, frozen, onGive }: Props) {
  const { lang, t, euros } = useWords()
  const { ticket } = card
  const see = (number: number) => change({ over: { kind: 'card', number, step: { kind: 'lines' } } })
  return (
    <div className="card-paper" data-busy={frozen || view.anyGiven ? '' : undefined}>
      <ul className="card-lines" aria-label={t.ticket.lines}>
        {view.lines.map((row, n) => {
          const { formule } = row.line
          const beginsMenu = formule && formule.index !== view.lines[n - 1]?.line.formule?.index
          return (
            <Fragment key={row.line.position}>
              {beginsMenu && (
                <li className="card-menu">
                  <Button
                    tone="quiet"
                    off={frozen || !view.canRefund}
                    onPress={() => onGive(oneMenuBack(given, card.lines, formule.index))}
                  >
                    {t.pricing.wholeMenu({ label: formule.label })}
                  </Button>
                </li>
              )}
              <Row
                row={row}
                off={frozen || !view.canRefund || row.spent}
                onMore={() => onGive(oneMoreBack(given, row.line))}
                onLess={frozen ? undefined : () => onGive(oneFewerBack(given, row.line.position))}
              />
            </Fragment>
          )
        })}
      </ul>
      <dl className="card-sums">
        {ticket.kind !== 'tender-change' && (
          <>
            <dt className="card-total">{t.ticket.total}</dt>
            <dd className="card-total">{withMinus(euros(ticket.totalCents))}</dd>
          </>
        )}
        {ticket.refundedCents > 0 && (
          <>
            <dt>{t.card.refunded}</dt>
            <dd>{signedEuros(negate(ticket.refundedCents), lang)}</dd>
          </>
        )}
        {card.tenders.map(({ kind, amountCents }) => (
          <div key={kind}>
            <dt>
              <Icon name={tenderRules[kind].icon} />
              {t.tender.name[kind]}
            </dt>
            <dd>{withMinus(euros(amountCents))}</dd>
          </div>
        ))}
      </dl>
      {(ticket.corrects !== null || card.correctedBy.length > 0) && (
        <p className="card-links">
          {ticket.corrects === null ? t.card.correctedBy : t.card.corrects}
          {(ticket.corrects === null ? card.correctedBy : [ticket.corrects]).map((number) => (
            <Button key={number} label={t.card.open({ number: count(number, lang) })} onPress={() => see(number)}>
              {t.ticket.number} {count(number, lang)}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}

type RowProps = {
  readonly row: CardLine
  readonly off: boolean
  readonly onMore: () => void
  /** Nothing while lines are only read. */
  readonly onLess: (() => void) | undefined
}

function Row({ row, off, onMore, onLess }: RowProps) {
  const { lang, t, amount, euros } = useWords()
  const { line, goneMilli, givenMilli, givenCents, spent } = row
  const details = [
    line.detail,
    goneMilli > 0 && !spent ? t.card.gone({ count: quantity(goneMilli, lang) }) : '',
    spent && goneMilli > 0 ? t.card.refunded.toLowerCase() : '',
  ].filter(Boolean)
  // In the words and the order of what is seen: a voice that reads them out presses the key.
  const spoken = t.ticket.lineLabel({
    quantity: withMinus(quantity(line.quantityMilli, lang)),
    label: `${line.label} ${details.join(' · ')}`.trim(),
    amount: withMinus(euros(line.ttcCents)),
  })
  return (
    <li data-given={givenMilli > 0 ? '' : undefined} data-spent={spent && goneMilli > 0 ? '' : undefined}>
      <button
        type="button"
        aria-disabled={off ? true : undefined}
        aria-label={off ? spoken : undefined}
        onClick={() => {
          if (!off) onMore()
        }}
      >
        {!off && <span className="hidden-text">{t.card.one({ label: line.label })}, </span>}
        <span className="line-quantity">{withMinus(quantity(line.quantityMilli, lang))}</span>{' '}
        <span className="line-label">
          <b>{line.label}</b>
          {details.length > 0 && <em> {details.join(' · ')}</em>}
        </span>{' '}
        <span className="line-amount">{withMinus(amount(line.ttcCents))}</span>
      </button>
      {givenMilli > 0 && (
        // Its figures are under the finger's line: they come into sight with it.
        <p className="card-giving" ref={bringIntoSight}>
          {onLess && <Button icon="minus" label={t.card.less({ label: line.label })} onPress={onLess} />}
          <span role="status">
            <b>{t.card.giving({ count: quantity(givenMilli, lang) })}</b>
          </span>
          <b>{signedEuros(negate(givenCents), lang)}</b>
        </p>
      )}
    </li>
  )
}

function bringIntoSight(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' })
}
