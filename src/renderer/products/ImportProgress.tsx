import { count } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import type { ImportStep } from './use-import.ts'

const BYTES_A_KILOBYTE = 1000

type Props = { readonly step: ImportStep; readonly onDrop: () => void }

/** How far a list is: what was sent of it, which line is read. It is taken all at once, which cannot be told in shares. */
export function ImportProgress({ step, onDrop }: Props) {
  const { lang, t } = useWords()
  const words = t.products.files
  if (step.kind === 'taking')
    return <Progress label={words.progress} share={undefined} text={words.taking({ count: count(step.count, lang) })} />
  const { kind, done, total } = step
  const inUnits = (value: number) => count(kind === 'sending' ? Math.ceil(value / BYTES_A_KILOBYTE) : value, lang)
  return (
    <>
      <Progress
        label={words.progress}
        share={total === 0 ? undefined : done / total}
        text={words[kind]({ done: inUnits(done), total: inUnits(total) })}
      />
      <Button icon="cross" onPress={onDrop}>
        {words.drop}
      </Button>
    </>
  )
}
