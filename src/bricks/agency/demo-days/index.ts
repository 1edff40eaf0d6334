import type { LivesDemoDay } from '../../../main/demo/index.ts'
import { counterOf, gas, helped, sold, typed, type Counter } from './counter.ts'
import { coats, papers, told } from './partners.ts'

const HOUR = 60
/** The café is shut in the afternoon of these days. Sunday is 0. */
const HALF_DAYS = [0, 1]
/** How long a piece of work takes, in tenths of a minute. */
const MINUTE_TENTHS = { timbres: 10, presse: 5, copies: 20, pressing: 40, 'fdj-grattage': 60, gaz: 50 }

async function setUp({ ask, command }: Counter): Promise<void> {
  for (const [code, tenths] of Object.entries(MINUTE_TENTHS)) {
    await ask.reports.setMinutes(command({ activity: `agency.${code}`, tenths }))
  }
}

/** Stamps, papers, copies, gas, a helping hand, coats, games, and what the partners say of a month. */
export const liveAgencyDay: LivesDemoDay = async (scene) => {
  const counter = counterOf(scene)
  const { random, day } = counter
  const closes = (HALF_DAYS.includes(new Date(`${day}T12:00:00Z`).getUTCDay()) ? 10.9 : 19.3) * HOUR
  const someTime = () => 8 * HOUR + random.next() * (closes - 8 * HOUR)
  if (counter.isFirst) await setUp(counter)
  return [
    ...(await papers(counter, 7.4 * HOUR)),
    ...sold(counter, someTime),
    ...gas(counter, someTime()),
    ...helped(counter, someTime()),
    ...(await coats(counter, someTime)),
    ...(await told(counter, 10.2 * HOUR)),
    ...typed(counter, closes),
  ]
}
