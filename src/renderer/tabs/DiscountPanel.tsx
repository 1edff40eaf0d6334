import { useState } from 'react'
import type { LineId } from '../../shared/ids.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { discountFrom, PERCENTS, reasonsFor, type Asked } from './discount-view.ts'
import './tabs.css'
import './split.css'

type Props = { readonly ticket: OpenTicket; readonly lineId: LineId | undefined }
const fresh: Record<Asked['kind'], Asked> = {
  percent: { kind: 'percent', percent: undefined },
  amount: { kind: 'amount', digits: '' },
  offered: { kind: 'offered' },
}

/** Over the tiles: how much is taken off, then why; the reason's key does it. */
export function DiscountPanel({ ticket, lineId }: Props) {
  const { t } = useWords()
  const { tabs } = useTill()
  const [asked, setAsked] = useState<Asked>(fresh.percent)
  const line = ticket.lines.find((one) => one.lineId === lineId)
  const title = line ? t.discount.line({ label: line.label }) : t.discount.ticket
  const before = line ? line.discount : ticket.discount
  return (
    <section className="over drawer discounts" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {before && (
          <Button icon="undo" onPress={() => tabs.discount(lineId, null)}>
            {t.discount.remove}
          </Button>
        )}
        <Button icon="cross" tone="quiet" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      <Segmented
        label={t.discount.how}
        value={asked.kind}
        choices={(['percent', 'amount', 'offered'] as const).map((value) => ({ value, text: t.discount[value] }))}
        onChoose={(kind) => setAsked(fresh[kind])}
      />
      {asked.kind === 'percent' && (
        <div className="percent-keys" role="group" aria-label={t.discount.percent}>
          {PERCENTS.map((percent) => (
            <Button
              key={percent}
              tone="panel"
              pressed={asked.percent === percent}
              onPress={() => setAsked({ kind: 'percent', percent })}
            >{`${percent} %`}</Button>
          ))}
        </div>
      )}
      {asked.kind === 'amount' && (
        <Amount
          digits={asked.digits}
          onKey={(key) =>
            setAsked((now) => (now.kind === 'amount' ? { ...now, digits: withAmountDigit(now.digits, key) } : now))
          }
        />
      )}
      <fieldset>
        <legend>{t.discount.why}</legend>
        <div className="reason-keys">
          {reasonsFor(asked).map((reason) => {
            const discount = discountFrom(asked, reason)
            return (
              <Button
                key={reason}
                tone="panel"
                off={discount === undefined}
                onPress={() => discount && tabs.discount(lineId, discount)}
              >
                {t.discount.reasons[reason]}
              </Button>
            )
          })}
        </div>
      </fieldset>
    </section>
  )
}

function Amount({ digits, onKey }: { readonly digits: string; readonly onKey: (key: string) => void }) {
  const { t } = useWords()
  useTypedDigits(onKey, true)
  return (
    <div className="split-amount">
      <output aria-label={t.discount.typed} aria-live="polite">
        <BigAmount cents={typedAmount(digits)} />
      </output>
      <Keypad label={t.discount.typed} backLabel={t.common.erase} onKey={onKey} />
    </div>
  )
}
