import { useState } from 'react'
import { COVERS_MAX } from '../../shared/ticket.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

const FEW = [1, 2, 3, 4, 5, 6, 7, 8] as const
const MANY = 16

type Props = {
  readonly label: string
  readonly value: number | null
  readonly onChoose: (covers: number | null) => void
}

/** How many guests: one touch, up to sixteen with another. */
export function CoverKeys({ label, value, onChoose }: Props) {
  const { t } = useWords()
  const [second, setSecond] = useState(value !== null && value > FEW.length)
  const shown = second ? FEW.map((n) => n + FEW.length) : FEW
  const beyond = value !== null && value > MANY ? value : undefined
  const next = Math.min((beyond ?? MANY) + 1, COVERS_MAX)
  return (
    <div className="cover-keys" role="group" aria-label={label}>
      {shown.map((n) => (
        <Button key={n} pressed={n === value} label={t.tabs.covers({ count: n })} onPress={() => onChoose(n)}>
          {n}
        </Button>
      ))}
      {second && (
        <Button icon="plus" label={t.tabs.covers({ count: next })} onPress={() => onChoose(next)}>
          {beyond}
        </Button>
      )}
      <Button onPress={() => setSecond(!second)}>{second ? `1–${FEW.length}` : t.tables.more}</Button>
      <Button pressed={value === null} onPress={() => onChoose(null)}>
        {t.tabs.noCovers}
      </Button>
    </div>
  )
}
