import type { TillStatus } from '../../shared/contracts/till.ts'
import { Rescue } from '../backups/Rescue.tsx'
import { Button } from '../ui/Button.tsx'
import { FullScreen } from './FullScreen.tsx'
import { ScreenKeys } from './ScreenKeys.tsx'
import { useTill } from './TillContext.ts'
import { useWords } from './words.ts'

type Props = { readonly status: Extract<TillStatus, { phase: 'stopped' }> }

/** The till did not start: why, what to do, and that nothing is lost. */
export function StoppedScreen({ status }: Props) {
  const { t } = useWords()
  const { cache } = useTill()
  const { title, todo } = t.stopped[status.reason]
  return (
    <FullScreen tone="calm" icon="stop" title={title} lead={todo}>
      <p>{t.stopped.kept}</p>
      {status.reason !== 'RESTORE_READY' && <Rescue />}
      <dl>
        <dt>{t.stopped.folder}</dt>
        <dd>{status.dataFolder}</dd>
        <dt>{t.stopped.detail}</dt>
        <dd>
          {status.reason} · {status.detail}
        </dd>
        <dt>{t.settings.software}</dt>
        <dd>
          {status.software.name} {status.software.version}
        </dd>
      </dl>
      <Button tone="accent" onPress={() => void cache.invalidateQueries()}>
        {t.common.retry}
      </Button>
      <ScreenKeys />
    </FullScreen>
  )
}
