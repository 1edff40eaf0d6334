import { useId, useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { useShop } from './shop.ts'
import { monthActions } from './statement-actions.ts'
import { setDesk, useStatementDesk, useWords } from './statement-desk.ts'
import { readEuros } from './statement-view.ts'
import type { MonthRow } from './use-month.ts'

/** What the carrier's own statement says: its total, or its table as somebody pasted it. */
export function TheirsForm({ row, month }: { readonly row: MonthRow; readonly month: string }) {
  const shop = useShop()
  const { w } = useWords()
  const id = useId()
  const form = useStatementDesk((s) => s.theirs) ?? { number: '', total: '', pasted: '' }
  const [isTried, setTried] = useState(false)
  const htCents = readEuros(form.total)
  const change = (next: Partial<typeof form>) => setDesk({ theirs: { ...form, ...next } })
  const close = () => setDesk({ theirs: undefined })
  shop.host.useBack(true, close)
  const save = () => {
    setTried(true)
    if (htCents === undefined) return
    monthActions(shop, row, month).saveTheirs(form.number.trim(), htCents, form.pasted)
  }
  return (
    <div className="sv-part pst-form">
      <Field
        label={w.theirs.number}
        keys="text"
        maxLength={40}
        value={form.number}
        onChange={(number) => change({ number })}
      />
      <Field
        label={w.theirs.total}
        keys="amount"
        placeholder={w.theirs.totalHint}
        maxLength={12}
        value={form.total}
        fault={isTried && htCents === undefined ? w.theirs.wrong : undefined}
        onChange={(total) => change({ total })}
      />
      <div className="field pst-paste">
        <label htmlFor={id}>{w.theirs.paste}</label>
        <div className="field-box">
          <textarea
            id={id}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            aria-describedby={`${id}-hint`}
            value={form.pasted}
            onChange={(event) => change({ pasted: event.target.value })}
          />
        </div>
        <p className="sv-hint" id={`${id}-hint`}>
          {w.theirs.pasteHint}
        </p>
      </div>
      <div className="sv-keys">
        <Button tone="quiet" onPress={close}>
          {w.theirs.cancel}
        </Button>
        <Button icon="check" className="sv-main" onPress={save}>
          {w.theirs.save}
        </Button>
      </div>
    </div>
  )
}
