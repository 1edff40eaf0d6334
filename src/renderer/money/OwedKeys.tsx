import type { OpenTicket } from '../../shared/ticket.ts'
import { noteValue } from '../../shared/texts/format.ts'
import { useStatus, useTendersUsed } from '../counter/use-counter.ts'
import { useStampsGiven } from '../loyalty/use-loyalty.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { TIPS, tipView } from './tip-view.ts'
import './money.css'

/** Real money only: nothing that is owed is practised with. */
function useRealMoney(): boolean {
  const status = useStatus()
  return status?.phase === 'running' && status.training === null
}

/** Whether this café takes tips. */
export function useTips(): boolean {
  const status = useStatus()
  return useRealMoney() && status?.phase === 'running' && status.settings.tips
}

/** Only what this café uses: a tip by one touch, a customer's stamps, a voucher, a customer's account. */
export function OwedKeys({ ticket }: { readonly ticket: OpenTicket | null }) {
  const { t } = useWords()
  const isReal = useRealMoney()
  const tips = useTips()
  const used = useTendersUsed()
  const vouchers = isReal && used.includes('voucher')
  const accounts = isReal && used.includes('account')
  const stamps = useStampsGiven() !== undefined
  if (!tips && !stamps && !vouchers && !accounts) return null
  const due = ticket !== null && ticket.dueCents > 0
  const isTight = tips && (vouchers || accounts)
  return (
    <div className="owed-keys" data-many={stamps && isTight ? '' : undefined}>
      {tips && <TipKeys ticket={ticket} />}
      {stamps && (
        <Button
          className="stamp-key"
          icon="stamp"
          label={t.loyalty.keyLabel}
          title={t.loyalty.keyLabel}
          onPress={() => change({ over: { kind: 'customer' } })}
        >
          {isTight ? undefined : t.loyalty.key}
        </Button>
      )}
      {vouchers && (
        <Button
          icon="gift"
          label={t.money.voucher.keyLabel}
          onPress={() => change({ over: { kind: 'voucher', shown: undefined } })}
        >
          {t.money.voucher.key}
        </Button>
      )}
      {accounts && (
        <Button
          icon="person"
          off={!due}
          label={t.money.account.keyLabel}
          onPress={() => change({ over: { kind: 'account' } })}
        >
          {t.money.account.key}
        </Button>
      )}
    </div>
  )
}

function TipKeys({ ticket }: { readonly ticket: OpenTicket | null }) {
  const { lang, t, euros } = useWords()
  const { money } = useTill()
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
