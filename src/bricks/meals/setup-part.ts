import { z } from 'zod'
import { setupPart } from '../../main/setup/index.ts'
import type { MealsHandlers, MealsParts } from './parts.ts'
import { zDish } from './rules/food.ts'
import { zRound } from './rules/round.ts'
import { zMealsSetup } from './rules/setup.ts'

/**
 * What of the meals a set-up file carries: how they are done, the rounds, the dishes; nobody who eats them, no menu of a day.
 * The café's own declaration and its word of the day stay with it.
 */
export const mealsSetup = (
  { setups, rounds, menus }: MealsParts,
  handlers: Pick<MealsHandlers, 'saveSetup' | 'saveRound' | 'saveDish'>,
) =>
  setupPart({
    schema: z.strictObject({
      setup: zMealsSetup.omit({ sap: true, wordOfTheDay: true }),
      rounds: z.array(zRound).max(200),
      dishes: z.array(zDish).max(5000),
    }),
    read() {
      const { sap: _, wordOfTheDay: __, ...setup } = setups.setup()
      return { setup, rounds: [...rounds.rounds()], dishes: [...menus.dishes()] }
    },
    bring(brought, context) {
      const { sap, wordOfTheDay } = setups.setup()
      const setup = { ...brought.setup, sap, wordOfTheDay }
      return [
        () => handlers.saveSetup({ ...context, setup }, context),
        ...brought.rounds.map((round) => () => handlers.saveRound({ ...context, round }, context)),
        ...brought.dishes.map((dish) => () => handlers.saveDish({ ...context, dish }, context)),
      ]
    },
  })
