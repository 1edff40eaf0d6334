import type { OpenBrick } from '../../main/brick.ts'
import { endDue } from './ending.ts'
import type { MealsParts } from './parts.ts'
import type { Planner } from './planner.ts'

/** What nobody asks for, every half minute: standing orders become meals, meals past their cut-off lock, files end. */
export function createLook(parts: MealsParts, planner: Planner): OpenBrick['look'] {
  const { doors } = parts
  return (nowMs, afterCommit) => {
    const moment = { nowMs, today: doors.today(nowMs) }
    const changed = endDue(parts, moment.today, afterCommit) + planner.generate(moment) + planner.lock(moment)
    if (changed > 0) doors.publish('services.changed')
  }
}
