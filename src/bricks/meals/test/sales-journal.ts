import { expect } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import type { MealsShop } from './meals-shop.ts'

const ACCOUNT = 4
const DEBIT = 11
const CREDIT = 12
const figure = (text: string | undefined) => Math.round(Number((text ?? '0').replace(',', '.')) * 100)

/** What the accountant is handed of some closed days, in cents: it balances. */
export async function salesJournal(
  { ask, command }: Pick<MealsShop, 'ask' | 'command'>,
  from: BusinessDay,
  to: BusinessDay,
) {
  const exportId = crypto.randomUUID()
  await ask.accounting.prepare({ ...command({ exportId, kind: 'sales-journal' as const }), from, to })
  const made = await ask.accounting.files({ exportId })
  const rows = Buffer.from(made?.files[0]?.base64 ?? '', 'base64')
    .toString('latin1')
    .split('\r\n')
    .slice(1)
    .filter((row) => row !== '')
    .map((row) => row.split('\t'))
  const total = (column: number, of = rows) => of.reduce((n, row) => n + figure(row[column]), 0)
  const debit = total(DEBIT)
  expect(debit).toBe(total(CREDIT))
  const on = (account: string) => rows.filter((row) => row[ACCOUNT] === account)
  return {
    faults: made?.faults,
    debit,
    /** Debits less credits, of each account that is posted to. */
    balances: Object.fromEntries(
      [...new Set(rows.flatMap((row) => row[ACCOUNT] ?? []))].map((account) => [
        account,
        total(DEBIT, on(account)) - total(CREDIT, on(account)),
      ]),
    ),
    on411: {
      lines: on('411').map((row) => figure(row[DEBIT])),
      balance: total(DEBIT, on('411')) - total(CREDIT, on('411')),
    },
  }
}
