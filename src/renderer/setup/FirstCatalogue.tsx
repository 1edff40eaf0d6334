import { zFirstCatalogue, type FirstCatalogue as Choice } from '../../shared/contracts/setup.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'

type Props = { readonly value: Choice; readonly onChoose: (choice: Choice) => void }

/** The tiles of a village café, or none yet. */
export function FirstCatalogue({ value, onChoose }: Props) {
  const { t } = useWords()
  const words = t.setup.catalogue
  const more = { starter: words.starterMore, empty: words.emptyMore }
  return (
    <div className="first-cards" role="group" aria-label={words.title}>
      {zFirstCatalogue.options.map((choice) => (
        <button key={choice} type="button" aria-pressed={value === choice} onClick={() => onChoose(choice)}>
          <Icon name={choice === 'starter' ? 'coffee' : 'plus'} />
          <b>{words[choice]}</b>
          <span>{more[choice]}</span>
        </button>
      ))}
    </div>
  )
}
