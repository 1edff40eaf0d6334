import { memo, useEffect, useState } from 'react'
import { count } from '../../shared/texts/format.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { TabName } from '../tabs/TabName.tsx'
import { Button } from '../ui/Button.tsx'
import { nextNumber, useCounter, useStatus } from './use-counter.ts'

const SURE_MS = 3_000

type Props = { readonly open: boolean; readonly ticket: OpenTicket | null }

/** Which ticket this is, and the keys that concern its paper and its end. */
export const TicketHeader = memo(function TicketHeader({ open, ticket }: Props) {
  const { lang, t } = useWords()
  const { counter } = useTill()
  const number = useCounter(nextNumber)
  const status = useStatus()
  const wanted = useSession((s) => s.printReceipt)
  const always = status?.phase === 'running' && status.settings.receiptPrinting === 'always'
  const training = status?.phase === 'running' && status.training !== null
  const [sure, setSure] = useState(false)

  useEffect(() => {
    if (!sure) return undefined
    const timer = setTimeout(() => setSure(false), SURE_MS)
    return () => clearTimeout(timer)
  }, [sure])

  const voidIt = () => {
    setSure(!sure)
    if (sure) counter.voidTicket()
  }
  return (
    <header className="ticket-head">
      {ticket && (ticket.tab || ticket.partOf || ticket.split) ? (
        <TabName ticket={ticket} />
      ) : (
        <p>
          {training && <span className="mark">{t.training.mark}</span>}
          <span className="ticket-word">{t.ticket.label}</span>{' '}
          <b>
            {t.ticket.number} {number === undefined ? '' : count(number, lang)}
          </b>
        </p>
      )}
      {!always && (
        <Button icon="printer" pressed={wanted} onPress={() => change({ printReceipt: !wanted })}>
          {t.ticket.paper}
        </Button>
      )}
      <Button
        tone={sure ? 'red' : 'danger'}
        className="ticket-void"
        label={sure ? t.ticket.voidSure : t.ticket.voidLabel}
        off={!open}
        onPress={voidIt}
      >
        {sure ? t.ticket.voidSure : t.ticket.void}
      </Button>
    </header>
  )
})
