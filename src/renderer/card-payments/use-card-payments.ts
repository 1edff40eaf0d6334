import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CardPayments } from '../../shared/contracts/card-payments.ts'
import { afterSettling } from '../counter/tender-actions.ts'
import { useCounter, wholeCounter } from '../counter/use-counter.ts'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'

/** What the card terminal does, and what a person must settle. */
export function useCardPayments(): CardPayments | undefined {
  const { queries } = useTill()
  return useQuery(queries.cardPayments.state.queryOptions({ input: {} })).data
}

/** The end of a payment that this screen asked for: a sale is shown as one that was just paid. */
export function useTerminalEnd(): void {
  const awaited = useSession((s) => s.awaited)
  const counter = useCounter(wholeCounter)
  const last = useCardPayments()?.last
  useEffect(() => {
    if (!awaited || !counter) return
    const inHand = counter.ticket?.ticketId
    const servesAnother = inHand !== undefined && inHand === awaited.other
    if (counter.last?.ticketId === awaited.ticketId) {
      change({ awaited: undefined, ...(servesAnother ? {} : afterSettling(counter)) })
    } else if (
      last?.paymentId === awaited.paymentId &&
      (last.now.state === 'declined' || last.now.state === 'not-sent')
    ) {
      change({ awaited: undefined })
    } else if (inHand !== undefined && inHand !== awaited.ticketId && awaited.other === undefined) {
      // The cashier serves somebody else meanwhile, whose ticket nothing may touch.
      change({ awaited: { ...awaited, other: inHand } })
    }
  }, [awaited, counter, last])
}
