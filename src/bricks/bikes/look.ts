import { freed, missed } from './calling-off.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { OperatorId } from '../../shared/ids.ts'
import { demoFleet } from './demo-fleet.ts'
import { forgetOldHires } from './forgetting.ts'
import { moveFromLate } from './late-moves.ts'
import type { BikesParts } from './parts.ts'

const MINUTE_MS = 60_000
/** What the till does by itself is nobody's doing. */
const NOBODY = 'opr_till' as OperatorId

/**
 * What nobody asks for, every half minute: holds whose time is over, people who did not come, people who waited for a day
 * that is past, people who wait for a bike that is late; and in the demo café, once, something to hire.
 */
export function createLook(parts: BikesParts): (nowMs: number) => void {
  const { rentals, calendar, fleet, doors, setup } = parts

  /** Once a day is enough to forget what is years old. */
  let forgotOn: BusinessDay | undefined
  function forget(nowMs: number): number {
    const today = doors.today(nowMs)
    if (forgotOn === today) return 0
    const count = forgetOldHires(parts, nowMs)
    forgotOn = today
    return count
  }

  return (nowMs) => {
    const isFirst = doors.cafe().demo && !fleet.isSetUp()
    if (isFirst) stock(parts)
    const over = rentals.over(nowMs, nowMs - setup().noShowMinutes * MINUTE_MS)
    for (const rental of over) {
      if (rental.state === 'held') freed(parts, rental, 'expired', nowMs)
      else missed(parts, rental, nowMs)
    }
    rentals.forgetUnfinished(nowMs)
    const swept = calendar.expireHolds(nowMs).length
    const forgotten = fleet.forgetWaiting(nowMs)
    const moved = moveFromLate(parts, nowMs)
    const nameless = forget(nowMs)
    if (nameless > 0) {
      doors.eventLog.record(
        'retention-applied',
        { nowMs, operator: NOBODY },
        { dataClass: 'bike-hires', count: nameless },
      )
    }
    if (isFirst || over.length + swept + forgotten + moved + nameless > 0) doors.publish('services.changed')
  }
}

function stock({ fleet }: BikesParts): void {
  const { setup, models, bikes, accessories } = demoFleet()
  fleet.saveSetup(setup)
  for (const model of models) fleet.saveModel(model)
  for (const bike of bikes) fleet.saveBike(bike)
  fleet.saveAccessories(accessories)
}
