import { useQuery } from '@tanstack/react-query'
import type { Correctable } from '../../shared/contracts/corrections.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useMay } from '../people/use-people.ts'
import { useTill } from '../shell/TillContext.ts'
import { cardView, type CardView, type Given } from './card-view.ts'

export function useTraining() {
  const status = useStatus()
  return status?.phase === 'running' ? status.training : null
}

/** The invoice of a ticket. Made-up tickets have none: their numbers are other tickets' of the real books. */
export function useInvoice(ticketNumber: number | null) {
  const { queries } = useTill()
  const asked = useTraining() === null && ticketNumber !== null
  const options = queries.invoices.ofTicket.queryOptions({ input: { ticketNumber: ticketNumber ?? 1 } })
  const known = useQuery({ ...options, enabled: asked }).data
  return asked ? known : undefined // never what is kept of another ticket
}

/** A sealed ticket with what may be done with it; undefined until the till has answered. */
export function useCard(number: number, given: Given): { card: Correctable; view: CardView } | undefined {
  const { queries } = useTill()
  const training = useTraining() !== null
  const mayInvoice = useMay('invoice')
  const card = useQuery(queries.corrections.correctable.queryOptions({ input: { number } })).data
  const invoice = useInvoice(number)
  const invoiceBehind = useInvoice(card?.ticket.kind === 'refund' ? card.ticket.corrects : null)
  if (!card) return undefined
  return { card, view: cardView({ card, given, invoiceable: !training && mayInvoice, invoice, invoiceBehind }) }
}
