import type { ContractRouterClient } from '@orpc/contract'
import { startPrinterSimulator } from '../../../main/devices/simulators/printer/server.ts'
import type { TillOptions } from '../../../main/open-till.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCommandId, newLineId, newTicketId, type TicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import type { TenderKind } from '../../../shared/ticket.ts'
import { slipsOf } from '../../../../test/support/printed-slips.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { bikesContract } from '../contract/index.ts'
import { newRentalId, type BikeId, type RentalId } from '../ids.ts'
import type { Condition, Party, Rental } from '../rental.ts'
import { at } from './tariffs.ts'

export const command = () => ({ commandId: newCommandId() })
export const party: Party = {
  name: 'Mme Petit',
  phone: '06 12 34 56 78',
  email: '',
  idSeen: 'identity-card',
  isAdult: true,
  riders: [],
}
export const cash = { kind: 'cash', ref: '', scheme: '' } as const
export const cheque = { kind: 'cheque', ref: '0012345', scheme: '' } as const
export const visa = { kind: 'card-hold', ref: 'A7781', scheme: 'Visa' } as const
export const fine: Condition = { checks: [], batteryPercent: null, note: '' }

type Hire = {
  readonly until: string
  readonly models: Readonly<Record<string, number>>
  readonly helmets?: number
  readonly guarantee?: boolean
  readonly from?: string
}
type Leaving = Partial<{
  party: Party
  deposit:
    | typeof cash
    | typeof cheque
    | typeof visa
    | { kind: 'none' | 'cheque' | 'card-hold'; ref: string; scheme: string }
  ticketId: TicketId
  conditions: { bikeId: BikeId; condition: Condition }[]
  language: Rental['language']
  signature: string
  printContract: boolean
}>

/** The demo café with its bikes, at an hour of the wall in Paris; its drawer and its papers are a simulated printer's. */
export async function openHire(wall: string, options: Partial<TillOptions> = {}) {
  let nowMs = at(wall)
  const printer = await startPrinterSimulator()
  const shop = await openShop({
    nowMs: () => (nowMs += 1),
    printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
    ...options,
  })
  await shop.openDay()
  // The bricks are part of the router, and of no type of the till.
  const { bikes } = shop.ask as unknown as { readonly bikes: ContractRouterClient<typeof bikesContract> }
  const fleet = await bikes.fleet({})
  const { checklist } = await bikes.setup({})
  const good: Condition = { ...fine, checks: checklist.map((item) => ({ item, ok: true })) }
  const model = (name: string) => fleet.models.find((one) => one.name === name)!
  const bike = (number: string): BikeId => fleet.bikes.find((one) => one.number === number)!.bikeId

  function hold({ from, until, models, helmets = 0, guarantee = false }: Hire, rentalId = newRentalId()) {
    const adult = fleet.accessories.find(({ name }) => name === 'Casque adulte')!
    const wishes = Object.entries(models).map(([name, quantity]) => ({
      modelId: model(name).modelId,
      quantity,
      bikeIds: [],
    }))
    const accessories = helmets === 0 ? [] : [{ accessoryId: adult.accessoryId, quantity: helmets }]
    const startMs = from === undefined ? nowMs - (nowMs % 60_000) : at(from)
    const asked = { startMs, endMs: at(until), wishes, accessories, guarantee }
    return bikes.hold({ ...command(), rentalId, asked, channel: 'counter' })
  }
  function leaving(rental: Rental, more: Leaving = {}) {
    return {
      ...command(),
      rentalId: rental.rentalId,
      party,
      language: 'fr',
      conditions: rental.lines.map(({ bikeId }) => ({ bikeId, condition: good })),
      deposit: cash,
      signature: '',
      ticketId: newTicketId(),
      lineIds: [newLineId(), newLineId()] as [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>],
      place: 'on-site',
      printContract: false,
      ...more,
    } as const
  }

  return {
    ...shop,
    shop,
    bikes,
    printer,
    fleet,
    good,
    model,
    bike,
    hold,
    leaving,
    depart: (rental: Rental, more: Leaving = {}) => bikes.depart(leaving(rental, more)),
    /** Held, out and paid in one form. */
    async out(hire: Hire, more: Leaving & { pay?: TenderKind | 'nothing' } = {}) {
      const { pay = 'card', ...rest } = more
      const held = await hold(hire)
      const gone = await bikes.depart(leaving(held, rest))
      const { ticket } = await shop.ask.tickets.counter({})
      if (ticket && pay !== 'nothing') await shop.take(ticket.ticketId, pay)
      return gone
    },
    back(
      rental: Rental,
      numbers: readonly string[],
      more: Partial<{ damages: [string, number][]; waiveLate: boolean; toInspect: boolean }> = {},
    ) {
      const { damages = [], waiveLate = false, toInspect = false } = more
      return bikes.takeBack({
        ...command(),
        rentalId: rental.rentalId,
        waiveLate,
        bikes: numbers.map((number) => ({
          bikeId: bike(number),
          condition: good,
          toInspect,
          damages: damages.map(([label, euros]) => ({ label, priceCents: cents(euros * 100), waived: false })),
        })),
      })
    },
    settling: (rentalId: RentalId, keptEuros: number) => ({
      ...command(),
      rentalId,
      keptCents: cents(keptEuros * 100),
      ticketId: newTicketId(),
      lineId: newLineId(),
      place: 'on-site' as const,
      printReceipt: false,
    }),
    charging: (rentalId: RentalId) => ({
      ...command(),
      rentalId,
      ticketId: newTicketId(),
      lineId: newLineId(),
      place: 'on-site' as const,
    }),
    ticket: async () => (await shop.ask.tickets.counter({})).ticket,
    /** The session so far: turnover, and what should lie in the drawer. */
    async reading() {
      const x = await shop.ask.cashSessions.x({})
      return { turnover: x!.turnoverCents / 100, drawer: x!.expectedCents / 100, vat: x!.vat }
    },
    register: (day: string) => bikes.deposits({ day: day as BusinessDay }),
    /** It is so late on the wall in Paris. */
    goTo(when: string): void {
      nowMs = at(when)
    },
    /** How often the drawer was opened so far. */
    kicks: () => printer.paper.timeline.filter(({ kind }) => kind === 'kick').length,
    /** What was printed, paper by paper, once so many came out. */
    slips: (count: number): Promise<readonly string[]> => slipsOf(printer, count),
    async close() {
      await shop.close()
      await printer.close()
    },
  }
}
export type HireShop = Awaited<ReturnType<typeof openHire>>
