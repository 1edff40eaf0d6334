import { useState, type ReactNode } from 'react'
import { useStepBack } from '../shell/back.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Segmented } from '../ui/Segmented.tsx'

type Props = {
  readonly title: string
  readonly className?: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly text: string }[]
  readonly more: (value: string) => ReactNode
  readonly onApply: (value: string) => void
}

/** A choice that weighs: what is chosen is said first, and holds once it is applied. */
export function Proposed({ title, className = '', value, choices, more, onApply }: Props) {
  const { t } = useWords()
  const [asked, setAsked] = useState<string>()
  const proposed = asked !== undefined && asked !== value ? asked : undefined
  useStepBack(proposed !== undefined, () => setAsked(undefined))
  return (
    <div className={className} data-proposed={proposed === undefined ? undefined : ''}>
      <h2>{title}</h2>
      <Segmented label={title} value={proposed ?? value} choices={choices} onChoose={setAsked} />
      <div className="proposed" role="status">
        <p>{more(proposed ?? value)}</p>
        {proposed !== undefined && (
          <>
            <Button onPress={() => setAsked(undefined)}>{t.control.fields.cancel}</Button>
            <Button
              tone="accent"
              icon="check"
              onPress={() => {
                onApply(proposed)
              }}
            >
              {t.control.settings.confirm}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
