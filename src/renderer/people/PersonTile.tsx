import type { Person } from '../../shared/contracts/people.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'

type Props = {
  readonly person: Person
  /** Holds the till now. */
  readonly here?: boolean
  /** Is asked for a PIN. */
  readonly chosen?: boolean
  /** What touching it does, where that is not taking the till. */
  readonly does?: string
  readonly onPress: () => void
}

/** Somebody of the team, to be touched. */
export function PersonTile({ person, here = false, chosen = false, does, onPress }: Props) {
  const { t } = useWords()
  const { name, initials, role, hasPin, active } = person
  return (
    <button
      type="button"
      className="person"
      data-role={role}
      data-gone={active ? undefined : ''}
      data-chosen={chosen ? '' : undefined}
      aria-current={here ? 'true' : undefined}
      onClick={onPress}
    >
      {does && <span className="hidden-text">{does} </span>}
      <span className="person-initials" aria-hidden="true">
        {initials}
      </span>
      <span className="person-name">{name}</span>{' '}
      <span className="person-role">{here ? t.people.here : active ? t.people.roles[role] : t.people.gone}</span>{' '}
      {hasPin && (
        <span className="person-pin">
          <Icon name="lock" />
          <span className="hidden-text">{t.people.hasPin}</span>
        </span>
      )}
    </button>
  )
}
