import { useState } from 'react'
import { cashFlow, type CashReason } from '../../shared/cash.ts'
import { NOTE_MAX } from '../../shared/ticket.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useTypedDigits } from '../shell/typing.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Keypad } from '../ui/Keypad.tsx'

type Props = { readonly reason: CashReason; readonly onDone: () => void }

/** How much moves, and a few words: then the drawer opens and a slip comes out to sign. */
export function MoveSide({ reason, onDone }: Props) {
  const { t } = useWords()
  const { cash } = useTill()
  const [digits, setDigits] = useState('')
  const [note, setNote] = useState('')
  const amountCents = typedAmount(digits)
  const onKey = (key: string) => setDigits((old) => withAmountDigit(old, key))
  useTypedDigits(onKey)
  const title = t.drawer.reason[reason]
  return (
    <aside className="ticket drawer-side move-side" aria-label={title}>
      <header className="ticket-head">
        <p>
          <b>{title}</b>
        </p>
      </header>
      <div className="ticket-body">
        <p className="move-about">{t.drawer.about[reason]}</p>
        <Field
          label={t.drawer.note}
          keys="text"
          value={note}
          placeholder={reason === 'petty-purchase' ? t.drawer.notePlace : ''}
          maxLength={NOTE_MAX}
          onChange={setNote}
        />
        <p className="move-about">{t.drawer.noteAbout}</p>
        <Notice />
      </div>
      <div className="total">
        <span>{t.drawer.amount}</span>
        <output aria-label={t.drawer.amount}>
          <BigAmount cents={amountCents} />
        </output>
      </div>
      <Keypad label={t.drawer.amount} backLabel={t.common.erase} onKey={onKey} />
      <div className="side-keys" data-pair="">
        <Button onPress={onDone}>{t.common.back}</Button>
        <Button
          className="side-main"
          tone="accent"
          icon={cashFlow[reason].drawer === 0 ? 'landmark' : 'drawer'}
          off={amountCents === 0}
          onPress={() => cash.move(reason, amountCents, note.trim(), onDone)}
        >
          {t.drawer.record}
        </Button>
      </div>
    </aside>
  )
}
