import { Notice } from '../shell/Notice.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

type Props = {
  readonly changed: number
  readonly wrong: number
  readonly said: string | undefined
  readonly onUndo: () => void
  readonly onSave: () => void
}

/** How much is changed, and the key that keeps it. */
export function AccountsSide({ changed, wrong, said, onUndo, onSave }: Props) {
  const { t } = useWords()
  const words = t.control.settings
  const off = changed === 0 || wrong > 0
  return (
    <aside className="ticket drawer-side" aria-label={words.accountsTitle}>
      <header className="ticket-head">
        <p>
          <b>{words.accountsTitle}</b>
        </p>
      </header>
      <div className="ticket-body">
        <p className="side-lead">{words.accountsMore}</p>
        <p className="account-state" data-tone={wrong > 0 ? 'wrong' : said ? 'saved' : undefined} role="status">
          <Icon name={wrong > 0 ? 'alert' : said ? 'check' : 'pencil'} />
          {wrong > 0 ? words.wrong({ count: wrong }) : (said ?? words.changed({ count: changed }))}
        </p>
        <Notice />
      </div>
      <div className="side-keys" data-pair="">
        <Button icon="undo" off={changed === 0} onPress={onUndo}>
          {words.undo}
        </Button>
        <Button className="side-main" tone="accent" icon="check" off={off} onPress={onSave}>
          {words.save}
        </Button>
      </div>
    </aside>
  )
}
