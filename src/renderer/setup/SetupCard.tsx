import { setupSteps } from '../../shared/contracts/setup.ts'
import { useMay } from '../people/use-people.ts'
import { change, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useSetupProgress } from './use-setup.ts'

/** On the counter until the first steps are over: what is left of them waits for a quiet moment. */
export function SetupCard() {
  const { t } = useWords()
  const progress = useSetupProgress()
  const mayChange = useMay('settings')
  const isCounter = useSession((s) => s.screen === 'counter')
  if (!progress || progress.finished || !mayChange || !isCounter) return null
  const words = t.setup.rest
  return (
    <div className="bars">
      <Banner
        tone="good"
        icon="store"
        actions={<Button onPress={() => change({ screen: 'setup', over: undefined })}>{words.cardKey}</Button>}
      >
        {words.card({ done: progress.done.length, of: setupSteps.length })}
      </Banner>
    </div>
  )
}
