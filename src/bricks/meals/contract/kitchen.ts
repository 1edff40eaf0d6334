import { z } from 'zod'
import { command, query, zBusinessDay, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zBatchId, zDishId, zRoundId } from '../ids.ts'
import { zBatch, zMealService } from '../rules/food.ts'
import { zChange, zServiceSheet } from '../rules/kitchen.ts'
import { zLabel } from '../rules/labels.ts'
import { zPacking } from '../rules/packing.ts'
import { zTemperature } from '../rules/round.ts'

const zFile = z.strictObject({ name: z.string(), base64: z.base64() })
const day = { day: zBusinessDay }

/** What the kitchen makes for the rounds of a day; who eats what is told to whoever cooks. */
export const kitchenDay = query({
  right: 'kitchen',
  input: day,
  output: z.strictObject({
    sheet: z.array(zServiceSheet),
    packing: z.array(zPacking),
    /** By state: meals that may still change, that are to be made, and that are made. */
    meals: z.strictObject({ open: z.int(), locked: z.int(), prepared: z.int(), gone: z.int() }),
    /** Names of dishes that are served without their allergens being known. */
    missingAllergens: z.array(z.string()),
    printedAtMs: zInstantMs.nullable(),
    /** Since it was printed last. */
    changes: z.array(zChange),
    /** What the probe said when it left the kitchen. */
    temperatures: z.array(zTemperature),
  }),
})
/** What the probe says when the meals leave the kitchen: of every round that is still here. */
export const measureKitchen = command({
  right: 'kitchen',
  input: {
    ...day,
    temperature: z.strictObject({ ...zTemperature.omit({ atMs: true, where: true }).shape, sure: z.boolean() }),
  },
  output: z.null(),
  refusals: [
    'NOTHING_TO_LOAD',
    'TEMPERATURE_DOUBTED',
    'TEMPERATURE_COMMENT_NEEDED',
    'TEMPERATURE_ACTION_NEEDED',
    'TEMPERATURE_OTHER_NEEDS_COMMENT',
  ],
})
export const labels = query({ right: 'kitchen', input: day, output: z.array(zLabel) })

/** Newest first, with whatever they were served for. */
export const batches = query({
  right: 'kitchen',
  input: { from: zBusinessDay },
  output: z.array(
    z.strictObject({
      ...zBatch.shape,
      dish: z.string(),
      uses: z.array(z.strictObject({ eatenOn: zBusinessDay, service: zMealService })),
    }),
  ),
})
/** The dishes that a day brings, and for which meals: whatever a batch is written down or served for. */
export const dishesOfDay = query({
  right: 'kitchen',
  input: day,
  output: z.array(
    z.strictObject({
      dishId: zDishId,
      name: z.string(),
      lifeDays: z.int(),
      meals: z.array(z.strictObject({ eatenOn: zBusinessDay, service: zMealService, servedFrom: zBatchId.nullable() })),
    }),
  ),
})
/** Its limit comes from the dish. */
export const saveBatch = command({
  right: 'kitchen',
  input: { batchId: zBatchId, dishId: zDishId, producedOn: zBusinessDay, note: zText(80) },
  output: z.strictObject({ useBy: zBusinessDay }),
  refusals: ['DISH_UNKNOWN', 'BATCH_IN_FUTURE', 'BATCH_IS_USED'],
})
/** Serves a batch: whatever of its dish is eaten then comes from it. */
export const serveBatch = command({
  right: 'kitchen',
  input: { batchId: zBatchId, eatenOn: zBusinessDay, service: zMealService },
  output: z.null(),
  refusals: ['BATCH_UNKNOWN', 'BATCH_NOT_MADE', 'BATCH_TOO_OLD'],
})

/** Everything that a day brings is made; `undoPrepare` while nothing of it has left. */
export const prepare = command({
  right: 'kitchen',
  input: day,
  output: z.strictObject({ meals: z.int() }),
  refusals: ['MEALS_STILL_OPEN', 'NOTHING_TO_PREPARE'],
})
export const undoPrepare = command({
  right: 'kitchen',
  input: day,
  output: z.strictObject({ meals: z.int() }),
  refusals: ['NOTHING_PREPARED'],
})

/** What the papers of the kitchen are. */
const zKitchenPaper = z.enum(['kitchen', 'packing', 'labels'])
export const printKitchen = command({
  right: 'kitchen',
  input: { ...day, paper: zKitchenPaper, roundId: zRoundId.nullable() },
  output: z.null(),
  refusals: ['NO_PRINTER', 'NOTHING_TO_PRINT', 'MENU_MISSING', 'NOTHING_SUITS', 'ALLERGENS_MISSING', 'DISH_TOO_SHORT'],
})
/** On A4; null where it cannot be printed: `printKitchen` says why. */
export const kitchenPdf = query({
  right: 'kitchen',
  input: { ...day, paper: zKitchenPaper, roundId: zRoundId.nullable() },
  output: zFile.nullable(),
})
/** A paper went out by another way than the printer of the till: from now on changes are told against it. Null: the kitchen's. */
export const markPrinted = command({
  right: 'kitchen',
  input: { ...day, roundId: zRoundId.nullable() },
  output: z.null(),
})
