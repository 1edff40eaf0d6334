import { count } from '../../shared/texts/format.ts'
import type { Invoice } from '../../shared/contracts/invoices.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change, session, stepBack } from '../shell/session.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { NOTHING_GIVEN } from './card-view.ts'
import { InvoiceForm } from './InvoiceForm.tsx'
import { useCard } from './use-card.ts'
import { focusPanel } from '../ui/focus-panel.ts'
import './card.css'
import './invoice.css'

/** The invoice of a sealed ticket: whom it is made out to, or the one that was made. */
export function InvoicePanel({ number }: { readonly number: number }) {
  const { lang, t } = useWords()
  const known = useCard(number, NOTHING_GIVEN)
  const invoice = known?.view.invoice
  return (
    <section className="invoice" aria-labelledby="invoice-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <h2 id="invoice-title">{t.invoice.title({ number: count(number, lang) })}</h2>
        <Button icon="left" onPress={stepBack}>
          {t.common.back}
        </Button>
      </header>
      {invoice?.kind === 'make' && <InvoiceForm ticketNumber={number} canBeBlank={invoice.canBeBlank} />}
      {invoice?.kind === 'made' && <InvoiceMade invoice={invoice.invoice} />}
      {(invoice?.kind === 'none' || invoice?.kind === 'credit') && (
        <p className="invoice-none">{t.refusal.NOTHING_TO_INVOICE}</p>
      )}
      <ScreenKeys />
    </section>
  )
}

/** Sealed and numbered: its paper, its file. */
function InvoiceMade({ invoice }: { readonly invoice: Invoice }) {
  const { lang, t } = useWords()
  const { invoices } = useTill()
  const { kind, number, ticketNumber, ttcCents, buyerName } = invoice
  const done = () => {
    const { screen } = session()
    const card = { kind: 'card', number: ticketNumber, step: { kind: 'lines' } } as const
    change({ over: screen === 'counter' ? undefined : card })
  }
  return (
    <div className="invoice-made">
      <div className="invoice-sheet" role="status">
        <p>
          <Icon name="paid" />
          {t.invoice.made[kind]}
        </p>
        <strong>{number}</strong>
        <p>{t.invoice.ofTicket({ number: count(ticketNumber, lang) })}</p>
        <p>{buyerName === null ? t.invoice.madeBlank : t.invoice.madeFor({ name: buyerName })}</p>
        <output>
          <BigAmount cents={ttcCents} />
        </output>
      </div>
      <div className="invoice-keys">
        <Button icon="printer" onPress={() => invoices.print(invoice)}>
          {t.invoice.print}
        </Button>
        <Button icon="file" onPress={() => invoices.save(invoice)}>
          {t.invoice.pdf}
        </Button>
        <Button tone="accent" icon="check" onPress={done}>
          {t.common.done}
        </Button>
      </div>
    </div>
  )
}
