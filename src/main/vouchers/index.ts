import { randomInt } from 'node:crypto'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Voucher, vouchers as contract } from '../../shared/contracts/vouchers.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { VoucherId } from '../../shared/ids.ts'
import { minus, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { newVoucherCode, readVoucherCode } from '../../shared/voucher-code.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { OwedStore } from '../owed/index.ts'
import type { Printing } from '../printing/index.ts'
import type { SpecialLines, Sale, Tickets } from '../tickets/index.ts'
import { expiryOf, mayTryCode, TRIES_COUNT_MS } from './rules.ts'
import type { KnownVoucher, VoucherStore } from './store.ts'

export { createVoucherStore, vouchersTrack, type VoucherStore } from './store.ts'

/** A paper that was shown is in the hand of whoever pays; ten minutes later it is somebody else's turn. */
const SHOWN_FOR_MS = 10 * 60_000

type Parts = {
  readonly store: VoucherStore
  readonly owed: OwedStore
  readonly tickets: Tickets
  readonly printing: Printing
  readonly eventLog: EventLog
  /** After how many months a new one ends; never where zero. */
  readonly months: () => number
  /** When codes that belong to nothing were tried before this start. */
  readonly wrongBefore: () => readonly number[]
}
type NotTaken = 'VOUCHER_NOT_SHOWN' | 'VOUCHER_BLOCKED' | 'VOUCHER_EXPIRED' | 'VOUCHER_TOO_LITTLE'

/** The door of vouchers. Sealed records hold their ids; whoever has the paper has the code. */
export function createVouchers(parts: Parts) {
  const { store, owed, tickets, printing } = parts
  const shown = new Map<VoucherId, { readonly station: Station; readonly untilMs: number }>()
  // A restart is no way to guess on.
  let wrongMs: readonly number[] | undefined

  const withBalance = (known: KnownVoucher): Voucher => ({
    ...known,
    balanceCents: minus(owed.balanceOf('voucher', known.voucherId), tickets.heldOn(known.voucherId)),
  })
  const freshCode = () => newVoucherCode((below) => randomInt(below))
  const print = (voucherId: VoucherId, context: CommandContext) => {
    if (printing.hasPrinter()) printing.printOnce('voucher', JSON.stringify({ voucherId }), context)
  }
  const isOver = (expiresOn: BusinessDay | null, nowMs: number) =>
    expiresOn !== null && tickets.dayOf(nowMs) > expiresOn

  function issue(voucherId: VoucherId, kind: Voucher['kind'], context: CommandContext): void {
    if (!store.byId(voucherId)) {
      const expiresOn = expiryOf(tickets.dayOf(context.nowMs), parts.months())
      store.issue({ voucherId, kind, code: freshCode(), issuedAtMs: context.nowMs, expiresOn })
    }
    context.announce('customers.changed')
    print(voucherId, context)
  }

  return {
    /** With the code that its paper bears: for the printer alone. */
    onPaper(voucherId: VoucherId): { readonly voucher: Voucher; readonly code: string } | undefined {
      const known = store.byId(voucherId)
      const code = store.codeOf(voucherId)
      return known && code !== undefined ? { voucher: withBalance(known), code } : undefined
    },
    withBalance,
    isOver,
    print,
    freshCode,
    /** Behind a sale that was sealed: its vouchers are worth what was paid for them, and their papers come out. */
    issueSold(sale: Sale, context: CommandContext): void {
      const sold = sale.lines.flatMap(({ owed: of }) => (of?.kind === 'voucher' ? [of.ref] : []))
      for (const voucherId of new Set(sold)) issue(voucherId, 'gift', context)
    },
    issueCredit: (voucherId: VoucherId, context: CommandContext): void => issue(voucherId, 'credit', context),
    isKnown: (voucherId: VoucherId): boolean => store.byId(voucherId) !== undefined,
    /** What may be taken of a voucher's sale again: never what was spent already. */
    leftOf: (voucherId: VoucherId): Cents => minus(owed.balanceOf('voucher', voucherId), tickets.heldOn(voucherId)),

    present(code: string, { nowMs, caller }: CommandContext) {
      const read = readVoucherCode(code)
      if (read === undefined) return refuse('VOUCHER_MISTYPED')
      wrongMs ??= parts.wrongBefore()
      const may = mayTryCode(wrongMs, nowMs)
      if (!may.ok) return may
      const known = store.byCode(read)
      if (!known) {
        wrongMs = [...wrongMs.filter((atMs) => nowMs - atMs < TRIES_COUNT_MS), nowMs]
        return refuse('VOUCHER_UNKNOWN', { station: caller.station })
      }
      shown.set(known.voucherId, { station: caller.station, untilMs: nowMs + SHOWN_FOR_MS })
      return ok(withBalance(known))
    },
    /** Whether so much may be paid with it now, at the station that saw its paper. */
    mayTake(
      voucherId: VoucherId,
      amountCents: Cents,
      { nowMs, caller }: Pick<CommandContext, 'nowMs' | 'caller'>,
    ): Result<null, NotTaken> {
      const known = store.byId(voucherId)
      const seen = shown.get(voucherId)
      if (!known || seen?.station !== caller.station || nowMs > seen.untilMs) return refuse('VOUCHER_NOT_SHOWN')
      if (known.blocked) return refuse('VOUCHER_BLOCKED', { number: known.number })
      if (known.expiresOn !== null && isOver(known.expiresOn, nowMs))
        return refuse('VOUCHER_EXPIRED', { day: known.expiresOn })
      const { balanceCents } = withBalance(known)
      return amountCents > balanceCents ? refuse('VOUCHER_TOO_LITTLE', { leftCents: balanceCents }) : ok(null)
    },
  }
}
export type Vouchers = ReturnType<typeof createVouchers>

export function voucherHandlers(
  parts: Pick<Parts, 'store' | 'owed' | 'printing' | 'eventLog'> & {
    readonly vouchers: Vouchers
    readonly addOwed: SpecialLines['addOwed']
    /** The forms of money that the café takes. */
    readonly used: () => readonly TenderKind[]
  },
): Handlers<typeof contract> {
  const { store, vouchers, eventLog, owed } = parts
  return {
    sell({ voucherId, amountCents, ...input }, context) {
      if (!parts.used().includes('voucher')) return refuse('TENDER_NOT_USED', { kind: 'voucher' })
      if (store.byId(voucherId)) return refuse('ID_REUSED')
      return parts.addOwed(input, { kind: 'voucher', ref: voucherId }, amountCents, context)
    },
    present: ({ code }, context) => vouchers.present(code, context),
    block({ voucherId }, context) {
      const known = store.byId(voucherId)
      if (!known) return refuse('VOUCHER_UNKNOWN')
      if (!known.blocked) {
        store.block(voucherId, context.nowMs)
        eventLog.record('voucher-blocked', context, { voucherId })
      }
      context.announce('customers.changed')
      return ok(null)
    },
    replace({ voucherId }, context) {
      if (!store.byId(voucherId)) return refuse('VOUCHER_UNKNOWN')
      if (!parts.printing.hasPrinter()) return refuse('NO_PRINTER')
      store.recode(voucherId, vouchers.freshCode())
      eventLog.record('voucher-replaced', context, { voucherId })
      vouchers.print(voucherId, context)
      context.announce('customers.changed')
      return ok(null)
    },
    list: ({ openOnly, limit }, { nowMs }) =>
      store
        .newest()
        .map(vouchers.withBalance)
        .filter((one) => !openOnly || (one.balanceCents > 0 && !one.blocked && !vouchers.isOver(one.expiresOn, nowMs)))
        .slice(0, limit),
    moves: ({ voucherId }) => [...owed.moves(voucherId)],
  }
}
