import { useState } from 'react'
import type { Correctable } from '../../shared/contracts/corrections.ts'
import { tenderRules } from '../../shared/tenders.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { useTendersUsed } from '../counter/use-counter.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { stepBack, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { tenderView } from './card-view.ts'

type Props = { readonly number: number; readonly changeable: Correctable['tenders'] }

/** A tender that was noted wrongly: from, to, and how much of it; the whole of it unless another amount is typed. */
export function TenderSide({ number, changeable }: Props) {
  const { t, euros } = useWords()
  const { card } = useTill()
  const taking = useSession((s) => s.taking)
  const used = useTendersUsed()
  const [to, setTo] = useState<TenderKind>()
  const [from, setFrom] = useState<TenderKind>()
  const [digits, setDigits] = useState<string>()
  const onKey = (key: string) => setDigits((old) => withAmountDigit(old ?? '', key))
  useTypedDigits(onKey, true)
  const view = tenderView(changeable, from, digits ? typedAmount(digits) : undefined, used, to)
  if (!view) return null
  return (
    <div className="card-side tender" role="group" aria-label={t.card.tender}>
      <div className="tender-way">
        <p>{t.card.tenderFrom}</p>
        <p>{t.card.tenderTo}</p>
        <div className="tender-from">
          {changeable.map(({ kind, amountCents }) => (
            <Button
              key={kind}
              icon={tenderRules[kind].icon}
              pressed={kind === view.from}
              onPress={() => {
                setFrom(kind)
                setDigits(undefined)
              }}
            >
              {euros(amountCents)}
            </Button>
          ))}
        </div>
        <Icon name="right" />
        {view.others.length > 1 ? (
          <div className="tender-from">
            {view.others.map((kind) => (
              <Button key={kind} icon={tenderRules[kind].icon} pressed={kind === view.to} onPress={() => setTo(kind)}>
                {t.tender.name[kind]}
              </Button>
            ))}
          </div>
        ) : (
          <p className="tender-to" data-kind={view.to}>
            <Icon name={tenderRules[view.to].icon} />
            <b>{t.tender.name[view.to]}</b>
          </p>
        )}
      </div>
      <div className="pay-typed" data-wrong={view.possible ? undefined : ''}>
        <span className="pay-hint">{t.card.tenderAmount}</span>
        <output aria-label={t.card.tenderAmount}>
          <BigAmount cents={view.amountCents} />
        </output>
      </div>
      <Keypad label={t.card.tenderAmount} backLabel={t.common.erase} onKey={onKey} />
      <div className="tender-keys">
        <Button icon="left" onPress={stepBack}>
          {t.common.back}
        </Button>
        <Button
          tone="accent"
          icon="check"
          off={!view.possible}
          dim={taking}
          onPress={() => card.changeTender(number, view)}
        >
          {t.card.tenderDo({ amount: euros(view.amountCents), kind: t.tender.lower[view.to] })}
        </Button>
      </div>
    </div>
  )
}
