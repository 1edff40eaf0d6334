import type { ReactNode } from 'react'

export type Chip<Value extends string> = {
  readonly value: Value
  readonly text: string
  readonly note?: string | undefined
  /** Seen, and explained by its note, but not to be had. */
  readonly off?: boolean
}
type Props<Value extends string> = {
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: Value | undefined
  readonly chips: readonly Chip<Value>[]
  readonly columns?: number
  readonly onChoose: (value: Value) => void
  readonly children?: ReactNode
}

/** A few choices of which one may hold, or none yet: each a key of its own, one tap. */
export function Chips<Value extends string>({
  label,
  hideLabel,
  value,
  chips,
  columns,
  onChoose,
  children,
}: Props<Value>) {
  const style = columns === undefined ? {} : { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }
  return (
    <div className="sv-part" role="group" aria-label={label}>
      {!hideLabel && <p className="sv-label">{label}</p>}
      <div className={columns === undefined ? 'sv-chips sv-row-chips' : 'sv-chips'} style={style}>
        {chips.map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="sv-chip"
            aria-pressed={chip.value === value}
            aria-disabled={chip.off ? true : undefined}
            onClick={() => {
              if (!chip.off) onChoose(chip.value)
            }}
          >
            <b>{chip.text}</b>
            {chip.note && <small>{chip.note}</small>}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}

type ToggleProps = { readonly on: boolean; readonly text: string; readonly note?: string; readonly onPress: () => void }

/** One thing that is so or is not. */
export function Toggle({ on, text, note, onPress }: ToggleProps) {
  return (
    <button type="button" className="sv-chip bk-toggle" aria-pressed={on} onClick={onPress}>
      <b>{text}</b>
      {note && <small>{note}</small>}
    </button>
  )
}
