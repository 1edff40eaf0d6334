import type { ReactNode } from 'react'

/** A few choices of which one may hold, or none yet: each a key of its own, one tap. */
export function Chips<Value extends string>({
  label,
  value,
  chips,
  onChoose,
  isPaired = false,
  children,
}: {
  readonly label: string
  /** Two in a row, each as wide as the other. */
  readonly isPaired?: boolean
  readonly value: Value | undefined
  readonly chips: readonly { readonly value: Value; readonly text: string }[]
  readonly onChoose: (value: Value) => void
  readonly children?: ReactNode
}) {
  return (
    <div className="sv-part" role="group" aria-label={label}>
      <p className="sv-label">{label}</p>
      <div className={isPaired ? 'sv-chips pc-two' : 'sv-chips pc-wrap'}>
        {chips.map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="sv-chip"
            aria-pressed={chip.value === value}
            onClick={() => onChoose(chip.value)}
          >
            <b>{chip.text}</b>
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
