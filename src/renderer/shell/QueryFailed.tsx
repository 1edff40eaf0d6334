import { failureSentence, sortFailure } from '../client/failures.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useWords } from './words.ts'

type Props = { readonly error: unknown; readonly onAgain?: () => void }

/** A question that got no answer: why, and the key that asks it again. */
export function QueryFailed({ error, onAgain }: Props) {
  const { t } = useWords()
  const failure = sortFailure(error)
  return (
    <Banner
      tone={failure.kind === 'refused' ? 'amber' : 'red'}
      icon="alert"
      actions={onAgain && <Button onPress={onAgain}>{t.control.fields.failed}</Button>}
    >
      {failureSentence(failure, t)}
    </Banner>
  )
}
