import type { LivesDemoDay } from '../../../main/demo/index.ts'
import { deskOf } from './desk.ts'
import { invoiced, paid, setUp } from './months.ts'
import { givenUp, leftBy, vansOf } from './rounds.ts'
import { farmComes, fetched, howManyCome } from './visits.ts'

const HOUR = 60
/** The café is shut in the afternoon of these days. Sunday is 0. */
const HALF_DAYS = [0, 1]
/** When the farm comes by. */
const BASKET_DAYS = [2, 5]

/** Vans in the morning, people all day long, what waits for its driver, and the month that ended. */
export const liveParcelsDay: LivesDemoDay = async (scene) => {
  const desk = deskOf(scene)
  const { random, day } = desk
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  const closes = (HALF_DAYS.includes(weekday) ? 11 : 19.5) * HOUR
  const someTimes = (count: number) =>
    Array.from({ length: count }, () => 8 * HOUR + random.next() * (closes - 8 * HOUR))
  if (desk.isFirst) await setUp(desk)
  return [
    ...(await givenUp(desk, 8 * HOUR)),
    ...vansOf(desk),
    ...(BASKET_DAYS.includes(weekday) ? farmComes(desk, 10 * HOUR) : []),
    ...leftBy(desk, someTimes(random.whole(0, 3))),
    ...fetched(desk, someTimes(await howManyCome(desk))),
    ...(await invoiced(desk, 10.5 * HOUR)),
    ...paid(desk, 10.7 * HOUR),
  ]
}
