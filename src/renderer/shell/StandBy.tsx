import type { TillStatus } from '../../shared/contracts/till.ts'
import { time } from '../../shared/texts/format.ts'
import { useTill } from './TillContext.ts'
import { useNow } from './use-now.ts'
import { useWords } from './words.ts'
import { Button } from '../ui/Button.tsx'

type Props = { readonly status: Extract<TillStatus, { phase: 'running' }>; readonly name: string }

/** A station that has nothing to show yet: which one it is, whose, and the hour. */
export function StandBy({ status, name }: Props) {
  const { lang, t } = useWords()
  const { people } = useTill()
  const nowMs = useNow()
  return (
    <main className="stand-by" aria-label={name}>
      <span className="brand">zinc</span>
      <h1>{name}</h1>
      <time>{time(nowMs, lang, status.settings.zone)}</time>
      <p>
        {status.site.name} · {status.operator?.name}
      </p>
      <Button icon="lock" onPress={people.lock}>
        {t.people.lock}
      </Button>
    </main>
  )
}
