import { zMealService, type MealService } from '../rules/food.ts'
import type { PersonInput } from '../contract/views.ts'
import type { Standing } from '../rules/person.ts'
import { useSetup, useShop } from './shop.ts'

type Props = { readonly person: PersonInput; readonly onWrite: (next: Partial<PersonInput>) => void }
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** A week: each key goes through none, each formula, and two of the first. */
export function StandingPart({ person, onWrite }: Props) {
  const { t, words } = useShop()
  const formulas = useSetup()?.formulas ?? []
  const ladder = [
    ...formulas.map(({ code }) => ({ formula: code, quantity: 1 })),
    ...formulas.slice(0, 1).map(({ code }) => ({ formula: code, quantity: 2 })),
  ]
  const find = (weekday: number, service: MealService) =>
    person.standing.find((one) => one.weekday === weekday && one.service === service)
  const textOf = (one: Standing | undefined) => {
    if (!one) return t.people.strip.none
    const name = formulas.find(({ code }) => code === one.formula)?.name ?? one.formula
    return one.quantity > 1 ? `${one.quantity} × ${name}` : name
  }
  const turn = (weekday: number, service: MealService) => {
    const now = find(weekday, service)
    const at = ladder.findIndex((step) => step.formula === now?.formula && step.quantity === now.quantity)
    const next = ladder[now ? at + 1 : 0]
    const others = person.standing.filter((one) => one !== now)
    onWrite({ standing: next ? [...others, { weekday, service, ...next }] : others })
  }
  return (
    <div className="sv-part" role="group" aria-label={t.people.file.standing}>
      <p className="sv-label">{t.people.file.standing}</p>
      <div className="ml-standing">
        {WEEKDAYS.map((weekday) => (
          <div key={weekday}>
            <span>{words.weekday(weekday)}</span>
            {zMealService.options.map((service) => {
              const one = find(weekday, service)
              const what = textOf(one)
              return (
                <button
                  key={service}
                  type="button"
                  className="sv-chip"
                  aria-pressed={one !== undefined}
                  aria-label={t.people.file.standingKey({
                    day: words.weekday(weekday),
                    service: words.services[service],
                    what: `${words.services[service]} ${what}`,
                  })}
                  onClick={() => turn(weekday, service)}
                >
                  <small>{words.services[service]}</small> <b>{what}</b>
                </button>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}
