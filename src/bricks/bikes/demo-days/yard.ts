import { partOf, type DemoScene } from '../../../main/demo/index.ts'
import type { BikesContract } from '../contract/index.ts'
import type { Fleet } from '../fleet.ts'
import type { Party, Rental } from '../rental.ts'

/** What every gesture of a day of the demo needs. */
export type Yard = DemoScene & {
  readonly bikes: ReturnType<typeof partOf<BikesContract>>
  readonly fleet: Fleet
  readonly checklist: readonly string[]
}

export async function yardOf(scene: DemoScene): Promise<Yard> {
  const bikes = partOf<BikesContract>(scene.ask, 'bikes')
  const [fleet, { checklist }] = [await bikes.fleet({}), await bikes.setup({})]
  return { ...scene, bikes, fleet, checklist }
}

/** Nobody of these exists. */
const NAMES = [
  'M. Pédalier',
  'Mme Guidon',
  'M. Rayon',
  'Mme Sonnette',
  'M. Dérailleur',
  'Mme Selle',
  'Famille Tandem',
  'M. Garde-Boue',
  'Mme Roue-Libre',
  'M. Porte-Bagages',
]

/** Somebody who shows who they are. */
export function somebody({ random }: Yard): Party {
  const phone = `06 00 00 ${random.whole(10, 99)} ${random.whole(10, 99)}`
  return { name: random.pick(NAMES), phone, email: '', idSeen: 'identity-card', isAdult: true, riders: [] }
}

/** Each bike of a rental looked over, with what its battery shows. */
export function conditionsOf(
  { checklist, fleet, random }: Yard,
  { lines }: Rental,
  battery: readonly [number, number],
) {
  return lines.map(({ bikeId, modelId }) => {
    const isElectric = fleet.models.some((model) => model.modelId === modelId && model.kind === 'ebike')
    const checks = checklist.map((item) => ({ item, ok: true }))
    return { bikeId, condition: { checks, batteryPercent: isElectric ? random.whole(...battery) : null, note: '' } }
  })
}
