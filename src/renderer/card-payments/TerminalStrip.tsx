import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import type { CardPayment } from '../../shared/contracts/card-payments.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { endedOf, whyNotReached, type TerminalView } from './terminal-view.ts'
import { useCardPayments } from './use-card-payments.ts'
import './card-payments.css'

type Props = { readonly view: Exclude<TerminalView, { kind: 'keys' }> }

/** In place of the pay keys while a card is asked for, and until a person has said what became of it. */
export function TerminalStrip({ view }: Props) {
  return view.kind === 'waiting' ? <Waiting view={view} /> : <Unknown view={view} />
}

function Waiting({ view }: { readonly view: Extract<TerminalView, { kind: 'waiting' }> }) {
  const { t, euros } = useWords()
  const words = t.terminal.strip
  const { payment, stage } = view
  const isRefund = payment.kind === 'refund'
  return (
    <section className="terminal" data-stage={stage} aria-label={isRefund ? t.terminal.refund.label : words.label}>
      <header>
        <Icon name="card" />
        <div role="status">
          <h2>
            {isRefund && stage === 'waiting' ? t.terminal.refund.waiting : words[stage]} <b>{euros(payment.cents)}</b>
          </h2>
          {stage === 'waiting' && <p>{words.waitingMore}</p>}
        </div>
      </header>
      <p className="terminal-hint">
        <span className="red-key" aria-hidden="true">
          <Icon name="cross" />
        </span>
        {words.cancel}
      </p>
    </section>
  )
}

function Unknown({ view }: { readonly view: Extract<TerminalView, { kind: 'unknown' }> }) {
  const { t, euros } = useWords()
  const { counter } = useTill()
  const words = t.terminal.unknown
  const { payment, why } = view
  const isRefund = payment.kind === 'refund'
  const keys = isRefund ? t.terminal.refund : words
  return (
    <section
      className="terminal"
      data-stage="unknown"
      aria-label={isRefund ? t.terminal.refund.label : t.terminal.strip.label}
    >
      <header>
        <Icon name="alert" />
        <div role="alert">
          <h2>
            {words.title} <b>{euros(payment.cents)}</b>
          </h2>
          <p>
            {t.terminal.why[why]} {words.more}
          </p>
        </div>
      </header>
      <div className="terminal-keys">
        <Button
          tone="danger"
          icon="cross"
          label={keys.declinedLabel}
          onPress={() => counter.settlePayment(payment, 'declined')}
        >
          {words.declined}
        </Button>
        <Button
          tone="accent"
          icon="check"
          label={keys.approvedLabel({ amount: euros(payment.cents) })}
          onPress={() => counter.settlePayment(payment, 'approved')}
        >
          {words.approved}
        </Button>
      </div>
    </section>
  )
}

/** How the last payment of this ticket ended, where it did not pay it: beside the keys that ask again. */
export function EndedPayment({ ticketId }: { readonly ticketId: CardPayment['ticketId'] }) {
  const words = useWords()
  const { counter } = useTill()
  const seen = useSession((s) => s.seenPayment)
  const taking = useSession((s) => s.taking)
  const failed = useSession((s) => s.failure !== undefined)
  const ended = endedOf(ticketId, useCardPayments())
  if (!ended || ended.paymentId === seen || taking || failed) return null
  const { t } = words
  const close = () => change({ seenPayment: ended.paymentId })
  return (
    <div className="notice ended-payment">
      <Banner
        tone={ended.now.state === 'approved' ? 'good' : 'amber'}
        icon="card"
        actions={
          <>
            {ended.now.state === 'not-sent' && (
              <Button onPress={() => counter.takeCardByHand(ended.cents)}>{t.terminal.ended.byHand}</Button>
            )}
            <Button icon="cross" label={t.terminal.ended.dismiss} onPress={close} />
          </>
        }
      >
        {endedSentence(ended, words)}
      </Banner>
    </div>
  )
}

function endedSentence({ now }: CardPayment, { t, euros }: ReturnType<typeof useWords>): string {
  const words = t.terminal
  if (now.state === 'declined') return words.ended.declined[now.reason]
  if (now.state === 'not-sent') return words.ended.notSent({ why: words.why[whyNotReached(now.why)] })
  return now.state === 'approved' ? words.ended.partial({ amount: euros(now.cents) }) : ''
}
