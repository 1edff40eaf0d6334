import type { BusinessDay } from '../../../shared/business-day.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import type { DayMeal } from '../contract/views.ts'
import { newPauseId, type MealOrderId } from '../ids.ts'
import type { Choice } from '../rules/food.ts'
import type { PauseReason } from '../rules/person.ts'
import { put } from './people-desk.ts'
import { useShop } from './shop.ts'

type Wish = { readonly formula: string; readonly quantity: number; readonly choices: readonly Choice[] }

/** What is done for one person on the phone: each of them one gesture. */
export function usePersonActions(personId: CustomerId) {
  const shop = useShop()
  const { part, t, ask, euros, day } = shop
  const done = (text: string) => {
    shop.again()
    shop.done(text)
  }
  const wishOf = ({ day: eatenOn, service }: Pick<DayMeal, 'day' | 'service'>, wish: Wish) => ({
    personId,
    eatenOn,
    service,
    formula: wish.formula,
    quantity: wish.quantity,
    choices: [...wish.choices],
  })
  return {
    cancel: (orderId: MealOrderId, reason: 'asked' | 'hospital' | 'cafe') =>
      ask(
        (commandId) => part.cancelMeal({ orderId, reason, commandId }),
        () => done(t.people.meal.cancelledDone),
      ),
    order: (at: DayMeal, wish: Wish) =>
      ask(
        (commandId) => part.orderMeal({ ...wishOf(at, wish), commandId }),
        () => done(at.order ? t.people.meal.changedDone : t.people.meal.orderedDone),
      ),
    accept: (at: DayMeal, wish: Wish, reason: string) =>
      ask(
        (commandId) => part.acceptLate({ ...wishOf(at, wish), reason, commandId }),
        () => done(t.people.meal.orderedDone),
      ),
    pause: (from: BusinessDay, until: BusinessDay | null, reason: PauseReason) =>
      ask(
        (commandId) => part.pause({ personId, pauseId: newPauseId(), from, until, reason, commandId }),
        (tally) => {
          put({ panel: 'week' })
          done(t.people.pause.done({ ...tally, amount: euros(tally.billedCents) }))
        },
      ),
    resume: (on: BusinessDay) =>
      ask(
        (commandId) => part.resume({ personId, on, commandId }),
        ({ firstOn }) => done(firstOn ? t.people.pause.resumed({ day: day(firstOn) }) : t.people.pause.resumedNone),
      ),
  }
}
export type PersonActions = ReturnType<typeof usePersonActions>
