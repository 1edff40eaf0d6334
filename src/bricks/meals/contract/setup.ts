import { z } from 'zod'
import { command, query } from '../../../shared/contracts/procedure.ts'
import { zMealsSetup } from '../rules/setup.ts'

export const setup = query({ right: 'look', output: zMealsSetup })
export const saveSetup = command({
  right: 'settings',
  input: { setup: zMealsSetup },
  output: zMealsSetup,
  refusals: [
    'FORMULA_TWICE',
    'PRICE_OF_UNKNOWN_FORMULA',
    'PRICE_TWICE',
    'FORMULA_IN_USE',
    'BAND_IN_USE',
    'ALARM_BELOW_LIMIT',
  ],
})

/** Whether this is a demo café that nobody has set up: then the first look at the meals fills it with examples. */
export const isBareDemo = query({ right: 'look', output: z.boolean() })
/** Fills a bare demo café with people who do not exist; anywhere else it does nothing. */
export const stockDemo = command({ right: 'customers', input: {}, output: z.strictObject({ stocked: z.boolean() }) })
