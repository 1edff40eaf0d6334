/** A few choices of which one may hold, or none yet: each a key of its own, one tap. */
export function Chips<Value extends string>({
  label,
  value,
  chips,
  onChoose,
}: {
  readonly label: string
  readonly value: Value | undefined
  readonly chips: readonly { readonly value: Value; readonly text: string; readonly small?: string }[]
  readonly onChoose: (value: Value) => void
}) {
  return (
    <div className="sv-part" role="group" aria-label={label}>
      <p className="sv-label">{label}</p>
      <div className="sv-chips sv-three">
        {chips.map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="sv-chip"
            aria-pressed={chip.value === value}
            onClick={() => onChoose(chip.value)}
          >
            <b>{chip.text}</b>
            {chip.small && <small>{chip.small}</small>}
          </button>
        ))}
      </div>
    </div>
  )
}
