type Chip<Value extends string> = { readonly value: Value; readonly text: string; readonly note?: string }

type Props<Value extends string> = {
  readonly label: string
  readonly chips: readonly Chip<Value>[]
  /** What holds; several where it is a list. */
  readonly value: Value | readonly Value[] | undefined
  readonly columns?: number
  readonly onChoose: (value: Value) => void
}

/** A few choices, each a key of its own: one tap. */
export function Chips<Value extends string>({ label, chips, value, columns, onChoose }: Props<Value>) {
  const style = columns === undefined ? {} : { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }
  const isOn = (one: Value) => (Array.isArray(value) ? value.includes(one) : one === value)
  return (
    <div className="sv-part" role="group" aria-label={label}>
      <p className="sv-label">{label}</p>
      <div className={columns === undefined ? 'sv-chips sv-row-chips ml-wrap' : 'sv-chips'} style={style}>
        {chips.map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="sv-chip"
            aria-pressed={isOn(chip.value)}
            onClick={() => onChoose(chip.value)}
          >
            <b>{chip.text}</b>
            {chip.note && <small>{chip.note}</small>}
          </button>
        ))}
      </div>
    </div>
  )
}

/** In it where it was not, out of it where it was. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value]
}
