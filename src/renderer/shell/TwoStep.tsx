import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import type { IconName } from '../ui/Icon.tsx'
import { useStepBack } from './back.ts'
import { useWords } from './words.ts'

type Props = {
  readonly text: string
  readonly sure: string
  /** What the second press will do. */
  readonly more: string
  readonly icon: IconName
  readonly onPress: () => void
}

/** A key for what cannot be undone: it says what it will do, and does it when pressed again. */
export function TwoStep({ text, sure, more, icon, onPress }: Props) {
  const { t } = useWords()
  const [asked, setAsked] = useState(false)
  useStepBack(asked, () => setAsked(false))
  if (!asked) {
    return (
      <Button icon={icon} onPress={() => setAsked(true)}>
        {text}
      </Button>
    )
  }
  return (
    <div className="two-step">
      <p role="status">{more}</p>
      <Button onPress={() => setAsked(false)}>{t.control.fields.cancel}</Button>
      <Button
        tone="red"
        icon={icon}
        onPress={() => {
          setAsked(false)
          onPress()
        }}
      >
        {sure}
      </Button>
    </div>
  )
}
