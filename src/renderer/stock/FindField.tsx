import { Field } from '../ui/Field.tsx'

type Props = {
  readonly label: string
  /** What may be typed, where that is more than the label says. */
  readonly hint?: string
  readonly value: string
  readonly onChange: (text: string) => void
}

/** What narrows a list of the stock, at the head of its page. */
export function FindField({ label, hint = label, value, onChange }: Props) {
  return (
    <Field
      className="sv-find"
      label={label}
      hideLabel
      keys="text"
      placeholder={hint}
      maxLength={40}
      value={value}
      onChange={onChange}
    />
  )
}
