import { tenderRules } from '../../shared/tenders.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { otherTenders, type PayView } from './pay-view.ts'
import { useTendersUsed } from './use-counter.ts'

/** The café's other forms of money: for all that is due, or for the amount that was typed before. */
export function OtherTenders({ view }: { readonly view: PayView }) {
  const { t } = useWords()
  const { counter } = useTill()
  const others = otherTenders(useTendersUsed())
  return (
    <div className="pay-pad pay-others" role="group" aria-label={t.tender.others}>
      <div className="pay-typed">
        <Button icon="left" onPress={() => change({ payDigits: undefined, payWay: undefined })}>
          {t.common.back}
        </Button>
        <span className="pay-hint">{view.typed > 0 ? t.pay.typed : t.tender.allOfIt}</span>
        {view.typed > 0 && (
          <output aria-label={t.pay.typed}>
            <BigAmount cents={view.typed} />
          </output>
        )}
      </div>
      <div className="others-keys">
        {others.map((kind) => (
          <Button
            key={kind}
            tone="soft"
            icon={tenderRules[kind].icon}
            off={!view.canPay}
            onPress={() => counter.takeOther(kind, view.typed)}
          >
            {t.tender.name[kind]}
          </Button>
        ))}
      </div>
    </div>
  )
}
