import { useEffect } from 'react'
import type { CardPayment } from '../../shared/contracts/card-payments.ts'
import { refundNotDone, whyNotReached } from '../card-payments/terminal-view.ts'
import { useCardPayments } from '../card-payments/use-card-payments.ts'
import { useCounter, wholeCounter } from '../counter/use-counter.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'

/** The end of a refund that the terminal was asked for here: it is shown as one that was just given. */
export function useRefundEnd(number: number): void {
  const { card } = useTill()
  const awaited = useSession((s) => s.awaitedRefund)
  const counter = useCounter(wholeCounter)
  useEffect(() => {
    if (awaited?.number === number && counter?.last?.ticketId === awaited.ticketId) card.refundIsDone(number, counter)
  }, [awaited, counter, number, card])
}

/** Why the terminal gave nothing back, beside the keys that ask again; and the way around it. */
export function RefundNotDone({ number, onByHand }: { readonly number: number; readonly onByHand: () => void }) {
  const words = useWords()
  const { t, euros } = words
  const seen = useSession((s) => s.seenPayment)
  const ended = refundNotDone(number, useCardPayments())
  if (!ended || ended.paymentId === seen) return null
  return (
    <div className="ended-payment">
      <Banner
        tone="amber"
        icon="card"
        actions={
          <>
            <Button label={t.terminal.refund.byHandLabel({ amount: euros(ended.cents) })} onPress={onByHand}>
              {t.terminal.refund.byHand}
            </Button>
            <Button
              icon="cross"
              label={t.terminal.ended.dismiss}
              onPress={() => change({ seenPayment: ended.paymentId })}
            />
          </>
        }
      >
        {sentence(ended, words)}
      </Banner>
    </div>
  )
}

function sentence({ now }: CardPayment, { t }: ReturnType<typeof useWords>): string {
  const words = t.terminal
  if (now.state === 'declined') return words.refund.notDone({ why: words.refund.declined[now.reason] })
  return now.state === 'not-sent' ? words.refund.notDone({ why: words.why[whyNotReached(now.why)] }) : ''
}
