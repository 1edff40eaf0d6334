import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { changesOf, limits, mealsBrought, quantityOf, saidOf } from './kitchen-facts.ts'
import { kitchenTemperatures, temperatureHandlers } from './kitchen-temperature.ts'
import { kitchenFile, orderPaper, type KitchenPaper } from './paper-handlers.ts'
import type { KitchenHandlers, MealsParts } from './parts.ts'
import { checkBatch, lastDayOf } from './rules/dates.ts'
import { zMealService } from './rules/food.ts'
import { kitchenSheet, type Meal } from './rules/kitchen.ts'
import { checkLabels, labelsOf, withoutAllergens } from './rules/labels.ts'
import { isCooked, type MealOrder } from './rules/order.ts'
import { stateAfter, type MealEvent } from './rules/states.ts'
import { carriers, cookedOf, runFacts } from './round-facts.ts'
import { packed } from './packed.ts'

export function kitchenHandlers(parts: MealsParts): KitchenHandlers {
  return {
    ...sheetHandlers(parts),
    ...batchHandlers(parts),
    ...prepareHandlers(parts),
    ...printHandlers(parts),
    ...temperatureHandlers(parts),
  }
}

function sheetHandlers(parts: MealsParts): Pick<KitchenHandlers, 'kitchenDay' | 'labels' | 'dishesOfDay'> {
  return {
    kitchenDay({ day }) {
      const meals = mealsBrought(parts, day)
      const orders = cookedOf(meals)
      const inStates = (...states: MealOrder['state'][]) =>
        quantityOf(orders.filter(({ state }) => states.includes(state)))
      return {
        sheet: kitchenSheet(meals),
        packing: packed(parts, day, meals),
        meals: {
          open: inStates('planned'),
          locked: inStates('locked'),
          prepared: inStates('prepared'),
          gone: inStates('loaded', 'delivered', 'not-home'),
        },
        missingAllergens: withoutAllergens(meals).map(({ name }) => name),
        printedAtMs: parts.prints.last(day, 'kitchen')?.atMs ?? null,
        changes: changesOf(parts, day, 'kitchen', meals),
        temperatures: kitchenTemperatures(parts, day),
      }
    },
    labels: ({ day }) => labelsOf(mealsBrought(parts, day), limits(parts)),
    dishesOfDay: ({ day }) => [...dishesOf(parts, mealsBrought(parts, day))],
  }
}

type DishOfDay = Awaited<ReturnType<KitchenHandlers['dishesOfDay']>>[number]

/** Each dish that is cooked with the meals that it is in, in the order in which they are eaten. */
function dishesOf({ batches }: MealsParts, meals: readonly Meal[]): readonly DishOfDay[] {
  const served = meals
    .filter(({ order }) => isCooked(order))
    .flatMap(({ order: { eatenOn, service }, plates }) =>
      plates.flatMap(({ dish }) => (dish ? [{ dish, at: { eatenOn, service } }] : [])),
    )
  return [...Map.groupBy(served, ({ dish }) => dish.dishId)].flatMap(([dishId, same]) => {
    const [first] = same
    if (!first) return []
    const { name, lifeDays } = first.dish
    const times = new Map(same.map(({ at }) => [`${at.eatenOn} ${SERVICES.indexOf(at.service)}`, at]))
    const ordered = [...times].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, at]) => at)
    return [
      {
        dishId,
        name,
        lifeDays,
        meals: ordered.map((at) => ({ ...at, servedFrom: batches.usedFor(at, dishId)?.batchId ?? null })),
      },
    ]
  })
}
const SERVICES = zMealService.options

function batchHandlers({
  batches,
  menus,
  trail,
  doors,
}: MealsParts): Pick<KitchenHandlers, 'batches' | 'saveBatch' | 'serveBatch'> {
  return {
    batches: ({ from }) =>
      batches.since(from).map((batch) => ({
        ...batch,
        dish: menus.dish(batch.dishId)?.name ?? '',
        uses: [...batches.usesOf(batch.batchId)],
      })),
    saveBatch({ batchId, dishId, producedOn, note }, context) {
      const dish = menus.dish(dishId)
      if (!dish) return refuse('DISH_UNKNOWN')
      if (producedOn > doors.today(context.nowMs)) return refuse('BATCH_IN_FUTURE', { day: producedOn })
      const known = batches.batch(batchId)
      // What was served from it stays true: its dish and its day are written down for good.
      const isOther = known && (known.dishId !== dishId || known.producedOn !== producedOn)
      if (isOther && batches.usesOf(batchId).length > 0) return refuse('BATCH_IS_USED')
      const useBy = lastDayOf(producedOn, dish)
      batches.save({ batchId, dishId, producedOn, useBy, note })
      trail.tell({ what: 'batch-saved', ref: batchId, value: { producedOn, useBy } }, context)
      context.announce('services.changed')
      return ok({ useBy })
    },
    serveBatch({ batchId, eatenOn, service }, context) {
      const batch = batches.batch(batchId)
      if (!batch) return refuse('BATCH_UNKNOWN')
      const checked = checkBatch(batch, eatenOn)
      if (!checked.ok) return refuse(checked.code, { ...checked.detail, dish: menus.dish(batch.dishId)?.name ?? '' })
      batches.use(batch, { eatenOn, service })
      trail.tell({ what: 'batch-served', ref: batchId, value: { eatenOn, service } }, context)
      context.announce('services.changed')
      return ok(null)
    },
  }
}

/** Every meal of a day that an event moves goes on; answers how many. */
export function moveOrders(
  { orders }: MealsParts,
  moved: readonly MealOrder[],
  event: MealEvent,
  { nowMs }: Pick<CommandContext, 'nowMs'>,
): number {
  const next = moved.flatMap((order) => {
    const state = stateAfter(order.state, event)
    return state === undefined ? [] : [{ ...order, state, changedAtMs: nowMs }]
  })
  for (const order of next) orders.save(order)
  return quantityOf(next)
}

function prepareHandlers(parts: MealsParts): Pick<KitchenHandlers, 'prepare' | 'undoPrepare'> {
  const ofDay = (day: BusinessDay) => parts.orders.broughtOn(day).filter(isCooked)
  return {
    prepare({ day }, context) {
      const open = ofDay(day).filter(({ state }) => state === 'planned')
      if (open.length > 0) return refuse('MEALS_STILL_OPEN', { meals: quantityOf(open) })
      const meals = moveOrders(parts, ofDay(day), 'prepare', context)
      if (meals === 0) return refuse('NOTHING_TO_PREPARE')
      parts.trail.tell({ what: 'prepared', ref: day, value: { meals } }, context)
      context.announce('services.changed')
      return ok({ meals })
    },
    undoPrepare({ day }, context) {
      const meals = moveOrders(parts, ofDay(day), 'unprepare', context)
      if (meals === 0) return refuse('NOTHING_PREPARED')
      parts.trail.tell({ what: 'unprepared', ref: day, value: { meals } }, context)
      context.announce('services.changed')
      return ok({ meals })
    },
  }
}

function printHandlers(parts: MealsParts): Pick<KitchenHandlers, 'printKitchen' | 'kitchenPdf' | 'markPrinted'> {
  const { prints } = parts
  const mealsOf = ({ day, roundId }: Pick<KitchenPaper, 'day' | 'roundId'>) => {
    const carrier = carriers(parts, day)
    return mealsBrought(parts, day).filter(({ order }) => roundId === null || carrier(order.roundId) === roundId)
  }
  const checked = (asked: KitchenPaper) => {
    const meals = mealsOf(asked)
    if (asked.paper === 'labels') return checkLabels(meals, limits(parts))
    return cookedOf(meals).length === 0 ? refuse('NOTHING_TO_PRINT') : ok(null)
  }
  return {
    printKitchen({ day, paper, roundId }, context) {
      if (!parts.doors.printing.hasPrinter()) return refuse('NO_PRINTER')
      const may = checked({ day, paper, roundId })
      if (!may.ok) return may
      const since = prints.last(day, 'kitchen')?.printId ?? null
      orderPaper(parts, { paper, day, roundId, since, atMs: context.nowMs }, context)
      if (paper === 'kitchen') prints.add('kitchen', day, context.nowMs, saidOf(mealsBrought(parts, day)))
      context.announce('services.changed')
      return ok(null)
    },
    async kitchenPdf({ day, paper, roundId }, { nowMs }) {
      if (!checked({ day, paper, roundId }).ok) return null
      const since = prints.last(day, 'kitchen')?.printId ?? null
      return kitchenFile(parts, { paper, day, roundId, since, atMs: nowMs })
    },
    markPrinted({ day, roundId }, { nowMs, announce }) {
      const meals = roundId === null ? mealsBrought(parts, day) : runFacts(parts, roundId, day).meals
      prints.add(roundId ?? 'kitchen', day, nowMs, saidOf(meals))
      announce('services.changed')
      return ok(null)
    },
  }
}
