import { newTicketId, type CustomerId, type LineId } from '../../shared/ids.ts'
import type { LoyaltyRules, StampReason } from '../../shared/loyalty.ts'
import type { Client } from '../client/till.ts'
import type { CounterQueue } from '../counter/counter-queue.ts'
import { createPush } from '../shell/push.ts'
import { change, session } from '../shell/session.ts'

export type LoyaltyActions = ReturnType<typeof createLoyaltyActions>

/** What a hand does with customers' stamps. */
export function createLoyaltyActions(client: Client, { ticket, push }: CounterQueue) {
  const { till, cache, queries } = client
  const ask = createPush(client)
  const ofTicketAgain = () => void cache.invalidateQueries({ queryKey: queries.loyalty.ofTicket.key() })
  const customersAgain = () => {
    for (const part of [queries.customers.key(), queries.loyalty.key()])
      void cache.invalidateQueries({ queryKey: part })
  }
  return {
    /** Says whose ticket it is, or nobody's. */
    name(customerId: CustomerId | null) {
      const fresh = newTicketId()
      push(
        () => {
          const open = ticket()
          const input = { ticketId: open?.ticketId ?? fresh, place: open?.place ?? session().place, customerId }
          return (commandId) => till.loyalty.nameCustomer({ ...input, commandId })
        },
        {
          after: () => {
            change({ screen: 'counter', over: undefined, paid: undefined })
            ofTicketAgain()
          },
        },
      )
    },
    offer: (lineId: LineId) =>
      push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.loyalty.offer({ ticketId: open.ticketId, lineId, commandId }))
        },
        { after: ofTicketAgain },
      ),
    correct: (customerId: CustomerId, by: number, reason: StampReason, done: () => void) =>
      ask(
        (commandId) => till.loyalty.correct({ customerId, by, reason, commandId }),
        () => {
          customersAgain()
          done()
        },
      ),
    printCard: (customerId: CustomerId) =>
      ask((commandId) => till.loyalty.printCard({ customerId, commandId }), customersAgain),
    changeRules: (rules: LoyaltyRules) =>
      ask(
        (commandId) => till.loyalty.changeRules({ rules, commandId }),
        (now) => void cache.setQueryData(queries.loyalty.rules.queryKey({ input: {} }), now),
      ),
  }
}
