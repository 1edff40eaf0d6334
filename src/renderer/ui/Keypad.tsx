import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  readonly backLabel: string
  readonly onKey: (key: string) => void
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0', 'back'] as const

/** Digits as on a till: an amount is typed in cents. */
export function Keypad({ label, backLabel, onKey }: Props) {
  return (
    <div className="keypad" data-rows="4" role="group" aria-label={label}>
      {keys.map((key) => (
        <button key={key} type="button" aria-label={key === 'back' ? backLabel : key} onClick={() => onKey(key)}>
          {key === 'back' ? <Icon name="back" /> : key}
        </button>
      ))}
    </div>
  )
}
