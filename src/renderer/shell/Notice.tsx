import { useEffect } from 'react'
import { failureSentence } from '../client/failures.ts'
import { missingRight } from '../people/people-view.ts'
import { count } from '../../shared/texts/format.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { change, useSession, type Said } from './session.ts'
import { useWords, type Words } from './words.ts'

const SAID_MS = 6_000

/** Why the last gesture was not done, beside the keys that asked for it; or that it was, where nothing else shows it. */
export function Notice() {
  const { t } = useWords()
  const failure = useSession((s) => s.failure)
  const said = useSession((s) => s.said)
  useEffect(() => {
    if (!said) return undefined
    const timer = setTimeout(() => change({ said: undefined }), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])
  if (!failure && said) return <SaidNotice said={said} />
  // A right that is missing is asked for in a place of its own, and a disk that refuses takes the whole screen.
  if (!failure || failure.kind === 'storage' || missingRight(failure)) return null
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

function SaidNotice({ said }: { readonly said: Said }) {
  const words = useWords()
  const { t } = words
  const sentence = saidSentence(said, words)
  return (
    <div className="notice">
      <Banner
        tone="good"
        icon="check"
        actions={<Button icon="cross" label={t.common.close} onPress={() => change({ said: undefined })} />}
      >
        {sentence}
      </Banner>
    </div>
  )
}

function saidSentence(said: Said, { lang, t }: Words): string {
  switch (said.kind) {
    case 'noted': {
      const number = count(said.number, lang)
      return said.copyNumber > 0 ? t.note.copied({ number }) : t.note.printed({ number })
    }
    case 'tender-changed':
      return t.said.tenderChanged({ number: count(said.number, lang) })
    case 'invoice-printed':
      return t.invoice.printed({ number: said.number })
    case 'round':
      return t.tabs.roundSaid(said)
    case 'joined':
      return t.tabs.joinedSaid(said)
  }
}
