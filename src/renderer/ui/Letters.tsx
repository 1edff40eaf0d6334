import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  readonly spaceText: string
  readonly backLabel: string
  readonly onType: (letter: string) => void
  readonly onBack: () => void
}

const rows = ['azertyuiop', 'qsdfghjklm', "wxcvbn'-"] as const

/** A keyboard for a till that has none: touch screens are sold without. */
export function Letters({ label, spaceText, backLabel, onType, onBack }: Props) {
  return (
    <div className="letters" role="group" aria-label={label}>
      {rows.map((row, index) => (
        <div key={row}>
          {[...row].map((letter) => (
            <button key={letter} type="button" tabIndex={-1} onClick={() => onType(letter)}>
              {letter}
            </button>
          ))}
          {index === 2 && (
            <>
              <button type="button" tabIndex={-1} data-wide="" onClick={() => onType(' ')}>
                {spaceText}
              </button>
              <button type="button" tabIndex={-1} data-half="" aria-label={backLabel} onClick={onBack}>
                <Icon name="back" />
              </button>
            </>
          )}
        </div>
      ))}
    </div>
  )
}
