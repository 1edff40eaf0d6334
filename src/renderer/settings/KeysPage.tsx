import { KeyList } from '../shell/KeyList.tsx'
import { useWords } from '../shell/words.ts'

/** What the keyboard does. */
export function KeysPage() {
  const { t } = useWords()
  return (
    <section className="card keys-card" aria-label={t.settings.keys}>
      <KeyList />
    </section>
  )
}
