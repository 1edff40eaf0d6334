import type { DemoMoment } from '../../../main/demo/index.ts'
import { cents } from '../../../shared/money.ts'
import type { RoundId } from '../ids.ts'
import type { Kitchen } from './kitchen.ts'

const HOUR = 60
const DRIVERS = ['Maryse', 'Ahmed']

/** What the day brings is cooked, measured, loaded, brought from door to door, and answered for. */
export async function brought(kitchen: Kitchen): Promise<readonly DemoMoment[]> {
  const { day, meals, random, command } = kitchen
  const { meals: counted } = await meals.kitchenDay({ day })
  if (counted.locked === 0) return []
  const { rounds } = await meals.roundsOfDay({ day })
  const prepared = async () => {
    await meals.prepare(command({ day }))
    const temperature = { tenthsC: random.whole(15, 24), comment: '', action: null, sure: false }
    await meals.measureKitchen(command({ day, temperature }))
  }
  return [
    { minute: 10 * HOUR, happens: prepared },
    ...rounds
      .filter((one) => one.meals > 0)
      .flatMap(({ round: { roundId, startMinute } }, n) => [
        { minute: startMinute, happens: () => loaded(kitchen, roundId, DRIVERS[n % DRIVERS.length] ?? '') },
        { minute: startMinute + random.whole(65, 85), happens: () => back(kitchen, roundId) },
      ]),
  ]
}

async function loaded({ meals, day, random, command }: Kitchen, roundId: RoundId, driver: string): Promise<void> {
  const temperature = {
    where: 'departure',
    tenthsC: random.whole(18, 26),
    comment: '',
    action: null,
    sure: false,
  } as const
  await meals.load(command({ roundId, day, driver, temperature, anyway: false }))
}

/** Nearly every door opened; where one did not, the bag came back. */
async function back({ meals, day, random, command }: Kitchen, roundId: RoundId): Promise<void> {
  const run = await meals.run({ roundId, day })
  const visited = run?.stops.filter((stop) => stop.meals.some(({ state }) => state === 'loaded')) ?? []
  const absent = random.chance(0.12) && visited.length > 1 ? [random.pick(visited)] : []
  const stops = absent.map(({ personId }) => ({
    personId,
    result: 'bag-back' as const,
    containersOut: 0,
    containersBack: 0,
    note: 'Personne n’a ouvert, voisine prévenue',
    collectedCents: cents(0),
  }))
  const temperature = {
    where: 'last-stop',
    tenthsC: random.whole(22, 29),
    comment: '',
    action: null,
    sure: false,
  } as const
  const km = random.whole(9, 26)
  await meals.validate(command({ roundId, day, stops, restDelivered: true, temperature, km }))
}
