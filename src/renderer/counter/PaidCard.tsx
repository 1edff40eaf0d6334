import { plus } from '../../shared/money.ts'
import { count } from '../../shared/texts/format.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import type { Paid } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { tenderWord } from './ticket-view.ts'

/** The ticket is stored and signed: what is to be given back, in the largest type on the screen. */
export function PaidCard({ paid }: { readonly paid: Paid }) {
  const { lang, t, euros } = useWords()
  const word = tenderWord(paid.kinds)
  const hasChange = paid.changeCents > 0
  return (
    <div className="paid" role="status" aria-live="assertive">
      <p className="paid-head">
        <Icon name="paid" />
        <b>{t.paid.done}</b>
        <span>{t.paid.ticket({ number: count(paid.number, lang) })}</span>
      </p>
      <div className="paid-figure">
        <span>{hasChange ? t.paid.change : word === 'none' ? t.ticket.total : t.paid[paidWords[word]]}</span>
        <strong>
          <BigAmount cents={hasChange ? paid.changeCents : paid.totalCents} />
        </strong>
        {hasChange && (
          <small>
            {t.paid.summary({ given: euros(plus(paid.totalCents, paid.changeCents)), total: euros(paid.totalCents) })}
          </small>
        )}
      </div>
      <p className="quiet">{t.paid.next}</p>
    </div>
  )
}

const paidWords = { card: 'byCard', cash: 'inCash', mixed: 'mixed' } as const
