import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place, PlaceState } from '../../shared/contracts/backups.ts'
import { fileSize } from '../../shared/texts/periods.ts'
import { useClock } from '../shell/use-clock.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'

const icons: Record<PlaceState, IconName> = {
  there: 'check',
  missing: 'unplugged',
  other: 'alert',
  full: 'alert',
  failed: 'alert',
  unknown: 'wait',
}

/** Where backups go besides this machine, and how each of these places is. */
export function PlacesCard({ places }: { readonly places: readonly Place[] }) {
  const { t } = useWords()
  const { dayAndTime } = useClock()
  const { removePlace } = useBackupActions()
  const words = t.backups.places
  return (
    <section className="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{places.length === 0 ? words.none : words.about}</p>
      <ul className="backup-rows" aria-label={words.title}>
        {places.map(({ placeId, path, state, lastAtMs }) => (
          <li key={placeId} data-state={state}>
            <Icon name={icons[state]} />
            <div>
              <b>{path}</b>
              <small>
                <span className="place-state">{words.state[state]}</span>
                {lastAtMs !== null && ` · ${words.last({ when: dayAndTime(lastAtMs) })}`}
              </small>
            </div>
            <Button icon="trash" tone="quiet" label={`${words.remove}, ${path}`} onPress={() => removePlace(placeId)} />
          </li>
        ))}
      </ul>
      <NewPlace known={places.map(({ path }) => path)} />
    </section>
  )
}

function NewPlace({ known }: { readonly known: readonly string[] }) {
  const { lang, t } = useWords()
  const { queries } = useTill()
  const { addPlace } = useBackupActions()
  const [path, setPath] = useState('')
  const media = useQuery({ ...queries.backups.media.queryOptions({ input: {} }), staleTime: 0 }).data ?? []
  const words = t.backups.places
  const proposed = media.filter((medium) => !known.includes(medium.path))
  const add = () => addPlace(path.trim(), () => setPath(''))
  return (
    <div className="new-place">
      <Field label={words.path} keys="text" maxLength={400} value={path} onChange={setPath} onEnter={add} />
      <p className="field-hint">{words.pathMore}</p>
      {proposed.length > 0 && (
        <div className="setting-keys" role="group" aria-label={words.plugged}>
          {proposed.map((medium) => (
            <Button key={medium.path} icon="disk" onPress={() => setPath(medium.path)}>
              {medium.path}
              {medium.freeBytes !== null && ` · ${words.free({ size: fileSize(medium.freeBytes, lang) })}`}
            </Button>
          ))}
        </div>
      )}
      <Button icon="plus" off={path.trim() === ''} onPress={add}>
        {words.add}
      </Button>
    </div>
  )
}
