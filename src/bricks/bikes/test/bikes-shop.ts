import type { ContractRouterClient } from '@orpc/contract'
import type { TillOptions } from '../../../main/open-till.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { BikesContract } from '../contract/index.ts'
import { newRentalId, newRepairId, type RentalId } from '../ids.ts'
import type { Asked, Party, Rental } from '../rental.ts'
import { at } from './tariffs.ts'

export const petit: Party = {
  name: 'Mme Petit',
  phone: '06 12 34 56 78',
  email: '',
  idSeen: 'identity-card',
  isAdult: true,
  riders: [],
}

export type BikesAsk = ContractRouterClient<BikesContract>

/** The procedures of the bikes, typed by their contract, over whatever line reaches the router. */
export const bikesOf = (client: object): BikesAsk => (client as unknown as { readonly bikes: BikesAsk }).bikes // the router holds the contract of every brick by its name

/** The café of bikes.md §2.9, as the demo stocks it, with a clock that is set: 08:00 on 12 July 2027, a Monday, at first. */
export async function openBikesShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const { from = '2027-07-12 08:00', ...rest } = options
  let nowMs = at(from)
  const shop = await openShop({ nowMs: () => nowMs, ...rest })
  const ask = bikesOf(shop.ask)
  const first = await ask.fleet({})
  const modelId = (name: string) => first.models.find((model) => model.name === name)!.modelId
  const bikeId = (number: string) => first.bikes.find((bike) => bike.number === number)!.bikeId
  const accessoryId = (name: string) => first.accessories.find((one) => one.name === name)!.accessoryId
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })

  /** « VAE 2 » or « VAE VAE-02 » from one hour on the wall to another. */
  function asked(start: string, end: string, wishes: Record<string, number | readonly string[]>): Asked {
    return {
      startMs: at(start),
      endMs: at(end),
      wishes: Object.entries(wishes).map(([name, wish]) => ({
        modelId: modelId(name),
        quantity: typeof wish === 'number' ? wish : wish.length,
        bikeIds: typeof wish === 'number' ? [] : wish.map(bikeId),
      })),
      accessories: [],
      guarantee: false,
    }
  }

  return {
    ...shop,
    bikes: ask,
    modelId,
    bikeId,
    accessoryId,
    command,
    asked,
    now: () => nowMs,
    /** Sets the clock: « 2027-07-12 10:30 ». */
    set(wall: string): void {
      nowMs = at(wall)
    },
    hold: (what: Asked, rentalId: RentalId = newRentalId()) =>
      ask.hold(command({ rentalId, asked: what, channel: 'counter' as const })),
    confirm: (rentalId: RentalId, party: Party = petit) =>
      ask.confirm(command({ rentalId, party, language: 'fr' as const })),
    /** Held and confirmed in one go. */
    async book(
      start: string,
      end: string,
      wishes: Record<string, number | readonly string[]>,
      name = petit.name,
    ): Promise<Rental> {
      const { rentalId } = await ask.hold(
        command({ rentalId: newRentalId(), asked: asked(start, end, wishes), channel: 'phone' as const }),
      )
      return ask.confirm(command({ rentalId, party: { ...petit, name }, language: 'fr' as const }))
    },
    maintain: (number: string, start: string, end: string | null, repairId = newRepairId()) =>
      ask.maintain(
        command({
          repairId,
          bikeId: bikeId(number),
          reason: 'Révision',
          fromMs: at(start),
          untilMs: end === null ? null : at(end),
        }),
      ),
    /** The numbers of the bikes of a rental, as it stands. */
    async numbersOf(rentalId: RentalId): Promise<readonly string[]> {
      const rental = await ask.rental({ rentalId })
      return rental?.lines.map(({ number }) => number) ?? []
    },
    async free(name: string, start: string, end: string): Promise<number> {
      const { availability } = await ask.quote({ asked: asked(start, end, { [name]: 1 }) })
      return availability[0]?.free ?? -1
    },
  }
}
export type BikesShop = Awaited<ReturnType<typeof openBikesShop>>

/** A refusal with what its sentence shows. */
export async function refusedWith(work: Promise<unknown>): Promise<{ code: string; detail: Record<string, unknown> }> {
  try {
    await work
    return { code: 'none', detail: {} }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return { code: String(error.code), detail: ('data' in error ? error.data : {}) as Record<string, unknown> }
  }
}
