import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { FromFile } from './FromFile.tsx'
import { RestoreCard } from './RestoreCard.tsx'
import './backups.css'

const SHOWN_MAX = 3

/** Where the ledger cannot be opened: the backups that are found, and the way back from one. Nothing where none helps. */
export function Rescue() {
  const { t } = useWords()
  const { queries } = useTill()
  const { dayAndTime } = useClock()
  const [path, setPath] = useState<string>()
  const [elsewhere, setElsewhere] = useState(false)
  const found = useQuery(queries.backups.found.queryOptions({ input: {}, retry: false })).data
  const words = t.backups.rescue
  if (!found) return null
  if (path !== undefined) return <RestoreCard key={path} path={path} onClose={() => setPath(undefined)} />
  if (elsewhere) {
    return (
      <section className="rescue" aria-label={t.backups.restore.title}>
        <FromFile onPutBack={setPath} />
        <Button onPress={() => setElsewhere(false)}>{t.common.back}</Button>
      </section>
    )
  }
  return (
    <section className="rescue" aria-labelledby="rescue-title">
      <h2 id="rescue-title">{t.backups.restore.title}</h2>
      <p>{found.length === 0 ? words.none : words.lead}</p>
      {found.length > 0 && (
        <ul>
          {found.slice(0, SHOWN_MAX).map((one) => (
            <li key={one.path}>
              <b>{dayAndTime(one.madeAtMs)}</b>
              <span>
                {one.isSealed ? (one.sheet === null ? '' : t.backups.rowSheet({ sheet: one.sheet })) : words.plain}
                <small>{one.path}</small>
              </span>
              <Button icon="undo" onPress={() => setPath(one.path)}>
                {t.backups.putBack}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button icon="file" onPress={() => setElsewhere(true)}>
        {t.backups.restore.elsewhere}
      </Button>
    </section>
  )
}
