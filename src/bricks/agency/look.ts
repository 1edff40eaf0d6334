import { addMonths, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import { stockDemo } from './demo-services.ts'
import type { AgencyParts } from './parts.ts'

/** Writes what the till does when nobody holds it. */
const TILL_ITSELF = 'opr_till'
/** How long a café may remember who had left something that was fetched. */
const KEPT_MONTHS = 13

/**
 * What nobody asks for: once a day, whoever fetched something long ago is forgotten; what it was, and what it cost, stays.
 * In the demo café, once, the services of a village are there.
 */
export function createLook(parts: AgencyParts): (nowMs: number, afterCommit: (work: () => void) => void) => void {
  const { doors, depot, services, zone } = parts
  let doneOn: BusinessDay | undefined

  function forget(nowMs: number, today: BusinessDay): void {
    const untilMs = instantOf(addMonths(today, -KEPT_MONTHS), 0, zone())
    const gone = depot.itemsEndedBefore(untilMs)
    for (const item of gone) depot.saveItem({ ...item, name: '', phone: '', note: '' })
    if (gone.length > 0)
      doors.eventLog.record(
        'retention-applied',
        { nowMs, operator: TILL_ITSELF },
        { dataClass: 'agency', count: gone.length },
      )
  }

  return (nowMs, afterCommit) => {
    if (doors.cafe().demo && services.services().length === 0) {
      stockDemo(parts, nowMs)
      doors.publish('services.changed')
    }
    const today = wallTime(nowMs, zone()).day
    if (today === doneOn) return
    forget(nowMs, today)
    // What was rolled back is done at the next look.
    afterCommit(() => {
      doneOn = today
    })
  }
}
