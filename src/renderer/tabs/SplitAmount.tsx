import type { Cents } from '../../shared/money.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change, session, useSession } from '../shell/session.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Keypad } from '../ui/Keypad.tsx'

/** Keys may come faster than the screen is drawn: each goes behind what the one before it left. */
function typeKey(key: string, most: Cents): void {
  const { over } = session()
  if (over?.kind !== 'split' || over.step.kind !== 'amount') return
  const digits = withAmountDigit(over.step.digits, key)
  if (typedAmount(digits) <= most) change({ over: { kind: 'split', step: { kind: 'amount', digits } } })
}

/** What the next payer gives of it all. */
export function SplitAmount({ ticket, digits }: { readonly ticket: OpenTicket; readonly digits: string }) {
  const { t } = useWords()
  const payPadOpen = useSession((s) => s.payDigits !== undefined)
  const onKey = (key: string) => typeKey(key, ticket.dueCents)
  return (
    <>
      <p className="quiet">{t.split.amountHint}</p>
      <div className="split-amount">
        <output aria-label={t.split.byAmount} aria-live="polite">
          <BigAmount cents={typedAmount(digits)} />
        </output>
        <Keypad label={t.split.byAmount} backLabel={t.common.erase} onKey={onKey} />
      </div>
      {!payPadOpen && <Typed onKey={onKey} />}
    </>
  )
}

function Typed({ onKey }: { readonly onKey: (key: string) => void }) {
  useTypedDigits(onKey, true)
  return null
}
