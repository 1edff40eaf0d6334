import {
  accountFault,
  type AccountFault,
  type Accounts,
  type AskedAccounts,
} from '../../shared/contracts/accounting.ts'
import { tenderKindsThat } from '../../shared/tenders.ts'
import type { Supply, TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

export type AccountGroup = 'sales' | 'vat' | 'tenders' | 'others'
export const accountGroups: readonly AccountGroup[] = ['sales', 'vat', 'tenders', 'others']
const others = [
  'agency',
  'packagingDeposits',
  'securityDeposits',
  'advances',
  'cashShort',
  'cashOver',
  'safe',
  'transfers',
  'pettyPurchases',
  'owner',
  'suspense',
] as const

/** What a row is for; its words are written where it is shown. */
export type AccountName =
  | {
      readonly kind: 'sales'
      readonly supply: Supply | null
      readonly rate: VatRate | null
      readonly family: string | null
    }
  | { readonly kind: 'vat'; readonly rate: VatRate | null }
  | { readonly kind: 'tender'; readonly tender: TenderKind }
  | { readonly kind: 'other'; readonly what: (typeof others)[number] }
type Written = { readonly account: string; readonly label: string }
export type AccountRow = Written & {
  readonly id: string
  readonly group: AccountGroup
  readonly name: AccountName
}
type Place = {
  readonly id: string
  readonly group: AccountGroup
  readonly name: AccountName
  readonly written: Written
  readonly write: (next: Partial<Written>) => AskedAccounts
}

export function accountRows(accounts: AskedAccounts): readonly AccountRow[] {
  return places(accounts).map(({ id, group, name, written: { account, label } }) => ({
    id,
    group,
    name,
    account,
    label,
  }))
}

export function withAccount(accounts: AskedAccounts, id: string, next: Partial<Written>): AskedAccounts {
  return (
    places(accounts)
      .find((place) => place.id === id)
      ?.write(next) ?? accounts
  )
}

/** Every account that there is, in the order of the table, and how it is written anew. */
function places(accounts: AskedAccounts): readonly Place[] {
  const { sales, vat, tenders } = accounts
  return [
    ...sales.map((row, index) => ({
      id: `sales-${index}`,
      group: 'sales' as const,
      name: { kind: 'sales' as const, supply: row.supply, rate: row.rate, family: row.family },
      written: row,
      write: (next: Partial<Written>) => ({ ...accounts, sales: sales.with(index, { ...row, ...next }) }),
    })),
    ...vat.rates.map((row, index) => ({
      id: `vat-${index}`,
      group: 'vat' as const,
      name: { kind: 'vat' as const, rate: row.rate },
      written: row,
      write: (next: Partial<Written>) => ({
        ...accounts,
        vat: { ...vat, rates: vat.rates.with(index, { ...row, ...next }) },
      }),
    })),
    {
      id: 'vat-others',
      group: 'vat',
      name: { kind: 'vat', rate: null },
      written: vat.others,
      write: (next) => ({ ...accounts, vat: { ...vat, others: { ...vat.others, ...next } } }),
    },
    ...tenderKindsThat(() => true).map((kind) => ({
      id: `tender-${kind}`,
      group: 'tenders' as const,
      name: { kind: 'tender' as const, tender: kind },
      written: tenders[kind],
      write: (next: Partial<Written>) => ({
        ...accounts,
        tenders: { ...tenders, [kind]: { ...tenders[kind], ...next } },
      }),
    })),
    ...others.map((what) => ({
      id: what,
      group: 'others' as const,
      name: { kind: 'other' as const, what },
      written: accounts[what],
      write: (next: Partial<Written>) => ({ ...accounts, [what]: { ...accounts[what], ...next } }),
    })),
  ]
}

export type AccountsFaults = {
  readonly accounts: ReadonlyMap<string, AccountFault>
  readonly labels: ReadonlySet<string>
  readonly code: boolean
  readonly journal: boolean
  readonly count: number
}

/** What the core would refuse, found before it is asked. */
export function accountsFaults(asked: AskedAccounts): AccountsFaults {
  const rows = accountRows(asked)
  const accounts = new Map(
    rows.flatMap(({ id, account }) => {
      const fault = accountFault(account.trim())
      return fault ? [[id, fault] as const] : []
    }),
  )
  const labels = new Set(rows.filter(({ label }) => !isLabel(label)).map(({ id }) => id))
  const code = !/^[A-Z0-9]{1,8}$/.test(asked.journalCode)
  const journal = !isLabel(asked.journalLabel)
  const wrongRows = new Set([...accounts.keys(), ...labels]).size
  return { accounts, labels, code, journal, count: wrongRows + Number(code || journal) }
}

function isLabel(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && text.trim().length <= 60
}

/** How many lines differ from what is kept. */
export function accountsChanged(kept: Accounts, asked: AskedAccounts): number {
  const before = new Map(accountRows(kept).map((row) => [row.id, row]))
  const rows = accountRows(asked).filter(({ id, account, label }) => {
    const old = before.get(id)
    return old?.account !== account || old.label !== label
  })
  const journal = kept.journalCode !== asked.journalCode || kept.journalLabel !== asked.journalLabel
  return rows.length + Number(journal)
}
