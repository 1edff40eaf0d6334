import { change, useSession } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { wantedNow } from './today-view.ts'
import { useToday } from './use-today.ts'
import './today.css'

/** Above the tiles, while there is anything: how much of the day of the services wants somebody now. */
export function TodayKey() {
  const { t } = useWords()
  const open = useSession((s) => s.over?.kind === 'today')
  const all = useToday().flatMap(({ items }) => items)
  if (all.length === 0 && !open) return null
  const count = wantedNow(all)
  return (
    <button
      type="button"
      className="today-key"
      data-wanted={count > 0 ? '' : undefined}
      aria-expanded={open}
      aria-label={count > 0 ? t.today.keyWith({ count }) : t.today.key}
      onClick={() => change({ over: open ? undefined : { kind: 'today' }, paid: undefined })}
    >
      <Icon name="calendar" />
      {count > 0 && <b>{count}</b>}
    </button>
  )
}
