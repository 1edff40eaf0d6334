import { addMonths, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId, OperatorId } from '../../shared/ids.ts'
import { overwriting, scrub } from '../../main/db/open.ts'
import type { IdeasParts } from './parts.ts'

/** Writes what the till does when nobody holds it. */
const TILL_ITSELF = 'opr_till' as OperatorId

/** Of somebody who is erased no idea says any more that it was theirs. */
export function forgetCustomer({ doors, ideas }: IdeasParts, customerId: CustomerId): void {
  overwriting(doors.db, () => ideas.ofCustomer(customerId).forEach((idea) => ideas.save({ ...idea, customerId: null })))
}

/** Once a day: after so many months nobody knows any more whose an idea was. The idea stays. */
export function createForget({ doors, ideas }: IdeasParts) {
  let doneOn: BusinessDay | undefined

  return (nowMs: number, afterCommit: (work: () => void) => void): void => {
    const today = doors.today(nowMs)
    if (today === doneOn) return
    const old = ideas.namedBefore(addMonths(today, -ideas.setup().keepMonths))
    if (old.length > 0) {
      overwriting(doors.db, () => old.forEach((idea) => ideas.save({ ...idea, customerId: null })))
      const facts = { nowMs, operator: TILL_ITSELF }
      doors.eventLog.record('retention-applied', facts, { dataClass: 'ideas', count: old.length })
      afterCommit(() => scrub(doors.db))
    }
    // What was rolled back is done at the next look.
    afterCommit(() => {
      doneOn = today
    })
  }
}
