import type { BusinessDay } from '../../shared/business-day.ts'
import { refuse, ok, type Result } from '../../shared/result.ts'
import { newMealOrderId } from './ids.ts'
import { platesReader } from './order-plates.ts'
import type { MealsParts } from './parts.ts'
import type { PeopleViews } from './people-view.ts'
import type { Planner } from './planner.ts'
import { carriers } from './round-facts.ts'
import { nextPossible } from './rules/brought.ts'
import { cutOffDay } from './rules/cut-off.ts'
import { isCooked, type MealOrder } from './rules/order.ts'
import { pauseOn } from './rules/pauses.ts'
import type { PersonFile } from './rules/person.ts'
import type { Calendar } from './rules/planning.ts'
import { priceOf } from './rules/price.ts'
import { blockedOf, reasonsAgainst, type Plate } from './rules/suits.ts'

export type Asked = Pick<MealOrder, 'personId' | 'eatenOn' | 'service' | 'formula' | 'quantity' | 'choices'>
type Refusal =
  | 'PERSON_UNKNOWN'
  | 'PERSON_ENDED'
  | 'PERSON_PAUSED'
  | 'FORMULA_UNKNOWN'
  | 'MEAL_PRICE_MISSING'
  | 'NOT_BROUGHT'
  | 'DAY_PAST'
  | 'PAST_CUT_OFF'
  | 'MEAL_ON_ITS_WAY'
  | 'MEAL_BILLED'
  | 'DISH_NOT_ON_MENU'
  | 'DISH_UNFIT'
  | 'MEAL_BLOCKED'
type Asking = {
  readonly nowMs: number
  /** Why the kitchen takes it although it is late; null where nobody asked it. */
  readonly accepted: string | null
  /** Whether whoever asks may be told what somebody must not eat; else only that a dish does not suit. */
  readonly mayKnowWhy: boolean
}

/** Whether somebody can have a meal as it is asked for, and the meal that it makes or changes. Writes nothing. */
export function createOrdering(parts: MealsParts, planner: Planner, views: PeopleViews) {
  const { people, orders, setups, menus, runs, doors, zone } = parts

  /** The round that would bring it is over: taken now, a meal would wait for ever. */
  function isRoundOver({ roundId }: PersonFile, deliveredOn: BusinessDay, nowMs: number): boolean {
    const by = carriers(parts, deliveredOn)(roundId)
    const isBack = by !== null && runs.run(by, deliveredOn).state === 'validated'
    return isBack || deliveredOn < doors.today(nowMs)
  }

  function served(asked: Asked, nowMs: number): Result<PersonFile, Refusal> {
    const { personId, eatenOn } = asked
    const file = people.person(personId)
    if (!file) return refuse('PERSON_UNKNOWN')
    if (file.status === 'ended' || (file.endedOn ?? '9999') <= eatenOn) return refuse('PERSON_ENDED')
    if (eatenOn < doors.today(nowMs)) return refuse('DAY_PAST', { day: eatenOn })
    const pause = pauseOn(file.pauses, eatenOn)
    return pause ? refuse('PERSON_PAUSED', { from: pause.from, until: pause.until ?? '' }) : ok(file)
  }

  function tooLate(file: PersonFile, { eatenOn }: Asked, calendar: Calendar, nowMs: number) {
    const rules = setups.setup()
    const deliveredOn = calendar.brought(file.roundId, eatenOn)
    const next = nextPossible(calendar.round(file.roundId), eatenOn, rules, zone(), nowMs)
    return refuse('PAST_CUT_OFF', {
      day: eatenOn,
      limitDay: deliveredOn === undefined ? '' : cutOffDay(deliveredOn, rules),
      limitMinute: rules.cutOff.minute,
      next: next ?? '',
    })
  }

  function dishesChecked(asked: Asked, isNew: boolean, mayKnowWhy: boolean): Result<null, Refusal> {
    const needs = people.needs(asked.personId)
    const menu = menus.menu(asked.eatenOn, asked.service)
    const all = platesReader(parts)(asked)
    for (const { course, dishId } of asked.choices) {
      const dish = menus.dish(dishId)
      const isOffered = menu?.courses.some((on) => on.course === course && on.dishIds.includes(dishId))
      if (!dish || isOffered !== true) return refuse('DISH_NOT_ON_MENU', { dish: dish?.name ?? '' })
      const reasons = reasonsAgainst(dish, needs)
      if (reasons.length === 0) continue
      const instead = all.find((plate) => plate.course === course)?.dishId
      return refuse('DISH_UNFIT', {
        person: views.nameOf(asked.personId),
        dish: dish.name,
        ...(mayKnowWhy && { reasons: JSON.stringify(reasons) }),
        instead: (instead && menus.dish(instead)?.name) ?? '',
      })
    }
    const [blocked] = blockedOf(all)
    return blocked && isNew ? refuse('MEAL_BLOCKED', blockedDetail(asked, blocked, mayKnowWhy)) : ok(null)
  }

  function blockedDetail({ personId }: Asked, { course, against }: Plate, mayKnowWhy: boolean) {
    const dishes = against.map(({ dishId, reasons }) => ({ dish: menus.dish(dishId)?.name ?? '', reasons }))
    return { person: views.nameOf(personId), course, ...(mayKnowWhy && { dishes: JSON.stringify(dishes) }) }
  }

  return (asked: Asked, { nowMs, accepted, mayKnowWhy }: Asking): Result<MealOrder, Refusal> => {
    const { personId, eatenOn, service, formula, quantity } = asked
    const found = served(asked, nowMs)
    if (!found.ok) return found
    const file = found.value
    const setup = setups.setup()
    if (!setup.formulas.some(({ code }) => code === formula)) return refuse('FORMULA_UNKNOWN', { formula })
    const known = orders.orderAt(personId, eatenOn, service)
    const fixed = known && fixedReason(known)
    if (fixed) return refuse(fixed)
    const calendar = planner.calendarAt(nowMs)
    const deliveredOn = calendar.brought(file.roundId, eatenOn)
    if (deliveredOn === undefined) return refuse('NOT_BROUGHT', { day: eatenOn })
    const isLate = calendar.isPast(deliveredOn) || (known !== undefined && isLocked(known))
    if (isLate && accepted === null) return tooLate(file, asked, calendar, nowMs)
    if (isRoundOver(file, deliveredOn, nowMs)) return refuse('NOT_BROUGHT', { day: eatenOn })
    // Of a meal that goes on, the price it was ordered at; of another, or one that was cancelled, the price of now.
    const isSame = known !== undefined && isCooked(known) && known.formula === formula
    const price = isSame ? known.price : priceOf(setup, file.band, formula, eatenOn)
    if (!price) return refuse('MEAL_PRICE_MISSING', { band: file.band, formula, day: eatenOn })
    const fine = dishesChecked(asked, known === undefined || !isCooked(known), mayKnowWhy)
    if (!fine.ok) return fine
    return ok({
      orderId: known?.orderId ?? newMealOrderId(),
      personId,
      eatenOn,
      service,
      deliveredOn,
      roundId: file.roundId,
      formula,
      quantity,
      state: isLate ? 'locked' : 'planned',
      handed: null,
      choices: asked.choices,
      price,
      billedPercent: 0,
      reason: isLate ? (accepted ?? '') : '',
      byHand: true,
      billedOn: null,
      credited: false,
      changedAtMs: nowMs,
    })
  }
}

/** On its way, brought or billed: nobody changes it any more. */
function fixedReason({ state, billedOn }: MealOrder): 'MEAL_ON_ITS_WAY' | 'MEAL_BILLED' | undefined {
  if (billedOn !== null) return 'MEAL_BILLED'
  return state === 'loaded' || state === 'delivered' || state === 'not-home' ? 'MEAL_ON_ITS_WAY' : undefined
}
const isLocked = ({ state }: MealOrder): boolean => state === 'locked' || state === 'prepared'
