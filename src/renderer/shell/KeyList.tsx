import { keyMap, type KeyAction } from './key-map.ts'
import { useWords } from './words.ts'

/** As they are written on a key. */
const caps: Readonly<Record<string, string>> = { Escape: 'Esc', '-': '−' }

type Props = { readonly tells?: ReadonlySet<KeyAction> }

/** The keys and what they do: all of them, or those that are named. */
export function KeyList({ tells }: Props) {
  const { t } = useWords()
  const words = t.keys
  const rows = keyMap.filter(({ action }) => tells === undefined || tells.has(action))
  return (
    <dl className="key-list">
      {[
        ...rows.map(({ key, action }) => [caps[key] ?? key, words.actions[action]] as const),
        [words.digitsKey, words.digits] as const,
        [words.lettersKey, words.letters] as const,
      ].map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
