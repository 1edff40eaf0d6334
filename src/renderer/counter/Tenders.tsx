import { tenderRules } from '../../shared/tenders.ts'
import type { Tender } from '../../shared/ticket.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

/** What was already received on a ticket that is partly paid; each can be taken back. */
export function Tenders({ tenders }: { readonly tenders: readonly Tender[] }) {
  const { t, amount, euros } = useWords()
  const { counter } = useTill()
  return (
    <ul className="tenders" aria-label={t.pay.tenders}>
      {tenders.map((tender) => {
        const name = t.tender.name[tender.kind]
        return (
          <li key={tender.tenderId} data-kind={tender.kind}>
            <Icon name={tenderRules[tender.kind].icon} />
            <b>{name}</b>
            <span>{amount(tender.amountCents)}</span>
            <Button
              icon="undo"
              label={t.pay.takeBackLabel({ tender: `${name} ${euros(tender.amountCents)}` })}
              onPress={() => counter.takeBack(tender.tenderId)}
            >
              {t.pay.takeBack}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
