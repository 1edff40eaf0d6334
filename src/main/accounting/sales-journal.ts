import { assert, unreachable } from '../../shared/assert.ts'
import { cashFlow, type CashReason, type CashSum } from '../../shared/cash.ts'
import { businessDay, type BusinessDay } from '../../shared/business-day.ts'
import { defaultAccounts, type Account, type Accounts, type SalesRow } from '../../shared/contracts/accounting.ts'
import type { Closure, FamilySales } from '../../shared/contracts/closures.ts'
import { cents, minus, negate, sum, ZERO, type Cents } from '../../shared/money.ts'
import { zTenderKind, type TenderKind } from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

/** One side of an entry, in cents: exactly one of the two amounts is not zero, and none is negative. */
export type JournalLine = {
  readonly account: string
  readonly label: string
  readonly debitCents: Cents
  readonly creditCents: Cents
}

/** The entry of one business day: its debits make its credits. */
export type JournalEntry = {
  /** The day's accounting number: continuous. */
  readonly number: number
  readonly day: BusinessDay
  /** The calendar day of the closing that sealed it. */
  readonly validatedOn: BusinessDay
  /** Number of the day closure that it is made of. */
  readonly closure: number
  readonly lines: readonly JournalLine[]
}

export type Advances = Closure['advances']

/** Debits are positive, credits negative. */
type Posting = { readonly account: string; readonly label: string; readonly cents: Cents }

/**
 * The sales journal of sealed days, in their order: one balanced entry for each day that has a number (brief fiscal §7.1;
 * aggregated entries of a till are admitted by BOI-CF-IOR-60-40-20 nos. 60–65). `advancesBefore` is what lay on open
 * tickets when the last entry before these days was made; nothing at the beginning of the books. A number given to a day
 * that moves nothing has no entry, and its gap is for the checker to name.
 */
export function salesJournal(
  days: readonly Closure[],
  accounts: Accounts,
  advancesBefore: Advances,
): readonly JournalEntry[] {
  const entries: JournalEntry[] = []
  let before: Closure | undefined
  let validatedOn: BusinessDay | undefined
  for (const day of days) {
    assert(day.level === 'day', 'the journal is made of day closures')
    if (day.accountingNumber === null) {
      // Advances moved on such a day are posted with the next entry, which compares with the last one.
      assert(!isPosted(day, day.advances), `the day ${day.to} has figures and no accounting number`)
      continue
    }
    const isNext = !before || (day.accountingNumber === (before.accountingNumber ?? 0) + 1 && day.to > before.to)
    assert(isNext, `entry ${day.accountingNumber} is out of order`)
    // A clock put back must not date a validation before its entry, nor before the validation that precedes it.
    const closedOn = businessDay(day.closedAtMs, day.zone, 0)
    validatedOn = [day.to, validatedOn ?? day.to, closedOn].reduce((a, b) => (a > b ? a : b))
    const lines = linesOf(postingsOf(day, accounts, before?.advances ?? advancesBefore))
    if (lines.length > 0) {
      entries.push({ number: day.accountingNumber, day: day.to, validatedOn, closure: day.number, lines })
    }
    before = day
  }
  return entries
}

/** Whether a day has anything to post, and so needs an accounting number, whatever the accounts are. */
export function isPosted(day: Pick<Closure, 'figures' | 'advances'>, advancesBefore: Advances): boolean {
  return postingsOf(day, defaultAccounts, advancesBefore).length > 0
}

function postingsOf(
  { figures, advances }: Pick<Closure, 'figures' | 'advances'>,
  accounts: Accounts,
  advancesBefore: Advances,
): readonly Posting[] {
  const cash = accounts.tenders.cash
  return [
    ...figures.tenders.map(({ kind, amountCents }) => debit(accounts.tenders[kind], amountCents)),
    ...zTenderKind.options.flatMap((kind) => {
      const moved = minus(advanceOf(advances, kind), advanceOf(advancesBefore, kind))
      return [debit(accounts.tenders[kind], moved), credit(accounts.advances, moved)]
    }),
    debit(accounts.cashShort, figures.cashShortCents),
    credit(cash, figures.cashShortCents),
    debit(cash, figures.cashOverCents),
    credit(accounts.cashOver, figures.cashOverCents),
    ...figures.cashMovements.flatMap((moved) => cashPostings(moved, accounts)),
    ...figures.families.flatMap((family) => familyPostings(family, accounts)),
    ...figures.vat.map(({ rate, vatCents }) => credit(vatAccount(accounts, rate), vatCents)),
  ].filter((posting) => posting.cents !== 0)
}

/** Where cash that is not a sale's came from or went; the drawer and the safe are the café's own. */
const outside = {
  'change-brought': 'transfers',
  'float-topped-up': null,
  'owner-brought': 'owner',
  'other-in': 'suspense',
  'petty-purchase': 'pettyPurchases',
  'owner-took': 'owner',
  'other-out': 'suspense',
  'tips-paid': 'tips',
  'third-party-paid': 'agency',
  'safe-drop': null,
  'bank-deposit': 'transfers',
} as const satisfies Record<CashReason, keyof Accounts | null>

function cashPostings({ reason, amountCents }: CashSum, accounts: Accounts): readonly Posting[] {
  const { drawer, safe } = cashFlow[reason]
  const other = outside[reason]
  return [
    debit(accounts.tenders.cash, cents(drawer * amountCents)),
    debit(accounts.safe, cents(safe * amountCents)),
    ...(other === null ? [] : [credit(accounts[other], cents((drawer + safe) * amountCents))]),
  ]
}

/** Only `own` is turnover, HT; what is collected for others or will be given back is owed, TTC. */
function familyPostings(family: FamilySales, accounts: Accounts): readonly Posting[] {
  switch (family.nature) {
    case 'own':
      return [credit(salesAccount(accounts, family), family.htCents)]
    case 'agency':
      return [credit(accounts.agency, family.ttcCents)]
    case 'liability':
      if (family.owed)
        return [credit(family.owed === 'tip' ? accounts.tips : accounts.tenders[family.owed], family.ttcCents)]
      return [
        credit(family.supply === 'goods' ? accounts.packagingDeposits : accounts.securityDeposits, family.ttcCents),
      ]
    case 'non-money':
      return []
    default:
      return unreachable(family.nature)
  }
}

function salesAccount(accounts: Accounts, sold: FamilySales): Account {
  const rows = accounts.sales
    .filter((row) => [sold.family, null].includes(row.family))
    .filter((row) => row.supply === null || row.supply === sold.supply)
    .filter((row) => row.rate === null || row.rate === sold.rate)
    .sort((a, b) => weight(b) - weight(a))
  assert(rows[0], 'one row of the accounts matches every sale')
  return rows[0]
}

/** A family outweighs a supply and a rate together, a supply outweighs a rate. */
function weight(row: SalesRow): number {
  return (row.family === null ? 0 : 4) + (row.supply === null ? 0 : 2) + (row.rate === null ? 0 : 1)
}

function vatAccount(accounts: Accounts, rate: VatRate): Account {
  return accounts.vat.rates.find((row) => row.rate === rate) ?? accounts.vat.others
}

function advanceOf(advances: Advances, kind: TenderKind): Cents {
  return sum(advances.filter((advance) => advance.kind === kind).map((advance) => advance.amountCents))
}

/** Adds up what goes to one account under one label, and says which side the sum is on: debits first. */
function linesOf(postings: readonly Posting[]): readonly JournalLine[] {
  assert(sum(postings.map((posting) => posting.cents)) === 0, 'an entry balances')
  const added = [...Map.groupBy(postings, ({ account, label }) => `${account} ${label}`).values()]
    .flatMap(([first, ...others]) =>
      first ? [{ ...first, cents: sum([first, ...others].map((posting) => posting.cents)) }] : [],
    )
    .filter((posting) => posting.cents !== 0)
  // Two families that cancel out on one account: the number is taken, so the entry shows both rather than nothing.
  const told = added.length > 0 ? added : postings
  return [...told.filter(({ cents: amount }) => amount > 0), ...told.filter(({ cents: amount }) => amount < 0)].map(
    ({ account, label, cents: amount }) => ({
      account,
      label,
      debitCents: amount > 0 ? amount : ZERO,
      creditCents: amount < 0 ? cents(-amount) : ZERO,
    }),
  )
}

function debit({ account, label }: Account, amount: Cents): Posting {
  return { account, label, cents: amount }
}

function credit(account: Account, amount: Cents): Posting {
  return debit(account, negate(amount))
}
