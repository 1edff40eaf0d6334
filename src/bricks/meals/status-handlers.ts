import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { overwriting, scrub } from '../../main/db/open.ts'
import type { CancelMeals } from './cancel-meals.ts'
import { endDue } from './ending.ts'
import type { MealsParts, StatusHandlers } from './parts.ts'
import { ENDED, PAUSE, type Planner } from './planner.ts'
import { resumed, runningPause, withPause } from './rules/pauses.ts'
import type { PersonFile } from './rules/person.ts'

/** Whether somebody is served: in a pause, again, no more. */
export function statusHandlers(parts: MealsParts, planner: Planner, cancelMeals: CancelMeals): StatusHandlers {
  const { doors, people, welfare, trail } = parts

  function running(
    personId: CustomerId,
    on: BusinessDay,
    today: BusinessDay,
  ): Result<PersonFile, 'PERSON_UNKNOWN' | 'PERSON_ENDED' | 'DAY_PAST'> {
    const file = people.person(personId)
    if (!file) return refuse('PERSON_UNKNOWN')
    if (file.status === 'ended') return refuse('PERSON_ENDED')
    return on < today ? refuse('DAY_PAST', { day: on }) : ok(file)
  }

  return {
    pause({ personId, pauseId, from, until, reason }, context) {
      const moment = { nowMs: context.nowMs, today: doors.today(context.nowMs) }
      const found = running(personId, from, moment.today)
      if (!found.ok) return found
      const pauses = withPause(found.value.pauses, { pauseId, from, until, reason })
      if (!pauses.ok) return pauses
      people.save({ ...found.value, pauses: [...pauses.value] })
      const why = { reason: reason === 'hospital' ? ('hospital' as const) : ('asked' as const) }
      const tally = cancelMeals(personId, { from, until }, { ...why, kept: `${PAUSE}${reason}` }, moment)
      trail.tell({ what: 'paused', ref: personId, value: { from, until, ...tally } }, context)
      context.announce('services.changed')
      return ok(tally)
    },

    resume({ personId, on }, context) {
      const moment = { nowMs: context.nowMs, today: doors.today(context.nowMs) }
      const found = running(personId, on, moment.today)
      if (!found.ok) return found
      const pause = runningPause(found.value.pauses, moment.today)
      if (!pause) return refuse('NOT_PAUSED')
      const file = { ...found.value, pauses: [...resumed(found.value.pauses, pause, on)] }
      people.save(file)
      const planned = planner.reopen(file, on, moment)
      trail.tell({ what: 'resumed', ref: personId, value: { on, planned } }, context)
      context.announce('services.changed')
      return ok({ planned, firstOn: planner.firstMeal(personId, on) })
    },

    endPerson({ personId, reason, on }, context) {
      const moment = { nowMs: context.nowMs, today: doors.today(context.nowMs) }
      const found = running(personId, on, moment.today)
      if (!found.ok) return found
      const why = { reason: reason === 'deceased' ? ('deceased' as const) : ('asked' as const), kept: ENDED }
      const tally = cancelMeals(personId, { from: on, until: null }, why, moment)
      people.save({ ...found.value, endReason: reason, endedOn: on })
      endDue(parts, moment.today, context.afterCommit)
      trail.tell({ what: 'file-ended', ref: personId, value: { on, ...tally } }, context)
      context.announce('services.changed')
      return ok(tally)
    },

    restartPerson({ personId }, context) {
      const file = people.person(personId)
      if (!file) return refuse('PERSON_UNKNOWN')
      if (file.endedOn === null) return refuse('PERSON_RUNNING')
      if (file.endReason === 'deceased' && file.status === 'ended') return refuse('PERSON_DECEASED')
      const moment = { nowMs: context.nowMs, today: doors.today(context.nowMs) }
      const again: PersonFile = { ...file, status: 'active', endReason: null, endedOn: null }
      people.save(again)
      planner.reopen(again, moment.today, moment)
      trail.tell({ what: 'file-saved', ref: personId, value: { restarted: 1 } }, context)
      context.announce('services.changed')
      return ok(null)
    },

    removePerson({ personId }, context) {
      if (!people.person(personId)) return refuse('PERSON_UNKNOWN')
      if (people.hasHistory(personId)) return refuse('HISTORY_KEPT')
      overwriting(doors.db, () => {
        people.remove(personId)
        welfare.forget(personId)
      })
      context.afterCommit(() => scrub(doors.db))
      context.announce('services.changed')
      return ok(null)
    },
  }
}
