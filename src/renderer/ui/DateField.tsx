import { useState } from 'react'
import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { readDay, typedDay } from './date-view.ts'
import { Field } from './Field.tsx'
import { Icon } from './Icon.tsx'

export type DateWords = {
  readonly before: string
  readonly after: string
  readonly placeholder: string
  readonly wrong: string
}
type Props = {
  readonly label: string
  readonly value: BusinessDay | undefined
  readonly today: BusinessDay
  readonly words: DateWords
  readonly onChange: (day: BusinessDay | undefined) => void
}

/** A day, typed as people write it or moved by one with its two keys. */
export function DateField({ label, value, today, words, onChange }: Props) {
  const [text, setText] = useState<string>()
  const [left, setLeft] = useState(true)
  const shown = text ?? (value ? typedDay(value) : '')
  const wrong = left && text !== undefined && text.trim() !== '' && readDay(text, today) === undefined
  const move = (days: number) => {
    setText(undefined)
    onChange(addDays(value ?? addDays(today, -days), days))
  }
  return (
    <Field
      className="date-field"
      label={label}
      keys="date"
      placeholder={words.placeholder}
      maxLength={10}
      value={shown}
      fault={wrong ? words.wrong : undefined}
      onChange={(next) => {
        setText(next)
        setLeft(false)
        const day = readDay(next, today)
        if (day || next.trim() === '') onChange(day)
      }}
      onBlur={() => {
        setLeft(true)
        if (text !== undefined && (text.trim() === '' || readDay(text, today))) setText(undefined)
      }}
    >
      <button type="button" aria-label={`${label}. ${words.before}`} onClick={() => move(-1)}>
        <Icon name="left" />
      </button>
      <button type="button" aria-label={`${label}. ${words.after}`} onClick={() => move(1)}>
        <Icon name="right" />
      </button>
    </Field>
  )
}
