import type { CustomerDetails } from '../../shared/contracts/customers.ts'
import {
  newCustomerId,
  newLineId,
  newTicketId,
  newVoucherId,
  type CustomerId,
  type VoucherId,
} from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { savePdf } from '../client/download.ts'
import type { Client } from '../client/till.ts'
import type { CounterQueue } from '../counter/counter-queue.ts'
import { createPush } from '../shell/push.ts'
import { change, session } from '../shell/session.ts'

export type MoneyActions = ReturnType<typeof createMoneyActions>

/** What a hand does with money that is owed, and with those who owe it. */
export function createMoneyActions(client: Client, { ticket, push }: CounterQueue) {
  const { till, cache, queries } = client
  const ask = createPush(client)
  const toCounter = () => change({ screen: 'counter', over: undefined, paid: undefined, lineId: undefined })
  const again = () => {
    for (const part of [queries.customers.key(), queries.accounts.key(), queries.vouchers.key()])
      void cache.invalidateQueries({ queryKey: part })
  }
  /** Where a line that is owed goes: on the ticket in hand, or on a new one. */
  const place = () => {
    const open = ticket()
    return { ticketId: open?.ticketId ?? newTicketId(), lineId: newLineId(), place: open?.place ?? session().place }
  }
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
    /** A voucher was scanned or typed: it says what it holds. */
    present: (code: string) =>
      ask(
        (commandId) => till.vouchers.present({ code, commandId }),
        (shown) => change({ screen: 'counter', unknownCode: undefined, over: { kind: 'voucher', shown } }),
      ),
    sellVoucher(amountCents: Cents) {
      const voucherId = newVoucherId()
      push(
        () => {
          const input = { ...place(), voucherId, amountCents }
          return (commandId) => till.vouchers.sell({ ...input, commandId })
        },
        { after: toCounter },
      )
    },
    settle: (customerId: CustomerId, amountCents: Cents) =>
      push(
        () => {
          const input = { ...place(), customerId, amountCents }
          return (commandId) => till.accounts.settle({ ...input, commandId })
        },
        { after: toCounter },
      ),
    block: (voucherId: VoucherId) => ask((commandId) => till.vouchers.block({ voucherId, commandId }), again),
    replace: (voucherId: VoucherId) => ask((commandId) => till.vouchers.replace({ voucherId, commandId }), again),
    saveCustomer(details: CustomerDetails, known: CustomerId | undefined, saved: (customerId: CustomerId) => void) {
      const customerId = known ?? newCustomerId()
      ask(
        (commandId) => till.customers.save({ customerId, ...details, commandId }),
        () => {
          again()
          saved(customerId)
        },
      )
    },
    setLimit: (customerId: CustomerId, limitCents: Cents, done: () => void) =>
      ask(
        (commandId) => till.accounts.setLimit({ customerId, limitCents, commandId }),
        () => {
          again()
          done()
        },
      ),
    erase: (customerId: CustomerId, gone: () => void) =>
      ask(
        (commandId) => till.customers.erase({ customerId, commandId }),
        () => {
          again()
          gone()
        },
      ),
    printStatement: (customerId: CustomerId) =>
      ask(
        (commandId) => till.accounts.printStatement({ customerId, commandId }),
        () => undefined,
      ),
    saveStatement: (customerId: CustomerId) => ask(() => till.accounts.file({ customerId }), savePdf),
  }
}
