import { newLineId, type CustomerId } from '../../../shared/ids.ts'
import type { Cents } from '../../../shared/money.ts'
import { fromBase64, saveFile } from '../../../renderer/client/download.ts'
import { billTexts } from '../texts/bills.ts'
import type { Month } from '../rules/month.ts'
import { createRuns } from './bill-runs.ts'
import { bills, toSide } from './bills-desk.ts'
import { set, type Shop } from './shop.ts'

type CreditAsked = Omit<Parameters<Shop['part']['creditBill']>[0], 'commandId'>
export type What = Parameters<Shop['part']['billFile']>[0]['what']

/** What is done with months: issued one by one, paid, credited, printed. */
export function createBillActions(shop: Shop) {
  const { part, host, ask, done, again, euros } = shop
  const words = billTexts[shop.lang]

  async function fetched(what: What): Promise<boolean> {
    const file = await part.billFile({ what })
    if (!file) return false
    const type = file.name.endsWith('.csv') ? 'text/csv' : 'application/pdf'
    saveFile(file.name, [fromBase64(file.base64)], type)
    return true
  }

  return {
    ...createRuns(shop, fetched),
    issue: (month: Month, personId: CustomerId): void =>
      ask(
        (commandId) => part.issueBill({ personId, month, commandId }),
        ({ number }) => {
          done(words.issuedTold({ number }))
          again()
        },
      ),
    credit(asked: CreditAsked): void {
      ask(
        (commandId) => part.creditBill({ ...asked, commandId }),
        ({ number, amountCents, moneyCents }) => {
          const { side } = bills()
          if (side.kind === 'credit') toSide({ kind: 'bill', personId: side.personId })
          const amount = euros(amountCents)
          done(
            moneyCents === 0
              ? words.creditDone({ number, amount })
              : words.creditGiven({ number, amount, money: euros(moneyCents) }),
          )
          again()
        },
      )
    },
    /** On the ticket in hand, with the rest; the oldest invoice is settled first. */
    collect(customerId: CustomerId, amountCents: Cents): void {
      const input = { ...host.nextTicket(), lineId: newLineId(), customerId, amountCents }
      ask(
        (commandId) => host.client.till.accounts.settle({ ...input, commandId }),
        () => host.toCounter(),
      )
    },
    printTicket: (seq: number): void =>
      ask(
        (commandId) => host.client.till.invoices.print({ seq, commandId }),
        () => undefined,
      ),
    async legal(seq: number): Promise<void> {
      const file = await host.client.till.invoices.file({ seq })
      if (file) saveFile(file.name, [fromBase64(file.base64)], 'application/pdf')
    },
    async save(what: What): Promise<void> {
      if (!(await fetched(what))) set({ told: { tone: 'amber', text: words.noFile } })
    },
  }
}
export type BillActions = ReturnType<typeof createBillActions>
