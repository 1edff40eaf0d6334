import { partOf, type DemoScene } from '../../../main/demo/index.ts'
import type { ParcelsContract } from '../contract/index.ts'
import type { CarrierCode } from '../ids.ts'

/** What every gesture of a day of the demo needs. */
export type Desk = DemoScene & {
  readonly parcels: ReturnType<typeof partOf<ParcelsContract>>
}

export const deskOf = (scene: DemoScene): Desk => ({
  ...scene,
  parcels: partOf<ParcelsContract>(scene.ask, 'parcels'),
})

// Of the demo's own table.
export const MONDIAL = 'mondial-relay' as CarrierCode
export const PICKUP = 'pickup' as CarrierCode
export const VINTED = 'vinted-go' as CarrierCode
export const FARM = 'ferme-cailloux' as CarrierCode

/** As somebody signs on a small screen. */
export const SIGNATURE = 'M40 120L120 60L200 140L320 70'
