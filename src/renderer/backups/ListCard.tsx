import type { Backups } from '../../shared/contracts/backups.ts'
import { count } from '../../shared/texts/format.ts'
import { fileSize } from '../../shared/texts/periods.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'

const SHOWN = 30

type Props = { readonly found: Backups; readonly onPutBack: (path: string) => void }

/** How the last one went, and every one that can be put back. */
export function ListCard({ found, onPutBack }: Props) {
  const { lang, t } = useWords()
  const { dayAndTime } = useClock()
  const { makeNow } = useBackupActions()
  const words = t.backups
  const { backups, setup, working } = found
  const older = backups.length - SHOWN
  return (
    <section className="card backups-list" aria-label={words.page}>
      <h2>{words.page}</h2>
      <p>{words.about}</p>
      <State found={found} />
      <Button tone="accent" icon="disk" className="wide-key" off={working} onPress={makeNow}>
        {words.now}
      </Button>
      <h2>{words.listTitle}</h2>
      {backups.length === 0 && <p>{words.listEmpty}</p>}
      <ul className="backup-rows" aria-label={words.listTitle}>
        {backups.slice(0, SHOWN).map(({ name, path, madeAtMs, entries, bytes, sheet }) => (
          <li key={name}>
            <Icon name="seal" />
            <div>
              <b>{dayAndTime(madeAtMs)}</b>
              <small>
                {words.row({ entries: count(entries, lang), size: fileSize(bytes, lang) })}
                {sheet !== setup?.sheet && ` · ${words.rowSheet({ sheet })}`}
              </small>
            </div>
            <Button icon="undo" label={`${words.putBack}, ${dayAndTime(madeAtMs)}`} onPress={() => onPutBack(path)}>
              {words.putBack}
            </Button>
          </li>
        ))}
      </ul>
      {older > 0 && <p>{words.more({ count: older })}</p>}
    </section>
  )
}

function State({ found }: { readonly found: Backups }) {
  const { t } = useWords()
  const { dayAndTime } = useClock()
  const words = t.backups.state
  const [last] = found.backups
  const bad = found.overdue || (found.failed && !found.working)
  const text = found.working
    ? words.working
    : found.overdue
      ? words.overdue
      : found.failed
        ? words.failed
        : last
          ? words.good({ when: dayAndTime(last.verifiedAtMs) })
          : words.none
  return (
    <p className="verdict" role="status" data-verdict={bad ? 'short' : last && !found.working ? 'right' : undefined}>
      <Icon name={found.working ? 'wait' : bad ? 'stop' : last ? 'check' : 'info'} />
      {text}
    </p>
  )
}
