import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { instantOf } from '../../../shared/wall-clock.ts'
import type { RoundId } from '../ids.ts'
import type { MealService } from '../rules/food.ts'
import type { Standing } from '../rules/person.ts'
import { day } from './people.ts'

/*
 * What ought to become of every meal of a quarter, worked out beside the till and without its rules: what a test compares
 * the till with. Cut-off two working days before at 10:00, planned thirty days ahead, late is half.
 */

export const PLANNED_DAYS = 30
const LAST_DAY = day('2027-01-31')
const WORKING_DAYS = 2
const CUT_OFF_MINUTE = 600
const FRIDAY = 5
const holidays: ReadonlySet<string> = new Set(['2026-11-01', '2026-11-11', '2026-12-25', '2027-01-01'])
/** TTC, of one portion; half of it where it was cancelled late. */
export const PRICES = new Map([
  ['full', 1050],
  ['light', 871],
])

export type Tour = { readonly roundId: RoundId; readonly week: readonly number[] }
export type Villager = {
  readonly personId: CustomerId
  readonly mayBeLeft: boolean
  tour: Tour
  standing: readonly Standing[]
  pauses: { readonly from: BusinessDay; readonly until: BusinessDay }[]
  endsOn: BusinessDay | null
}
type End =
  | 'planned'
  | 'cancelled-free'
  | 'cancelled-late'
  | 'cancelled-waived'
  | 'delivered'
  | 'bag-back'
  | 'neighbour'
  | 'left'
export type Entry = {
  readonly personId: CustomerId
  readonly eatenOn: BusinessDay
  readonly service: MealService
  formula: string
  quantity: number
  tour: Tour
  brought: BusinessDay
  end: End
  byHand: boolean
  byPause: boolean
}
export type Moment = { readonly today: BusinessDay; readonly nowMs: number }
export type Why = 'asked' | 'hospital' | 'cafe' | 'deceased'

const weekday = (on: BusinessDay): number => new Date(`${on}T00:00:00Z`).getUTCDay() || 7
const services: readonly MealService[] = ['lunch', 'dinner']

export function broughtDayOf({ week }: Tour, eatenOn: BusinessDay): BusinessDay {
  let on = eatenOn
  while (weekday(on) !== week[weekday(eatenOn) - 1]) on = addDays(on, -1)
  while (holidays.has(on) || !week.includes(weekday(on))) on = addDays(on, -1)
  return on
}

export function isTooLate(brought: BusinessDay, { nowMs }: Moment): boolean {
  let on = brought
  for (let left = WORKING_DAYS; left > 0;) {
    on = addDays(on, -1)
    if (weekday(on) <= FRIDAY && !holidays.has(on)) left -= 1
  }
  return nowMs > instantOf(on, CUT_OFF_MINUTE, 'Europe/Paris')
}

export const isEaten = ({ end }: Entry): boolean => !end.startsWith('cancelled')
export const isGone = (entry: Entry): boolean => isEaten(entry) && entry.end !== 'planned'
export const portions = (of: readonly Entry[]): number => of.reduce((sum, { quantity }) => sum + quantity, 0)
const lateOf = ({ formula, quantity }: Entry): number => Math.round((PRICES.get(formula) ?? 0) / 2) * quantity
/** What a meal ought to be billed for, in cents. */
export function owedFor(entry: Entry): number {
  if (isGone(entry)) return (PRICES.get(entry.formula) ?? 0) * entry.quantity
  return entry.end === 'cancelled-late' ? lateOf(entry) : 0
}

export function createDiary() {
  const entries = new Map<string, Entry>()
  const keyOf = (personId: string, eatenOn: BusinessDay, service: MealService) => `${personId} ${eatenOn} ${service}`
  const all = () => [...entries.values()]
  const of = (personId: CustomerId, from: BusinessDay, until: BusinessDay | null) =>
    all().filter((one) => one.personId === personId && from <= one.eatenOn && (until === null || one.eatenOn < until))

  const isServed = ({ pauses, endsOn }: Villager, on: BusinessDay) =>
    !pauses.some(({ from, until }) => from <= on && on < until) && (endsOn === null || on < endsOn)
  const wanted = (villager: Villager, eatenOn: BusinessDay, service: MealService) =>
    isServed(villager, eatenOn) && eatenOn >= '2026-10-01'
      ? villager.standing.find((one) => one.weekday === weekday(eatenOn) && one.service === service)
      : undefined

  /** Where it is too late for the round that somebody moved to, the one they come from still brings it. */
  function movedTo({ tour }: Villager, eatenOn: BusinessDay, now: Moment): Partial<Pick<Entry, 'tour' | 'brought'>> {
    const brought = broughtDayOf(tour, eatenOn)
    return isTooLate(brought, now) ? {} : { tour, brought }
  }

  function followOne(villager: Villager, eatenOn: BusinessDay, service: MealService, now: Moment): void {
    const key = keyOf(villager.personId, eatenOn, service)
    const known = entries.get(key)
    const want = wanted(villager, eatenOn, service)
    const brought = broughtDayOf(villager.tour, eatenOn)
    const meal = want && { formula: want.formula, quantity: want.quantity }
    const moved = movedTo(villager, eatenOn, now)
    if (known && (known.end !== 'planned' || isTooLate(known.brought, now))) return
    if (known?.byHand) Object.assign(known, moved)
    else if (known && meal) Object.assign(known, meal, moved)
    else if (known) entries.delete(key)
    else if (meal && !isTooLate(brought, now)) {
      const { personId, tour } = villager
      const rest = { end: 'planned', byHand: false, byPause: false } as const
      entries.set(key, { personId, eatenOn, service, ...meal, tour, brought, ...rest })
    }
  }

  /** The plans of a file that was made or changed. */
  function follow(villager: Villager, now: Moment): void {
    for (let on = now.today; on <= LAST_DAY; on = addDays(on, 1))
      for (const service of services) followOne(villager, on, service, now)
  }

  /** Done without, as the house rules say: free in time, waived for a stay in hospital, a death or the café, half else. */
  function cancel(entry: Entry, why: Why, now: Moment): End {
    entry.end = !isTooLate(entry.brought, now)
      ? 'cancelled-free'
      : why === 'asked'
        ? 'cancelled-late'
        : 'cancelled-waived'
    entry.byPause = false
    return entry.end
  }

  return {
    all,
    of,
    isServed,
    follow,
    cancel,
    at: (personId: CustomerId, eatenOn: BusinessDay, service: MealService) =>
      entries.get(keyOf(personId, eatenOn, service)),
    /** What a day's rounds bring, or one of them. */
    broughtOn: (on: BusinessDay, tour?: Tour) =>
      all().filter((one) => one.brought === on && isEaten(one) && (tour === undefined || one.tour === tour)),
    order(entry: Omit<Entry, 'end' | 'byHand' | 'byPause' | 'brought'>): void {
      const brought = broughtDayOf(entry.tour, entry.eatenOn)
      const rest = { brought, end: 'planned', byHand: true, byPause: false } as const
      entries.set(keyOf(entry.personId, entry.eatenOn, entry.service), { ...entry, ...rest })
    },
    /** A pause or an end: what the till ought to answer. Meals that nobody planned yet just never come. */
    cancelSpan({ personId }: Villager, span: { from: BusinessDay; until: BusinessDay | null }, why: Why, now: Moment) {
      const tally = { free: 0, late: 0, waived: 0, kept: 0, billedCents: 0 }
      for (const entry of of(personId, span.from, span.until)) {
        if (isGone(entry)) tally.kept += 1
        if (entry.end !== 'planned') continue
        if (entry.eatenOn > addDays(now.today, PLANNED_DAYS)) {
          entries.delete(keyOf(personId, entry.eatenOn, entry.service))
          continue
        }
        const end = cancel(entry, why, now)
        entry.byPause = true
        if (end === 'cancelled-free') tally.free += 1
        if (end === 'cancelled-waived') tally.waived += 1
        if (end === 'cancelled-late') {
          tally.late += 1
          tally.billedCents += lateOf(entry)
        }
      }
      return tally
    },
    /** Somebody is back: what the pause had cancelled in time, as far as it is not too late. */
    reopen(villager: Villager, from: BusinessDay, now: Moment): void {
      for (const entry of of(villager.personId, from, null)) {
        const want = wanted(villager, entry.eatenOn, entry.service)
        const moved = movedTo(villager, entry.eatenOn, now)
        const { brought } = { ...entry, ...moved }
        if (!entry.byPause || entry.end !== 'cancelled-free' || isTooLate(brought, now)) continue
        if (!entry.byHand && !want) continue
        const meal = entry.byHand || !want ? {} : { formula: want.formula, quantity: want.quantity }
        Object.assign(entry, meal, moved, { end: 'planned', byPause: false })
      }
      follow(villager, now)
    },
  }
}
export type Diary = ReturnType<typeof createDiary>
