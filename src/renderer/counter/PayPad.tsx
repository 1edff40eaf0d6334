import { BigAmount } from '../shell/BigAmount.tsx'
import { useTips } from '../money/OwedKeys.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { typeDigit } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { othersOf, type PayView } from './pay-view.ts'
import { useTendersUsed } from './use-counter.ts'

/** Any amount, in cash or by card; what is left stays to pay, which is also how a bill goes half and half. */
export function PayPad({ view }: { readonly view: PayView }) {
  const { t, euros } = useWords()
  const { counter, money } = useTill()
  const tips = useTips()
  const others = othersOf(useTendersUsed()).first !== undefined
  return (
    <div className="pay-pad" role="group" aria-label={t.pay.other}>
      <div className="pay-typed">
        <Button icon="left" onPress={() => change({ payDigits: undefined, payWay: undefined })}>
          {t.common.back}
        </Button>
        <span className="pay-hint">{view.change > 0 && `${t.pay.change} ${euros(view.change)}`}</span>
        <output aria-label={t.pay.typed}>
          <BigAmount cents={view.typed} />
        </output>
      </div>
      <Keypad label={t.pay.typed} backLabel={t.common.erase} onKey={typeDigit} />
      <div className="pay-kinds">
        <Button tone="cash" icon="banknote" off={!view.canTakeCash} onPress={() => counter.takeCash(view.typed)}>
          {t.pay.cash}
        </Button>
        <Button tone="card" icon="card" off={!view.canTakeCard} onPress={() => counter.takeCard(view.typed)}>
          {t.pay.card}
        </Button>
        {others && (
          <Button
            icon="more"
            label={t.tender.others}
            title={t.tender.others}
            off={!view.canTakeCash}
            onPress={() => change({ payWay: { kind: 'others' } })}
          />
        )}
        {tips && (
          <Button tone="soft" icon="hand" off={!view.canTip} onPress={() => money.giveTip(view.typed)}>
            {t.money.tip.asTip}
          </Button>
        )}
      </div>
    </div>
  )
}
