import { inTransaction } from '../../src/main/db/open.ts'
import type { CommandContext } from '../../src/main/hosts/handlers.ts'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import {
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type OperatorId,
  type ProductId,
} from '../../src/shared/ids.ts'
import { cents, ONE } from '../../src/shared/money.ts'
import { defaultNetwork, type NetworkSettings } from '../../src/shared/network.ts'
import type { Result } from '../../src/shared/result.ts'
import type { ServiceLine } from '../../src/shared/service-line.ts'
import { openCore } from './core-till.ts'
import { temporaryFolder } from './shop.ts'
import { refundOf } from './years.ts'

export const HOUR_MS = 3_600_000
/** Ten in the morning in Paris, in winter. */
export const morningOf = (day: string): number => Date.parse(`${day}T09:00:00Z`)
export const asDay = (day: string): BusinessDay => day as BusinessDay

export type ServiceSold = {
  readonly service: string
  readonly nature: ServiceLine['nature']
  readonly priceCents: number
  readonly vatClass?: 'dish'
}

/** A café of the network: the core alone, on a real ledger, with a clock that the test sets. */
export function openNetworkCafe(given: { readonly demo?: boolean } = {}) {
  const { folder, remove } = temporaryFolder()
  let now = morningOf('2026-10-01')
  const core = openCore(folder, () => (now += 1), { demo: given.demo ?? false })
  const { handlers, addService, cashSessions } = { ...core.parts, ...core.parts.handlers }
  const context = (): CommandContext => ({
    commandId: newCommandId(),
    nowMs: (now += 1),
    caller: { station: 'counter' },
    operator: 'opr_1' as OperatorId,
    approvedBy: undefined,
    announce: () => undefined,
    afterCommit: (work) => work(),
  })
  const value = <Value>(result: Result<Value, string>): Value => {
    if (!result.ok) throw new Error(`refused: ${result.code}`)
    return result.value
  }
  const run = <Value>(work: (context: CommandContext) => Value): Value => inTransaction(core.db, () => work(context()))

  function payByCard(ticketId: ReturnType<typeof newTicketId>): void {
    const due = core.parts.tickets.counter(now, 'counter').ticket?.dueCents ?? cents(0)
    const tender = {
      ticketId,
      tenderId: newTenderId(),
      kind: 'card' as const,
      printReceipt: false,
      commandId: newCommandId(),
    }
    value(run((asked) => handlers.tenders.take({ ...tender, offeredCents: due, dueCents: due }, asked)))
  }

  return {
    ...core,
    network: handlers.network,
    context,
    run,
    clockTo(ms: number): void {
      now = ms
    },
    query: () => ({ nowMs: now, caller: { station: 'counter' as const } }),
    price: (productId: string, priceCents: number) =>
      value(
        run((asked) =>
          handlers.catalogue.changePrice(
            {
              productId: productId as ProductId,
              priceCents: cents(priceCents),
              takeawayPriceCents: null,
              commandId: newCommandId(),
            },
            asked,
          ),
        ),
      ),
    payByCard,
    /** One sealed ticket, paid by card. */
    sell(products: readonly string[], place: 'on-site' | 'takeaway' = 'on-site'): void {
      const ticketId = newTicketId()
      for (const productId of products) {
        const line = { ticketId, lineId: newLineId(), productId: productId as ProductId, optionIds: [], place }
        value(
          run((asked) => handlers.tickets.addLine({ ...line, quantityMilli: ONE, commandId: newCommandId() }, asked)),
        )
      }
      payByCard(ticketId)
    },
    sellService({ service, nature, priceCents, vatClass }: ServiceSold): void {
      const ticketId = newTicketId()
      const line = {
        lineId: newLineId(),
        label: service,
        priceCents: cents(priceCents),
        ...(vatClass && { vatClass }),
        service: { service, ref: 'tst_1', nature, family: service },
      }
      value(run((asked) => addService({ ticketId, place: 'on-site' }, [line], asked)))
      payByCard(ticketId)
    },
    /** Gives back the first line of a ticket, on the card. */
    refund: (number: number) =>
      value(run((asked) => handlers.corrections.refund(refundOf(number, [{ position: 0 }], 'card'), asked))),
    /** Opens, lives and counts a day. */
    day(day: string, live: () => void): void {
      now = morningOf(day)
      core.closeOver()
      const sessionId = core.openDay()
      live()
      now += 4 * HOUR_MS
      core.closeDay(sessionId)
    },
    settings(changed: Partial<NetworkSettings>, from = '2026-01'): void {
      const settings = { ...defaultNetwork, siteId: 'LOZ-007', ...changed }
      value(run((asked) => handlers.network.setSettings({ from, settings, commandId: newCommandId() }, asked)))
    },
    make: (month: string) => run((asked) => handlers.network.make({ month, commandId: newCommandId() }, asked)),
    shut: (day: string, isShut = true) =>
      run((asked) => handlers.network.declareShut({ day: asDay(day), isShut, commandId: newCommandId() }, asked)),
    month: (month: string) => handlers.network.month({ month }, { nowMs: now, caller: { station: 'counter' } }),
    files: (sequence: number, lang: 'fr' | 'en' = 'fr') =>
      handlers.network.files({ sequence, lang }, { nowMs: now, caller: { station: 'counter' } }),
    async close(): Promise<void> {
      await core.close()
      remove()
    },
    cashSessions,
  }
}
export type NetworkCafe = ReturnType<typeof openNetworkCafe>

/** Whole days with nothing but one coffee. */
export function coffees(cafe: NetworkCafe, days: readonly string[]): void {
  for (const day of days) cafe.day(day, () => cafe.sell(['prd_cafe']))
}

export function daysFrom(month: string, from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => `${month}-${String(from + n).padStart(2, '0')}`)
}

/** The text of one of the files that leave. */
export async function textOf(cafe: NetworkCafe, sequence: number, ending: string): Promise<string> {
  const handed = await cafe.files(sequence)
  const file = handed?.files.find(({ name }) => name.endsWith(ending))
  return Buffer.from(file?.base64 ?? '', 'base64').toString('utf8')
}
