import type { TillStatus } from '../../shared/contracts/till.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import './training.css'

type Props = {
  readonly training: NonNullable<Extract<TillStatus, { phase: 'running' }>['training']>
  /** Nobody holds the till: whoever ends the training signs in first. */
  readonly locked: boolean
}

/** Across the whole window, for as long as nothing is real. */
export function TrainingBar({ training, locked }: Props) {
  const { t } = useWords()
  const { people } = useTill()
  return (
    <header className="training-bar">
      <Icon name="school" />
      <div role="status">
        <b>{t.training.bar}</b>
        <p>
          <span>{t.training.notReal}</span>
          <span>{t.training.responsible({ name: training.responsible })}</span>
        </p>
      </div>
      {!locked && (
        <Button tone="panel" icon="leave" onPress={people.endTraining}>
          {t.training.leave}
        </Button>
      )}
    </header>
  )
}
