import { BY_ITSELF } from './by-itself.ts'
import { stockDemo } from './demo-parcels.ts'
import type { ParcelsParts } from './parts.ts'

const TOLERATED_MS = 2000

/**
 * What nobody asks for, every half minute: whatever was not fetched by the end of its last day is to be returned, from the
 * start of the day after, or from the first look after days off. While the computer's clock is behind what the register saw
 * already, nothing expires. In the demo café, once, something lies on the shelves.
 */
export function createLook(parts: ParcelsParts): (nowMs: number) => void {
  const { carriers, register, shelf, doors } = parts

  function expire(nowMs: number): number {
    if (doors.latestMs() - nowMs > TOLERATED_MS) return 0
    const over = shelf.overdue(doors.today(nowMs))
    for (const parcel of over) {
      register.happen(parcel, 'expire', { deadline: parcel.deadline }, { nowMs, operator: BY_ITSELF })
    }
    return over.length
  }

  return (nowMs) => {
    const isFirst = doors.cafe().demo && !carriers.isSetUp()
    if (isFirst) stockDemo(parts, nowMs)
    if (expire(nowMs) > 0 || isFirst) doors.publish('services.changed')
  }
}
