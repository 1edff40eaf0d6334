import { useState } from 'react'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'

/** A backup that lies anywhere else: on a stick, in a folder that was carried here. */
export function FromFile({ onPutBack }: { readonly onPutBack: (path: string) => void }) {
  const { t } = useWords()
  const [path, setPath] = useState('')
  const words = t.backups.restore
  const choose = () => onPutBack(path.trim())
  return (
    <section className="card" aria-label={words.elsewhere}>
      <h2>
        {words.title} · {words.elsewhere}
      </h2>
      <div className="new-place">
        <Field label={words.path} keys="text" maxLength={400} value={path} onChange={setPath} onEnter={choose} />
        <p className="field-hint">{words.pathMore}</p>
        <Button icon="undo" off={path.trim() === ''} onPress={choose}>
          {words.choose}
        </Button>
      </div>
    </section>
  )
}
