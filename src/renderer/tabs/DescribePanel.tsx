import { useState } from 'react'
import { TAB_LABEL_MAX, type OpenTicket } from '../../shared/ticket.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { CoverKeys } from './CoverKeys.tsx'

/** The name and the guests of the tab in hand. */
export function DescribePanel({ ticket }: { readonly ticket: OpenTicket }) {
  const { t } = useWords()
  const { tabs } = useTill()
  const { label: before, tableId, covers: counted } = ticket.tab ?? { label: '', tableId: null, covers: null }
  const [label, setLabel] = useState(before)
  const [covers, setCovers] = useState(counted)
  const keep = () => tabs.describe({ label: label.trim(), tableId, covers }, () => change({ over: undefined }))
  return (
    <section className="over drawer" aria-label={t.tabs.describe}>
      <header>
        <h2>{t.tabs.describe}</h2>
        <Button onPress={() => change({ over: undefined })}>{t.common.back}</Button>
        <Button tone="accent" icon="check" onPress={keep}>
          {t.tabs.keep}
        </Button>
      </header>
      <div className="describe">
        <Field
          label={t.tabs.name}
          keys="text"
          autoFocus
          maxLength={TAB_LABEL_MAX}
          value={label}
          onChange={setLabel}
          onEnter={keep}
        />
        <fieldset>
          <legend>{t.tabs.coversTitle}</legend>
          <CoverKeys label={t.tabs.coversTitle} value={covers} onChoose={setCovers} />
        </fieldset>
      </div>
      <ScreenKeys />
    </section>
  )
}
