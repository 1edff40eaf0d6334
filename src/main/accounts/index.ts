import type { Account, accounts as contract, OwedMove, Statement } from '../../shared/contracts/accounts.ts'
import type { Site } from '../../shared/contracts/till.ts'
import { zCustomerId, type CustomerId } from '../../shared/ids.ts'
import { minus, plus, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { CustomerStore } from '../customers/index.ts'
import { ofDemonstration } from '../documents/demonstration.ts'
import { accountStatement } from '../documents/statement.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { OwedStore } from '../owed/index.ts'
import type { Printing } from '../printing/index.ts'
import type { SpecialLines, Tickets } from '../tickets/index.ts'
import { agesOf } from './rules.ts'
import type { LimitStore } from './store.ts'

export { accountsTrack, createLimitStore, type LimitStore } from './store.ts'

type Parts = {
  readonly limits: LimitStore
  readonly owed: OwedStore
  readonly tickets: Tickets
  readonly customers: Pick<CustomerStore, 'byId' | 'search' | 'seen'>
}
/** A statement is about the last moves: nobody reads hundreds of coffees. */
const MOVES_MAX = 200
const FOUND_MAX = 100

/** The door of customers' accounts: what somebody owes the café, up to a limit. */
export function createAccounts({ limits, owed, tickets, customers }: Parts) {
  /** What is owed, with what open tickets put on the account and without what they are about to settle. */
  const owes = (customerId: CustomerId): Cents =>
    plus(owed.balanceOf('account', customerId), tickets.heldOn(customerId))

  function account(customerId: CustomerId, nowMs: number): Account | undefined {
    const customer = customers.byId(customerId)
    const moves = owed.moves(customerId)
    return (
      customer && {
        customerId,
        name: customer.name,
        phone: customer.phone,
        limitCents: limits.limitOf(customerId),
        balanceCents: owes(customerId),
        ages: agesOf(moves, nowMs),
        lastMoveMs: moves.at(-1)?.atMs ?? null,
      }
    )
  }

  return {
    account,
    /** Whether so much more may go on an account; over its limit only when somebody who may says so. */
    mayCharge(
      customerId: CustomerId,
      amountCents: Cents,
      overLimit: boolean,
    ): Result<null, 'CUSTOMER_UNKNOWN' | 'ACCOUNT_CLOSED' | 'ACCOUNT_OVER_LIMIT'> {
      if (!customers.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      const limitCents = limits.limitOf(customerId)
      if (limitCents === 0) return refuse('ACCOUNT_CLOSED')
      const after = plus(owes(customerId), amountCents)
      return after > limitCents && !overLimit
        ? refuse('ACCOUNT_OVER_LIMIT', { limitCents, owesCents: owes(customerId) })
        : ok(null)
    },
    charged: (customerId: CustomerId, nowMs: number): void => customers.seen(customerId, nowMs),
    /** What sealed tickets say that somebody owes, whatever lies on open ones. */
    balanceOf: (customerId: CustomerId): Cents => owed.balanceOf('account', customerId),
    /** What may still be settled, or given back onto the account: nothing is settled twice. */
    mayLessen: (customerId: CustomerId): Cents =>
      minus(owed.balanceOf('account', customerId), tickets.settlingOf(customerId)),
    /** Whether somebody owes something, or a ticket that is open is about it: then nobody forgets who it is. */
    isOwing: (customerId: CustomerId): boolean => owes(customerId) > 0 || tickets.settlingOf(customerId) > 0,
    /** Everything that moved what somebody owes, oldest first. */
    moves: (customerId: CustomerId): readonly OwedMove[] => owed.moves(customerId),
    statement(customerId: CustomerId, nowMs: number): Statement | undefined {
      const customer = customers.byId(customerId)
      if (!customer) return undefined
      const all = owed.moves(customerId)
      const moves = all.slice(-MOVES_MAX)
      const [first] = moves
      const { name, addressLines, postcode, city } = customer
      return {
        customerId,
        name,
        addressLines: [...addressLines, `${postcode} ${city}`.trim()].filter((line) => line !== ''),
        balanceCents: owed.balanceOf('account', customerId),
        ages: agesOf(all, nowMs),
        beforeCents: first ? minus(first.balanceCents, first.amountCents) : owed.balanceOf('account', customerId),
        moves,
      }
    },
    /** Whoever may put tickets on an account, or owes something. */
    list(text: string, nowMs: number): Account[] {
      const owing = owed.all('account').flatMap(({ ref, balanceCents }) => (balanceCents > 0 ? [ref] : []))
      const known = new Set([...limits.all(), ...owing.flatMap((ref) => zCustomerId.safeParse(ref).data ?? [])])
      const found = text === '' ? undefined : new Set(customers.search(text, FOUND_MAX).map((one) => one.customerId))
      return [...known]
        .filter((customerId) => found === undefined || found.has(customerId))
        .flatMap((customerId) => account(customerId, nowMs) ?? [])
        .sort((a, b) => b.balanceCents - a.balanceCents || (a.name < b.name ? -1 : 1))
    },
    forget: limits.forget,
  }
}
export type Accounts = ReturnType<typeof createAccounts>

export function accountHandlers(
  parts: Parts & {
    readonly accounts: Accounts
    readonly addOwed: SpecialLines['addOwed']
    readonly eventLog: EventLog
    readonly printing: Printing
    readonly cafe: () => { readonly site: Site; readonly settings: { readonly zone: string }; readonly demo: boolean }
  },
): Handlers<typeof contract> {
  const { accounts, limits, customers } = parts
  return {
    setLimit({ customerId, limitCents }, context) {
      if (!customers.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      const before = limits.limitOf(customerId)
      limits.set(customerId, limitCents)
      parts.eventLog.record('account-limit-set', context, { customerId, before, limitCents })
      context.announce('customers.changed')
      return ok(null)
    },
    settle({ customerId, amountCents, ...input }, context) {
      if (!customers.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      const mostCents = accounts.mayLessen(customerId)
      if (amountCents > mostCents) return refuse('SETTLES_TOO_MUCH', { mostCents })
      return parts.addOwed(input, { kind: 'account', ref: customerId }, amountCents, context)
    },
    printStatement({ customerId }, context) {
      if (!customers.byId(customerId)) return refuse('CUSTOMER_UNKNOWN')
      if (!parts.printing.hasPrinter()) return refuse('NO_PRINTER')
      parts.printing.printOnce('statement', JSON.stringify({ customerId, atMs: context.nowMs }), context)
      return ok(null)
    },
    list: ({ text }, { nowMs }) => accounts.list(text, nowMs),
    statement: ({ customerId }, { nowMs }) => accounts.statement(customerId, nowMs) ?? null,
    async file({ customerId }, { nowMs }) {
      const statement = accounts.statement(customerId, nowMs)
      if (!statement) return null
      const { site, settings, demo } = parts.cafe()
      const { paperPdf } = await import('../documents/pdf/paper-pdf.ts') // large, and no sale waits for it
      const paper = accountStatement(statement, { site, zone: settings.zone, atMs: nowMs })
      const bytes = await paperPdf(demo ? ofDemonstration(paper) : paper, { createdAtMs: nowMs })
      return { name: `releve-${customerId.slice(4, 12)}.pdf`, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}
