import type { NamedOnTicket } from '../../shared/contracts/loyalty.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { LoyaltyRules } from '../../shared/loyalty.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useNamed, useStampsGiven } from './use-loyalty.ts'
import './loyalty.css'

/** Whose ticket it is, how far they have come, and what waits for them. */
export function StampBand({ ticketId }: { readonly ticketId: TicketId }) {
  const rules = useStampsGiven()
  const named = useNamed(ticketId, rules !== undefined)
  return rules && named ? <Named named={named} rules={rules} /> : null
}

function Named({ named, rules }: { readonly named: NamedOnTicket; readonly rules: LoyaltyRules }) {
  const { t } = useWords()
  const { loyalty } = useTill()
  const chosen = useSession((s) => s.lineId)
  const words = t.loyalty
  const { name, stamps, gives, rewards, rewardsLeft, offerable } = named
  const line = offerable.find(({ lineId }) => lineId === chosen) ?? offerable[0]
  return (
    <section className="stamp-band" aria-label={words.band}>
      <Icon name="person" />
      <p>
        <b>{name}</b>
        <span>
          {words.count({ ...rules, stamps })}
          {gives > 0 && (
            <>
              {' '}
              <em aria-hidden="true">{words.gives({ gives })}</em>
              <span className="hidden-text">{words.givesLabel({ gives })}</span>
            </>
          )}
          {rewards > 0 && <em> · {words.taken({ count: rewards })}</em>}
          {rewardsLeft > 0 && !line && <em> · {words.ready({ count: rewardsLeft })}</em>}
        </span>
      </p>
      {rewardsLeft > 0 && line && (
        <Button className="stamp-offer" tone="accent" icon="gift" onPress={() => loyalty.offer(line.lineId)}>
          {words.offer({ label: line.label })}
        </Button>
      )}
      {rewards === 0 && (
        <Button icon="cross" tone="quiet" label={words.unname({ name })} onPress={() => loyalty.name(null)} />
      )}
    </section>
  )
}
