import { zVoidReason } from '../../shared/ticket.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

/** In place of the line's keys: the kitchen has it already, so somebody says why; the touch does it. */
export function VoidReasons() {
  const { t } = useWords()
  const { counter } = useTill()
  return (
    <div className="void-reasons" role="group" aria-labelledby="void-title">
      <header>
        <div role="alert">
          <h3 id="void-title">{t.voids.title}</h3>
        </div>
        <Button icon="cross" label={t.common.close} onPress={() => change({ unexplained: undefined })} />
      </header>
      {zVoidReason.options.map((reason) => (
        <Button key={reason} tone="danger" onPress={() => counter.explain(reason)}>
          {t.voids.reasons[reason]}
        </Button>
      ))}
    </div>
  )
}
