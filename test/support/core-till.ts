import { devicesHere, type DeviceHost } from '../../src/main/device-host/index.ts'
import { join } from 'node:path'
import { backupTools } from '../../src/main/backup-apart.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { inTransaction, openLedger } from '../../src/main/db/open.ts'
import { demoCafe } from '../../src/main/demo.ts'
import type { CommandContext } from '../../src/main/hosts/handlers.ts'
import { createHost } from '../../src/main/hosts/host.ts'
import { filePermissions, loadOrCreateSigner } from '../../src/main/journal/index.ts'
import type { PrinterAddress } from '../../src/main/printer-crew.ts'
import { tracks } from '../../src/main/ledger-parts.ts'
import { assemble } from '../../src/main/till-handlers.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, ONE } from '../../src/shared/money.ts'
import type { Counter } from '../../src/shared/ticket.ts'

export const FIVE_PRODUCTS = ['prd_cafe', 'prd_creme', 'prd_croissant', 'prd_demi', 'prd_baguette']

const counter = { station: 'counter' } as const
const anybody = { right: 'sell', remembered: [], secret: false } as const

const OFF: PrinterAddress = { host: '127.0.0.1', port: 9, profile: 'epson-80' }

/** The core alone, as the hosts drive it: same parts, same command runner, no transport, a printer that is off unless one is given. */
export function openCore(
  folder: string,
  nowMs: () => number = Date.now,
  given: { readonly printer?: PrinterAddress; readonly devices?: DeviceHost; readonly demo?: boolean } = {},
) {
  const db = openLedger(join(folder, 'ledger.db'))
  migrate(db, tracks, Date.now)
  const { signer } = loadOrCreateSigner(join(folder, 'keys'), filePermissions())
  const devices = given.devices ?? devicesHere()
  const parts = assemble({
    db,
    signer,
    erased: { ids: () => [], add: fail },
    printer: given.printer ?? OFF,
    devices,
    nowMs,
    latestMs: () => 0,
    publish: () => undefined,
    reportDefect: fail,
    verify: fail,
    alone: fail,
    backupTools: backupTools(dataFolder(folder), undefined, fail),
    archiveTools: { folder, write: fail, check: fail, alone: fail },
    dayEnded: () => ({ inTransaction: () => undefined, afterCommit: () => undefined }),
  })
  const host = createHost({
    db,
    nowMs,
    access: parts.people,
    remember: () => undefined,
    publish: () => undefined,
    reportDefect: (_id, error) => fail(error),
    reportStorage: (_failure, error) => fail(error),
    begun: () => undefined,
    committed: () => undefined,
  })
  if (!parts.settings.installed()) {
    const cafe = demoCafe()
    inTransaction(db, () => {
      parts.settings.install({ ...cafe.installation, demo: given.demo ?? true })
      parts.catalogue.replace(cafe.catalogue)
      for (const person of cafe.installation.operators) parts.peopleStore.save({ ...person, active: true })
      const facts = { nowMs: nowMs(), operator: 'opr_1' }
      parts.eventLog.record('key-created', facts, { key: signer.key, protection: 'file-permissions' })
    })
    parts.peopleStore.reload()
  }
  const { tickets, tenders, cashSessions } = parts.handlers

  function run<In, Out>(name: string, input: In, handler: (input: never, context: CommandContext) => unknown): Out {
    const command = { name, input: { ...input, commandId: newCommandId() }, caller: counter, meta: anybody }
    const result = host.runCommand(command, handler as never)
    if (!result.ok) throw new Error(`${name} refused: ${result.code}`)
    return result.value as Out
  }

  function addLine(ticketId: TicketId, productId: string): number {
    const line = { ticketId, lineId: newLineId(), productId: productId as ProductId, optionIds: [], place: 'on-site' }
    const counter: Counter = run('tickets.addLine', { ...line, quantityMilli: ONE }, tickets.addLine)
    return counter.ticket?.dueCents ?? 0
  }

  return {
    db,
    parts,
    openDay() {
      const sessionId = newCashSessionId()
      run('cashSessions.open', { sessionId, floatCents: 10_000 }, cashSessions.open)
      return sessionId
    },
    /** Seals every day that is over. */
    closeOver: () => inTransaction(db, () => parts.closures.closeOver({ nowMs: nowMs(), operator: 'opr_1' }, true)),
    closeDay: (sessionId: string) =>
      run('cashSessions.close', { sessionId, countedCents: 10_000, explanation: 'unknown' }, cashSessions.close),
    ring(products: readonly string[]): { ticketId: TicketId; dueCents: number } {
      const ticketId = newTicketId()
      const dues = products.map((productId) => addLine(ticketId, productId))
      return { ticketId, dueCents: dues.at(-1) ?? 0 }
    },
    /** One more line; answers with what is due. */
    addLine,
    pay({ ticketId, dueCents }: { ticketId: TicketId; dueCents: number }): void {
      const tender = { ticketId, tenderId: newTenderId(), kind: 'cash', printReceipt: false }
      run('tenders.take', { ...tender, offeredCents: cents(dueCents), dueCents: cents(dueCents) }, tenders.take)
    },
    async close(): Promise<void> {
      await parts.crew.stop()
      await devices.close()
      db.close()
    },
  }
}
export type Core = ReturnType<typeof openCore>

/** Many sales in few commits: the same code as a sale, without a sync for each. */
export function sellMany(core: Core, count: number, products: readonly string[] = FIVE_PRODUCTS): void {
  const batch = 500
  for (let done = 0; done < count; done += batch) {
    inTransaction(core.db, () => {
      for (let n = 0; n < Math.min(batch, count - done); n += 1) core.pay(core.ring(products))
    })
  }
}

function fail(error: unknown): never {
  throw error
}
