import { demoFleet } from './demo-fleet.ts'
import { freed } from './hire-handlers.ts'
import { moveFromLate } from './late-moves.ts'
import type { BikesParts } from './parts.ts'

const MINUTE_MS = 60_000

/**
 * What nobody asks for, every half minute: holds whose time is over, people who did not come, people who waited for a day
 * that is past, people who wait for a bike that is late; and in the demo café, once, something to hire.
 */
export function createLook(parts: BikesParts): (nowMs: number) => void {
  const { rentals, calendar, fleet, doors, setup } = parts

  return (nowMs) => {
    const isFirst = doors.cafe().demo && !fleet.isSetUp()
    if (isFirst) stock(parts)
    const over = rentals.over(nowMs, nowMs - setup().noShowMinutes * MINUTE_MS)
    for (const rental of over) freed(parts, rental, rental.state === 'held' ? 'expired' : 'no-show', nowMs)
    rentals.forgetUnfinished(nowMs)
    const swept = calendar.expireHolds(nowMs).length
    const forgotten = fleet.forgetWaiting(nowMs)
    const moved = moveFromLate(parts, nowMs)
    if (isFirst || over.length + swept + forgotten + moved > 0) doors.publish('services.changed')
  }
}

function stock({ fleet }: BikesParts): void {
  const { setup, models, bikes, accessories } = demoFleet()
  fleet.saveSetup(setup)
  for (const model of models) fleet.saveModel(model)
  for (const bike of bikes) fleet.saveBike(bike)
  fleet.saveAccessories(accessories)
}
