import { useSyncExternalStore } from 'react'
import { Button } from '../ui/Button.tsx'
import { focusPanel } from '../ui/focus-panel.ts'
import { KeyList } from './KeyList.tsx'
import { keyUses } from './key-map.ts'
import { change } from './session.ts'
import { useWords } from './words.ts'

/** F1: what the keyboard does on this screen, beside the ticket that goes on. */
export function HelpPanel() {
  const { t } = useWords()
  const inUse = useSyncExternalStore(keyUses.subscribe, keyUses.inUse)
  return (
    <section className="help-panel" aria-labelledby="help-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <div>
          <h1 id="help-title">{t.keys.title}</h1>
          <p>{t.keys.more}</p>
        </div>
        <Button icon="cross" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      <div className="card">
        <KeyList tells={inUse} />
      </div>
    </section>
  )
}
