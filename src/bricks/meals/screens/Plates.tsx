import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import type { DayMeal } from '../contract/views.ts'
import type { DishId } from '../ids.ts'
import type { Choice, Course } from '../rules/food.ts'
import { reasonsText } from '../texts/reasons.ts'
import { Chips } from './Chips.tsx'
import { useShop } from './shop.ts'

type Props = {
  readonly at: DayMeal
  readonly meal: { readonly personId: CustomerId; readonly formula: string }
  readonly onChoose: ((choices: readonly Choice[]) => void) | undefined
}
type Plate = DayMeal['plates'][number]
type NameOf = (dishId: DishId | null) => string

/** Each course with its dish; where there are others that suit, they can be chosen; those that do not, and why. */
export function Plates({ at, meal, onChoose }: Props) {
  const { t, queries, words } = useShop()
  const dishes = useQuery(queries.dishes.queryOptions({ input: { all: true } })).data ?? []
  const nameOf: NameOf = (dishId) => dishes.find((dish) => dish.dishId === dishId)?.name ?? t.people.meal.blocked
  const [open, setOpen] = useState<Course>()
  const whyOf = useReasons(at, meal)
  const choose = (course: Course, dishId: DishId) => {
    const others = at.plates
      .filter((plate) => plate.course !== course && plate.isChosen)
      .flatMap((plate) => (plate.dishId === null ? [] : [{ course: plate.course, dishId: plate.dishId }]))
    onChoose?.([...others, { course, dishId }])
    setOpen(undefined)
  }
  return (
    <dl className="ml-plates">
      {at.plates.map((plate) => (
        <div key={plate.course} data-blocked={plate.dishId === null ? '' : undefined}>
          <dt>{words.courses[plate.course]}</dt>
          <dd>
            {onChoose && plate.fitting.length > 1 ? (
              <button
                type="button"
                className="ml-choice"
                aria-expanded={open === plate.course}
                onClick={() => setOpen(open === plate.course ? undefined : plate.course)}
              >
                {nameOf(plate.dishId)}
              </button>
            ) : (
              nameOf(plate.dishId)
            )}
            {open === plate.course && (
              <Chips
                label={words.courses[plate.course]}
                value={plate.dishId ?? undefined}
                columns={1}
                chips={plate.fitting.map((value) => ({ value, text: nameOf(value) }))}
                onChoose={(dishId) => choose(plate.course, dishId)}
              />
            )}
            <Unfit plate={plate} nameOf={nameOf} whyOf={whyOf} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Dishes of the day that do not suit, with all that speaks against each where whoever looks may know it. */
function Unfit(props: {
  readonly plate: Plate
  readonly nameOf: NameOf
  readonly whyOf: (dishId: DishId) => string | undefined
}) {
  const { t } = useShop()
  const { plate, nameOf, whyOf } = props
  if (plate.unfit.length === 0) return null
  return (
    <ul className="ml-unfit">
      {plate.unfit.map((dishId) => (
        <li key={dishId}>
          <s>{nameOf(dishId)}</s> {whyOf(dishId) ?? t.people.meal.unfit}
        </li>
      ))}
    </ul>
  )
}

/** What speaks against a dish; undefined for whoever may not know. */
function useReasons(at: DayMeal, { personId, formula }: Props['meal']) {
  const { queries, host, lang } = useShop()
  const isAsked = host.may('health') && at.plates.some(({ unfit }) => unfit.length > 0)
  const input = { personId, eatenOn: at.day, service: at.service, formula }
  const known = useQuery(queries.unfit.queryOptions({ input, enabled: isAsked })).data
  return (dishId: DishId): string | undefined => {
    // What was read by whoever held the till before is still known, and nothing of it is said.
    const reasons = isAsked ? known?.find((one) => one.dishId === dishId)?.reasons : undefined
    return reasons && reasonsText(reasons, lang)
  }
}
