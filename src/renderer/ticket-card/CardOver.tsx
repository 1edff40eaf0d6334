import { Notice } from '../shell/Notice.tsx'
import { useSession, type Over } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { PaidCard } from '../counter/PaidCard.tsx'
import { change } from '../shell/session.ts'
import { CodePanel } from './CodePanel.tsx'
import { InvoicePanel } from './InvoicePanel.tsx'
import { TicketCard } from './TicketCard.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import './card.css'

type Props = { readonly over: Extract<Over, { kind: 'card' }> }

/** Over the tiles: the ticket in hand, its code, its invoice. */
export function CardOver({ over: { number, step } }: Props) {
  const { t } = useWords()
  if (step.kind === 'code') return <CodePanel receipt={step.receipt} />
  if (step.kind === 'invoice') return <InvoicePanel key={number} number={number} />
  return (
    <section className="ticket-card" aria-label={t.ticket.label} tabIndex={-1} ref={focusPanel}>
      <TicketCard key={`${number} ${step.kind}`} number={number} step={step.kind} />
    </section>
  )
}

/** Beside the list of the cash screen: the ticket in hand, in place of the drawer. */
export function CardAside({ over: { number, step } }: Props) {
  const { t } = useWords()
  const paid = useSession((s) => s.paid)
  return (
    <aside className="ticket card-aside" aria-label={t.card.keys}>
      {step.kind === 'refunded' && paid ? (
        <>
          <PaidCard paid={paid} />
          <Button
            className="panel-main"
            tone="accent"
            icon="check"
            onPress={() => change({ paid: undefined, over: { kind: 'card', number, step: { kind: 'lines' } } })}
          >
            {t.common.done}
          </Button>
        </>
      ) : (
        <section className="ticket-card" aria-label={t.ticket.label} tabIndex={-1} ref={focusPanel}>
          <TicketCard key={`${number} ${step.kind}`} number={number} step={step.kind} />
        </section>
      )}
      <Notice />
    </aside>
  )
}
