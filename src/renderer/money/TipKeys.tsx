import type { OpenTicket } from '../../shared/ticket.ts'
import { noteValue } from '../../shared/texts/format.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { TIPS, tipView } from './tip-view.ts'
import './money.css'

/** Whether this café takes tips, and real ones. */
export function useTips(): boolean {
  const status = useStatus()
  return status?.phase === 'running' && status.settings.tips && status.training === null
}

/** Only where the café takes tips: one touch for what customers add of their own accord. */
export function TipKeys({ ticket }: { readonly ticket: OpenTicket | null }) {
  const { lang, t, euros } = useWords()
  const { money } = useTill()
  if (!useTips()) return null
  const view = tipView(ticket)
  const words = t.money.tip
  return (
    <div className="tip-keys" role="group" aria-label={words.keys}>
      <span aria-hidden="true">{words.keys}</span>
      <Button
        tone="soft"
        off={!view.canTip}
        label={words.round({ amount: euros(view.roundTo) })}
        onPress={() => money.giveTip(view.roundBy)}
      >
        {view.canTip ? `→ ${noteValue(view.roundTo, lang)}` : '→'}
      </Button>
      {TIPS.map((tip) => (
        <Button
          key={tip}
          tone="soft"
          off={!view.canTip}
          label={words.moreLabel({ amount: euros(tip) })}
          onPress={() => money.giveTip(tip)}
        >
          {words.more({ amount: noteValue(tip, lang) })}
        </Button>
      ))}
    </div>
  )
}
