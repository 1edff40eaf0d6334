import { memo } from 'react'
import type { Line, OpenTicket } from '../../shared/ticket.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

type Props = {
  readonly line: Line | undefined
  readonly hasOptions: boolean
  readonly locked: boolean
  readonly ticket: OpenTicket | null
}

/** The keys of the chosen line; they keep their place when there is none. */
export const LineActions = memo(function LineActions({ line, hasOptions, locked, ticket }: Props) {
  const { t } = useWords()
  const { counter, tabs } = useTill()
  if (!line && ticket && canRepeat(ticket)) {
    return (
      <div className="line-actions line-round">
        <Button icon="again" tone="soft" onPress={() => tabs.sameRound(ticket.ticketId)}>
          {t.tabs.sameRound}
        </Button>
      </div>
    )
  }
  const off = line === undefined || locked
  const fixed = off || line.owed !== null
  const withLine = (act: (chosen: Line) => void) => () => {
    if (line) act(line)
  }
  const edit = (focus: 'options' | 'note') =>
    withLine(({ lineId }) => change({ over: { kind: 'editor', lineId, focus } }))
  return (
    <div className="line-actions" role="group" aria-label={t.line.actions} data-idle={line ? undefined : ''}>
      <Button icon="minus" label={t.line.minus} off={fixed} onPress={withLine(({ lineId }) => counter.minus(lineId))} />
      <Button icon="plus" label={t.line.plus} off={fixed} onPress={withLine(({ lineId }) => counter.plus(lineId))} />
      <Button off={fixed} onPress={edit(hasOptions ? 'options' : 'note')}>
        {hasOptions ? t.line.options : t.line.note}
      </Button>
      <Button
        off={fixed}
        pressed={line !== undefined && line.discount !== null}
        label={line ? t.discount.line({ label: line.label }) : t.discount.key}
        onPress={withLine(({ lineId }) => change({ over: { kind: 'discount', lineId } }))}
      >
        {t.discount.key}
      </Button>
      <Button tone="danger" off={off} onPress={withLine(({ lineId }) => counter.remove(lineId))}>
        {t.line.remove}
      </Button>
    </div>
  )
})

/** Whatever lies on the counter can be asked for again, until somebody begins to pay. */
function canRepeat({ lines, tenders, split, partOf }: OpenTicket): boolean {
  const whole = split === null && partOf === null && !lines.some((line) => line.shared)
  return whole && lines.length > 0 && tenders.length === 0
}
