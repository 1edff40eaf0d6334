import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Cents } from '../../shared/money.ts'
import { weekdayName } from '../../shared/report-sheets.ts'
import { amount } from '../../shared/texts/format.ts'
import { readAmount } from '../control/search-view.ts'
import { createPush } from '../shell/push.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'

/** What each weekday should bring, written where it is read. */
export function Objectives({ onDone }: { readonly onDone: () => void }) {
  const { t } = useWords()
  const { queries } = useTill()
  const words = t.reports.objective
  const objectives = useQuery(queries.reports.objectives.queryOptions({ input: {} })).data
  if (!objectives) return null
  return (
    <section className="report-objectives" aria-label={words.editing}>
      <p>
        {words.editing}. {words.more}
      </p>
      <div>
        {objectives.map((cents, n) => (
          <ObjectiveField key={`${n} ${cents}`} weekday={n + 1} cents={cents} />
        ))}
      </div>
      <Button tone="soft" onPress={onDone}>
        {words.done}
      </Button>
    </section>
  )
}

function ObjectiveField({ weekday, cents }: { readonly weekday: number; readonly cents: Cents | null }) {
  const { lang, t } = useWords()
  const client = useTill()
  const cache = useQueryClient()
  const [text, setText] = useState(cents === null ? '' : amount(cents, lang))
  const [left, setLeft] = useState(true)
  const read = readAmount(text)
  const good = text.trim() === '' || (read !== undefined && read > 0)
  const save = () => {
    setLeft(true)
    const next = read ?? null
    if (!good || next === cents) return
    createPush(client)(
      (commandId) => client.till.reports.setObjective({ weekday, cents: next, commandId }),
      () => void cache.invalidateQueries({ queryKey: client.queries.reports.key() }),
    )
  }
  return (
    <Field
      label={weekdayName(weekday, lang)}
      keys="amount"
      maxLength={12}
      value={text}
      fault={left && !good ? t.reports.objective.wrong : undefined}
      onChange={(next) => {
        setLeft(false)
        setText(next)
      }}
      onEnter={save}
      onBlur={save}
    />
  )
}
