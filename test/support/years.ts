import { newCashSessionId, newCommandId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { openShop, type Shop } from './shop.ts'
import type { TillOptions } from '../../src/main/open-till.ts'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** A shop whose clock stands where the test puts it, and whose folder outlives it. */
export async function openClockedShop(atMs: number, options: Partial<TillOptions> = {}) {
  let now = atMs
  const shop = await openShop({ nowMs: () => (now += 1), hasNetwork: () => true, ...options })
  return {
    ...shop,
    /** Sets the clock; a shop never goes back by itself. */
    clockTo(ms: number): void {
      now = ms
    },
    nowMs: () => now,
  }
}
export type ClockedShop = Awaited<ReturnType<typeof openClockedShop>>

/** Opens the day, sells, counts right and closes with a Z. */
export async function trade(shop: Pick<Shop, 'ask' | 'openDay' | 'sell'>, tickets: readonly (readonly string[])[]) {
  const sessionId = await shop.openDay()
  for (const [index, products] of tickets.entries()) await shop.sell(products, index % 2 === 0 ? 'cash' : 'card')
  const reading = await shop.ask.cashSessions.x({})
  return shop.ask.cashSessions.close({
    commandId: newCommandId(),
    sessionId,
    countedCents: reading?.expectedCents ?? cents(0),
  })
}

/** Gives back one line of a ticket, or part of it. */
export function refundOf(
  number: number,
  lines: readonly { readonly position: number; readonly quantity?: number }[],
  kind: 'cash' | 'card' = 'cash',
) {
  return {
    commandId: newCommandId(),
    ticketId: newTicketId(),
    tenderId: newTenderId(),
    number,
    lines: lines.map(({ position, quantity = 1 }) => ({ position, quantityMilli: milli(quantity * 1000) })),
    kind,
    reason: 'mistake' as const,
    printReceipt: false,
  }
}

export function startTraining(shop: Pick<Shop, 'ask'>) {
  return shop.ask.training.start({ commandId: newCommandId(), sessionId: newCashSessionId() })
}

/** Waits until no archive is being made. */
export async function archivesDone(shop: Pick<Shop, 'ask'>) {
  for (;;) {
    const { archives, job } = await shop.ask.archives.list({})
    if (job.state !== 'running') return { archives, job }
    await new Promise((later) => setImmediate(later))
  }
}
