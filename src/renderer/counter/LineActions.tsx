import { memo } from 'react'
import type { Line } from '../../shared/ticket.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

type Props = { readonly line: Line | undefined; readonly hasOptions: boolean; readonly locked: boolean }

/** The keys of the chosen line; they keep their place when there is none. */
export const LineActions = memo(function LineActions({ line, hasOptions, locked }: Props) {
  const { t } = useWords()
  const { counter } = useTill()
  const off = line === undefined || locked
  const withLine = (act: (chosen: Line) => void) => () => {
    if (line) act(line)
  }
  const edit = (focus: 'options' | 'note') =>
    withLine(({ lineId }) => change({ over: { kind: 'editor', lineId, focus } }))
  return (
    <div className="line-actions" role="group" aria-label={t.line.actions} data-idle={line ? undefined : ''}>
      <Button icon="minus" label={t.line.minus} off={off} onPress={withLine(({ lineId }) => counter.minus(lineId))} />
      <Button icon="plus" label={t.line.plus} off={off} onPress={withLine(({ lineId }) => counter.plus(lineId))} />
      <Button off={off || !hasOptions} onPress={edit('options')}>
        {t.line.options}
      </Button>
      <Button off={off} onPress={edit('note')}>
        {t.line.note}
      </Button>
      <Button tone="danger" off={off} onPress={withLine(({ lineId }) => counter.remove(lineId))}>
        {t.line.remove}
      </Button>
    </div>
  )
})
