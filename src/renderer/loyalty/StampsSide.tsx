import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../shared/contracts/customers.ts'
import { STAMPS_BY_HAND_MAX, type StampMove } from '../../shared/contracts/loyalty.ts'
import { zStampReason } from '../../shared/loyalty.ts'
import { withMinus } from '../../shared/texts/format.ts'
import { longDay } from '../../shared/texts/periods.ts'
import { useStepBack } from '../shell/back.ts'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords, type Words } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { useLoyaltyRules } from './use-loyalty.ts'
import './loyalty.css'

type Props = { readonly customer: Customer; readonly onDone: () => void }

/** The stamps of a customer: what they are, what changed them, and a manager's hand. */
export function StampsSide({ customer, onDone }: Props) {
  const { lang, t } = useWords()
  const { queries, loyalty } = useTill()
  const rules = useLoyaltyRules()
  const [correcting, setCorrecting] = useState(false)
  const { customerId } = customer
  const card = useQuery(queries.loyalty.card.queryOptions({ input: { customerId } })).data
  useStepBack(!correcting, onDone)
  const words = t.loyalty
  return (
    <aside className="ticket customer-side" aria-label={`${customer.name}, ${words.stamps}`}>
      <header className="ticket-head">
        <p>
          <b>{customer.name}</b>
        </p>
      </header>
      <div className="ticket-body">
        <Moves moves={card?.moves ?? []} />
        <Notice />
      </div>
      <div className="total stamp-total">
        <span>
          {words.stamps}
          {card?.lapseOn && <small>{words.lapse({ day: longDay(card.lapseOn, lang) })}</small>}
          {card?.cardNumber && <small>{words.cardNumber({ number: card.cardNumber })}</small>}
        </span>
        <output aria-label={words.stamps}>
          {withMinus(String(card?.stamps ?? 0))}
          {rules && <small>/{rules.goal}</small>}
        </output>
      </div>
      {correcting ? (
        <Correction
          onReason={(by, reason) => loyalty.correct(customerId, by, reason, () => setCorrecting(false))}
          onBack={() => setCorrecting(false)}
        />
      ) : (
        <div className="side-keys customer-keys stamp-keys">
          <Button icon="left" onPress={onDone}>
            {t.common.back}
          </Button>
          <Button icon="pencil" onPress={() => setCorrecting(true)}>
            {words.correct}
          </Button>
          <Button icon="printer" off={!rules?.on} onPress={() => loyalty.printCard(customerId)}>
            {words.printCard}
          </Button>
        </div>
      )}
    </aside>
  )
}

function Moves({ moves }: { readonly moves: readonly StampMove[] }) {
  const words = useWords()
  const { dayAndTime } = useClock()
  if (moves.length === 0) return <p className="move-about">{words.t.loyalty.none}</p>
  return (
    <ul className="moves" aria-label={words.t.loyalty.history}>
      {moves.map((move) => (
        <li key={`${move.kind} ${move.number ?? ''} ${move.atMs}`}>
          <span className="quiet">{dayAndTime(move.atMs)}</span>
          <span>{moveText(move, words)}</span>
          <b>{signed(move.given - move.spent + move.byHand)}</b>
        </li>
      ))}
    </ul>
  )
}

const signed = (by: number) => (by > 0 ? `+${by}` : withMinus(String(by)))

function moveText({ kind, number, given, spent, reason }: StampMove, { t }: Words): string {
  const words = t.loyalty
  const named = { number: String(number ?? '') }
  switch (kind) {
    case 'sale':
      return spent > 0 ? words.moves.reward({ ...named, given }) : words.moves.sale(named)
    case 'refund':
      return words.moves.refund(named)
    case 'lapse':
      return words.moves.lapse
    case 'correction':
      return reason ? words.reasons[reason] : words.correct
  }
}

type CorrectionProps = {
  readonly onReason: (by: number, reason: (typeof zStampReason.options)[number]) => void
  readonly onBack: () => void
}

/** How many, then why: the reason's key does it. */
function Correction({ onReason, onBack }: CorrectionProps) {
  const { t } = useWords()
  const [by, setBy] = useState(1)
  useStepBack(true, onBack)
  const words = t.loyalty
  const step = (more: number) =>
    setBy((now) => Math.max(-STAMPS_BY_HAND_MAX, Math.min(STAMPS_BY_HAND_MAX, now + more || more)))
  return (
    <div className="stamp-correction">
      <div role="group" aria-label={words.correctBy}>
        <Button icon="minus" label={words.less} onPress={() => step(-1)} />
        <output aria-live="polite">{signed(by)}</output>
        <Button icon="plus" label={words.more} onPress={() => step(1)} />
      </div>
      <fieldset>
        <legend>{words.why}</legend>
        {zStampReason.options.map((reason) => (
          <Button key={reason} tone="soft" onPress={() => onReason(by, reason)}>
            {words.reasons[reason]}
          </Button>
        ))}
      </fieldset>
      <Button icon="left" onPress={onBack}>
        {t.common.back}
      </Button>
    </div>
  )
}
