import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { RoundId } from './ids.ts'
import type { MealsParts } from './parts.ts'
import type { Meal } from './rules/kitchen.ts'
import { packingOf, type Packing } from './rules/packing.ts'
import { carriers, runFacts } from './round-facts.ts'

/** The bags of a day, round by round in the order of the café, each in the order of its stops. */
export function packed(parts: MealsParts, day: BusinessDay, meals: readonly Meal[]): Packing[] {
  const places = new Map<RoundId, readonly CustomerId[]>()
  const rank = (roundId: RoundId | null, personId: CustomerId): number => {
    if (roundId === null) return 0
    const known = places.get(roundId) ?? runFacts(parts, roundId, day, meals).people
    places.set(roundId, known)
    return known.indexOf(personId)
  }
  const order = parts.rounds.rounds().map(({ roundId }) => roundId)
  // What no round brings comes last: it is the one that somebody has to look at.
  const at = ({ roundId }: Packing) => (roundId === null ? order.length : order.indexOf(roundId))
  return packingOf(meals, carriers(parts, day), rank).toSorted((a, b) => at(a) - at(b))
}
