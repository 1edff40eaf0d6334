import { ok, refuse, type Result } from '../../shared/result.ts'
import { stockDemo } from './demo-people.ts'
import type { MealsParts, SetupHandlers } from './parts.ts'
import type { Planner } from './planner.ts'
import type { MealsSetup } from './rules/setup.ts'

export function setupHandlers(parts: MealsParts, planner: Planner): SetupHandlers {
  const { setups, people, doors } = parts
  const isBareDemo = () => doors.cafe().demo && !setups.isSetUp() && people.people().length === 0

  /** Nobody's standing order or band is lost. */
  function used({ formulas, prices }: MealsSetup): Result<null, 'FORMULA_IN_USE' | 'BAND_IN_USE'> {
    const files = people.people().filter(({ status }) => status !== 'ended')
    const { formulas: before } = setups.setup()
    const gone = before.find(
      ({ code }) =>
        !formulas.some((formula) => formula.code === code) &&
        files.some(({ standing }) => standing.some((one) => one.formula === code)),
    )
    if (gone) return refuse('FORMULA_IN_USE', { formula: gone.name })
    const lost = files.find((file) => !prices.some(({ band }) => band === file.band))
    return lost ? refuse('BAND_IN_USE', { band: lost.band }) : ok(null)
  }

  return {
    setup: () => setups.setup(),
    isBareDemo,
    stockDemo(_, { nowMs, announce }) {
      const stocked = isBareDemo()
      if (stocked) {
        stockDemo(parts, planner, { nowMs, today: doors.today(nowMs) })
        announce('customers.changed')
        announce('services.changed')
      }
      return ok({ stocked })
    },
    saveSetup({ setup }, { announce, nowMs }) {
      const codes = setup.formulas.map(({ code }) => code)
      const twice = codes.find((code, n) => codes.indexOf(code) < n)
      if (twice !== undefined) return refuse('FORMULA_TWICE', { formula: twice })
      const lost = setup.prices.find(({ formula }) => !codes.includes(formula))
      if (lost) return refuse('PRICE_OF_UNKNOWN_FORMULA', { formula: lost.formula })
      const keys = setup.prices.map(({ band, formula, from }) => `${band} ${formula} ${from}`)
      const same = setup.prices.find((_, n) => keys.indexOf(keys[n] ?? '') < n)
      if (same) return refuse('PRICE_TWICE', { band: same.band, formula: same.formula, from: same.from })
      const { coldLimit, coldAlarm } = setup.temperatures
      if (coldAlarm <= coldLimit) return refuse('ALARM_BELOW_LIMIT')
      const fine = used(setup)
      if (!fine.ok) return fine
      setups.save(setup)
      planner.follow(people.people(), { nowMs, today: doors.today(nowMs) })
      announce('services.changed')
      return ok(setup)
    },
  }
}
