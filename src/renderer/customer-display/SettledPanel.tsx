import type { Shown } from '../../shared/contracts/customer-display.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { settledView } from './display-view.ts'
import { WideAmount } from './WideAmount.tsx'

type Props = { readonly settled: Extract<Shown['now'], { kind: 'sale' | 'refund' }> }

/** Paid: the change in the largest type that the screen has, until the next ticket or its time is over. */
export function SettledPanel({ settled }: Props) {
  const { t, euros } = useWords()
  const { says, amount, given } = settledView(settled)
  return (
    <main className="display-settled" aria-label={t.display.label}>
      <div role="status">
        <h1>
          <Icon name={says === 'refunded' ? 'undo' : 'paid'} />
          {t.display[says]}
        </h1>
        <WideAmount cents={amount} />
        <p>
          {given === undefined
            ? t.display.thanks
            : t.display.given({ given: euros(given), total: euros(settled.totalCents) })}
        </p>
      </div>
    </main>
  )
}
