import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse } from '../../shared/result.ts'
import { mealsBrought, quantityOf } from './kitchen-facts.ts'
import type { KitchenHandlers, MealsParts } from './parts.ts'
import { cookedOf, runFacts } from './round-facts.ts'
import type { Temperature } from './rules/round.ts'
import { checkTemperature } from './rules/temperatures.ts'

/** Each probe of a day's meals at the kitchen's door, which every round that took them along bears. */
export function kitchenTemperatures({ runs }: MealsParts, day: BusinessDay): Temperature[] {
  const all = runs.ofDay(day).flatMap(({ temperatures }) => temperatures.filter(({ where }) => where === 'kitchen'))
  return [...new Map(all.map((one) => [one.atMs, one])).values()]
}

export function temperatureHandlers(parts: MealsParts): Pick<KitchenHandlers, 'measureKitchen'> {
  const { rounds, runs, setups } = parts
  return {
    measureKitchen({ day, temperature: { sure, ...measured } }, { nowMs, announce }) {
      const brought = mealsBrought(parts, day)
      const here = rounds
        .rounds()
        .map(({ roundId }) => runFacts(parts, roundId, day, brought))
        .filter(({ run, meals }) => run.state === 'planned' && cookedOf(meals).length > 0)
      if (here.length === 0) return refuse('NOTHING_TO_LOAD')
      const meals = quantityOf(here.flatMap((facts) => cookedOf(facts.meals)))
      const checked = checkTemperature({ ...measured, sure }, setups.setup(), meals)
      if (!checked.ok) return checked
      const temperature = { ...measured, where: 'kitchen' as const, atMs: nowMs }
      for (const { run } of here) runs.save({ ...run, temperatures: [...run.temperatures, temperature] })
      announce('services.changed')
      return ok(null)
    },
  }
}
