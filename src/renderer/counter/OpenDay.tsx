import { useState, type ReactNode } from 'react'
import type { Cents } from '../../shared/money.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Keypad } from '../ui/Keypad.tsx'
import { typedAmount, withAmountDigit } from './pay-view.ts'

type Props = {
  readonly suggested: Cents
  /** The float as its notes and coins were just counted. */
  readonly counted?: Cents | undefined
  readonly head?: ReactNode
}

/** The day begins: one key opens it with yesterday's float; the pad corrects the amount. */
export function OpenDay({ suggested, counted, head }: Props) {
  const { t } = useWords()
  const { cash } = useTill()
  const [digits, setDigits] = useState<string>()
  const floatCents = digits === undefined ? (counted ?? suggested) : typedAmount(digits)
  const onKey = (key: string) =>
    setDigits((old) => withAmountDigit(old ?? (key === 'back' ? String(floatCents) : ''), key))
  useTypedDigits(onKey)
  return (
    <section className="open-day" aria-label={t.day.open}>
      <div className="open-day-head">
        <Icon name="sun" />
        <h2>{t.day.title}</h2>
        <p>{t.day.closed}</p>
      </div>
      {head}
      <div className="open-day-float">
        <span>{t.day.float}</span>
        <output aria-label={t.day.float}>
          <BigAmount cents={floatCents} />
        </output>
        <p>
          {counted !== undefined && digits === undefined
            ? t.drawer.floatCounted
            : suggested > 0
              ? t.day.suggested
              : t.day.first}
        </p>
        <Notice />
      </div>
      <Keypad label={t.day.pad} backLabel={t.common.erase} onKey={onKey} />
      <Button className="open-day-key" tone="accent" onPress={() => cash.open(floatCents)}>
        {t.day.open}
      </Button>
    </section>
  )
}
