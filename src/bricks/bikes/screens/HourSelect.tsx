import { useShop } from './shop.ts'

type Props = {
  readonly label: string
  readonly hours: readonly number[]
  /** Shown even where it is none of them. */
  readonly value: number | undefined
  readonly onChoose: (atMs: number) => void
}

/** An hour out of those at which the café is open, in UTC ms. */
export function HourSelect({ label, hours, value, onChoose }: Props) {
  const { hour } = useShop()
  const known = value !== undefined && hours.includes(value)
  return (
    <label className="bk-start">
      <span>{label}</span>
      <select aria-label={label} value={known ? value : ''} onChange={({ target }) => onChoose(Number(target.value))}>
        {!known && <option value="">{value === undefined ? '' : hour(value)}</option>}
        {hours.map((atMs) => (
          <option key={atMs} value={atMs}>
            {hour(atMs)}
          </option>
        ))}
      </select>
    </label>
  )
}
