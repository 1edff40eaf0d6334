import { plus } from '../../shared/money.ts'
import { count } from '../../shared/texts/format.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change, type Paid } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { useInvoice, useTraining } from '../ticket-card/use-card.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { isLongAmount } from './pay-view.ts'
import { tenderPhrase, tenderWord } from './ticket-view.ts'

type Props = { readonly paid: Paid; readonly backToTicket?: boolean }

/** The ticket is stored and signed: what is to be given back, in the largest type on the screen. */
export function PaidCard({ paid, backToTicket = false }: Props) {
  const { lang, t, euros } = useWords()
  const training = useTraining() !== null
  const word = tenderWord(paid.kinds)
  const hasChange = paid.changeCents > 0
  const isRefund = paid.kind === 'refund'
  const by = word === 'mixed' ? tenderPhrase(paid.kinds, t.tender) : word === 'none' ? undefined : t.tender.by[word]
  const shown = hasChange ? paid.changeCents : paid.totalCents
  const says = isRefund
    ? by === undefined || word === 'cash'
      ? t.paid.back
      : t.tender.refunded({ by })
    : hasChange
      ? t.paid.change
      : (by ?? t.ticket.total)
  return (
    <div className="paid" data-kind={paid.kind}>
      <div className="paid-told" role="status" aria-live="assertive">
        <p className="paid-head">
          <Icon name={isRefund ? 'undo' : 'paid'} />
          <b>{isRefund ? t.card.refunded : t.paid.done}</b>
          <span>{t.paid.ticket({ number: count(paid.number, lang) })}</span>
          {training && <span className="mark">{t.training.mark}</span>}
        </p>
        <div className="paid-figure">
          <span>{says}</span>
          <strong data-long={isLongAmount(shown) ? '' : undefined}>
            <BigAmount cents={shown} />
          </strong>
          {hasChange && (
            <small>
              {t.paid.summary({ given: euros(plus(paid.totalCents, paid.changeCents)), total: euros(paid.totalCents) })}
            </small>
          )}
          {isRefund && word === 'cash' && <small>{t.tender.by.cash}</small>}
        </div>
      </div>
      <PaidKeys paid={paid} training={training} />
      {backToTicket ? (
        <Button className="paid-back" icon="left" onPress={() => change({ paid: undefined })}>
          {t.paid.backToTicket}
        </Button>
      ) : (
        <p className="quiet">{t.paid.next}</p>
      )}
    </div>
  )
}

/** What the customer may still ask for; nobody has to touch it. */
function PaidKeys({ paid, training }: { readonly paid: Paid; readonly training: boolean }) {
  const { t } = useWords()
  const { card } = useTill()
  const { number, ticketId } = paid
  const creditNote = useInvoice(paid.kind === 'refund' && !training ? number : null)
  const invoice = () => change({ over: { kind: 'card', number, step: { kind: 'invoice' } } })
  return (
    <div className="paid-keys">
      <Button icon="qr" onPress={() => card.showCode(ticketId, number)}>
        {t.card.code}
      </Button>
      {!training && paid.kind === 'sale' && (
        <Button icon="invoice" onPress={invoice}>
          {t.invoice.key}
        </Button>
      )}
      {creditNote && (
        <Button icon="invoice" onPress={invoice}>
          {t.invoice.made['credit-note']} <span className="unbroken">{creditNote.number}</span>
        </Button>
      )}
    </div>
  )
}
