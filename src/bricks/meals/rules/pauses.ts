import type { BusinessDay } from '../../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { Pause } from './person.ts'

const covers = ({ from, until }: Pick<Pause, 'from' | 'until'>, day: BusinessDay): boolean =>
  from <= day && (until === null || day < until)

export function pauseOn(pauses: readonly Pause[], day: BusinessDay): Pause | undefined {
  return pauses.find((pause) => covers(pause, day))
}
export const isPausedOn = (pauses: readonly Pause[], day: BusinessDay): boolean => pauseOn(pauses, day) !== undefined

/** The pause that somebody is in, or the next one: what [Resume] ends. */
export function runningPause(pauses: readonly Pause[], today: BusinessDay): Pause | undefined {
  return pauses
    .filter(({ until }) => until === null || today < until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(0)
}

/** One more pause, if it ends after it begins and meets no other. */
export function withPause(
  pauses: readonly Pause[],
  pause: Pause,
): Result<readonly Pause[], 'PAUSE_ENDS_FIRST' | 'PAUSED_ALREADY'> {
  const { from, until } = pause
  if (until !== null && until <= from) return refuse('PAUSE_ENDS_FIRST', { from, until })
  const met = pauses.find(
    (other) => (until === null || other.from < until) && (other.until === null || from < other.until),
  )
  if (met) return refuse('PAUSED_ALREADY', { from: met.from, until: met.until ?? '' })
  return ok([...pauses, pause].toSorted((a, b) => (a.from < b.from ? -1 : 1)))
}

/** Meals again from a day on: the pause ends there, and one that would only begin then is gone. */
export function resumed(pauses: readonly Pause[], ended: Pause, on: BusinessDay): readonly Pause[] {
  return pauses.flatMap((pause) => {
    if (pause.pauseId !== ended.pauseId) return [pause]
    return on <= pause.from ? [] : [{ ...pause, until: on }]
  })
}
