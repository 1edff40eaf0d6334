import { useState } from 'react'
import type { RecoverySheet as Sheet } from '../../shared/contracts/backups.ts'
import { saveFile } from '../client/download.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useClock } from '../shell/use-clock.ts'
import { useNow } from '../shell/use-now.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'
import { inGroups } from './backups-view.ts'

type Props = { readonly sheet: Sheet; readonly onClose: () => void }

/** The recovery key, shown once: printed or written down, and proved by its last letters. */
export function RecoverySheet({ sheet, onClose }: Props) {
  const { t } = useWords()
  const { setUp } = useBackupActions()
  const [typed, setTyped] = useState('')
  const [withKey, setWithKey] = useState(false)
  const status = useStatus()
  const words = t.backups.sheet
  const { recipient, identity } = sheet
  const ownKey = status?.phase === 'running' && status.keyProtection === 'file-permissions'
  const save = () => {
    const lines = [words.title, `${words.number} ${sheet.sheet}`, identity, words.keep, words.use]
    saveFile(words.fileName, [new TextEncoder().encode(`${lines.join('\n\n')}\n`)], 'text/plain')
  }
  return (
    <div className="sheet-frame">
      <SheetPaper sheet={sheet} />
      <section className="card sheet-proof" aria-label={words.title}>
        <div className="setting-keys">
          <Button icon="printer" tone="soft" onPress={() => window.print()}>
            {words.print}
          </Button>
          <Button icon="download" onPress={save}>
            {words.save}
          </Button>
        </div>
        <Field label={words.typed} keys="text" maxLength={20} value={typed} onChange={setTyped} />
        <p>{words.typedMore}</p>
        {ownKey && (
          <label className="sheet-tick">
            <input type="checkbox" checked={withKey} onChange={(event) => setWithKey(event.target.checked)} />
            <span>
              <b>{words.withKey}</b>
              <small>{words.withKeyMore}</small>
            </span>
          </label>
        )}
        <div className="sheet-keys">
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            tone="accent"
            icon="check"
            off={typed.trim().length < 6}
            onPress={() => setUp({ recipient, typed, withKey }, onClose)}
          >
            {words.start}
          </Button>
        </div>
      </section>
    </div>
  )
}

function SheetPaper({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useWords()
  const { dayAndTime } = useClock()
  const now = useNow()
  const status = useStatus()
  const words = t.backups.sheet
  return (
    <article className="sheet-paper" aria-label={words.number}>
      <header>
        <Icon name="key" />
        <h2>
          {words.title} {sheet.sheet}
        </h2>
      </header>
      {status?.phase === 'running' && (
        <p>
          <b>{status.site.name}</b> · {status.till} · {dayAndTime(now)}
        </p>
      )}
      <div className="sheet-key">
        <Code rows={sheet.code} label={words.code} />
        <div>
          <h3>{words.identity}</h3>
          <code>
            {inGroups(sheet.identity).map((group) => (
              <span key={group.at}>{group.text}</span>
            ))}
          </code>
        </div>
      </div>
      <p>{words.keep}</p>
      <p>{words.use}</p>
    </article>
  )
}

/** Dark squares on white, whatever the theme: a scanner reads it. */
function Code({ rows, label }: { readonly rows: readonly string[]; readonly label: string }) {
  const size = rows.length + 8
  const path = rows
    .flatMap((row, y) => [...row].map((dark, x) => (dark === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  return (
    <svg
      className="sheet-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
