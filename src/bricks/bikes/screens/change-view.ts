import { addDays, wallTime, type BusinessDay } from '../../../shared/business-day.ts'
import type { Fleet } from '../fleet.ts'
import { checkPeriod, spansOn, type Opening } from '../opening.ts'
import type { Asked, Rental } from '../rental.ts'
import type { Clock } from '../wall-clock.ts'
import { askedAgain, askedOf, type HireForm } from './hire-view.ts'

const HALF_HOUR_MS = 30 * 60_000
/** How far ahead a first return is looked for, in days. */
const LOOK_AHEAD_DAYS = 21

/** What a booking is asked to become; undefined where that is what it is, or where there is no booking. */
export function changeOf(form: HireForm, nowMs: number, fleet: Fleet | undefined): Asked | undefined {
  const { rental } = form
  if (rental?.state !== 'confirmed' || !fleet) return undefined
  const asked = askedOf(form, nowMs, fleet)
  return asked && textOf(asked) !== textOf(askedAgain(rental, rental.startMs)) ? asked : undefined
}

/** The same for whatever is asked in another order. */
function textOf({ startMs, endMs, wishes, accessories, guarantee }: Asked): string {
  const bikes = wishes.map(({ modelId, quantity, bikeIds }) => [modelId, quantity, ...bikeIds.toSorted()].join(' '))
  const along = accessories.map(({ accessoryId, quantity }) => [accessoryId, quantity].join(' '))
  return JSON.stringify([startMs, endMs, bikes.toSorted(), along.toSorted(), guarantee])
}

/** The form of somebody who leaves, after their booking was changed: what was looked at on other bikes is not known of these. */
export function changed(form: HireForm, rental: Rental): Partial<HireForm> {
  const { startMs, endMs, lines } = rental
  const { conditions } = form
  const isSame = conditions && lines.every(({ bikeId }) => conditions[bikeId] !== undefined)
  return { rental, startMs, endMs, ...(isSame ? {} : { conditions: undefined }) }
}

/** Another hour of departure; the end that was chosen stays where it still can be. */
export function startingAt(
  { endMs }: Pick<HireForm, 'endMs'>,
  startMs: number,
  opening: Opening | undefined,
  clock: Clock,
): Pick<HireForm, 'startMs' | 'endMs' | 'duration'> {
  const stays = endMs !== undefined && opening !== undefined && checkPeriod(opening, { startMs, endMs }, clock).ok
  return { startMs, endMs: stays ? endMs : undefined, duration: undefined }
}

/** Hours at which bikes may come back on a day after they left: every half hour that it is open, and its closing. */
export function endsOn(day: BusinessDay, opening: Opening, startMs: number, zone: string): readonly number[] {
  return spansOn(opening, day, zone)
    .flatMap(({ opensMs, closesMs }) => [
      ...Array.from(
        { length: Math.ceil((closesMs - opensMs) / HALF_HOUR_MS) },
        (_none, i) => opensMs + i * HALF_HOUR_MS,
      ),
      closesMs,
    ])
    .filter((atMs) => atMs > startMs)
}

/** The return on another day: at the same hour of the wall where it is open then, else as late as can be. */
export function endOn(
  day: BusinessDay,
  likeMs: number | undefined,
  opening: Opening,
  startMs: number,
  zone: string,
): number | undefined {
  const ends = endsOn(day, opening, startMs, zone)
  const minute = likeMs === undefined ? undefined : wallTime(likeMs, zone).minute
  return ends.find((atMs) => wallTime(atMs, zone).minute === minute) ?? ends.at(-1)
}

/** A return to begin with, where none was chosen: the last hour of the first day that has one. */
export function firstEnd(startMs: number, opening: Opening, zone: string): number | undefined {
  const { day } = wallTime(startMs, zone)
  for (let days = 0; days < LOOK_AHEAD_DAYS; days += 1) {
    const endMs = endsOn(addDays(day, days), opening, startMs, zone).at(-1)
    if (endMs !== undefined) return endMs
  }
  return undefined
}
