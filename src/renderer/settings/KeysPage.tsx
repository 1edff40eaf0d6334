import { useWords } from '../shell/words.ts'

/** What the keyboard does. */
export function KeysPage() {
  const { t } = useWords()
  const keys: readonly (readonly [string, string])[] = [
    ['F2', t.keys.F2],
    ['F3', t.keys.F3],
    ['F4', t.keys.F4],
    ['F6', t.keys.F6],
    ['F7', t.keys.F7],
    ['F8', t.keys.F8],
    ['F9', t.keys.F9],
    ['Esc', t.keys.Esc],
    [t.keys.digitsKey, t.keys.digits],
    [t.keys.lettersKey, t.keys.letters],
    [t.keys.plusMinusKey, t.keys.plusMinus],
  ]
  return (
    <section className="card keys-card" aria-label={t.settings.keys}>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
