import { memo } from 'react'
import type { Counter } from '../../shared/ticket.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { isPlanned } from '../tabs/split-view.ts'
import { NoteKey } from '../ticket-card/NoteKey.tsx'
import { Button } from '../ui/Button.tsx'
import { useCounter } from './use-counter.ts'

const openTabs = () => change({ over: { kind: 'tabs', step: { kind: 'all' } } })

/** What of the ticket these keys need: drawn again only when one of it changes. */
const facts = ({ ticket }: Counter): string =>
  [
    ticket && ticket.lines.length > 0 ? 'lines' : '',
    ticket?.tab ? 'tab' : '',
    ticket && ticket.tenders.length > 0 ? 'paid' : '',
    ticket && isPlanned(ticket) ? 'planned' : '',
    ticket?.lines.some((line) => line.shared) ? 'shared' : '',
    ticket?.partOf ? 'part' : '',
    ticket?.discount ? 'discount' : '',
  ].join()

/** What is done with the whole ticket besides paying it. */
export const TicketKeys = memo(function TicketKeys() {
  const { t } = useWords()
  const { tabs } = useTill()
  const known = (useCounter(facts) ?? '').split(',')
  const splitOpen = useSession((s) => s.over?.kind === 'split')
  const is = (fact: string) => known.includes(fact)
  const idle = !is('lines')
  return (
    <div className="ticket-keys">
      {is('tab') ? (
        <Button
          className="keep-key"
          tone="soft"
          icon="notebook"
          label={t.tabs.aside}
          off={is('part') && is('paid')}
          onPress={() => tabs.setAside()}
        >
          {t.tabs.asideShort}
        </Button>
      ) : (
        <Button className="keep-key" tone="soft" icon="notebook" label={t.tabs.keyLabel} onPress={openTabs}>
          {t.tabs.key}
        </Button>
      )}
      <Button
        icon="split"
        pressed={splitOpen || is('planned')}
        off={idle || (is('paid') && !is('planned'))}
        onPress={() => (splitOpen ? change({ over: undefined }) : tabs.openSplit())}
      >
        {t.split.key}
      </Button>
      <Button
        icon="percent"
        label={t.discount.ticket}
        pressed={is('discount')}
        off={idle || is('paid') || is('planned') || is('shared')}
        onPress={() => change({ over: { kind: 'discount', lineId: undefined } })}
      >
        {t.discount.key}
      </Button>
      <NoteKey off={idle} />
    </div>
  )
})
