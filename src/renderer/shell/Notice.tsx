import { failureSentence } from '../client/failures.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { change, useSession } from './session.ts'
import { useWords } from './words.ts'

/** Why the last gesture was not done, beside the keys that asked for it. */
export function Notice() {
  const { t } = useWords()
  const failure = useSession((s) => s.failure)
  if (!failure || failure.kind === 'storage') return null
  return (
    <div className="notice">
      <Banner
        tone={failure.kind === 'refused' ? 'amber' : 'red'}
        icon="alert"
        actions={
          failure.kind === 'bad-input' ? (
            <Button onPress={() => location.reload()}>{t.failure.reloadKey}</Button>
          ) : (
            <Button icon="cross" label={t.common.close} onPress={() => change({ failure: undefined })} />
          )
        }
      >
        {failureSentence(failure, t)}
      </Banner>
    </div>
  )
}
