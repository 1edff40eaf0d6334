import type { ContractRouterClient } from '@orpc/contract'
import type { WriteDb } from '../../../main/db/open.ts'
import type { TillOptions } from '../../../main/open-till.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { ParcelsContract } from '../contract/index.ts'
import { newDeliveryId, type CarrierCode, type DeliveryId } from '../ids.ts'

export { mondialLabel } from './mondial-label.ts'
export type ParcelsAsk = ContractRouterClient<ParcelsContract>
/** The procedures of the parcels, typed by their contract, over whatever line reaches the router. */
export const parcelsOf = (client: object): ParcelsAsk => (client as unknown as { readonly parcels: ParcelsAsk }).parcels // the router holds the contract of every brick by its name

export const MONDIAL = 'mondial-relay' as CarrierCode
export const PICKUP = 'pickup' as CarrierCode

/** An instant by the wall clock of Paris in winter: « 2026-11-25 15:00 ». */
export const winter = (wall: string): number => Date.parse(`${wall.replace(' ', 'T')}:00+01:00`)

/** The café of parcels.md §1.8, with the 23 parcels of its demo, and a clock that is set. */
export async function openParcelsShop(options: Partial<TillOptions> & { readonly from?: string } = {}) {
  const { from = '2026-11-23 08:00', ...rest } = options
  let nowMs = winter(from)
  const shop = await openShop({ nowMs: () => nowMs, ...rest })
  const parcels = parcelsOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  return {
    ...shop,
    parcels,
    command,
    /** A round that is open. */
    async round(carrier: CarrierCode = MONDIAL): Promise<DeliveryId> {
      const deliveryId = newDeliveryId()
      await parcels.openDelivery(command({ deliveryId, carrier, driver: '' }))
      return deliveryId
    },
    /** One scan of a round, with what was answered when it asked. */
    scanIn: (deliveryId: DeliveryId, text: string, more: object = {}) =>
      parcels.scanIn(command({ deliveryId, text, size: 'S' as const, ...more })),
    now: () => nowMs,
    /** Sets the clock: « 2026-11-25 15:00 ». */
    set(wall: string): void {
      nowMs = winter(wall)
    },
  }
}
export type ParcelsShop = Awaited<ReturnType<typeof openParcelsShop>>

/** Takes the demo's parcels off the shelves and out of the register, for a test that counts from nothing. */
export function withoutDemo(db: WriteDb): void {
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('parcels', 'parcel_events')`,
    )
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  db.exec('DELETE FROM parcel_events; DELETE FROM parcels;')
  for (const { sql } of triggers) db.exec(sql)
}

/** The code of a refusal and what its sentence is made of. */
export async function refusedWith(
  work: Promise<unknown>,
): Promise<{ readonly code: string; readonly detail: unknown }> {
  try {
    await work
  } catch (error) {
    const { code, data } = error as { readonly code: string; readonly data: unknown } // as oRPC throws it
    return { code, detail: data }
  }
  throw new Error('was not refused')
}
