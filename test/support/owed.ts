import { expect } from 'vitest'
import type { CustomerDetails } from '../../src/shared/contracts/customers.ts'
import {
  newCustomerId,
  newLineId,
  newTenderId,
  newTicketId,
  newVoucherId,
  type CustomerId,
  type TicketId,
  type VoucherId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { TenderRef } from '../../src/shared/owed.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { entriesOf, ticketsOf } from './books.ts'
import { durand } from './customers.ts'
import { command } from './said.ts'
import type { Shop } from './shop.ts'

/** What a hand does with money that is owed. */
export function owedHands(shop: Pick<Shop, 'ask' | 'add' | 'one'>) {
  const { ask } = shop
  const due = async () => (await ask.tickets.counter({})).ticket?.dueCents ?? cents(0)
  async function take(ticketId: TicketId, kind: TenderKind, ref?: TenderRef, offeredCents?: number) {
    const dueCents = await due()
    const offered = offeredCents === undefined ? dueCents : cents(offeredCents)
    const input = { ticketId, tenderId: newTenderId(), kind, offeredCents: offered, dueCents, printReceipt: false }
    return ask.tenders.take({ ...command(), ...input, ...(ref === undefined ? {} : { ref }) })
  }
  return {
    take,
    useAll: () =>
      ask.till.changeSettings({ ...command(), tips: true, tenders: ['cash', 'card', 'voucher', 'account'] }),
    async customer(limitCents = 10_000, details: Partial<CustomerDetails> = {}): Promise<CustomerId> {
      const customerId = newCustomerId()
      await ask.customers.save({ ...command(), customerId, ...durand, ...details })
      if (limitCents > 0) await ask.accounts.setLimit({ ...command(), customerId, limitCents: cents(limitCents) })
      return customerId
    },
    /** Coffees on a ticket, to be paid. */
    async coffees(count = 1): Promise<TicketId> {
      const ticketId = newTicketId()
      await shop.add(ticketId, 'prd_cafe', count)
      return ticketId
    },
    sellVoucher: async (amountCents: number, voucherId: VoucherId = newVoucherId()) => {
      const ticketId = newTicketId()
      const line = { ticketId, lineId: newLineId(), place: 'on-site' as const }
      await ask.vouchers.sell({ ...command(), ...line, voucherId, amountCents: cents(amountCents) })
      await take(ticketId, 'cash')
      return voucherId
    },
    settle: async (customerId: CustomerId, amountCents: number, ticketId: TicketId = newTicketId()) => {
      const line = { ticketId, lineId: newLineId(), place: 'on-site' as const }
      await ask.accounts.settle({ ...command(), ...line, customerId, amountCents: cents(amountCents) })
      return ticketId
    },
    /** The code that is on the paper of a voucher, as nobody but its holder knows it. */
    codeOf: (voucherId: VoucherId) => shop.one<string>(`SELECT code FROM vouchers WHERE voucher_id = '${voucherId}'`),
    present(voucherId: VoucherId) {
      return ask.vouchers.present({ ...command(), code: this.codeOf(voucherId) })
    },
    refund: (
      number: number,
      kind: TenderKind,
      ref?: TenderRef,
      lines: readonly { position: number; quantityMilli: number }[] = [{ position: 0, quantityMilli: 1000 }],
    ) =>
      ask.corrections.refund({
        ...command(),
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number,
        lines: lines.map((line) => ({ ...line, quantityMilli: milli(line.quantityMilli) })),
        kind,
        ...(ref === undefined ? {} : { ref }),
        reason: 'mistake',
        printReceipt: false,
      }),
  }
}

/** Balances added up from the sealed tickets alone, without a table or a function of the till. */
export function balancesIn(shop: { readonly ledgerFile: string }): ReadonlyMap<string, number> {
  const balances = new Map<string, number>()
  const move = (ref: string, by: number, told: number | undefined) => {
    const now = (balances.get(ref) ?? 0) + by
    balances.set(ref, now)
    expect(told).toBe(now)
    expect(now).toBeGreaterThanOrEqual(0)
  }
  for (const { kind, body } of ticketsOf(shop)) {
    if (kind === 'tender-change') continue
    for (const { owed, ttcCents } of body.lines) {
      if (owed?.kind === 'voucher') move(owed.ref, ttcCents, owed.balanceCents)
      if (owed?.kind === 'account') move(owed.ref, -ttcCents, owed.balanceCents)
    }
    for (const { kind: form, ref, amountCents, balanceCents } of body.tenders) {
      if (form === 'voucher') move(ref!, -amountCents, balanceCents)
      if (form === 'account') move(ref!, amountCents, balanceCents)
    }
  }
  return balances
}

/** Nothing that is sealed says the code of a voucher. */
export function expectNoCodeSealed(shop: Shop): void {
  const codes = shop.one<string>('SELECT group_concat(code) FROM vouchers')?.split(',') ?? []
  const sealed = (['tickets', 'events', 'copies', 'closures'] as const).map((chain) =>
    JSON.stringify(entriesOf(shop, chain)),
  )
  for (const code of codes) for (const text of sealed) expect(text).not.toContain(code)
  const answers = shop.one<string>(`SELECT group_concat(asked || answer) FROM command_log`) ?? ''
  for (const code of codes) expect(answers).not.toContain(code)
}
