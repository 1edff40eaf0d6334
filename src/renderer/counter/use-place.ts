import type { Place } from '../../shared/catalogue.ts'
import type { Counter } from '../../shared/ticket.ts'
import { useSession } from '../shell/session.ts'
import { useCounter } from './use-counter.ts'

const ticketPlace = (counter: Counter) => counter.ticket?.place ?? null

/** Where the customer consumes: the open ticket's place, or the one chosen for the next. */
export function usePlace(): Place {
  const next = useSession((s) => s.place)
  return useCounter(ticketPlace) ?? next
}
