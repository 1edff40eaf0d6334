import { newLineId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Client } from '../client/till.ts'
import type { CounterQueue } from '../counter/counter-queue.ts'
import { change } from '../shell/session.ts'

export type MoneyActions = ReturnType<typeof createMoneyActions>

/** What a hand does with money that is owed. */
export function createMoneyActions({ till }: Client, { ticket, push }: CounterQueue) {
  return {
    giveTip(amountCents: Cents) {
      const lineId = newLineId()
      push(
        () => {
          const open = ticket()
          return open && ((commandId) => till.tips.give({ ticketId: open.ticketId, lineId, amountCents, commandId }))
        },
        { after: () => change({ payDigits: undefined, lineId: undefined }) },
      )
    },
  }
}
