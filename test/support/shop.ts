import { createRouterClient, type RouterClient } from '@orpc/server'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import type { TillRouter } from '../../src/main/hosts/router.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill, type TillOptions } from '../../src/main/open-till.ts'

/** Monday 23 November 2026, 13:00 in Paris. */
export const NOON_MS = Date.UTC(2026, 10, 23, 12)

export type Ask = RouterClient<TillRouter>

/** A folder of its own for one test, gone with `remove`. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'zinc-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/**
 * A whole till on a real file: real SQL, real keys, real contract, the demo café. Only the clock is pretend, and there is
 * no printer unless one is given.
 */
export async function openShop(options: Partial<TillOptions> = {}) {
  const own = options.dataFolder === undefined ? temporaryFolder() : undefined
  const folder = options.dataFolder ?? own?.folder ?? ''
  let nowMs = NOON_MS
  const till = await openTill({
    protector: filePermissions(),
    demo: true,
    printer: { host: '127.0.0.1', port: 9, profile: 'epson-80' },
    nowMs: () => (nowMs += 1),
    ...options,
    dataFolder: folder,
  })
  const ask: Ask = createRouterClient(till.router, { context: { caller: { station: 'counter' } } })

  /** Whoever opens has looked at the clock. */
  async function openDay(floatCents = 10_000) {
    const opening = { sessionId: newCashSessionId(), floatCents: cents(floatCents), clockConfirmed: true }
    const { sessionId } = opening
    await ask.cashSessions.open({ commandId: newCommandId(), ...opening })
    return sessionId
  }

  async function add(ticketId: TicketId, productId: string, quantity = 1, place: 'on-site' | 'takeaway' = 'on-site') {
    return ask.tickets.addLine({
      commandId: newCommandId(),
      ticketId,
      lineId: newLineId(),
      productId: productId as ProductId,
      quantityMilli: milli(quantity * 1000),
      optionIds: [],
      place,
    })
  }

  async function take(ticketId: TicketId, kind: TenderKind, offeredCents?: number) {
    const { ticket } = await ask.tickets.counter({})
    const due = ticket?.dueCents ?? cents(0)
    return ask.tenders.take({
      commandId: newCommandId(),
      ticketId,
      tenderId: newTenderId(),
      kind,
      offeredCents: offeredCents === undefined ? due : cents(offeredCents),
      dueCents: due,
      printReceipt: false,
    })
  }

  return {
    till,
    ask,
    folder,
    ledgerFile: join(folder, 'ledger.db'),
    openDay,
    add,
    take,
    /** Sells what is named and settles it exactly; answers with the settled ticket. */
    async sell(products: readonly string[], kind: TenderKind = 'cash', offeredCents?: number) {
      const ticketId = newTicketId()
      for (const product of products) await add(ticketId, product)
      const { counter } = await take(ticketId, kind, offeredCents)
      return counter.last
    },
    advance(ms: number): void {
      nowMs += ms
    },
    /** One value straight from the file, as a stranger with a SQLite tool would read it. */
    one<T>(sql: string): T {
      const db = new Database(join(folder, 'ledger.db'), { readonly: true })
      try {
        return db.prepare(sql).pluck().get() as T
      } finally {
        db.close()
      }
    },
    async close(): Promise<void> {
      await till.close()
      own?.remove()
    },
  }
}
export type Shop = Awaited<ReturnType<typeof openShop>>

/** The code of a refusal, or `none`. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `not a refusal: ${String(error)}`
  }
}
