import { memo } from 'react'
import { EndedPayment, TerminalStrip } from '../card-payments/TerminalStrip.tsx'
import { terminalView } from '../card-payments/terminal-view.ts'
import { useCardPayments, useTerminalEnd } from '../card-payments/use-card-payments.ts'
import { OpeningReasons } from '../cash/OpeningReasons.tsx'
import { StampBand } from '../loyalty/StampBand.tsx'
import { OwedKeys } from '../money/OwedKeys.tsx'
import { Approval } from '../people/Approval.tsx'
import { useMissingRight } from '../people/use-people.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { useTraining } from '../ticket-card/use-card.ts'
import { AgePrompt } from './AgePrompt.tsx'
import type { CatalogueView } from './catalogue-view.ts'
import { groupsOf } from './editor-view.ts'
import { KitchenKeys } from './KitchenKeys.tsx'
import { LineActions } from './LineActions.tsx'
import { Lines } from './Lines.tsx'
import { OpenDay } from './OpenDay.tsx'
import { PaidCard } from './PaidCard.tsx'
import { PayArea } from './PayArea.tsx'
import { isLongAmount, payView } from './pay-view.ts'
import { TicketKeys } from './TicketKeys.tsx'
import { VoidReasons } from './VoidReasons.tsx'
import { partAsked } from '../tabs/split-view.ts'
import { TicketHeader } from './TicketHeader.tsx'
import { useCounter, useDay, wholeTicket } from './use-counter.ts'

/** The right of the screen: the ticket in hand, its total, and the keys that settle it. */
export const TicketColumn = memo(function TicketColumn({ view }: { readonly view: CatalogueView | undefined }) {
  const { t } = useWords()
  const day = useDay()
  const right = useMissingRight()
  if (day?.state !== 'closed' || right) return <OpenTicketColumn view={view} />
  return (
    <aside className="ticket" aria-label={t.ticket.label}>
      <OpenDay suggested={day.lastCountedCents} />
    </aside>
  )
})

function OpenTicketColumn({ view }: { readonly view: CatalogueView | undefined }) {
  const { t } = useWords()
  const ticket = useCounter(wholeTicket) ?? null
  const lineId = useSession((s) => s.lineId)
  const payDigits = useSession((s) => s.payDigits)
  const taking = useSession((s) => s.taking)
  const paid = useSession((s) => s.paid)
  const opening = useSession((s) => s.openingDrawer)

  const right = useMissingRight()
  const training = useTraining() !== null

  const over = useSession((s) => s.over)
  const unexplained = useSession((s) => s.unexplained !== undefined)

  // What is picked or typed for the next payer is what the pay keys take.
  const asked = ticket ? partAsked(ticket, over) : undefined
  const isPart = asked !== undefined || (ticket !== null && ticket.partOf !== null)
  const pay = payView(ticket && asked !== undefined ? { ...ticket, dueCents: asked } : ticket, payDigits, taking)
  const line = ticket?.lines.find((one) => one.lineId === lineId)
  const terminal = terminalView(ticket?.ticketId, useCardPayments())
  useTerminalEnd()
  const partly = (ticket?.tenders.length ?? 0) > 0 || terminal.kind !== 'keys'
  const hasOptions =
    view !== undefined && line !== undefined && groupsOf(view.products.get(line.productId), view).length > 0
  const padOpen = payDigits !== undefined && ticket !== null
  const shown = paid && (!ticket || paid.kind === 'refund') ? paid : undefined
  return (
    <aside className="ticket" aria-label={t.ticket.label}>
      <TicketHeader ticket={ticket} open={ticket !== null && ticket.partOf === null && !partly} />
      <div className="ticket-body">
        {shown ? <PaidCard paid={shown} backToTicket={ticket !== null} /> : <Lines ticket={ticket} />}
        {ticket && <EndedPayment ticketId={ticket.ticketId} />}
        <Notice />
      </div>
      {right ? (
        <Approval right={right} />
      ) : opening ? (
        <OpeningReasons />
      ) : (
        <>
          {!padOpen && !shown && ticket && <StampBand ticketId={ticket.ticketId} />}
          {!padOpen && !shown && ticket && <KitchenKeys ticketId={ticket.ticketId} />}
          {!padOpen && !shown && unexplained && <VoidReasons />}
          {!padOpen && !shown && !unexplained && (
            <LineActions line={line} hasOptions={hasOptions} locked={partly} ticket={ticket} />
          )}
          <div
            className="total"
            data-zero={pay.due === 0 ? '' : undefined}
            data-long={isLongAmount(pay.due) ? '' : undefined}
          >
            <div className="total-side">
              <span>
                {isPart ? t.split.partDue : t.ticket[pay.label]}
                {training && <b className="mark">{t.training.mark}</b>}
              </span>
            </div>
            <output aria-label={isPart ? t.split.partDue : t.ticket[pay.label]} aria-live="polite">
              <BigAmount cents={pay.due} />
            </output>
          </div>
          {!padOpen && !ticket?.askAge && terminal.kind !== 'unknown' && <OwedKeys ticket={ticket} />}
          {!padOpen && !ticket?.askAge && terminal.kind !== 'unknown' && <TicketKeys />}
          {ticket?.askAge ? (
            <AgePrompt />
          ) : terminal.kind !== 'keys' ? (
            <TerminalStrip view={terminal} />
          ) : (
            <PayArea view={pay} padOpen={padOpen} ticket={ticket} />
          )}
        </>
      )}
    </aside>
  )
}
