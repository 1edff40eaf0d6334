import { ok, refuse, type Result } from '../../shared/result.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { moveOrders } from './kitchen-handlers.ts'
import { quantityOf } from './kitchen-facts.ts'
import type { MealsParts, RunHandlers } from './parts.ts'
import type { MealOrder } from './rules/order.ts'
import type { Run, Stop, Temperature } from './rules/round.ts'
import { checkStop, deliveredStop, unanswered, type StopRefusal } from './rules/stops.ts'
import { checkTemperature, type TemperatureRefusal } from './rules/temperatures.ts'
import { cookedOf, nobodyBrings, runFacts } from './round-facts.ts'
import { ownRun } from './round-handlers.ts'

type Measure = Omit<Temperature, 'atMs'> & { readonly sure: boolean }
type Given = Omit<Stop, 'atMs'>

export function runHandlers(parts: MealsParts): RunHandlers {
  return { ...leavingHandlers(parts), ...stopHandlers(parts), ...backHandlers(parts) }
}

/** The run with one more temperature, or why it cannot be written down. */
function measured(
  { setups }: MealsParts,
  run: Run,
  { sure, ...temperature }: Measure,
  meals: number,
  nowMs: number,
): Result<Run, TemperatureRefusal> {
  const checked = checkTemperature({ ...temperature, sure }, setups.setup(), meals)
  if (!checked.ok) return checked
  return ok({ ...run, temperatures: [...run.temperatures, { ...temperature, atMs: nowMs }] })
}

const awaitedOf = (parts: MealsParts, { roundId, day }: Run): readonly MealOrder[] =>
  cookedOf(runFacts(parts, roundId, day).meals)

function leavingHandlers(parts: MealsParts): Pick<RunHandlers, 'load' | 'unload' | 'measure'> {
  const { runs, trail } = parts
  return {
    load({ roundId, day, driver, temperature, anyway }, context) {
      const own = ownRun(parts, { roundId, day })
      if (!own.ok) return own
      // What was ordered late may follow a round that is loaded already.
      const orders = awaitedOf(parts, own.value).filter(({ state }) => state !== 'loaded')
      if (own.value.state === 'validated') return refuse('RUN_GONE')
      if (orders.length === 0) return refuse('NOTHING_TO_LOAD')
      const raw = orders.filter(({ state }) => state !== 'prepared')
      if (raw.length > 0) return refuse('NOT_PREPARED', { meals: quantityOf(raw) })
      const lost = nobodyBrings(parts, day)
      if (lost.length > 0 && !anyway)
        return refuse('NOBODY_BRINGS', { meals: lost.reduce((n, { meals }) => n + meals, 0) })
      const run = measured(parts, own.value, temperature, quantityOf(orders), context.nowMs)
      if (!run.ok) return run
      runs.save({ ...run.value, state: 'loaded', driver })
      const meals = moveOrders(parts, orders, 'load', context)
      trail.tell({ what: 'loaded', ref: roundId, value: { day, meals } }, context)
      context.announce('services.changed')
      return ok({ meals })
    },
    unload({ roundId, day }, context) {
      const own = ownRun(parts, { roundId, day })
      if (!own.ok) return own
      if (own.value.state === 'planned') return refuse('RUN_NOT_LOADED')
      if (own.value.state === 'validated') return refuse('RUN_VALIDATED')
      runs.save({ ...own.value, state: 'planned', stops: [] })
      moveOrders(parts, awaitedOf(parts, own.value), 'unload', context)
      trail.tell({ what: 'unloaded', ref: roundId, value: { day } }, context)
      context.announce('services.changed')
      return ok(null)
    },
    measure({ roundId, day, temperature }, { nowMs, announce }) {
      const own = ownRun(parts, { roundId, day })
      if (!own.ok) return own
      if (own.value.state === 'planned') return refuse('RUN_NOT_LOADED')
      const run = measured(parts, own.value, temperature, quantityOf(awaitedOf(parts, own.value)), nowMs)
      if (!run.ok) return run
      runs.save(run.value)
      announce('services.changed')
      return ok(null)
    },
  }
}

/** Each stop as it went, or the first that cannot be so. Somebody without a meal may still give containers back. */
function checkStops(
  { people }: MealsParts,
  stops: readonly Given[],
  known: readonly CustomerId[],
): Result<null, StopRefusal | 'STOP_UNKNOWN'> {
  for (const stop of stops) {
    const file = people.person(stop.personId)
    if (!file || !known.includes(stop.personId)) return refuse('STOP_UNKNOWN')
    const checked = checkStop(stop, file)
    if (!checked.ok) return checked
  }
  return ok(null)
}

/** The stops with some of them said anew. */
function withStops(stops: readonly Stop[], said: readonly Stop[]): Stop[] {
  return [...stops.filter(({ personId }) => said.every((one) => one.personId !== personId)), ...said]
}

/** What becomes of the meals of a stop. */
function settleStop(
  parts: MealsParts,
  run: Run,
  stop: Stop,
  orders: readonly MealOrder[],
  context: CommandContext,
): number {
  const own = orders.filter(({ personId }) => personId === stop.personId)
  const { result } = stop
  parts.runs.countContainers(run, stop)
  if (result === null) return 0
  const isHome = result === 'delivered'
  const handed = isHome ? null : result
  return moveOrders(
    parts,
    own.map((order) => ({ ...order, handed })),
    isHome ? 'deliver' : 'nobody-home',
    context,
  )
}

function stopHandlers(parts: MealsParts): Pick<RunHandlers, 'recordStop'> {
  const { runs, trail } = parts
  return {
    recordStop({ roundId, day, stop }, context) {
      const own = ownRun(parts, { roundId, day })
      if (!own.ok) return own
      const run = own.value
      if (run.state === 'planned') return refuse('RUN_NOT_LOADED')
      const facts = runFacts(parts, roundId, day)
      const checked = checkStops(parts, [stop], facts.people)
      if (!checked.ok) return checked
      const said: Stop = { ...stop, atMs: context.nowMs }
      const orders = cookedOf(facts.meals).filter(({ personId }) => personId === stop.personId)
      if (run.state === 'validated') {
        if (orders.some(({ billedOn, credited }) => billedOn !== null && !credited)) return refuse('MEAL_BILLED')
        settleStop(parts, run, said, orders, context)
        trail.tell({ what: 'stop-corrected', ref: roundId, value: { day, result: stop.result } }, context)
      }
      runs.save({ ...run, stops: withStops(run.stops, [said]) })
      context.announce('services.changed')
      return ok(null)
    },
  }
}

function backHandlers(parts: MealsParts): Pick<RunHandlers, 'validate' | 'closeDay'> {
  const { runs, setups, rounds, trail } = parts

  /** Every stop has its result: its meals are delivered or not, its containers counted, and the round is over. */
  function settle(run: Run, context: CommandContext) {
    const orders = awaitedOf(parts, run)
    const moved = (isHome: boolean) =>
      run.stops
        .filter(({ result }) => (result === 'delivered') === isHome)
        .reduce((sum, stop) => sum + settleStop(parts, run, stop, orders, context), 0)
    const counts = { delivered: moved(true), notHome: moved(false) }
    runs.save({ ...run, state: 'validated' })
    trail.tell({ what: 'validated', ref: run.roundId, value: { day: run.day, ...counts } }, context)
    return counts
  }

  return {
    validate({ roundId, day, stops, restDelivered, temperature, km }, context) {
      const own = ownRun(parts, { roundId, day })
      if (!own.ok) return own
      if (own.value.state === 'planned') return refuse('RUN_NOT_LOADED')
      if (own.value.state === 'validated') return refuse('RUN_VALIDATED')
      const facts = runFacts(parts, roundId, day)
      const checked = checkStops(parts, stops, facts.people)
      if (!checked.ok) return checked
      const orders = cookedOf(facts.meals)
      const said = withStops(
        own.value.stops,
        stops.map((stop) => ({ ...stop, atMs: context.nowMs })),
      )
      const here = orders.filter(({ state }) => state !== 'loaded')
      if (here.length > 0) return refuse('MEALS_NOT_LOADED', { meals: quantityOf(here) })
      const silent = unanswered({ stops: said }, orders)
      if (silent.length > 0 && !restDelivered) return refuse('STOPS_WITHOUT_RESULT', { stops: silent.length })
      const rest = silent.map((personId) => {
        const mealsOf = quantityOf(orders.filter((order) => order.personId === personId))
        const known = said.find((stop) => stop.personId === personId)
        const stop = known ?? deliveredStop(personId, mealsOf, setups.setup().containers)
        return { ...stop, result: 'delivered' as const, atMs: context.nowMs }
      })
      const answered = { ...own.value, stops: withStops(said, rest), km: km ?? own.value.km }
      const run = temperature ? measured(parts, answered, temperature, quantityOf(orders), context.nowMs) : ok(answered)
      if (!run.ok) return run
      if (!isMeasured(run.value)) return refuse('TEMPERATURE_MISSING')
      const counts = settle(run.value, context)
      context.announce('services.changed')
      return ok(counts)
    },
    closeDay({ day }, context) {
      const own = rounds
        .rounds()
        .map(({ roundId }) => runFacts(parts, roundId, day))
        .filter(({ meals }) => cookedOf(meals).length > 0)
      const loaded = own.filter(({ run }) => run.state === 'loaded')
      const silent = loaded.flatMap(({ run, meals }) => unanswered(run, cookedOf(meals)))
      if (silent.length > 0) return refuse('STOPS_WITHOUT_RESULT', { stops: silent.length })
      const here = own.filter(
        ({ run, meals }) => run.state !== 'validated' && cookedOf(meals).some(({ state }) => state !== 'loaded'),
      )
      if (here.length > 0) return refuse('ROUNDS_STILL_HERE', { rounds: here.length })
      if (!loaded.every(({ run }) => isMeasured(run))) return refuse('TEMPERATURE_MISSING')
      for (const { run } of loaded) settle(run, context)
      context.announce('services.changed')
      return ok({ rounds: own.length })
    },
  }
}

/** Measured when it came back, and not only when it left. */
function isMeasured({ temperatures }: Run): boolean {
  return temperatures.some(({ where }) => where === 'last-stop' || where === 'other')
}
