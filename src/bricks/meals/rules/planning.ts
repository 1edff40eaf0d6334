import { addDays, daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import type { RoundId } from '../ids.ts'
import { broughtDay, type BringingRules } from './brought.ts'
import { isPast, weekdayOf } from './cut-off.ts'
import type { MealOrder } from './order.ts'
import type { PersonFile } from './person.ts'
import { isPausedOn } from './pauses.ts'
import { priceOf } from './price.ts'
import type { Round } from './round.ts'
import type { MealsSetup } from './setup.ts'

/** A meal that a standing order asks for, with what it costs and who brings it. */
export type WantedMeal = Pick<
  MealOrder,
  'personId' | 'eatenOn' | 'service' | 'formula' | 'quantity' | 'deliveredOn' | 'roundId' | 'price'
>
/** One that nobody can plan: no price for the band and formula, or no round that brings it. */
export type Unplanned = Pick<MealOrder, 'personId' | 'eatenOn' | 'service'> & {
  readonly why: 'no-price' | 'not-brought'
}
export type Wanted = { readonly meals: readonly WantedMeal[]; readonly unplanned: readonly Unplanned[] }

export type Calendar = ReturnType<typeof createCalendar>
/** Which day brings what, and whether it is too late, asked often and worked out once. */
export function createCalendar(
  rounds: readonly Round[],
  rules: BringingRules,
  { zone, nowMs }: { readonly zone: string; readonly nowMs: number },
) {
  const byId = new Map(rounds.map((round) => [round.roundId, round]))
  const brought = new Map<string, BusinessDay | undefined>()
  const past = new Map<BusinessDay, boolean>()
  const once = <Key, Value>(kept: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const known = kept.get(key)
    if (known !== undefined || kept.has(key)) return known as Value // `has` says that it was put there
    const made = make()
    kept.set(key, made)
    return made
  }
  return {
    round: (roundId: RoundId | null): Round | undefined => (roundId === null ? undefined : byId.get(roundId)),
    brought(roundId: RoundId | null, eatenOn: BusinessDay): BusinessDay | undefined {
      const round = roundId === null ? undefined : byId.get(roundId)
      return once(brought, `${roundId} ${eatenOn}`, () => broughtDay(round, eatenOn, rules))
    },
    isPast: (deliveredOn: BusinessDay): boolean =>
      once(past, deliveredOn, () => isPast(deliveredOn, rules, zone, nowMs)),
  }
}

/** Every day from the first to the last, both included. */
export function daysFrom(from: BusinessDay, to: BusinessDay): readonly BusinessDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))
}

/** Not before the file starts, once it has ended, or in a pause. */
function isServedOn({ startedOn, endedOn, pauses }: PersonFile, day: BusinessDay): boolean {
  return day >= (startedOn ?? day) && (endedOn === null || day < endedOn) && !isPausedOn(pauses, day)
}

/** What a file's standing orders ask for on these days: nothing before it starts, once it has ended, and in a pause. */
export function wantedMeals(
  file: PersonFile,
  days: readonly BusinessDay[],
  setup: MealsSetup,
  calendar: Calendar,
): Wanted {
  const meals: WantedMeal[] = []
  const unplanned: Unplanned[] = []
  for (const eatenOn of file.status === 'active' ? days : []) {
    if (!isServedOn(file, eatenOn)) continue
    for (const standing of file.standing.filter(({ weekday }) => weekday === weekdayOf(eatenOn))) {
      const { formula, quantity, service } = standing
      const { personId, roundId } = file
      const deliveredOn = calendar.brought(roundId, eatenOn)
      const price = priceOf(setup, file.band, formula, eatenOn)
      if (deliveredOn === undefined) unplanned.push({ personId, eatenOn, service, why: 'not-brought' })
      else if (price === undefined) unplanned.push({ personId, eatenOn, service, why: 'no-price' })
      else meals.push({ personId, eatenOn, service, formula, quantity, deliveredOn, roundId, price })
    }
  }
  return { meals, unplanned }
}

/** As `keysBetween` of the store writes them. */
export const keyOf = ({ personId, eatenOn, service }: Pick<MealOrder, 'personId' | 'eatenOn' | 'service'>): string =>
  `${personId} ${eatenOn} ${service}`

/**
 * What is still to be planned: wanted, not too late, and without a meal of that day already, whatever became of it. Planned
 * twice, nothing changes; nothing that somebody changed or cancelled is written over (meals.md §3.2, Sous-Chef).
 */
export function toPlan(
  wanted: readonly WantedMeal[],
  taken: ReadonlySet<string>,
  calendar: Pick<Calendar, 'isPast'>,
): readonly WantedMeal[] {
  return wanted.filter((meal) => !taken.has(keyOf(meal)) && !calendar.isPast(meal.deliveredOn))
}
