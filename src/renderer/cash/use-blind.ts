import { cents, type Cents } from '../../shared/money.ts'
import { useStatus } from '../counter/use-counter.ts'

/** Whether what should be in the drawer is shown only after it was counted. */
export function useBlind(): boolean {
  const status = useStatus()
  return status?.phase === 'running' && status.settings.blindCount
}

/** The difference that the café lets pass without a word. */
export function useExplainAbove(): Cents {
  const status = useStatus()
  return status?.phase === 'running' ? status.settings.explainAboveCents : cents(0)
}
