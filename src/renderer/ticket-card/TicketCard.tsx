import { useState } from 'react'
import { count, dayName } from '../../shared/texts/format.ts'
import type { SettledTicket } from '../../shared/ticket.ts'
import { useStepBack } from '../shell/back.ts'
import { change, type CardStep } from '../shell/session.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { refundView } from '../card-payments/terminal-view.ts'
import { TerminalStrip } from '../card-payments/TerminalStrip.tsx'
import { useCardPayments } from '../card-payments/use-card-payments.ts'
import { CardKeys } from './CardKeys.tsx'
import { CardPaper } from './CardPaper.tsx'
import { NOTHING_GIVEN } from './card-view.ts'
import { useRefundEnd } from './RefundEnd.tsx'
import { RefundSide } from './RefundSide.tsx'
import { TenderSide } from './TenderSide.tsx'
import { useCard, useTraining } from './use-card.ts'
import './card.css'

type Props = { readonly number: number; readonly step: CardStep['kind'] }

/** A sealed ticket in hand: what was sold and how it was paid, what was given back, and what may still be done. */
export function TicketCard({ number, step }: Props) {
  const [given, setGiven] = useState(NOTHING_GIVEN)
  const known = useCard(number, given)
  useStepBack(given.size > 0, () => setGiven(NOTHING_GIVEN), true)
  useRefundEnd(number)
  const terminal = refundView(number, useCardPayments())
  if (!known) return <section className="card-body" aria-busy="true" />
  const { card, view } = known
  const changing = step === 'tender' && view.changeable.length > 0
  const still = terminal.kind !== 'keys'
  return (
    <>
      <CardHead ticket={card.ticket} />
      <div className="card-body">
        <CardPaper card={card} view={view} given={given} frozen={changing || still} onGive={setGiven} />
        {terminal.kind !== 'keys' && (
          <div className="card-side">
            <TerminalStrip view={terminal} />
          </div>
        )}
        {!still && changing && <TenderSide number={number} changeable={view.changeable} />}
        {!still && !changing && view.anyGiven && <RefundSide card={card} view={view} given={given} onGive={setGiven} />}
        {!still && !changing && !view.anyGiven && <CardKeys card={card} view={view} onGive={setGiven} />}
      </div>
    </>
  )
}

function CardHead({ ticket }: { readonly ticket: SettledTicket }) {
  const { lang, t } = useWords()
  const { time } = useClock()
  const training = useTraining() !== null
  return (
    <header className="panel-head">
      <div>
        <h2>
          {training && <span className="mark">{t.training.mark}</span>}
          {t.card.numbered({ kind: t.card.kind[ticket.kind], number: count(ticket.number, lang) })}
        </h2>
        <p>
          {dayName(ticket.businessDay, lang)}, {time(ticket.settledAtMs)}
        </p>
      </div>
      <Button icon="cross" onPress={() => change({ over: undefined })}>
        {t.common.close}
      </Button>
    </header>
  )
}
