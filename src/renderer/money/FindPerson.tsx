import type { ReactNode } from 'react'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import './money.css'

type Props = {
  readonly title: string
  readonly text: string
  readonly onText: (text: string) => void
  /** Enter takes whoever stands first. */
  readonly onEnter: () => void
  readonly children: ReactNode
}

/** Over the tiles: somebody is looked for by any part of a name or a telephone; behind the field, who was found. */
export function FindPerson({ title, text, onText, onEnter, children }: Props) {
  const { t } = useWords()
  return (
    <section className="over owed-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      <Field
        label={t.money.search}
        hideLabel
        keys="text"
        placeholder={t.money.searchHint}
        maxLength={60}
        autoFocus
        value={text}
        onChange={onText}
        onEnter={onEnter}
      />
      {children}
    </section>
  )
}
