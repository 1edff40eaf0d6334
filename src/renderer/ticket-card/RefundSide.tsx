import { useState } from 'react'
import type { Correctable } from '../../shared/contracts/corrections.ts'
import type { TenderRef } from '../../shared/owed.ts'
import { isCash, tenderRules } from '../../shared/tenders.ts'
import type { RefundReason, TenderKind } from '../../shared/ticket.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { RefundNotDone } from './RefundEnd.tsx'
import { allBack, NOTHING_GIVEN, REASONS, type CardView, type Given } from './card-view.ts'

type Props = {
  readonly card: Correctable
  readonly view: CardView
  readonly given: Given
  readonly onGive: (given: Given) => void
}

/** Why, how much, and in which form: the form finishes it. */
export function RefundSide({ card, view, given, onGive }: Props) {
  const { t, euros } = useWords()
  const { card: actions } = useTill()
  const taking = useSession((s) => s.taking)
  // Most of what is given back at a counter was rung up wrongly a moment ago.
  const [reason, setReason] = useState<RefundReason>('mistake')
  const { number } = card.ticket
  const byHand = (kind: TenderKind, ref: TenderRef | undefined) => actions.refund({ number, given, reason, kind, ref })
  const refund = (kind: TenderKind, ref: TenderRef | undefined) =>
    kind === 'card' && actions.terminalRefunds()
      ? actions.refundByTerminal({ number, given, reason })
      : byHand(kind, ref)
  return (
    <div className="card-side refund" role="group" aria-label={t.last.refund}>
      <div className="refund-many">
        <Button icon="check" pressed={view.allGiven} onPress={() => onGive(allBack(card.lines))}>
          {t.card.allShort}
        </Button>
        <Button icon="cross" onPress={() => onGive(NOTHING_GIVEN)}>
          {t.card.none}
        </Button>
      </div>
      <fieldset className="reasons">
        <legend>{t.card.reason}</legend>
        {REASONS.map((one) => (
          <Button key={one} pressed={one === reason} onPress={() => setReason(one)}>
            {t.card.reasons[one]}
          </Button>
        ))}
      </fieldset>
      <RefundNotDone number={number} onByHand={() => byHand('card', undefined)} />
      <div className="total">
        <span>{t.card.back}</span>
        <output aria-label={t.card.back} aria-live="polite">
          <BigAmount cents={view.backCents} />
        </output>
      </div>
      <div className="refund-kinds">
        {view.backIn.map(({ kind, mostCents, enough, ref }) => (
          <Button
            key={kind}
            tone={isCash(kind) ? 'cash' : 'card'}
            icon={tenderRules[kind].icon}
            dim={taking}
            off={!enough}
            label={`${t.tender.name[kind]} ${euros(enough ? view.backCents : mostCents)}`}
            onPress={() => refund(kind, ref)}
          >
            {t.tender.name[kind]}
            {!enough && <small>{t.tender.atMost({ amount: euros(mostCents) })}</small>}
          </Button>
        ))}
      </div>
    </div>
  )
}
